"""`routinekit log`: the past runs of a routine, from their journals."""

import argparse
import sys
from collections.abc import Iterator
from datetime import timedelta

from routinekit.characters import printable
from routinekit.cli.files import read, tell
from routinekit.cli.journals import Journals, Run
from routinekit.cli.style import Style
from routinekit.quantities import clock_text, counted
from routinekit.session.tally import ExerciseDone, Report, Summary


def run(options: argparse.Namespace) -> int:
    """Print a paragraph for each run, the oldest first; 1 if the file has errors."""
    result = read(options.file)
    if result.routine is None:
        tell(result.diagnostics)
        return 1
    name = result.routine.name
    runs = Journals.of(options.journal).of_routine(name)
    style = Style(sys.stdout)
    print(style.bold(f"{name}: {counted(len(runs), 'run', 'runs')}"))
    for past in runs:
        print("\n".join(_lines(past, style)))
    return 0


def _lines(past: Run, style: Style) -> Iterator[str]:
    """One run: when, how far, what was done of each exercise, what was reported."""
    summary, when = past.summary, printable(past.when.replace("T", " ")[:16])
    yield ""
    yield style.bold(f"{when}  {_time(summary.elapsed)}  {_end(summary)}")
    for exercise in summary.exercises:
        yield f"  {_time(exercise.lasted):>7}  {printable(_done(exercise))}"
    for report in summary.reports:
        yield f"  {printable(_report(report))}"
    for rule in summary.stop_rules:
        yield f"  {style.severity(printable(rule), 'warning')} was met"


def _end(summary: Summary) -> str:
    if not summary.finished:
        return "cut off"
    return "stopped" if summary.stopped else "done"


def _done(exercise: ExerciseDone) -> str:
    parts = [
        f"{many:,} {how}" for many, how in ((exercise.skipped, "skipped"), (exercise.cut, "cut")) if many
    ]
    parts += [counted(exercise.rounds, "round", "rounds")] if exercise.rounds else []
    return f"{exercise.name}: {', '.join([counted(exercise.done, 'step', 'steps'), *parts])}"


def _report(report: Report) -> str:
    of = f" in {report.exercise}" if report.exercise else ""
    return f"{_time(timedelta(milliseconds=report.at_ms)):>7}  {report.what} {report.value:g}{of}"


def _time(time: timedelta) -> str:
    return clock_text(time // timedelta(milliseconds=1))
