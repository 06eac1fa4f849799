"""`routinekit check`: what is wrong, file by file."""

import argparse
import json
import sys

from routinekit.cli.files import STANDARD_INPUT, below, parse_data, read, read_bytes, written
from routinekit.cli.style import Style
from routinekit.contract import VERSION
from routinekit.diagnostics import Diagnostic
from routinekit.quantities import counted
from routinekit.report import diagnostic_json

_TIMES = 50
"""How often a file is mended again: as often as shows anything, and never without end."""


def run(options: argparse.Namespace) -> int:
    """Print what was found in each file; 1 if there is an error, 2 if there is no file."""
    style = Style(sys.stdout)
    files = mended = 0
    diagnostics: list[Diagnostic] = []
    for path in below(options.paths):
        files += 1
        if options.fix and path != STANDARD_INPUT:
            mended += _mend(path)
        found = read(path).diagnostics
        diagnostics += found
        if options.format != "json":
            for diagnostic in found:
                print(written(diagnostic, options.format, style))
    if not files:
        print("routinekit check: there is no .routine file", file=sys.stderr)
        return 2
    if options.format == "json":
        print(
            json.dumps(
                {"routinekit": VERSION, "diagnostics": list(map(diagnostic_json, diagnostics))}, indent=2
            )
        )
    if options.format == "full":
        print(_summary(files, mended, diagnostics))
    return 1 if any(found.severity == "error" for found in diagnostics) else 0


def _summary(files: int, mended: int, diagnostics: list[Diagnostic]) -> str:
    severities = [found.severity for found in diagnostics]
    counts = [
        counted(severities.count(kind), kind, f"{kind}s")
        for kind in ("error", "warning", "note")
        if kind in severities
    ]
    fixed = f", {counted(mended, 'place', 'places')} mended" if mended else ""
    return f"{counted(files, 'file', 'files')}: {', '.join(counts) or 'no problems'}{fixed}"


def _mend(path: str) -> int:
    """Apply the safe fixes of a file, again as long as that shows others; how many there were."""
    from routinekit.cli.fmt import write  # noqa: PLC0415 - who only checks needs neither of them
    from routinekit.fixes import applied, safe_fixes  # noqa: PLC0415

    mended = 0
    for _ in range(_TIMES):
        data = read_bytes(path)  # once, for a fix belongs to the text that it was found in
        fixes = [] if isinstance(data, Diagnostic) else safe_fixes(parse_data(path, data).diagnostics)
        if not fixes or isinstance(data, Diagnostic):
            break
        write(path, applied(data.decode("utf-8-sig"), fixes))
        mended += len(fixes)
    return mended
