"""`routinekit play`: the plain player, one line a step.

On a terminal the time left counts down in the line; in a pipe each step is one line as it begins. Time is
read from a clock, never summed, so that a long routine doesn't drift.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

from attrs import define

from routinekit.cli import STOPPED
from routinekit.cli.files import open_timeline
from routinekit.cli.show import clock, time_text
from routinekit.cli.style import Style
from routinekit.quantities import clock_text, counted
from routinekit.resolve import Prescription
from routinekit.steps import Step, Timeline

_REDRAW = 0.1
"""Seconds between two looks at the clock while a step counts down."""


def run(options: argparse.Namespace) -> int:
    """Play to the end; 1 if the file has errors, 130 if Ctrl-C ended it."""
    timeline = open_timeline(options.file)
    if timeline is None:
        return 1
    return Player(timeline, options.speed, sys.stdout, sys.stdin).play()


@define
class Player:
    """Plays a timeline on a stream. Its clock and its sleep are parameters, for tests and other times."""

    timeline: Timeline
    speed: float
    out: TextIO
    keys: TextIO
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def play(self) -> int:
        """Play all steps; returns the exit status."""
        done = 0
        style = Style(self.out)
        self._print(style.bold(self.timeline.routine.name), f"({time_text(self.timeline.total)})")
        for prose in self.timeline.routine.prose:
            if prose.field == "caution":
                self._print(style.severity(f"caution: {prose.text}", "warning"))
        guide = _Guide(self.timeline)
        began = self.now()
        deadline = began
        try:
            for step in self.timeline:
                for line in guide.before(step):
                    self._print(style.dim(line))
                if step.duration_ms is None:
                    self._wait(step)
                    deadline = self.now()
                else:
                    deadline += step.duration_ms / 1000 / self.speed
                    self._count_down(step, deadline)
                done = step.index + 1
        except KeyboardInterrupt:
            self._print("")
            self._print(
                style.bold(f"stopped after {done:,} of {counted(len(self.timeline), 'step', 'steps')}")
            )
            for line in done_so_far(self.timeline, done):
                self._print(f"  {line}")
            return STOPPED
        self._print(style.bold(f"done: {counted(done, 'step', 'steps')}, {clock(self.timeline.total.known)}"))
        return 0

    def _count_down(self, step: Step, deadline: float) -> None:
        line = describe(step)
        if not self.out.isatty():
            self._print(line)
            self.sleep(max(0, deadline - self.now()))
            return
        width = shutil.get_terminal_size().columns - 1
        while (left := deadline - self.now()) > 0:
            seconds = -int(-left * self.speed // 1)  # rounded up: 0 is shown only when the time is over
            self.out.write(f"\r\x1b[K{f'{clock_text(seconds * 1000):>6}  {line}'[:width]}")
            self.out.flush()
            self.sleep(min(left, _REDRAW))
        self._print(f"\r\x1b[K{f'{clock_text(step.duration_ms or 0):>6}  {line}'[:width]}")

    def _wait(self, step: Step) -> None:
        """A step of unknown length lasts until Enter is pressed; without a keyboard it is passed by."""
        if not self.keys.isatty():
            self._print(f"{describe(step)} (until you are done)")
            return
        self._print(f"{describe(step)} (press Enter when you are done)")
        self.keys.readline()

    def _print(self, *words: str) -> None:
        print(*words, file=self.out, flush=True)


@define
class _Guide:
    """How an exercise is done, told once before it begins."""

    timeline: Timeline
    told: Prescription | None = None

    def before(self, step: Step) -> Iterator[str]:
        """The words for people about an exercise, at its first step."""
        item = self.timeline.part_of(step).item
        if item is self.told or not isinstance(item, Prescription):
            return
        self.told = item
        yield ""
        for prose in item.prose:
            yield f"{prose.field}: {prose.text}"


def describe(step: Step) -> str:
    """A step on one line: what, of what, on which side, which set and rep."""
    where = [step.exercise] if step.exercise and step.kind != "prepare" else []
    if step.side and step.kind != "switch":
        where.append(step.side)
    for name, counter in (("set", step.set), ("rep", step.rep)):
        if counter and counter[1] > 1:
            where.append(f"{name} {counter[0]}/{counter[1]}")
    return step.text + (f" · {', '.join(where)}" if where else "")


def done_so_far(timeline: Timeline, done: int) -> Iterator[str]:
    """What was done of each exercise that was begun."""
    for part in timeline.parts:
        steps = part.total.steps
        if done > 0 and isinstance(part.item, Prescription):
            yield f"{part.item.name}: " + ("all" if done >= steps else f"{done:,} of {steps:,} steps")
        done -= steps
