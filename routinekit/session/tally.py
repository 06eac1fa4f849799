"""What came of a session: counted from its events, live or as a journal keeps them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from math import isfinite
from typing import Any

from attrs import frozen

import routinekit.session.events as e

MOST = 2**53
"""Numbers in a journal are less, for JavaScript has no whole ones beyond; in milliseconds that is an age."""

COUNTED = (e.StepEnded, e.PassedOver, e.Reported, e.RoundCounted, e.WatchStopped, e.StopRuleMet, e.Finished)
"""The events that a summary is made of."""


@frozen
class Report:
    """What the person said, of which exercise, and when in playing time."""

    at_ms: int
    exercise: str | None
    what: str
    value: float


@frozen
class ExerciseDone:
    """What was done of an exercise or a window: steps, the playing time of them all, rounds."""

    name: str
    done: int
    skipped: int
    cut: int
    lasted: timedelta
    rounds: int = 0


@frozen
class Summary:
    """How many steps were done, left out, or cut off by a clock or the end; how long it took; what was said.

    A step that was done stays done, also where somebody goes back to it and leaves it out. `finished` tells
    that it came to an end, `stopped` that the person ended it there.
    """

    done: int
    skipped: int
    cut: int
    elapsed: timedelta
    finished: bool
    stopped: bool
    exercises: tuple[ExerciseDone, ...]
    reports: tuple[Report, ...]
    stop_rules: tuple[str, ...] = ()

    def reported(self, what: str) -> tuple[float, ...]:
        """All that was reported of one kind, such as `pain`, in order."""
        return tuple(report.value for report in self.reports if report.what == what)


class Tally:
    """Counts events as plain data, in order, as they come.

    What it is given may come from anybody: `TypeError`, `AttributeError` or `LookupError` is raised where an
    event lacks something, or has anything else there.
    """

    def __init__(self) -> None:
        self.time = 0
        self.ended: dict[int, tuple[str, str]] = {}  # how, and of which exercise
        self.passed: list[tuple[int, int, str]] = []  # from, to and how, in order; none of them overlap
        self.lasted: Counter[str] = Counter()
        self.rounds: Counter[str] = Counter()
        self.reports: list[Report] = []
        self.rules: list[str] = []
        self.begun = False
        self.end: bool | None = None  # whether it was stopped

    def add(self, event: Mapping[str, Any]) -> None:
        """One event more; of those that nothing is counted of, the time."""
        self.pass_to(event["at_ms"])
        match event["event"]:
            case "step-started":
                self.begun = True
            case "step-ended":
                self._step(event)
            case "passed-over":
                self._pass_over(_whole(event["first"]), _whole(event["last"]) + 1, _how(event))
            case "reported":
                exercise = None if event["exercise"] is None else _text(event["exercise"])
                self.reports.append(
                    Report(event["at_ms"], exercise, _text(event["what"]), _number(event["value"]))
                )
            case "round-counted":
                self.rounds[_name(event["step"])] += 1
            case "stop-rule-met":
                self.rules.append(_text(event["rule"]))
            case "finished":
                self.end = bool(event["stopped"])

    def pass_to(self, at_ms: int) -> None:
        """It is that playing time at least."""
        self.time = max(self.time, _whole(at_ms))

    def _step(self, event: Mapping[str, Any]) -> None:
        step = event["step"]
        name, index, how, lasted = _name(step), _whole(step["index"]), _how(event), _whole(event["lasted_ms"])
        before, _ = self.ended.get(index, ("", ""))
        if how != "rested":
            self.ended[index] = ("done" if before == "done" else how, name)
        if name:
            self.lasted[name] += lasted

    def _pass_over(self, first: int, end: int, how: str) -> None:
        """Steps that never began; of those that were passed over before, the first time counts."""
        at = bisect_left(self.passed, (first,))
        if at and self.passed[at - 1][1] > first:
            first = self.passed[at - 1][1]
        stop = bisect_left(self.passed, (end,), at)
        new: list[tuple[int, int, str]] = []
        for known in self.passed[at:stop]:
            new += [(first, known[0], how)] if first < known[0] else []
            new.append(known)
            first = known[1]
        new += [(first, end, how)] if first < end else []
        self.passed[at:stop] = new

    def summary(self, now_ms: int = 0) -> Summary:
        """What was counted until then, at least until the last event."""
        hows = Counter(how for how, _ in self.ended.values())
        ended = sorted(self.ended)
        for first, end, how in self.passed:
            hows[how] += end - first - (bisect_left(ended, end) - bisect_left(ended, first))
        each = Counter((exercise, how) for how, exercise in self.ended.values())
        return Summary(
            done=hows["done"],
            skipped=hows["skipped"],
            cut=hows["cut"],
            elapsed=timedelta(milliseconds=max(now_ms, self.time)),
            finished=self.end is not None,
            stopped=bool(self.end),
            exercises=tuple(
                ExerciseDone(
                    name,
                    done=each[name, "done"],
                    skipped=each[name, "skipped"],
                    cut=each[name, "cut"],
                    lasted=timedelta(milliseconds=min(lasted, MOST)),
                    rounds=self.rounds[name],
                )
                for name, lasted in self.lasted.items()
            ),
            reports=tuple(self.reports),
            stop_rules=tuple(self.rules),
        )


def _whole(value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value < MOST:
        raise TypeError("no whole number")
    return value


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or not isfinite(value):
        raise TypeError("no number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _how(event: Mapping[str, Any]) -> str:
    return _text(event["how"])


def _name(step: Mapping[str, Any]) -> str:
    """What a step belongs to: its exercise, or of a window its own text; a rest between exercises to none."""
    return _text(step["exercise"] or (step["text"] if step["kind"] == "work" else ""))
