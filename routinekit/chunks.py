"""A text in chunks: each begins at the left edge, and no line of one belongs to anything in another.

So a chunk that is the same and stands in the same lines says the same, whatever has become of the others.
What it says is the parser's business.
"""

import re
from collections.abc import Iterator

from attrs import frozen

# A comment at the left edge may stand among the lines of a chunk.
_BEGINNING = re.compile(r"\n[^\s#]")
_INDENTED = re.compile(r"\n[^\S\n]+[^\s#]")


@frozen
class Chunk:
    """Some lines of a text: the number of the first, how many there are, and what stands there."""

    line: int
    lines: int
    text: str


def chunks(text: str) -> Iterator[Chunk]:
    """The chunks of a text, in order; none where its first line is not at the left edge."""
    ended = f"\n{text}"  # with the end of a line before each, a line begins where its number says
    beginnings = [found.start() for found in _BEGINNING.finditer(ended)]
    if not beginnings or _INDENTED.search(ended, 0, beginnings[0]):
        return
    line = 1 + text.count("\n", 0, beginnings[0])
    for start, end in zip(beginnings, [*beginnings[1:], len(text)], strict=True):
        lines = text.count("\n", start, end) + (text[end - 1] != "\n")
        yield Chunk(line, lines, text[start:end])
        line += lines
