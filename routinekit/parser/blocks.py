"""Blocks from indentation: which line belongs to which header.

First the lines are nested by their columns alone, then each is read and asked whether it may stand where it
stands. A line in the wrong place is reported once and understood as what it was probably meant to be, so that
nothing follows on.
"""

import re
from collections.abc import Iterable, Iterator

from attrs import Factory, define

from routinekit.diagnostics import Diagnostic, Fix, Problems
from routinekit.limits import Limits
from routinekit.lines import LogicalLine, ProseLine, Statement, logical_lines
from routinekit.model import (
    Block,
    Do,
    Dose,
    Exercise,
    Item,
    Prepare,
    Prose,
    Rest,
    Rounds,
    Routine,
)
from routinekit.parser.builder import Parsed
from routinekit.parser.statements import Statements
from routinekit.source import Source
from routinekit.spelling import Spelling
from routinekit.vocabulary import DOSE_FORMS, FIELDS, NAMING_WORDS, OTHER_WORDS

_FIELD_SPELLING = Spelling(FIELDS)
_OWN_FIELD = re.compile(r"x-[a-z0-9]+(-[a-z0-9]+)*")


def parse_source(source: Source, limits: Limits) -> tuple[Routine, tuple[Diagnostic, ...]]:
    """The routine that a text says, as far as it can be understood, and what is wrong with it."""
    problems = Problems(source, limits.problems)
    lines = _nested(logical_lines(source, limits, problems), limits.nesting, problems)
    routine = _Blocks(source, limits, problems).routine(lines)
    return routine, problems.in_order()


def _begins_rounds(parsed: Parsed) -> bool:
    return not parsed.keyword and bool(parsed.doses) and isinstance(parsed.doses[0], Rounds)


def _opens(parsed: Parsed) -> bool:
    """Whether a statement is a header, and not doses of the one it stands below."""
    return bool(parsed.keyword) or _begins_rounds(parsed)


def _stands_alone(parsed: Parsed, *, first: bool) -> bool:
    """Whether a dose in a block is an item: a rest without a place, a preparation after the first item."""
    match parsed.doses:
        case [Rest(place=None)]:
            return True
        case [Prepare()]:
            return not first
    return False


def _all_below(line: "_Line") -> Iterator[LogicalLine]:
    """The lines below a line, and those below them, in order."""
    for below in line.below:
        yield below.line
        yield from _all_below(below)


def _first_word(line: LogicalLine | None) -> str:
    text = line.text if isinstance(line, Statement) else line.head if line else ""
    words = text.split(maxsplit=1)
    return words[0].lower() if words else ""


@define
class _Line:
    """A logical line and the lines indented below it."""

    line: LogicalLine
    below: list["_Line"] = Factory(list)


def _nested(lines: Iterable[LogicalLine], deepest: int, problems: Problems) -> list[_Line]:
    """The lines by their columns: the first is at the left edge, a deeper one opens a body."""
    root: list[_Line] = []
    bodies: list[tuple[int, list[_Line]]] = []
    for line in lines:
        if not bodies:
            bodies.append((line.indent, root))
            if line.indent:
                _report_column(line, [0], 0, problems)
        closed = None
        while line.indent < bodies[-1][0] and len(bodies) > 1:
            closed = bodies.pop()
        column, body = bodies[-1]
        if line.indent > column:
            if closed:
                _report_column(line, [column for column, _ in bodies], closed[0], problems)
                bodies.append(
                    (line.indent, closed[1])
                )  # so that the lines after it, at that column, are fine
            elif len(bodies) > deepest:
                problems.add(
                    "RK608",
                    line.span,
                    f"this line is nested deeper than {deepest} levels",
                    help="use fewer levels",
                )
            else:
                bodies.append((line.indent, body[-1].below))
        bodies[-1][1].append(_Line(line))
    return root


def _report_column(line: LogicalLine, open_columns: list[int], meant: int, problems: Problems) -> None:
    if line.tabbed:  # the tab has been reported, and may be why the columns don't meet
        return
    start = line.span.start
    blanks = problems.source.span(start - line.indent, start)
    columns = " or ".join(str(column) for column in sorted({*open_columns, meant}))
    problems.add(
        "RK104",
        blanks,
        f"this line is indented by {line.indent}, where nothing else stands",
        label="indented",
        help=f"indent it by {columns}, as the lines it belongs to",
        fixes=(Fix(blanks, " " * meant),),
    )


