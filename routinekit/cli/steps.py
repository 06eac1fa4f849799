"""`routinekit steps`: the timed steps, as a table for people or as data for programs."""

import argparse
import csv
import json
import sys
from collections.abc import Callable

from attrs import evolve

from routinekit.cli.files import open_timeline, tell
from routinekit.contract import STEP_FIELDS, check_size, heading_json, step_json
from routinekit.diagnostics import RoutineError
from routinekit.limits import DEFAULT_LIMITS
from routinekit.quantities import clock_text
from routinekit.steps import Timeline


def run(options: argparse.Namespace) -> int:
    """Print all steps; 1 if the file has errors or too many steps."""
    timeline = open_timeline(options.file)
    if timeline is None:
        return 1
    limits = evolve(DEFAULT_LIMITS, exported_steps=options.most) if options.most else DEFAULT_LIMITS
    try:
        check_size(timeline, limits)
    except RoutineError as error:
        tell(error.diagnostics)
        print("`--most N` writes up to N steps", file=sys.stderr)
        return 1
    _WRITERS[options.format](timeline)
    return 0


def _json(timeline: Timeline) -> None:
    """One document, a step a line, never the whole of it in memory."""
    heading = _dumps(heading_json(timeline))
    print(f'{heading[:-1]}, "steps": [', end="")
    for step in timeline:
        print("," if step.index else "", _dumps(step_json(step)), sep="\n", end="")
    print("\n]}")


def _dumps(data: object) -> str:
    """JSON with the letters themselves where the output can hold them all."""
    return json.dumps(data, ensure_ascii=not sys.stdout.encoding.lower().startswith("utf"))


def _json_lines(timeline: Timeline) -> None:
    for step in timeline:
        print(_dumps(step_json(step)))


def _csv(timeline: Timeline) -> None:
    """A column for each field; counters as `2/10`, what has parts as JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(STEP_FIELDS)
    for step in timeline:
        writer.writerow(_cell(value) for value in step_json(step).values())


def _cell(value: object) -> object:
    match value:
        case bool():
            return str(value).lower()
        case (int(which), int(of)):
            return f"{which}/{of}"
        case dict() | tuple():
            return _dumps(value) if value else ""
        case _:
            return value


_COLUMNS = "{:>6}  {:>9}  {:>9}  {:7}  {:24}  {:11}  {:5}  {:5}  {}"


def _table(timeline: Timeline) -> None:
    """`~` marks what is an estimate."""
    print(_COLUMNS.format("step", "start", "lasts", "kind", "exercise", "side", "set", "rep", "what"))
    for step in timeline:
        row = _COLUMNS.format(
            step.index + 1,
            _time(step.start_ms, step.start_exact),
            _time(step.duration_ms, step.exact),
            step.kind,
            step.exercise or "",
            step.side or "",
            _counter(step.set),
            _counter(step.rep),
            step.text,
        )
        print(row.rstrip())


def _time(milliseconds: int | None, exact: bool) -> str:
    return "open" if milliseconds is None else ("" if exact else "~") + clock_text(milliseconds)


def _counter(counter: tuple[int, int] | None) -> str:
    return f"{counter[0]}/{counter[1]}" if counter and counter[1] > 1 else ""


_WRITERS: dict[str, Callable[[Timeline], None]] = {
    "table": _table,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
