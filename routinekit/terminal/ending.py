"""What was done, in lines: for the last screen, and for the terminal when the player is gone."""

from collections.abc import Iterator
from datetime import timedelta

from routinekit.quantities import clock_text, counted
from routinekit.session import Summary
from routinekit.session.table import WORDS
from routinekit.session.tally import ExerciseDone, Report


def heading(summary: Summary) -> str:
    """How it ended."""
    return str(WORDS["finished" if summary.finished and not summary.stopped else "stopped"])


def lines(summary: Summary) -> Iterator[str]:
    """What was done, of all and of each exercise, and what was said."""
    yield WORDS["summary"].format(steps=_steps(summary), time=_clock(summary.elapsed))
    names = max((len(each.name) for each in summary.exercises), default=0)
    for each in summary.exercises:
        yield f"  {each.name.ljust(names)}  {_clock(each.lasted):>7}  {_steps(each)}{_rounds(each)}"
    for report in summary.reports:
        yield f"  {_report(report)}"
    for rule in summary.stop_rules:
        yield f"  {WORDS['rule_met'].format(rule=rule)}"


def _steps(of: Summary | ExerciseDone) -> str:
    parts = [counted(of.done, *WORDS["steps"])]
    parts += [WORDS["left_out"].format(count=f"{of.skipped:,}")] if of.skipped else []
    parts += [WORDS["cut_off"].format(count=f"{of.cut:,}")] if of.cut else []
    return ", ".join(parts)


def _rounds(of: ExerciseDone) -> str:
    return f", {counted(of.rounds, *WORDS['rounds'])}" if of.rounds else ""


def _report(report: Report) -> str:
    value = _clock(timedelta(seconds=report.value)) if report.what == "time" else f"{report.value:g}"
    of = WORDS["in"].format(exercise=report.exercise) if report.exercise else ""
    time = _clock(timedelta(milliseconds=report.at_ms))
    return str(WORDS["report"].format(time=time, what=report.what, value=value, of=of))


def _clock(time: timedelta) -> str:
    return clock_text(time // timedelta(seconds=1) * 1000)
