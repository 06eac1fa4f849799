"""The limit, for comparison only: a part of the language, read by hand with two regular expressions.

No grammar, no spans, no mistakes, no units and no meaning: headers with names, words with their fields, doses
with a number, and text where a dose is anything else. The library has nothing of it.
"""

import re

from attrs import Factory, define

_LINE = re.compile(
    r'^( *)(?:(routine|library|exercise|do|section) ("[^"\n]*"|[^,#\n]*)(.*)'
    r"|([a-z0-9][a-z0-9 -]*): (.*)|(.+))",
    re.MULTILINE,
)
_DOSE = re.compile(r" *(?:([a-z]+) )?([0-9.]+)(?:-([0-9.]+))?([a-z%]*)([^,]*),?| *([^,]+),?")

Number = tuple[str, float, float | None, str, str]


@define
class Node:
    """A header and what is below it."""

    keyword: str
    name: str
    doses: list[Number | str]
    prose: list[list[str]] = Factory(list)
    items: list["Node"] = Factory(list)


def read(text: str) -> Node:
    """The headers of a text, one in the other."""
    root = Node("", "", [])
    path = [(-1, root)]
    words: list[str] | None = None
    column = 0
    for blanks, keyword, name, tail, field, value, other in _LINE.findall(text):
        indent = len(blanks)
        if words and indent > column:
            words.append(other or f"{keyword} {name}{tail}{field}: {value}")
            continue
        words = None
        while indent <= path[-1][0]:
            path.pop()
        node = path[-1][1]
        if keyword:
            inner = Node(keyword, name, _doses(tail))
            node.items.append(inner)
            path.append((indent, inner))
        elif field:
            words, column = [field, value], indent
            node.prose.append(words)
        elif not other.startswith("#"):
            node.doses += _doses(other)
    return root


def _doses(text: str) -> list[Number | str]:
    return [
        (word, float(low), float(high) if high else None, unit, tail) if low else other
        for word, low, high, unit, tail, other in _DOSE.findall(text.partition(" # ")[0].removeprefix(","))
    ]
