"""A text into logical lines.

A logical line is a statement (for the grammar) or prose (words for people, with the deeper lines that
continue them). Comments and blank lines end here. What a statement says is the parser's business, and so is
what the indentation of a line belongs to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from routinekit.characters import BLANKS, CONTROL, TURNING, UNSEEN, named
from routinekit.chunks import Chunk
from routinekit.diagnostics import Fix, Problems
from routinekit.limits import Limits
from routinekit.source import Source, Span
from routinekit.vocabulary import NAMING_WORDS


@frozen
class Statement:
    """A line for the grammar; `indent` is the column of its first character, from 0.

    One that is `mended` had characters that can't stand in it. They are reported and left out of `text`, so
    that places in it are not those in the source: what else is wrong with it is told when they are gone.
    """

    indent: int
    text: str
    span: Span
    tabbed: bool = False
    mended: bool = False


@frozen
class ProseLine:
    """A head before a colon, and words after it; the head may be `mended` as a statement is.

    `head_width` is the number of characters that the head has in the source.
    """

    indent: int
    head: str
    words: str
    span: Span
    head_width: int
    tabbed: bool = False
    mended: bool = False

    @property
    def head_span(self) -> Span:
        """The place of the head."""
        return self.span.part(0, self.head_width)


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
_BLANK = re.compile(f"[{BLANKS}]")
_INDENTATION = re.compile(r"[ \t]*")
_NAMED = re.compile(rf"(?:{'|'.join(NAMING_WORDS)})(?: |$)", re.IGNORECASE)
_TITLED = re.compile(r"(?:routine|library)(?: |$)", re.IGNORECASE)
# A colon begins prose when a blank or the line's end follows it, or when it touches the line's first word.
# A colon inside a time stands between two digits and so never does.
_FIRST_WORD_COLON = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*:")
# A line that goes on with words, and was likely meant as a line of its own.
_LIKE_A_DOSE = re.compile(
    r"(?:sets|reps|hold|for|rest|load|rep|breath) [0-9][^.]*\Z|(?:do|exercise) [^.]+, [a-z]++ [0-9]",
    re.IGNORECASE,
)
_COLON = re.compile(r":(?= |$)")
_COMMENT = re.compile(r"(?:^| )#(?= |$)")
_CONTROL = re.compile(f"[{CONTROL}]")
_TURNING = re.compile(f"[{TURNING}]")
_NOWHERE = re.compile(f"[{CONTROL}{TURNING}]")
# A joiner between letters of a script that needs it is part of a word.
_JOINER = "(?<=[^\\x00-\\x7f])[\u200c\u200d](?=[^\\x00-\\x7f])"
_UNSEEN = re.compile(f"(?!{_JOINER})[{UNSEEN}]")
_BEFORE_TEXT = re.compile(f"[ {CONTROL}{TURNING}{UNSEEN}]*")
# A name is for people and may have what its script needs; the path of a file is not.
_NAME = re.compile(r'(?:routine|library) .*|(?:exercise|do|section) +(?:"[^"]*"|[^,]*)', re.IGNORECASE)


def logical_lines(
    source: Source,
    limits: Limits,
    problems: Problems,
    comments: list[Comment] | None = None,
    but: Iterable[Chunk] = (),
) -> Iterator[LogicalLine]:
    """The logical lines of a text, in order; what is wrong with its characters goes to `problems`.

    Comments are no lines; who wants them gives a list. All lines are read `but` those of some chunks.
    """
    prose: _OpenProse | None = None
    for line in _checked_lines(source, limits, problems, {chunk.line: chunk for chunk in but}):
        body = line.plain[line.begin :].rstrip()
        if not body:
            if prose:
                prose.paragraph_ends()
            continue
        end = line.begin + len(body)
        if body.startswith("#"):
            _note(comments, line, line.begin, end, alone=True)
            continue
        if prose and line.indent > prose.indent:
            prose.goes_on(line, problems)
            continue
        if prose:
            yield prose.finished()
        colon = _prose_colon(body)
        if colon is not None:
            prose = _OpenProse(line, colon, line.mended(line.begin + colon, problems).rstrip())
            continue
        prose = None
        statement, noted = _parted(body)
        if noted:
            _note(comments, line, end - len(noted), end, alone=False)
        end = line.begin + len(statement)
        read = line.mended(end, problems)
        mended = len(read) < len(statement)
        yield Statement(line.indent, read, line.span(line.begin, end), line.tabbed, mended)
    if prose:
        yield prose.finished()


@frozen
class _PhysicalLine:
    """One line of a file, three times of one length: as it is, with blanks of one kind, and as words.

    `begin` is where it begins to be seen.
    """

    number: int
    start: int
    spaced: str
    plain: str
    words: str
    begin: int
    indent: int
    tabbed: bool
    file: str = ""

    @classmethod
    def of(cls, number: int, start: int, text: str, file: str) -> "_PhysicalLine":
        """The line of that number, which begins there, without its end."""
        if _is_plain(text):
            begin = len(text) - len(text.lstrip(" "))
            return cls(number, start, text, text, text, begin, begin, tabbed=False, file=file)
        spaced = _BLANK.sub(" ", text)
        before = _BEFORE_TEXT.match(spaced)
        begin = before.end() if before else 0
        tabs = text.count("\t", 0, begin)
        indent = spaced.count(" ", 0, begin) + tabs * (TAB_WIDTH - 1)
        words = _NOWHERE.sub(" ", text)
        return cls(
            number, start, spaced, _NOWHERE.sub(" ", spaced), words, begin, indent, tabbed=tabs > 0, file=file
        )

    @property
    def end(self) -> int:
        """Where it ends."""
        return len(self.spaced)

    def span(self, begin: int, end: int) -> Span:
        """The place of a part of it."""
        return Span(self.number, begin, end, self.file)

    def mended(self, end: int, problems: Problems) -> str:
        """What is read of it up to there, without what can't stand there; what nobody sees is reported."""
        if _is_plain(self.spaced):
            return self.spaced[self.begin : end]
        found = _NAME.match(self.spaced, self.begin, end)
        seen = found and _UNSEEN.sub("", found[0].partition(" ")[2]).strip(' "')
        name = range(*found.span()) if found and seen else range(0)
        unseen = [each.start() for each in _UNSEEN.finditer(self.spaced, 0, end) if each.start() not in name]
        if unseen:
            problems.add(
                "RK107",
                self.span(unseen[0], unseen[0] + 1),
                f"{named(self.spaced[unseen[0]])} can't be seen",
                label="here",
                help="delete it",
                fixes=tuple(Fix(self.span(place, place + 1), "", safe=True) for place in unseen),
            )
        left_out = {*unseen}
        kept = [self.spaced[place] for place in range(self.begin, end) if place not in left_out]
        return _NOWHERE.sub("", "".join(kept)).strip(" ")


