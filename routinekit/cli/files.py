"""From the paths of a command line to routines, and what is wrong with them to the terminal."""

import argparse
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from routinekit.characters import printable
from routinekit.cli.style import Style
from routinekit.diagnostics import Diagnostic, RoutineError
from routinekit.document import parse_bytes, timeline
from routinekit.file_text import read_bytes
from routinekit.limits import DEFAULT_LIMITS
from routinekit.loading import Result, load_result
from routinekit.many import Compiled, compile_many
from routinekit.quantities import counted
from routinekit.report import Finding
from routinekit.steps import Timeline

STANDARD_INPUT = "-"


def below(paths: Iterable[str]) -> Iterator[str]:
    """The files that are meant: a folder stands for every `.routine` file below it."""
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):  # where `Path` raises at a name that is too long
            yield from sorted(str(file) for file in Path(path).rglob("*.routine") if file.is_file())
        else:
            yield path


def read(path: str) -> Result:
    """What a file says, or standard input."""
    return load_result(path) if path != STANDARD_INPUT else parse_data(path, _standard_input())


def compiled_files(paths: Iterable[str], workers: int | None) -> Generator[Compiled, None, None]:
    """The record of each file, in their order; standard input is read by this process."""
    for standard, some in groupby(paths, STANDARD_INPUT.__eq__):
        if standard:
            yield from (Compiled.of(path, read(path)) for path in some)
        else:
            yield from compile_many(some, workers=workers)


def parse_data(path: str, data: bytes) -> Result:
    """What the bytes of a file say."""
    if path == STANDARD_INPUT:
        return parse_bytes(data, name="<stdin>")
    return parse_bytes(data, name=path, folder=Path(path).parent)


def data_of(path: str) -> bytes | Diagnostic:
    """What is in a file or in standard input, or why it can't be read."""
    return read_bytes(path, DEFAULT_LIMITS) if path != STANDARD_INPUT else _standard_input()


def _standard_input() -> bytes:
    """Of standard input one byte more than may be at most."""
    return sys.stdin.buffer.read(DEFAULT_LIMITS.file_bytes + 1)


def open_timeline(options: argparse.Namespace) -> Timeline | None:
    """The steps of the routine in a file as it was chosen; None after its errors were told."""
    path = options.file
    result = read(path)
    if result.routine is None:
        tell(result.diagnostics)
        return None
    warnings = sum(found.severity == "warning" for found in result.diagnostics)
    if warnings:
        print(
            f"{counted(warnings, 'warning', 'warnings')}: see `routinekit check {printable(path)}`",
            file=sys.stderr,
        )
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
            print(written(Finding.of(found), "full", style), file=sys.stderr)


def written(found: Finding, form: str, style: Style) -> str:
    """What was found, in a form of `check --format` that a person reads, coloured where there are colours."""
    if form == "concise":
        return str(found)
    head, *rest = found.full.split("\n")
    kind, message = head.split(": ", 1)
    return "\n".join([style.severity(kind, found.severity) + style.bold(f": {message}"), *rest])


def tally(found: Iterable[Finding]) -> str:
    """How many of each severity there are, the worst first; nothing where there are none."""
    severities = [each.severity for each in found]
    counts = {kind: severities.count(kind) for kind in ("error", "warning", "note")}
    return ", ".join(counted(count, kind, f"{kind}s") for kind, count in counts.items() if count)
