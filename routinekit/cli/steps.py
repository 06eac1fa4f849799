"""`routinekit steps`: the timed steps, as a table for people or as data for programs."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Sequence

from routinekit.cli.files import open_timeline, tell
from routinekit.diagnostics import RoutineError
from routinekit.limits import DEFAULT_LIMITS
from routinekit.quantities import clock_text
from routinekit.steps import Step, Timeline
from routinekit.timeline_export import STEP_FIELDS, check_size, heading_json, step_json


def run(options: argparse.Namespace) -> int:
    """Print all steps; 1 if the file has errors or too many steps."""
    timeline = open_timeline(options)
    if timeline is None:
        return 1
    if options.first is None:
        try:
            check_size(timeline, DEFAULT_LIMITS)
        except RoutineError as error:
            tell(error.diagnostics)
            print("`--first N` writes the first N steps", file=sys.stderr)
            return 1
    _WRITERS[options.format](timeline, timeline[: options.first])
    return 0


def _json(timeline: Timeline, steps: Sequence[Step]) -> None:
    """One document, a step a line, never the whole of it in memory."""
    heading = dumps(heading_json(timeline))
    print(f'{heading[:-1]}, "steps": [', end="")
    for step in steps:
        print("," if step.index else "", dumps(step_json(step)), sep="\n", end="")
    print("\n]}")


def dumps(data: object) -> str:
    """JSON with the letters themselves where the output can hold them all."""
    return json.dumps(data, ensure_ascii=not sys.stdout.encoding.lower().startswith("utf"))


def _json_lines(_: Timeline, steps: Sequence[Step]) -> None:
    for step in steps:
        print(dumps(step_json(step)))


def _csv(_: Timeline, steps: Sequence[Step]) -> None:
    """A column for each field; counters as `2 of 10`, what has parts as JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(STEP_FIELDS)
    for step in steps:
        writer.writerow(_cell(value) for value in step_json(step).values())


def _cell(value: object) -> object:
    match value:
        case bool():
            return str(value).lower()
        case (int(which), int(of)):
            return f"{which} of {of}"  # `1/3` would be a date in a spreadsheet
        case dict() | tuple():
            return dumps(value) if value else ""
        case _:
            return value


_NAME_WIDTH = 18
_COLUMNS = "{:>4}  {:>7}  {:>6}  {:7}  {:18}  {:9}  {:>5}  {:>5}  {}"


def _table(_: Timeline, steps: Sequence[Step]) -> None:
    """`~` marks what is an estimate."""
    print(_COLUMNS.format("step", "start", "lasts", "kind", "exercise", "side", "set", "rep", "what"))
    for step in steps:
        row = _COLUMNS.format(
            step.index + 1,
            _time(step.start_ms, step.start_exact),
            _time(step.duration_ms, step.exact),
            step.kind,
            short(step.exercise or ""),
            step.side or "",
            _counter(step.set),
            _counter(step.rep),
            step.text,
        )
        print(row.rstrip())


def _time(milliseconds: int | None, exact: bool) -> str:
    return "open" if milliseconds is None else ("" if exact else "~") + clock_text(milliseconds)


def short(name: str, width: int = _NAME_WIDTH) -> str:
    """A name that fits into a column."""
    return name if len(name) <= width else name[: width - 1] + "…"


def _counter(counter: tuple[int, int] | None) -> str:
    return f"{counter[0]}/{counter[1]}" if counter and counter[1] > 1 else ""


_WRITERS: dict[str, Callable[[Timeline, Sequence[Step]], None]] = {
    "table": _table,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
