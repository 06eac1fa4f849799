"""Diagnostics as text: with an excerpt for people, a line each for editors, as data for programs."""

import unicodedata
from typing import Any

from attrs import asdict, field, frozen

from routinekit.characters import printable
from routinekit.codes import CODES, Severity
from routinekit.diagnostics import Diagnostic
from routinekit.source import Source, Span

_EXCERPT = 120
"""Characters of a long source line that are shown around the place."""


@frozen(kw_only=True)
class Edit:
    """A fix by lines and columns, for who has no `Source` to find its span in."""

    line: int
    column: int
    end_line: int
    end_column: int
    replacement: str
    safe: bool


@frozen(kw_only=True)
class Finding:
    """A diagnostic as plain data, for other processes and to be kept.

    A `Diagnostic` holds the whole text that it was found in, a finding what is told of it. Lines and columns
    count characters from 1. `full` is how `routinekit check` shows it, with the line that it is about; `str`
    is one line for editors.
    """

    code: str
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    label: str
    help: str
    fixes: tuple[Edit, ...]
    full: str = field(repr=False)

    @classmethod
    def of(cls, found: Diagnostic) -> "Finding":
        """What is to be said about a diagnostic."""
        source = found.source
        return cls(
            code=found.code,
            message=found.message,
            path=source.name,
            **_place(source, found.span),
            label=found.label,
            help=found.help,
            fixes=tuple(
                Edit(**_place(source, fix.span), replacement=fix.replacement, safe=fix.safe)
                for fix in found.fixes
            ),
            full=full(found),
        )

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `note`, as the table of codes has it."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        return printable(f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}")


def github(found: Finding) -> str:
    """A command of GitHub's workflows that shows the problem beside the changed line.

    The format is that of "Workflow commands for GitHub Actions" in GitHub's documentation.
    """
    kind = {"error": "error", "warning": "warning"}.get(found.severity, "notice")
    place = {"file": found.path, "line": found.line, "col": found.column, "title": found.code}
    where = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    advice = f"; {found.help}" if found.help else ""
    return printable(f"::{kind} {where}::{_escaped(found.message + advice)}")


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def finding_json(found: Finding) -> dict[str, Any]:
    """One of them as plain data, ready for `json.dumps`."""
    data = asdict(found, filter=lambda attribute, _: attribute.name != "full")
    return {"code": data.pop("code"), "severity": found.severity, **data}


def _place(source: Source, span: Span) -> dict[str, int]:
    """The line and the column of the beginning and of the end, by the names that a finding gives them."""
    line, column = source.end(span)
    return {"line": span.line, "column": span.start + 1, "end_line": line, "end_column": column + 1}


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
    return "\n".join(map(printable, lines))


def _excerpt(found: Diagnostic) -> tuple[str, str, str]:
    """The source line in three parts: before the place, the place itself, after it."""
    text = found.source.text
    start, end = found.source.offsets(found.span)
    line_start = start - found.span.start
    line_end = found.source.line_end(found.line)
    first = line_start
    if line_end - line_start > _EXCERPT:
        first = max(line_start, start - _EXCERPT // 2)
    last = min(line_end, first + _EXCERPT)
    end = max(start, min(end, last))
    before, marked, after = text[first:start], text[start:end], text[end:last]
    return _printable(before), _printable(marked), _printable(after)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _width(text: str) -> int:
    """How many columns a terminal gives to a text: none to a combining mark, two to a wide character."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
