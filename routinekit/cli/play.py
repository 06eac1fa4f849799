"""`routinekit play`: the plain player, one line a step.

On a terminal the time left counts down in the line; in a pipe each step is one line as it begins. Time is
read from a clock, never summed, so that a long routine doesn't drift.
"""

import argparse
import contextlib
import io
import shutil
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from attrs import Factory, define

from routinekit.cli import STOPPED
from routinekit.cli.files import open_timeline
from routinekit.cli.show import time_text, title
from routinekit.cli.style import Style
from routinekit.model import Prose
from routinekit.quantities import clock_text, counted
from routinekit.resolve import Pause
from routinekit.steps import Step, Timeline
from routinekit.vocabulary import READ_ALOUD

_REDRAW = 0.1
"""Seconds between two looks at the clock while a step counts down."""


def run(options: argparse.Namespace) -> int:
    """Play to the end; 1 if the file has errors, 130 if Ctrl-C ended it."""
    timeline = open_timeline(options)
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
    told: set[tuple[str | None, tuple[Prose, ...]]] = Factory(set)
    passed: int = 0

    def play(self) -> int:
        """Play all steps; returns the exit status."""
        style = Style(self.out)
        last: Step | None = None
        done: Counter[str] = Counter()
        try:
            self._print(style.bold(f"{self.timeline.routine.name} ({time_text(self.timeline.total)})"))
            self._tell(self.timeline.routine.prose)
            deadline = self.now()
            for step in self.timeline:
                self._introduce(step)
                if step.duration_ms is None:
                    self._wait(step)
                    deadline = self.now()
                else:
                    deadline += step.duration_ms / 1000 / self.speed
                    self._count_down(step, deadline)
                last = step
                done[step.path.split("/")[0]] += 1
        except KeyboardInterrupt:
            steps = last.index + 1 if last else 0
            self._print("\r\x1b[K" if self.out.isatty() else "")
            self._print(
                style.bold(f"stopped after {steps:,} of {counted(len(self.timeline), 'step', 'steps')}")
            )
            for line in done_so_far(self.timeline, done, last):
                self._print(f"  {line}")
            return STOPPED
        total = self.timeline.total
        self._print(style.bold(f"done: {counted(total.steps, 'step', 'steps')}, {time_text(total)}"))
        if self.passed:
            self._print(
                f"{counted(self.passed, 'open step', 'open steps')} passed by: nobody can press Enter here"
            )
        return 0

    # ------------------------------------------------------------ words

    def _introduce(self, step: Step) -> None:
        """How an exercise is done, once before it first begins."""
        if step.exercise is None or (step.exercise, step.prose) in self.told:
            return
        self.told.add((step.exercise, step.prose))
        self._print("")
        self._print(Style(self.out).bold(step.exercise))
        self._tell(step.prose)

    def _tell(self, prose: Iterable[Prose]) -> None:
        style = Style(self.out)
        for words in prose:
            if words.field not in READ_ALOUD:
                continue
            for line in self._wrapped(f"{words.field}: {words.text}"):
                self._print(style.severity(line, "warning") if words.field == "caution" else style.dim(line))

    def _wrapped(self, text: str) -> list[str]:
        """The lines of a text on a terminal; in a pipe, one."""
        if not self.out.isatty():
            return [" ".join(text.split())]
        return textwrap.wrap(text, self._width, subsequent_indent="  ")

    # ------------------------------------------------------------ time

    def _count_down(self, step: Step, deadline: float) -> None:
        line = describe(step)
        if not self.out.isatty():
            self._print(line)
            self.sleep(max(0, deadline - self.now()))
            return
        while (left := deadline - self.now()) > 0:
            seconds = -int(-left * self.speed // 1)  # rounded up: 0 is shown only when the time is over
            self.out.write(f"\r\x1b[K{self._timed(step, seconds * 1000, line)}")
            self.out.flush()
            self.sleep(min(left, _REDRAW))
        self._print(f"\r\x1b[K{self._timed(step, step.duration_ms or 0, line)}")

    def _timed(self, step: Step, milliseconds: int, line: str) -> str:
        """A step with a time before it, `~` where it is an estimate, cut to the width of the terminal."""
        shown = f"{('' if step.exact else '~') + clock_text(milliseconds):>7}  {line}"
        return shown if len(shown) <= self._width else shown[: self._width - 1] + "…"

    def _wait(self, step: Step) -> None:
        """A step of unknown length lasts until Enter is pressed; without a keyboard it is passed by."""
        if not self.keys.isatty():
            self.passed += 1
            self._print(f"{describe(step)} (until you are done)")
            return
        forget_keys(self.keys)
        self._print(f"{describe(step)} (press Enter when you are done)")
        self.keys.readline()

    @property
    def _width(self) -> int:
        return max(20, shutil.get_terminal_size().columns - 1)

    def _print(self, line: str) -> None:
        print(line, file=self.out, flush=True)


def forget_keys(keys: TextIO) -> None:
    """Drop what was typed while nobody asked, so that an early Enter doesn't end what comes later."""
    try:
        import termios  # noqa: PLC0415 - not on every system
    except ImportError:  # Windows has no such queue
        return
    with contextlib.suppress(termios.error, io.UnsupportedOperation):
        termios.tcflush(keys, termios.TCIFLUSH)


def describe(step: Step) -> str:
    """A step on one line: what, on which side, which set and rep, of what."""
    where = [step.side] if step.side and step.kind != "switch" else []
    for name, counter in (("round", step.round), ("set", step.set), ("rep", step.rep)):
        if counter and counter[1] > 1:
            where.append(f"{name} {counter[0]}/{counter[1]}")
    if step.exercise and step.kind != "prepare" and step.text != step.exercise:
        where.append(step.exercise)
    return " · ".join([step.text, *where])


def done_so_far(timeline: Timeline, done: Counter[str], last: Step | None) -> Iterator[str]:
    """What was done of each item that was begun; `done` counts the steps by the beginnings of their paths."""
    for part in timeline.parts:
        steps = part.total.steps
        if done[part.label] and not isinstance(part.item, Pause):
            whole = done[part.label] == steps
            how_far = "all" if whole else f"{done[part.label]:,} of {steps:,} steps"
            if last and last.set and last.set[1] > 1 and not whole:
                how_far += f", in set {last.set[0]} of {last.set[1]}"
            yield f"{title(part.item)}: {how_far}"
