"""`routinekit check`: what is wrong, file by file."""

import argparse
import sys

from routinekit.cli.files import below, read, written
from routinekit.cli.style import Style
from routinekit.quantities import counted


def run(options: argparse.Namespace) -> int:
    """Print what was found in each file; 1 if there is an error, 2 if there is no file."""
    style = Style(sys.stdout)
    files = 0
    found = {"error": 0, "warning": 0, "note": 0}
    for path in below(options.paths):
        files += 1
        for diagnostic in read(path).diagnostics:
            found[diagnostic.severity] += 1
            print(written(diagnostic, options.format, style))
    if not files:
        print("routinekit check: there is no .routine file", file=sys.stderr)
        return 2
    if options.format == "full":
        counts = ", ".join(counted(number, kind, f"{kind}s") for kind, number in found.items() if number)
        print(f"{counted(files, 'file', 'files')}: {counts or 'no problems'}")
    return 1 if found["error"] else 0