_NOTHING = _PhysicalLine(0, 0, "", "", "", 0, 0, tabbed=False)


def _note(comments: list[Comment] | None, line: _PhysicalLine, begin: int, end: int, *, alone: bool) -> None:
    """Keep a comment where somebody wants them: a text may consist of little else."""
    if comments is not None:
        comments.append(Comment(line.plain[begin:end], line.span(begin, end), alone))


class _OpenProse:
    """Prose whose continuation lines are still being read."""

    def __init__(self, line: _PhysicalLine, colon: int, head: str) -> None:
        self.line, self.indent, self.head = line, line.indent, head
        self.end = line.start + line.end
        self.written = line.plain[line.begin : line.begin + colon].rstrip()
        words = line.words[line.begin + colon + 1 :].strip()
        self.paragraphs: list[list[str]] = [[words] if words else []]

    def goes_on(self, line: _PhysicalLine, problems: Problems) -> None:
        """A deeper line; one that is a dose to the eye is pointed out."""
        words = line.words.strip()
        if _LIKE_A_DOSE.match(words):
            problems.add(
                "RK515",
                line.span(line.words.index(words), line.end),
                f"this line goes on with the words of `{self.head}`",
                label="not read as a dose",
                help=f"if it is one, indent it by {self.indent}, as `{self.head}:`",
            )
        self.paragraphs[-1].append(words)
        self.end = line.start + line.end

    def paragraph_ends(self) -> None:
        if self.paragraphs[-1]:
            self.paragraphs.append([])

    def finished(self) -> ProseLine:
        words = "\n\n".join(" ".join(lines) for lines in self.paragraphs if lines)
        line = self.line
        return ProseLine(
            line.indent,
            self.head,
            words,
            line.span(line.begin, self.end - line.start),
            len(self.written),
            line.tabbed,
            len(self.head) < len(self.written),
        )


def _is_plain(text: str) -> bool:
    """Whether a line has nothing but what a typewriter has, as nearly all lines."""
    return text.isascii() and text.isprintable()


def _report_characters(source: Source, start: int, text: str, problems: Problems) -> None:
    """Report what no line may have, each kind once a line, with a fix for all of its kind."""
    if control := _fixes(_CONTROL, source, start, text):
        first = source[control[0].span][0]
        problems.add(
            "RK103",
            control[0].span,
            f"the character U+{ord(first):04X} can't stand in a text",
            label="here",
            help="lines end with LF; save the file so" if first == "\r" else "delete it",
            fixes=control,
        )
    if turning := _fixes(_TURNING, source, start, text):
        first = source[turning[0].span][0]
        problems.add(
            "RK106",
            turning[0].span,
            f"{named(first)} can make a line read otherwise than it is",
            label="here",
            help="delete it",
            fixes=turning,
        )


def _fixes(kind: re.Pattern[str], source: Source, start: int, text: str) -> tuple[Fix, ...]:
    """What takes all characters of a kind out of a line; the end of a line of old Macs becomes one."""
    return tuple(
        Fix(source.span(start + found.start(), start + found.end()), "\n" if found[0] == "\r" else "", True)
        for found in kind.finditer(text)
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


def _checked_lines(
    source: Source, limits: Limits, problems: Problems, but: Mapping[int, Chunk]
) -> Iterator[_PhysicalLine]:
    """Each line without its end and its trailing blanks; of one with nothing on it no place is known.

    Tabs before a line's text are reported once a file, with a fix for every such line. A line that is too
    long is reported and cut at its last comma, so that it brings no other reports with it.
    """
    tabs: list[Span] = []
    whole = source.text
    number = after = 0
    while after <= len(whole) and not problems.full:
        number, start = number + 1, after
        if number in but:
            number, after = number + but[number].lines - 1, start + len(but[number].text)
            continue
        end = whole.find("\n", start)
        line = whole[start:end] if end >= 0 else whole[start:]
        after = start + len(line) + 1
        if not line:
            yield _NOTHING
            continue
        text = line.removesuffix("\r").rstrip(" \t")
        if len(text) > limits.line_characters:
            problems.add(
                "RK603",
                source.span(start, start),
                f"this line has {len(text):,} characters, more than {limits.line_characters:,}",
                help="continue it on a deeper line below",
            )
            head = text[: limits.line_characters]
            text = head.rpartition(",")[0] or head
        if not _is_plain(text):
            _report_characters(source, start, text, problems)
        blanks = _INDENTATION.match(text) if "\t" in text else None
        if blanks and "\t" in blanks[0] and text.strip():
            tabs.append(source.span(start, start + blanks.end()))
        yield _PhysicalLine.of(number, start, text.rstrip(), source.file)
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
