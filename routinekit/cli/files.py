"""From the paths of a command line to routines, and what is wrong with them to the terminal."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from routinekit.cli.style import Style
from routinekit.diagnostics import Diagnostic, Problems, RoutineError
from routinekit.disk import NotPlainError, read_plain
from routinekit.document import Result, parse_bytes, timeline, too_large
from routinekit.limits import DEFAULT_LIMITS
from routinekit.quantities import counted
from routinekit.report import concise, full, github
from routinekit.source import Source
from routinekit.steps import Timeline

STANDARD_INPUT = "-"

_FORMS = {"concise": concise, "github": github}


def below(paths: Iterable[str]) -> Iterator[str]:
    """The files that are meant: a folder stands for every `.routine` file below it."""
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):  # where `Path` raises at a name that is too long
            yield from sorted(str(file) for file in Path(path).rglob("*.routine") if file.is_file())
        else:
            yield path


def read(path: str) -> Result:
    """What a file says; a file that can't be read is a problem like any other."""
    data = read_bytes(path)
    return Result(None, (data,)) if isinstance(data, Diagnostic) else parse_data(path, data)


def parse_data(path: str, data: bytes) -> Result:
    """What the bytes of a file say."""
    if path == STANDARD_INPUT:
        return parse_bytes(data, name="<stdin>")
    return parse_bytes(data, name=path, folder=Path(path).parent)


def read_bytes(path: str) -> bytes | Diagnostic:
    """What is in a file, or why it can't be read; of standard input one byte more than may be at most."""
    most = DEFAULT_LIMITS.file_bytes
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read(most + 1)
        data = read_plain(Path(path), most)
    except OSError as error:
        return unreadable(path, error)
    return too_large(path, DEFAULT_LIMITS) if data is None else data


def unreadable(path: str, error: OSError) -> Diagnostic:
    """The diagnostic for a file that can't be opened."""
    reason, help = {
        FileNotFoundError: ("there is no such file", "look for a mistake in its name"),
        IsADirectoryError: (
            "this is a folder, not a file",
            "name a file in it, or `routinekit check` the folder",
        ),
        NotPlainError: ("this is a pipe or a device, not a file", "`-` stands for standard input"),
        PermissionError: ("you may not read this file", "ask its owner"),
    }.get(type(error), (f"the file can't be read: {error.strerror}".lower(), ""))
    problems = Problems(Source("", path))
    problems.add("RK601", problems.source.span(0, 0), reason, help=help)
    return problems.found[0]


def open_timeline(options: argparse.Namespace) -> Timeline | None:
    """The steps of the routine in a file as it was chosen; None after its errors were told."""
    path = options.file
    result = read(path)
    if result.routine is None:
        tell(result.diagnostics)
        return None
    warnings = sum(found.severity == "warning" for found in result.diagnostics)
    if warnings:
        print(f"{counted(warnings, 'warning', 'warnings')}: see `routinekit check {path}`", file=sys.stderr)
    try:
        return timeline(
            result.routine,
            variants=options.variant,
            settings=dict(options.setting),
            week=options.week,
            day=options.day,
            session=options.session,
            affected=options.affected,
            part=options.part,
            ranges=options.ranges,
            choices=options.choice,
        )
    except RoutineError as error:
        tell(error.diagnostics)
        return None


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Print errors where a person sees them even when the output goes into a file."""
    style = Style(sys.stderr)
    for found in diagnostics:
        if found.severity == "error":
            print(written(found, "full", style), file=sys.stderr)


def written(found: Diagnostic, form: str, style: Style) -> str:
    """A diagnostic in one of the forms of `check --format`, coloured where there are colours."""
    if form in _FORMS:
        return _FORMS[form](found)
    head, *rest = full(found).split("\n")
    kind, message = head.split(": ", 1)
    return "\n".join([style.severity(kind, found.severity) + style.bold(f": {message}"), *rest])