class _Blocks:
    """Reads nested lines into the model."""

    def __init__(self, source: Source, limits: Limits, problems: Problems) -> None:
        self.source, self.limits, self.problems = source, limits, problems
        self.statements = Statements(limits, problems)
        self.count = 0  # of items, at all depths

    @property
    def too_many(self) -> bool:
        """Whether there are more items than are read."""
        return self.count > self.limits.items

    # ------------------------------------------------------------ the file

    def routine(self, lines: list[_Line]) -> Routine:
        title, body, rest = self._title(lines)
        prose: list[Prose] = []
        doses: list[Dose] = []
        items: list[Item] = []
        for number, line in enumerate(body):
            parsed = self._read(line.line)
            if isinstance(parsed, Parsed) and _opens(parsed):
                if not items:
                    message = "what is done stands at the left edge, not below `routine`"
                    self._report_dedent("RK213", body[number:], message)
                items += self._item(line, parsed)
            else:
                self._into(line, parsed, prose, doses)
        for line in rest:
            parsed = self._read(line.line)
            if isinstance(parsed, Parsed) and parsed.keyword == "routine":
                self.problems.add(
                    "RK202",
                    line.line.span,
                    "a second routine begins here",
                    label="one file holds one routine",
                    help="put it into a file of its own",
                )
                break
            items += self._item(line, parsed)
        span = lines[0].line.span if lines else self.source.span(0, 0)
        return Routine(title, tuple(prose), tuple(doses), tuple(items), span=span, source=self.source)

    def _title(self, lines: list[_Line]) -> tuple[str, list[_Line], list[_Line]]:
        """The title of the routine, the lines of its body, and those after it."""
        first = lines[0].line if lines else None
        word = _first_word(first)
        if isinstance(first, Statement) and word == "routine":
            parsed = self._read(first)
            return parsed.name if isinstance(parsed, Parsed) else "", lines[0].below, lines[1:]
        self.problems.add(
            "RK201",
            first.span if first else self.source.span(0, 0),
            "the file does not begin with its routine" if first else "the file is empty",
            help="the first line is `routine` and a name: `routine Back exercises`",
        )
        # A first line that says nothing else was meant as the title, and what is below it as its body.
        if lines and word not in {*NAMING_WORDS, *DOSE_FORMS, *FIELDS} - {"routine"}:
            return "", lines[0].below, lines[1:]
        return "", [], lines

    # ------------------------------------------------------------ items

    def _item(self, line: _Line, parsed: Parsed | Prose | None) -> Iterator[Item]:
        """The item that a line is, and those that wrongly stand below it."""
        self.count += 1
        if self.too_many:
            if self.count == self.limits.items + 1:
                message = f"the routine has more than {self.limits.items:,} items"
                self.problems.add("RK605", line.line.span, message, help="part it into several files")
        elif isinstance(parsed, Parsed) and (parsed.keyword == "section" or _begins_rounds(parsed)):
            yield self._block(line, parsed)
        elif isinstance(parsed, Parsed) and (parsed.keyword or parsed.broken):
            yield from self._exercise(line, parsed)
        elif isinstance(parsed, Parsed):
            yield from self._standing_dose(line, parsed)
        elif parsed is not None:
            self._report_indent("RK212", line.line, "words stand at the left edge")

    def _standing_dose(self, line: _Line, parsed: Parsed) -> Iterator[Item]:
        match parsed.doses:
            case [Rest(place=None) | Prepare() as item]:
                self._holds_nothing(line)
                yield item
            case []:
                pass  # it could not be read, and that has been said
            case _:
                self._report_indent("RK211", line.line, "a dose stands at the left edge")

    def _block(self, line: _Line, parsed: Parsed) -> Block:
        """A header with items: first its words and doses, then what is done."""
        prose: list[Prose] = []
        doses = list(parsed.doses)
        items: list[Item] = []
        for below in line.below:
            inner = self._read(below.line)
            if not isinstance(inner, Parsed):
                self._into(below, inner, prose, doses)
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
                self._into(below, inner, prose, doses)
        if not parsed.name and parsed.keyword:
            self.problems.add("RK215", parsed.name_span or line.line.span, "this name is empty")
        return Block(parsed.name, tuple(prose), tuple(doses), tuple(items), span=line.line.span)

    def _exercise(self, line: _Line, parsed: Parsed) -> Iterator[Item]:
        prose: list[Prose] = []
        doses = list(parsed.doses)
        after: list[Item] = []
        for below in line.below:
            inner = self._read(below.line)
            if isinstance(inner, Parsed) and inner.keyword:
                if not (parsed.broken or after):  # once; below a broken line nobody knows what it opens
                    self._report_dedent("RK214", [below], "an exercise holds prose and doses, nothing else")
                after += self._item(below, inner)
            else:
                self._into(below, inner, prose, doses)
        if parsed.name:
            kind = Exercise if parsed.keyword == "exercise" else Do
            yield kind(parsed.name, tuple(prose), tuple(doses), span=line.line.span)
        elif parsed.keyword:
            self.problems.add("RK215", parsed.name_span or line.line.span, "this name is empty")
        yield from after

    # ------------------------------------------------------------ bodies

    def _into(
        self, line: _Line, parsed: Parsed | Prose | None, prose: list[Prose], doses: list[Dose]
    ) -> None:
        """Add what one line of a body says to the prose or the doses of its header."""
        if isinstance(parsed, Prose):
            prose.append(parsed)
        elif parsed is not None:
            doses += parsed.doses
        self._holds_nothing(line)
        for below in _all_below(line):
            self._into(_Line(below), self._read(below), prose, doses)

    def _holds_nothing(self, line: _Line) -> None:
        if line.below and not line.below[0].line.tabbed:
            below = line.below[0].line
            blanks = self.source.span(below.span.start - below.indent, below.span.start)
            self.problems.add(
                "RK105",
                blanks,
                "this line is deeper than the one above, which holds nothing",
                label="indented",
                help=f"indent it by {line.line.indent}, as the line above",
                fixes=(Fix(blanks, " " * line.line.indent),),
            )

    def _read(self, line: LogicalLine) -> Parsed | Prose | None:
        if self.problems.full or self.too_many:
            return None
        if isinstance(line, Statement):
            return self.statements.read(line)
        return self._prose(line)

    def _prose(self, line: ProseLine) -> Prose | None:
        field = line.head.lower()
        if field in FIELDS or _OWN_FIELD.fullmatch(field):
            if not line.words:
                self.problems.add(
                    "RK218", line.head_span, f"`{field}:` has no words", help="write some, or delete it"
                )
                return None
            return Prose(field, line.words, span=line.span)
        word = _first_word(line)
        near = OTHER_WORDS.get(field) or _FIELD_SPELLING.nearest(field)
        if word in DOSE_FORMS:
            help = f"without the colon it is a dose: {DOSE_FORMS[word]}"
        elif near:
            help = f"the field is called `{near}`"
        else:
            help = f"the fields are {', '.join(FIELDS)}; for your own use begin with `x-`"
        self.problems.add(
            "RK206",
            line.head_span,
            f"unknown field `{line.head}`" if line.head else "a field is missing before the colon",
            label="not a field",
            help=help,
            fixes=(Fix(line.head_span, near),) if near and word not in DOSE_FORMS else (),
        )
        return None

    # ------------------------------------------------------------ misplaced lines

    def _report_indent(self, code: str, line: LogicalLine, message: str) -> None:
        start = self.source.span(line.span.start, line.span.start)
        self.problems.add(
            code,
            line.span,
            message,
            label="to what does it belong?",
            help="indent it below the routine or the exercise it belongs to",
            fixes=() if "\n" in self.source[line.span] else (Fix(start, "  "),),
        )

    def _report_dedent(self, code: str, lines: list[_Line], message: str) -> None:
        first = lines[0].line
        fixes = tuple(self._dedents(lines, first.indent))
        self.problems.add(code, first.span, message, help="move it to the left edge", fixes=fixes)

    def _dedents(self, lines: list[_Line], columns: int) -> Iterator[Fix]:
        """Take so many columns from these lines and from those below them."""
        for line in lines:
            if not line.line.tabbed:
                margin = line.line.span.start - line.line.indent
                yield Fix(self.source.span(margin, margin + columns), "")
            yield from self._dedents(line.below, columns)
