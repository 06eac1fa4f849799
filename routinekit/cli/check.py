"""`routinekit check`: what is wrong, file by file."""

import argparse
import json
import sys
from contextlib import closing

from routinekit.cli.files import STANDARD_INPUT, below, compiled_files, data_of, parse_data, tally, written
from routinekit.cli.output import Output
from routinekit.cli.progress import Progress
from routinekit.cli.style import Style
from routinekit.diagnostics import Diagnostic
from routinekit.quantities import counted
from routinekit.report import Finding, finding_json, github
from routinekit.timeline_export import VERSION

_TIMES = 50
"""How often a file is mended again: as often as shows anything, and never without end."""


def run(options: argparse.Namespace) -> int:
    """Print what was found in each file; 1 if there is an error, 2 if there is no file."""
    style, output = Style(sys.stdout), Output(sys.stdout)
    paths = list(below(options.paths))
    if not paths:
        print("routinekit check: there is no .routine file", file=sys.stderr)
        return 2
    mended = sum(_mend(path) for path in paths if options.fix and path != STANDARD_INPUT)
    findings: list[Finding] = []
    progress = Progress(len(paths), sys.stderr)
    with closing(progress.over(compiled_files(paths, options.workers))) as records:
        for found in (found for record in records for found in record.diagnostics):
            findings.append(found)
            if options.format != "json":
                progress.hide()
                if options.format == "github":
                    output.write_command(github(found))
                else:
                    print(written(found, options.format, style))
    if options.format == "json":
        print(json.dumps({"routinekit": VERSION, "diagnostics": list(map(finding_json, findings))}, indent=2))
    if options.format == "full":
        fixed = f", {counted(mended, 'place', 'places')} mended" if mended else ""
        print(f"{counted(len(paths), 'file', 'files')}: {tally(findings) or 'no problems'}{fixed}")
    return 1 if any(found.severity == "error" for found in findings) else 0


def _mend(path: str) -> int:
    """Apply the safe fixes of a file, again as long as that shows others; how many there were."""
    from routinekit.cli.fmt import write  # noqa: PLC0415 - only `--fix` needs it
    from routinekit.fixes import applied, safe_fixes  # noqa: PLC0415 - only `--fix` needs it

    mended = 0
    for _ in range(_TIMES):
        data = data_of(path)  # once, for a fix belongs to the text that it was found in
        fixes = [] if isinstance(data, Diagnostic) else safe_fixes(parse_data(path, data).diagnostics)
        if not fixes or isinstance(data, Diagnostic):
            break
        write(path, applied(data.decode("utf-8-sig"), fixes))
        mended += len(fixes)
    return mended
