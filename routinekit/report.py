"""Diagnostics as text: with an excerpt of the source for people, one line each for editors."""

import unicodedata

from routinekit.diagnostics import Diagnostic

_EXCERPT = 120
"""Characters of a long source line that are shown around the place."""


def concise(found: Diagnostic) -> str:
    """`path:line:column: code message`."""
    return str(found)


def full(found: Diagnostic) -> str:
    """The message, the line it is about with the place marked, and what to write instead."""
    number = str(found.line)
    gutter = " " * len(number)
    lines = [
        f"{found.severity}[{found.code}]: {found.message}",
        f"{gutter}--> {found.source.name}:{found.line}:{found.column}",
    ]
    if found.source.text:
        before, marked, after = _excerpt(found)
        mark = " " * _width(before) + "^" * max(1, _width(marked))
        lines += [
            f"{gutter} |",
            f"{number} | {before}{marked}{after}".rstrip(),
            f"{gutter} | {mark} {found.label}".rstrip(),
        ]
    if found.help:
        lines.append(f"{gutter} = help: {found.help}")
    return "\n".join(lines)


def _excerpt(found: Diagnostic) -> tuple[str, str, str]:
    """The source line in three parts: before the place, the place itself, after it."""
    line = "".join(
        character if character.isprintable() else " " for character in found.source.line(found.line)
    )
    start = found.column - 1
    end = min(len(line), start + found.span.end - found.span.start)
    first = max(0, start - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    last = first + _EXCERPT
    return line[first:start], line[start : min(end, last)], line[max(end, first) : last] if end < last else ""


def _width(text: str) -> int:
    """How many columns a terminal gives to a text: none to a combining mark, two to a wide character."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
