"""A text and the places in it.

Here live `Source` (the text of one file, with its name) and `Span` (where something stands in it).
Reading bytes into a `Source` lives here too; opening files does not.
"""

from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen


@frozen(order=True)
class Span:
    """A place in a source: the characters from `start` up to, not including, `end`.

    Offsets count characters from 0; `line` is the number of the first line, from 1.
    """

    start: int
    end: int
    line: int


@frozen
class Source:
    """The text of one file and the name it is known by in messages."""

    text: str = field(repr=False)
    name: str = "<text>"

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
        """The span between two offsets."""
        return Span(start, end, bisect_right(self.line_starts, start))

    def column(self, offset: int) -> int:
        """The column of an offset in its line, counted in characters from 1."""
        return offset - self.line_starts[bisect_right(self.line_starts, offset) - 1] + 1

    def line_end(self, number: int) -> int:
        """The offset at which the text of that line ends, from 1; its LF or CRLF comes after."""
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]
