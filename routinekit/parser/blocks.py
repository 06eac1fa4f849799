"""Blocks from indentation: which line belongs to which header.

First the lines are nested by their columns alone, then each is read and asked whether it may stand where it
stands. A line in the wrong place is reported once and understood as what it was probably meant to be, so that
nothing follows on.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import Factory, define, frozen

from routinekit.diagnostics import Fix, Problems
from routinekit.doses import DOSE_FORMS, Dose, Only, Phase, Phases, Prepare, Rest
from routinekit.limits import Limits
from routinekit.lines import LogicalLine, Statement
from routinekit.model import (
    Block,
    Cue,
    Do,
    Exercise,
    Item,
    Line,
    Prose,
    Routine,
    Setting,
    Use,
    Variants,
)
from routinekit.parser.nesting import NestedLine, all_below, first_word
from routinekit.parser.prose import ProseLines
from routinekit.parser.rules.lines import Parsed
from routinekit.parser.statements import Statements
from routinekit.source import START, Source, Span
from routinekit.vocabulary import FIELDS, NAMING_WORDS

_EMPTY_NAME = "write a name between the quotes, or without them"
_FILE_WORDS = ("routine", "library")


@frozen
class ParsedChunk:
    """What a chunk of a text says: its items, and how many items and doses there are at all depths."""

    line: int
    items: tuple[Item, ...]
    count: int
    doses: int


def _place(line: NestedLine | ParsedChunk) -> int:
    return line.line if isinstance(line, ParsedChunk) else line.line.span.line


def _begins_block(parsed: Parsed) -> bool:
    return not parsed.keyword and bool(parsed.doses) and parsed.doses[0].opens


def _opens(parsed: Parsed) -> bool:
    """Whether a statement is a header, and not doses of the one it stands below."""
    return parsed.keyword in ("exercise", "do", "section") or _begins_block(parsed)


def _stands_alone(parsed: Parsed, *, first: bool) -> bool:
    """Whether a dose in a block is an item: a rest without a place, a preparation after the first item."""
    match parsed.doses:
        case [Rest(place=None)]:
            return True
        case [Prepare()]:
            return not first
    return False


@define
class _Body:
    """What the lines below a header say of it."""

    prose: list[Prose] = Factory(list)
    doses: list[Dose] = Factory(list)
    lines: list[Line] = Factory(list)
    phases: list[Phase] = Factory(list)
    settings: list[Setting] = Factory(list)
    variants: list[Variants] = Factory(list)
    uses: list[Use] = Factory(list)

    @property
    def all_doses(self) -> tuple[Dose, ...]:
        """Its doses; phases are one."""
        phases = [Phases(tuple(self.phases), span=self.phases[0].span)] if self.phases else []
        return (*self.doses, *phases)


class Blocks:
    """Reads nested lines into the model."""

    def __init__(self, source: Source, limits: Limits, problems: Problems) -> None:
        self.source, self.limits, self.problems = source, limits, problems
        self.statements = Statements(limits, problems)
        self.prose = ProseLines(self.statements, problems)
        self.count = self.doses = 0  # of items and doses, at all depths
        self.said: list[ParsedChunk] = []  # by what stands at the left edge

    @property
    def too_many(self) -> bool:
        """Whether there are more items or doses than are read."""
        return self.count > self.limits.items or self.doses > self.limits.doses

    # ------------------------------------------------------------ the file

    def routine(self, lines: Sequence[NestedLine], known: Iterable[ParsedChunk] = ()) -> Routine:
        """The routine that the lines of a text say, and what is `known` of those that are not among them."""
        parsed, below, rest = self._title(lines)
        body = _Body()
        items: list[Item] = []
        for number, line in enumerate(below):
            inner = self._read(line.line)
            if isinstance(inner, Parsed) and _opens(inner):
                if not items:
                    message = "what is done stands at the left edge, not below `routine`"
                    self._report_dedent("RK213", below[number:], message)
                items += self._item(line, inner)
            else:
                self._into(line, inner, body)
        items += self._at_the_edge(rest, known, body, first=not items)
        self._not_in(body.lines, body.phases, "the routine")
        return Routine(
            parsed.name,
            tuple(body.prose),
            tuple(body.doses),
            tuple(items),
            lines=tuple(line for line in body.lines if not line.sets),
            variants=tuple(body.variants),
            settings=tuple(body.settings),
            uses=tuple(body.uses),
            is_library=parsed.keyword == "library",
            span=lines[0].line.span if lines else START,
            source=self.source,
        )

    def _title(
        self, lines: Sequence[NestedLine]
    ) -> tuple[Parsed, Sequence[NestedLine], Sequence[NestedLine]]:
        """The title of the file, the lines of its body, and those after it."""
        first = lines[0].line if lines else None
        word = first_word(first)
        if isinstance(first, Statement) and word in _FILE_WORDS:
            parsed = self._read(first)
            return parsed if isinstance(parsed, Parsed) else Parsed(word), lines[0].below, lines[1:]
        self.problems.add(
            "RK201",
            first.span if first else START,
            "the file does not begin with its routine" if first else "the file is empty",
            help="the first line is `routine` and a name: `routine Back exercises`",
        )
        # A first line that says nothing else was meant as the title, and what is below it as its body.
        if lines and word not in {*NAMING_WORDS, *DOSE_FORMS, *FIELDS} - {*_FILE_WORDS}:
            return Parsed(), lines[0].below, lines[1:]
        return Parsed(), [], lines

    def _at_the_edge(
        self, rest: Sequence[NestedLine], known: Iterable[ParsedChunk], body: _Body, *, first: bool
    ) -> Iterator[Item]:
        """What is done, read or known; before the `first` of it files may be used."""
        parts: list[NestedLine | ParsedChunk] = [*rest, *known]
        for part in sorted(parts, key=_place):
            if isinstance(part, ParsedChunk):
                self.count, self.doses = self.count + part.count, self.doses + part.doses
                self.said.append(part)
                first = first and not part.items
                yield from part.items
                continue
            count, doses = self.count, self.doses
            inner = self._read(part.line)
            if isinstance(inner, Parsed) and inner.keyword in _FILE_WORDS:
                self.problems.add(
                    "RK202",
                    part.line.span,
                    "a second routine begins here",
                    label="one file holds one routine",
                    help="put it into a file of its own",
                )
                break
            if isinstance(inner, Parsed) and inner.keyword == "use" and first:
                self._into(part, inner, body)
                continue
            items = tuple(self._item(part, inner))
            self.said.append(ParsedChunk(_place(part), items, self.count - count, self.doses - doses))
            first = first and not items
            yield from items

    # ------------------------------------------------------------ items

    def _item(self, line: NestedLine, parsed: Parsed | Prose | Phase | None) -> Iterator[Item]:
        """The item that a line is, and those that wrongly stand below it."""
        self.count += 1
        if self.too_many:
            if self.count == self.limits.items + 1 and self.doses <= self.limits.doses:
                message = f"the routine has more than {self.limits.items:,} items"
                self.problems.add("RK605", line.line.span, message, help="part it into several files")
        elif isinstance(parsed, Parsed) and (parsed.keyword == "section" or _begins_block(parsed)):
            yield self._block(line, parsed)
        elif isinstance(parsed, Parsed) and isinstance(parsed.node, Line):
            self._report_indent("RK211", line.line, "a set stands at the left edge")
        elif isinstance(parsed, Parsed) and parsed.node is not None:
            self._report_declared(line.line.span, parsed.keyword)
        elif isinstance(parsed, Parsed) and (parsed.keyword or parsed.broken):
            yield from self._exercise(line, parsed)
        elif isinstance(parsed, Parsed):
            yield from self._standing_dose(line, parsed)
        elif parsed is not None:
            self._report_indent("RK212", line.line, "words stand at the left edge")

    def _standing_dose(self, line: NestedLine, parsed: Parsed) -> Iterator[Item]:
        match parsed.doses:
            case [Rest(place=None) | Prepare() as item]:
                self._holds_nothing(line)
                yield item
            case []:
                pass  # it could not be read, and that has been said
            case _:
                self._report_indent("RK211", line.line, "a dose stands at the left edge")

    def _block(self, line: NestedLine, parsed: Parsed) -> Block:
        """A header with items: first its words and doses, then what is done."""
        body = _Body(doses=list(parsed.doses))
        items: list[Item] = []
        for below in line.below:
            inner = self._read(below.line)
            if not isinstance(inner, Parsed):
                self._into(below, inner, body)
            elif _opens(inner) or inner.broken or _stands_alone(inner, first=not items):
                items += self._item(below, inner)
            else:
                if items and inner.doses:
                    self.problems.add(
                        "RK219",
                        below.line.span,
                        "a dose stands after what is done",
                        label="to what does it belong?",
                        help="write it on the line of the block, or before its first item",
                    )
                self._into(below, inner, body)
        if not parsed.name and parsed.keyword:
            self.problems.add(
                "RK215", parsed.name_span or line.line.span, "this name is empty", help=_EMPTY_NAME
            )
        self._not_in(body.lines, body.phases, "a block")
        self._declared_in(body)
        lines = tuple(each for each in body.lines if not each.sets)
        return Block(
            parsed.name, tuple(body.prose), tuple(body.doses), tuple(items), lines=lines, span=line.line.span
        )

    def _exercise(self, line: NestedLine, parsed: Parsed) -> Iterator[Item]:
        body = _Body(doses=list(parsed.doses))
        after: list[Item] = []
        for below in line.below:
            inner = self._read(below.line)
            if isinstance(inner, Parsed) and inner.keyword in NAMING_WORDS and inner.node is None:
                if not (parsed.broken or after):  # once; below a broken line nobody knows what it opens
                    self._report_dedent("RK214", [below], "an exercise holds prose and doses, nothing else")
                after += self._item(below, inner)
            else:
                self._into(below, inner, body)
        self._declared_in(body)
        if parsed.name:
            kind = Exercise if parsed.keyword == "exercise" else Do
            lines, span = tuple(body.lines), line.line.span
            yield kind(parsed.name, tuple(body.prose), body.all_doses, lines=lines, span=span)
        elif parsed.keyword:
            self.problems.add(
                "RK215", parsed.name_span or line.line.span, "this name is empty", help=_EMPTY_NAME
            )
        yield from after

    def _declared_in(self, body: _Body) -> None:
        """What is declared for the whole file has no place in a part of it."""
        for node in (*body.settings, *body.variants, *body.uses):
            word = str(node).partition(" ")[0]
            self._report_declared(node.span or START, word)

    def _not_in(self, lines: list[Line], phases: list[Phase], where: str) -> None:
        """Set lines and phases say how an exercise is done, and nothing else has them."""
        for node in (*(line for line in lines if line.sets), *phases):
            self.problems.add(
                "RK220",
                node.span or START,
                f"{where} has no {'sets' if isinstance(node, Line) else 'phases'} of its own",
                help="write it below the exercise it belongs to",
            )

    # ------------------------------------------------------------ bodies

    def _into(self, line: NestedLine, parsed: Parsed | Prose | Phase | None, body: _Body) -> None:
        """Add what one line of a body says to what is known of its header."""
        match parsed:
            case Prose():
                body.prose.append(parsed)
            case Phase():
                body.phases.append(parsed)
            case Parsed(node=Line() as node):
                only = tuple(dose for dose in node.doses if isinstance(dose, Only))
                doses = tuple(dose for dose in node.doses if not isinstance(dose, Only))
                body.lines.append(Line(doses, only, node.sets, span=node.span))
            case Parsed(node=Setting() as setting):
                body.settings.append(setting)
            case Parsed(node=Variants() as variants):
                body.variants.append(variants)
            case Parsed(node=Use() as use):
                body.uses.append(use)
            case Parsed(doses=doses):
                only = tuple(dose for dose in doses if isinstance(dose, Only))
                if only and len(only) < len(doses):
                    rest = tuple(dose for dose in doses if not isinstance(dose, Only))
                    body.lines.append(Line(rest, only, span=line.line.span))
                else:
                    body.doses += doses
        self._holds_nothing(line)
        for below in all_below(line):
            self._into(NestedLine(below), self._read(below), body)

    def _holds_nothing(self, line: NestedLine) -> None:
        if not self.too_many and line.below and not line.below[0].line.tabbed:
            below = line.below[0].line
            blanks = below.span.part(-below.indent, 0)
            self.problems.add(
                "RK105",
                blanks,
                "this line is deeper than the one above, which holds nothing",
                label="indented",
                help=f"indent it by {line.line.indent}, as the line above",
                fixes=(Fix(blanks, " " * line.line.indent),),
            )

    def _read(self, line: LogicalLine) -> Parsed | Prose | Phase | None:
        if self.problems.full or self.too_many:
            return None
        said = self.statements.read(line) if isinstance(line, Statement) else self.prose.read(line)
        if not isinstance(said, Prose) or isinstance(said, Cue):
            self.doses += len(said.doses) if isinstance(said, Parsed) and said.doses else 1
            if self.too_many:
                message = f"the routine has more than {self.limits.doses:,} doses"
                self.problems.add("RK605", line.span, message, help="part it into several files")
        return said

    # ------------------------------------------------------------ misplaced lines

    def _report_declared(self, span: Span, word: str) -> None:
        self.problems.add(
            "RK221",
            span,
            f"`{word}` is declared for the whole file",
            help="write it below the first line of the file, before what is done",
        )

    def _report_indent(self, code: str, line: LogicalLine, message: str) -> None:
        start = line.span.part(0, 0)
        self.problems.add(
            code,
            line.span,
            message,
            label="to what does it belong?",
            help="indent it below the routine or the exercise it belongs to",
            fixes=() if "\n" in self.source[line.span] else (Fix(start, "  "),),
        )

    def _report_dedent(self, code: str, lines: Sequence[NestedLine], message: str) -> None:
        """Report what has to go to the left edge, with all that is in it.

        The fix waits where a tab is to be mended first: nobody knows the columns before.
        """
        first, moved = lines[0].line, [line for top in lines for line in (top.line, *all_below(top))]
        fixes = tuple(self._dedent(line, first.indent) for line in moved)
        fixes = () if any(line.tabbed for line in moved) else fixes
        self.problems.add(code, first.span, message, help="move it to the left edge", fixes=fixes)

    def _dedent(self, line: LogicalLine, columns: int) -> Fix:
        return Fix(line.span.part(-line.indent, min(columns, line.indent) - line.indent), "")
