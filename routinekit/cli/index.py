"""`routinekit index`: what there is, a line a routine, as a table for people or as data for programs."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing

from attrs import frozen

from routinekit.characters import printable
from routinekit.cli.files import below, compiled_files, tally
from routinekit.cli.progress import Progress
from routinekit.cli.steps import dumps, short
from routinekit.many import Compiled
from routinekit.many.compiled import record_json
from routinekit.outline import time_text
from routinekit.timeline_export import VERSION


@frozen
class _Form:
    """How the lines are written, and what stands before, between and after them."""

    line: Callable[[Compiled], str]
    head: str = ""
    between: str = ""
    tail: str = ""


def run(options: argparse.Namespace) -> int:
    """Print a line for each file; 1 if one of them has errors, 2 if there is no file."""
    paths = list(below(options.paths))
    if not paths:
        print("routinekit index: there is no .routine file", file=sys.stderr)
        return 2
    form = _FORMS[options.format](paths)
    progress, broken = Progress(len(paths), sys.stderr), 0
    print(form.head, end="")
    with closing(progress.over(compiled_files(paths, options.workers))) as records:
        for number, record in enumerate(records, 1):
            broken += record.total is None
            progress.hide()
            print(form.line(record) + (form.between if number < len(paths) else ""))
    print(form.tail, end="")
    return 1 if broken else 0


_NAME_WIDTH = 36


def _table(paths: Sequence[str]) -> _Form:
    """`~` marks what is partly an estimate."""
    columns = (
        f"{{:{max(len(printable(path)) for path in paths)}}}  {{:{_NAME_WIDTH}}}  {{:>14}}  {{:>9}}  {{}}"
    )

    def row(*cells: object) -> str:
        return columns.format(*cells).rstrip()

    def line(record: Compiled) -> str:
        problems, path = tally(record.diagnostics), printable(record.path)
        if record.total is None:
            return row(path, "", "", "", problems)
        time, steps = time_text(record.total), record.total.steps
        return row(path, short(record.name or "", _NAME_WIDTH), time, steps, problems)

    return _Form(line, head=row("path", "name", "time", "steps", "problems") + "\n")


def _json(_: Sequence[str]) -> _Form:
    """One document, a routine a line."""
    return _Form(_json_line, f'{{"routinekit": {VERSION}, "routines": [\n', ",", "]}\n")


def _json_line(record: Compiled) -> str:
    return dumps(record_json(record))


_FORMS: dict[str, Callable[[Sequence[str]], _Form]] = {
    "table": _table,
    "json": _json,
    "jsonl": lambda _: _Form(_json_line),
}
