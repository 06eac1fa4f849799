"""What came of a session: counted from its events, live or as a journal keeps them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from attrs import frozen

import routinekit.session.events as e

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

    @classmethod
    def of(cls, events: Iterable[Mapping[str, Any]], now_ms: int = 0) -> "Summary":
        """The summary of events as plain data, in order; `now_ms` is the playing time, if it is known."""
        tally = _Tally(now_ms)
        for event in events:
            tally.add(event)
        return tally.summary()

    def reported(self, what: str) -> tuple[float, ...]:
        """All that was reported of one kind, such as `pain`, in order."""
        return tuple(report.value for report in self.reports if report.what == what)


class _Tally:
    def __init__(self, now: int) -> None:
        self.time = now
        self.ended: dict[int, tuple[str, str]] = {}  # how, and of which exercise
        self.passed: list[tuple[range, str]] = []  # none of them overlap
        self.lasted: Counter[str] = Counter()
        self.rounds: Counter[str] = Counter()
        self.reports: list[Report] = []
        self.rules: list[str] = []
        self.end: Mapping[str, Any] | None = None

    def add(self, event: Mapping[str, Any]) -> None:
        self.time = max(self.time, event["at_ms"])
        match event["event"]:
            case "step-ended":
                self._step(event)
            case "passed-over":
                self._pass_over(range(event["first"], event["last"] + 1), event["how"])
            case "reported":
                self.reports.append(Report(event["at_ms"], event["exercise"], event["what"], event["value"]))
            case "round-counted":
                self.rounds[_name(event["step"])] += 1
            case "stop-rule-met":
                self.rules.append(event["rule"])
            case "finished":
                self.end = event

    def _step(self, event: Mapping[str, Any]) -> None:
        step = event["step"]
        name = _name(step)
        before, _ = self.ended.get(step["index"], ("", ""))
        if event["how"] != "rested":
            self.ended[step["index"]] = ("done" if before == "done" else event["how"], name)
        if name:
            self.lasted[name] += event["lasted_ms"]

    def _pass_over(self, steps: range, how: str) -> None:
        """Steps that never began; of those that were passed over before, the first time counts."""
        parts = [steps]
        for known, _ in self.passed:
            parts = [
                part
                for each in parts
                for part in (
                    range(each.start, min(each.stop, known.start)),
                    range(max(each.start, known.stop), each.stop),
                )
                if part
            ]
        self.passed += [(part, how) for part in parts]

    def summary(self) -> Summary:
        hows = Counter(how for how, _ in self.ended.values())
        for steps, how in self.passed:
            hows[how] += len(steps) - sum(index in steps for index in self.ended)
        return Summary(
            done=hows["done"],
            skipped=hows["skipped"],
            cut=hows["cut"],
            elapsed=timedelta(milliseconds=self.time),
            finished=self.end is not None,
            stopped=bool(self.end and self.end["stopped"]),
            exercises=tuple(map(self._exercise, self.lasted)),
            reports=tuple(self.reports),
            stop_rules=tuple(self.rules),
        )

    def _exercise(self, name: str) -> ExerciseDone:
        hows = Counter(how for how, exercise in self.ended.values() if exercise == name)
        lasted = timedelta(milliseconds=self.lasted[name])
        return ExerciseDone(
            name,
            done=hows["done"],
            skipped=hows["skipped"],
            cut=hows["cut"],
            lasted=lasted,
            rounds=self.rounds[name],
        )


def _name(step: Mapping[str, Any]) -> str:
    """What a step belongs to: its exercise, or of a window its own text; a rest between exercises to none."""
    name: str = step["exercise"] or (step["text"] if step["kind"] == "work" else "")
    return name
