"""A text into logical lines.

A logical line is a statement (for the grammar) or prose (words for people, with the deeper lines that
continue them). Comments and blank lines end here. What a statement says is the parser's business, and so is
what the indentation of a line belongs to.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from routinekit.diagnostics import Fix, Problems
from routinekit.limits import Limits
from routinekit.source import Source, Span
from routinekit.vocabulary import NAMING_WORDS


@frozen
class Statement:
    """A line for the grammar; `indent` is the column of its first character, from 0."""

    indent: int
    text: str
    span: Span
    tabbed: bool = False


@frozen
class ProseLine:
    """A head before a colon, and words after it."""

    indent: int
    head: str
    words: str
    span: Span
    head_span: Span
    tabbed: bool = False


LogicalLine = Statement | ProseLine


@frozen
class Comment:
    """What an author noted for other authors: `text` begins with `#`.

    `alone` tells that it has a line of its own; else it stands behind a statement.
    """

    text: str
    span: Span
    alone: bool


TAB_WIDTH = 2
_BLANKS = str.maketrans({"\t": " ", "\N{NO-BREAK SPACE}": " "})
_INDENTATION = re.compile(r"[ \t]*")
_NAMED = re.compile(rf"(?:{'|'.join(NAMING_WORDS)})(?: |$)", re.IGNORECASE)
_TITLED = re.compile(r"(?:routine|library)(?: |$)", re.IGNORECASE)
# A colon begins prose when a blank or the line's end follows it, or when it touches the line's first word.
# A colon inside a time stands between two digits and so never does.
_FIRST_WORD_COLON = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*:")
# A line that goes on with words, and was likely meant as a line of its own.
_LIKE_A_DOSE = re.compile(
    r"(?:(?:sets|reps|hold|for|rest|load|rep|breath) [0-9][^.]*|(?:do|exercise) [^.]+, [a-z]+ [0-9].*)",
    re.IGNORECASE,
)
_COLON = re.compile(r":(?= |$)")
_COMMENT = re.compile(r"(?:^| )#(?= |$)")
# Controls but tab, and halves of a character that a text without them can't be written to a file.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def logical_lines(
    source: Source, limits: Limits, problems: Problems, comments: list[Comment] | None = None
) -> Iterator[LogicalLine]:
    """The logical lines of a text, in order; what is wrong with its characters goes to `problems`.

    Comments are no lines; who wants them gives a list.
    """
    comments = [] if comments is None else comments
    prose: _OpenProse | None = None
    for start, text in _checked_lines(source, limits, problems):
        plain = text.translate(_BLANKS)
        body = plain.lstrip(" ")
        begin, end = start + len(plain) - len(body), start + len(text)
        if not body.strip():
            if prose:
                prose.paragraph_ends()
            continue
        if body.startswith("#"):
            comments.append(Comment(body.rstrip(), source.span(begin, end), alone=True))
            continue
        blanks = text[: begin - start]
        indent = len(blanks.replace("\t", " " * TAB_WIDTH))
        if prose and indent > prose.indent:
            prose.goes_on(text[begin - start :], source.span(begin, end), problems)
            continue
        if prose:
            yield prose.finished()
        prose = _begun_prose(source, body, begin, indent, "\t" in blanks)
        if prose:
            prose.add(text[begin - start + len(prose.opening) :].strip(), end)
            continue
        statement, noted = _parted(body)
        comments += [Comment(noted, source.span(end - len(noted), end), not statement)] if noted else []
        if statement:
            span = source.span(begin, begin + len(statement))
            yield Statement(indent, statement, span, "\t" in blanks)
    if prose:
        yield prose.finished()


def _begun_prose(source: Source, body: str, begin: int, indent: int, tabbed: bool) -> "_OpenProse | None":
    """The prose that a line begins, if it has a colon for words."""
    colon = _prose_colon(body)
    return None if colon is None else _OpenProse(source, indent, body[: colon + 1], begin, tabbed)


class _OpenProse:
    """Prose whose continuation lines are still being read."""

    def __init__(self, source: Source, indent: int, opening: str, start: int, tabbed: bool) -> None:
        self.source, self.indent, self.start, self.tabbed = source, indent, start, tabbed
        self.opening, self.head = opening, opening[:-1].rstrip()
        self.end = start
        self.paragraphs: list[list[str]] = [[]]

    def goes_on(self, words: str, line: Span, problems: Problems) -> None:
        """A deeper line; one that is a dose to the eye is pointed out."""
        if _LIKE_A_DOSE.fullmatch(words):
            problems.add(
                "RK515",
                line,
                f"this line goes on with the words of `{self.head}`",
                label="not read as a dose",
                help=f"if it is one, indent it by {self.indent}, as `{self.head}:`",
            )
        self.add(words, line.end)

    def add(self, words: str, end: int) -> None:
        if words:
            self.paragraphs[-1].append(words)
        self.end = end

    def paragraph_ends(self) -> None:
        if self.paragraphs[-1]:
            self.paragraphs.append([])

    def finished(self) -> ProseLine:
        words = "\n\n".join(" ".join(lines) for lines in self.paragraphs if lines)
        head_span = self.source.span(self.start, self.start + len(self.head))
        return ProseLine(
            self.indent, self.head, words, self.source.span(self.start, self.end), head_span, self.tabbed
        )


def _prose_colon(body: str) -> int | None:
    """Where the colon stands that makes this line prose, if one does."""
    if _NAMED.match(body):
        return None
    first = _FIRST_WORD_COLON.match(body)
    found = first.end() - 1 if first else None
    if found is None:
        later = _COLON.search(body)
        found = later.start() if later else None
    if found is None or _COMMENT.search(body, 0, found):
        return None
    return found


def _parted(body: str) -> tuple[str, str]:
    """A statement and the comment behind it; a title has none."""
    comment = None if _TITLED.match(body) else _COMMENT.search(body)
    statement = (body[: comment.start()] if comment else body).rstrip()
    return statement, body[comment.start() :].strip() if comment else ""


def _checked_lines(source: Source, limits: Limits, problems: Problems) -> Iterator[tuple[int, str]]:
    """Each line with its offset, without its end and its trailing blanks.

    Tabs before a line's text are reported once a file, with a fix for every such line. A control character
    is reported and read as a blank, a line that is too long is reported and cut at its last comma, so that
    neither brings other reports with it.
    """
    tabs: list[Span] = []
    start = 0
    for line in source.text.split("\n"):
        if problems.full:
            break
        text = line.removesuffix("\r").rstrip(" \t")
        control = _CONTROL.search(text)
        if control:
            where = source.span(start + control.start(), start + control.end())
            problems.add(
                "RK103",
                where,
                f"the character U+{ord(control[0]):04X} can't stand in a text",
                label="here",
                help="lines end with LF; save the file so" if control[0] == "\r" else "delete it",
                fixes=(Fix(where, "\n" if control[0] == "\r" else "", safe=True),),
            )
            text = _CONTROL.sub(" ", text)
        if len(text) > limits.line_characters:
            problems.add(
                "RK603",
                source.span(start, start),
                f"this line has {len(text):,} characters, more than {limits.line_characters:,}",
                help="continue it on a deeper line below",
            )
            head = text[: limits.line_characters]
            text = head.rpartition(",")[0] or head
        blanks = _INDENTATION.match(text)
        if blanks and "\t" in blanks[0] and text.strip():
            tabs.append(source.span(start, start + blanks.end()))
        yield start, text.rstrip()
        start += len(line) + 1
    if tabs:
        more = f" (and {len(tabs) - 1} more)" if len(tabs) > 1 else ""
        problems.add(
            "RK101",
            tabs[0],
            f"this line is indented with a tab{more}",
            label="a tab",
            help=f"indent with spaces, {TAB_WIDTH} a level",
            fixes=tuple(Fix(tab, source[tab].replace("\t", " " * TAB_WIDTH), safe=True) for tab in tabs),
        )
