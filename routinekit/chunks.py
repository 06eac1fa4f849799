"""A text in chunks: each begins at the left edge, and no line of one belongs to anything in another.

So a chunk that is the same and stands in the same lines says the same, whatever has become of the others.
What it says is the parser's business.
"""

import re
from collections.abc import Iterator

from attrs import frozen

# A comment at the left edge may stand among the lines of a chunk. What begins with anything but ASCII is a
# mistake, or nothing to be seen, and is left to the chunk before it.
_BEGINNING = re.compile(r"\n[!\"$-~]")
_NOTHING = re.compile(r"\n(?:[ \t]*(?:#.*)?\n)*")


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
    if not beginnings or not _NOTHING.fullmatch(ended, 0, beginnings[0] + 1):
        return
    line = 1 + text.count("\n", 0, beginnings[0])
    for start, end in zip(beginnings, [*beginnings[1:], len(text)], strict=True):
        lines = text.count("\n", start, end) + (text[end - 1] != "\n")
        yield Chunk(line, lines, text[start:end])
        line += lines
