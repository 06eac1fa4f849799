"""The canonical form of a text: the same routine, spelled and indented as everybody's.

Each line stays where it is and says what it said. Comments, the author's prose and single blank lines stay;
only the spelling of doses, blanks and indentation change. A model without a text is the business of
`written`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from routinekit.characters import is_seen
from routinekit.diagnostics import Problems
from routinekit.doses import Dose, Phase
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.lines import Comment, ProseLine, Statement, logical_lines
from routinekit.model import Line, Prose, Routine
from routinekit.parser import parse_source
from routinekit.parser.nesting import NestedLine, nested
from routinekit.parser.prose import ProseLines
from routinekit.parser.rules.lines import Parsed
from routinekit.parser.statements import Statements
from routinekit.source import Source
from routinekit.written import line_text, name_text, texts, written

_INDENT = "  "


class UnfaithfulFormatError(AssertionError):
    """Raised when formatting would change what a text says, which is a mistake of this module."""


def format(routine: Routine) -> str:  # noqa: A001 - as the face has it: `rk.format`
    r"""The canonical text of a routine; of one that was read from a text, with its comments and line breaks.

    A routine that was changed after it was read, or built in Python, is written anew.

    >>> from routinekit import parse
    >>> text = "routine R\nDO Plank,  3 X 30 sec # easy\n"
    >>> print(format(parse(text).routine), end="")
    routine R
    do Plank, sets 3, for 30s  # easy
    """
    source = routine.source
    if source is not None and parse_source(source, DEFAULT_LIMITS).routine == routine:
        return format_source(source, DEFAULT_LIMITS)
    return written(routine)


def format_source(source: Source, limits: Limits) -> str:
    """The canonical form of a text without errors.

    The result is read again: it says the same, has all comments, and formatted again it stays as it is.
    """
    text = _formatted(source, limits)
    again = Source(text, source.name)
    same = parse_source(again, limits).routine == parse_source(source, limits).routine
    if not same or _comments(again, limits) != _comments(source, limits) or _formatted(again, limits) != text:
        raise UnfaithfulFormatError(source.name)  # pragma: no cover - it would be a mistake of this module
    return text


def _comments(source: Source, limits: Limits) -> list[str]:
    comments: list[Comment] = []
    list(logical_lines(source, limits, Problems(source), comments))
    return [comment.text for comment in comments]


@frozen
class _Placed:
    """A logical line and how deep it stands."""

    line: Statement | ProseLine
    depth: int
    last: int  # the number of its last line


def _formatted(source: Source, limits: Limits) -> str:
    problems = Problems(source)
    comments: list[Comment] = []
    lines = list(logical_lines(source, limits, problems, comments))
    tree = nested(lines, limits.nesting, problems)
    placed = {each.line.span.line: each for each in _placed(tree, source)}
    spelling = _Spelling(source, limits, problems)
    numbers = sorted(placed)
    alone = {comment.span.line: comment for comment in comments if comment.alone}
    behind = {comment.span.line: comment.text for comment in comments if not comment.alone}
    found: list[str] = []
    inside: _Placed | None = None  # prose that goes on
    for number, physical in enumerate(source.text.split("\n"), 1):
        if number in placed:
            here = placed[number]
            inside = here if isinstance(here.line, ProseLine) else None
            noted = f"  {behind[number]}" if number in behind else ""
            found.append(_INDENT * here.depth + spelling.of(here.line, physical) + noted)
        elif number in alone:
            found.append(_INDENT * _depth_after(number, numbers, placed, inside) + alone[number].text)
        elif is_seen(physical):  # words that go on
            found.append(_INDENT * (inside.depth + 1 if inside else 0) + physical.strip())
        elif found and found[-1]:
            found.append("")
    while found and not found[-1]:
        found.pop()
    return "\n".join(found) + "\n"


def _placed(lines: Sequence[NestedLine], source: Source, depth: int = 0) -> Iterator[_Placed]:
    for line in lines:
        yield _Placed(line.line, depth, source.end(line.line.span)[0])
        yield from _placed(line.below, source, depth + 1)


def _depth_after(
    number: int, numbers: Sequence[int], placed: Mapping[int, _Placed], inside: _Placed | None
) -> int:
    """How deep a comment stands: as the line after it, or among words, as these."""
    if inside is not None and number < inside.last:
        return inside.depth + 1
    after = bisect_right(numbers, number)
    return placed[numbers[after]].depth if after < len(numbers) else 0


class _Spelling:
    """The canonical spelling of one line."""

    def __init__(self, source: Source, limits: Limits, problems: Problems) -> None:
        self.source = source
        self.statements = Statements(limits, problems)
        self.words = ProseLines(self.statements, problems)

    def of(self, line: Statement | ProseLine, physical: str) -> str:
        """What a line is written as; of prose its first line."""
        if isinstance(line, ProseLine):
            words = physical.strip()[len(line.head) :].lstrip().removeprefix(":").strip()
            return f"{self._head(self.words.read(line))}: {words}".rstrip()
        parsed = self.statements.read(line)
        if parsed.keyword in ("routine", "library"):
            return f"{parsed.keyword} {parsed.name}"
        if isinstance(parsed.node, Line):
            return line_text(parsed.node)
        if parsed.node is not None:
            return str(parsed.node)
        name = [f"{parsed.keyword} {name_text(parsed.name)}"] if parsed.keyword else []
        return ", ".join([*name, *texts(parsed.doses)])

    @staticmethod
    def _head(words: Prose | Phase | Parsed | None) -> str:
        match words:
            case Prose():
                return words.head
            case Phase():
                return str(words.number or words.way)
            case Parsed(doses=(Dose() as dose,)):
                return dose.head
        raise UnfaithfulFormatError(repr(words))  # pragma: no cover - the text was read without errors
