"""What was done, in lines: for the last screen, and for the terminal when the player is gone."""

from collections.abc import Iterator
from datetime import timedelta

from routinekit.quantities import clock_text, counted
from routinekit.session import Summary
from routinekit.session.account import ExerciseDone, Report


def heading(summary: Summary) -> str:
    """How it ended."""
    return "done" if summary.finished and not summary.stopped else "ended before its end"


def lines(summary: Summary) -> Iterator[str]:
    """What was done, of all and of each exercise, and what was said."""
    yield f"{_steps(summary)}, in {_clock(summary.elapsed)}"
    names = max((len(each.name) for each in summary.exercises), default=0)
    for each in summary.exercises:
        yield f"  {each.name.ljust(names)}  {_clock(each.lasted):>7}  {_steps(each)}{_rounds(each)}"
    for report in summary.reports:
        yield f"  {_report(report)}"
    for rule in summary.stop_rules:
        yield f"  a rule of the author was met: {rule}"


def _steps(of: Summary | ExerciseDone) -> str:
    parts = [counted(of.done, "step done", "steps done")]
    parts += [f"{of.skipped:,} left out"] if of.skipped else []
    parts += [f"{of.cut:,} cut off"] if of.cut else []
    return ", ".join(parts)


def _rounds(of: ExerciseDone) -> str:
    return f", {counted(of.rounds, 'round', 'rounds')}" if of.rounds else ""


def _report(report: Report) -> str:
    value = _clock(timedelta(seconds=report.value)) if report.what == "time" else f"{report.value:g}"
    of = f" in {report.exercise}" if report.exercise else ""
    return f"at {_clock(timedelta(milliseconds=report.at_ms))}: {report.what} {value}{of}"


def _clock(time: timedelta) -> str:
    return clock_text(time // timedelta(seconds=1) * 1000)
