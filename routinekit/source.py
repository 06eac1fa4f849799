"""A text and the places in it.

Here live `Source` (the text of one file, with its name) and `Span` (where something stands in it). Opening a
file lives in `disk`, and making text of its bytes in `document`.
"""

from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen


@frozen(order=True)
class Span:
    """A place in a source: the characters from `start` up to, not including, `end`.

    `line` is the number of the line that it begins in, from 1. Both ends count characters from the beginning
    of that line, from 0, also where the place reaches into later lines: so what is written in one line moves
    nothing in the others. `Source.offsets` counts from the beginning of the text.

    `file` is that of its source: empty in a text that was given to be read, and in a file that another one
    uses its path, as seen from the folder that all of them lie in.
    """

    line: int
    start: int
    end: int
    file: str = ""

    def part(self, start: int, end: int) -> "Span":
        """A part of it, counted from where it begins."""
        return Span(self.line, self.start + start, self.start + end, self.file)


START = Span(1, 0, 0)
"""The beginning of a text: where something is that has no better place."""


def here(span: Span | None) -> Span | None:
    """A place in the text that was given; None for one in a file that it uses, and for no place."""
    return None if span is None or span.file else span


@frozen
class Source:
    """The text of one file and the name it is known by in messages.

    `file` tells the files that one routine uses from each other and from the routine, as names need not do:
    it is empty for the text that was given, and else the path of the file below their common folder.
    """

    text: str = field(repr=False)
    name: str = "<text>"
    file: str = ""

    @property
    def start(self) -> Span:
        """The beginning of the text: where a problem is told that has no better place in it."""
        return Span(1, 0, 0, self.file)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; only LF ends a line."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets from the beginning of the text."""
        line, column = self._place(start)
        return Span(line, column, column + end - start, self.file)

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends, counted from the beginning of the text."""
        line_start = self.line_starts[span.line - 1]
        return line_start + span.start, line_start + span.end

    def end(self, span: Span) -> tuple[int, int]:
        """Where a span ends: the line, from 1, and the characters before it in that line."""
        return self._place(self.offsets(span)[1])

    def line_end(self, number: int) -> int:
        """The offset at which the text of that line ends, from 1; its LF or CRLF comes after."""
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1]

    def __getitem__(self, span: Span) -> str:
        start, end = self.offsets(span)
        return self.text[start:end]
