"""`routinekit fmt`: the canonical form of files, written back only when it is safe."""

import argparse
import difflib
import os
import sys
import tempfile
from pathlib import Path

from routinekit.characters import printable
from routinekit.cli.files import STANDARD_INPUT, below, data_of, parse_data, tell
from routinekit.cli.output import Output
from routinekit.diagnostics import Diagnostic, has_errors
from routinekit.formatter import format_source
from routinekit.limits import DEFAULT_LIMITS
from routinekit.model import Routine
from routinekit.quantities import counted


def run(options: argparse.Namespace) -> int:
    """Format each file; 1 if one has errors or would change under `--check`; 2 if there is no file."""
    changed = broken = files = 0
    output = Output(sys.stdout)
    for path in below(options.paths):
        files += 1
        data = data_of(path)
        if isinstance(data, Diagnostic):
            tell([data])
            broken += 1
            continue
        routine = _routine(path, data)
        if routine is None:
            broken += 1
            continue
        assert routine.source is not None
        before, after = data.decode("utf-8-sig"), format_source(routine.source, DEFAULT_LIMITS)
        changed += before != after
        if options.diff:
            output.write_data("".join(_difference(path, before, after)))
        elif options.check:
            print(f"{printable(path)}: {'would be changed' if before != after else 'is fine'}")
        elif path == STANDARD_INPUT:
            output.write_data(after)
        elif before != after:
            write(path, after)
    if not files:
        print("routinekit fmt: there is no .routine file", file=sys.stderr)
        return 2
    if not (options.diff or options.check or options.paths == [STANDARD_INPUT]):
        print(f"{counted(files, 'file', 'files')}: {counted(changed, 'was', 'were')} changed")
    return 1 if broken or (changed and (options.check or options.diff)) else 0


def _routine(path: str, data: bytes) -> Routine | None:
    """The routine in a file; None after its errors were told: what can't be read is not touched."""
    result = parse_data(path, data)
    if has_errors(result.diagnostics):
        tell(result.diagnostics)
    return result.routine


def _difference(path: str, before: str, after: str) -> list[str]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    name = printable(path)
    return list(difflib.unified_diff(old, new, name, name))


def write(path: str, text: str) -> None:
    """Write a file so that a crash leaves the old one or the new one, and never half of it.

    Raises `OSError` that names the file.
    """
    real = Path(path).resolve()  # a link stays a link
    try:
        handle, temporary = tempfile.mkstemp(dir=real.parent, prefix=".routinekit.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(real.stat().st_mode & 0o777)
            Path(temporary).replace(real)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error
