"""The plain player: one line a step, for those who install the core alone, and for a pipe.

On a terminal the time left counts down in the line, and Enter answers what is asked; in a pipe each step is
one line as it begins, and nobody is asked.
"""

import contextlib
import io
import shutil
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from attrs import Factory, define

import routinekit.session.events as e
from routinekit.cli.style import Style
from routinekit.model import Prose
from routinekit.outline import time_text, title
from routinekit.quantities import clock_text, counted
from routinekit.resolve import Pause
from routinekit.session import Session
from routinekit.steps import Step, Timeline
from routinekit.vocabulary import HEEDED, TOLD

_REDRAW = 0.1
"""Seconds between two looks at the clock while a step counts down."""


@define
class PlainPlayer:
    """Plays a session on a stream. Its clock and its sleep are parameters, for tests and other times."""

    out: TextIO
    keys: TextIO
    speed: float = 1.0
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    introduced: set[tuple[str, tuple[Prose, ...], tuple[str, ...]]] = Factory(set)
    done: Counter[str] = Factory(Counter)
    last: Step | None = None
    passed: int = 0

    def wants_to_go_on(self, unfinished: Callable[[], Session]) -> bool:
        """Ask whether to go on with a run that was cut off."""
        session = unfinished()
        at = clock_text(session.state.now)
        return self._ask(f"the last run was cut off after {at}: go on with it? (Enter, or n) ").lower() != "n"

    def play(self, session: Session) -> bool:
        """Play to the end; False where the person ended it before."""
        style = Style(self.out)
        timeline = session.timeline
        try:
            self._print(style.bold(f"{timeline.routine.name} ({time_text(timeline.total)})"))
            self._print_prose(timeline.prose)
            begin = session.resume if session.state.phase == "paused" else session.start
            self._handle(session, begin(self._clock()))
            while session.state.phase != "finished":
                self._handle(session, session.tick(self._clock()))
                self._pass_time(session)
        except KeyboardInterrupt:
            session.stop(self._clock())
            self._stopped(timeline)
            return False
        self._print(
            style.bold(f"done: {counted(len(timeline), 'step', 'steps')}, {time_text(timeline.total)}")
        )
        if self.passed:
            self._print(
                f"{counted(self.passed, 'open step', 'open steps')} passed by: nobody can press Enter here"
            )
        return True

    def _clock(self) -> float:
        return self.now() * self.speed

    # ------------------------------------------------------------ what happens

    def _handle(self, session: Session, events: Iterable[e.Event]) -> None:
        for event in events:
            match event:
                case e.Cautions():
                    self._acknowledge(session, event)
                case e.StepStarted(step=step):
                    self._introduce(step)
                case e.Waiting(step=step):
                    self._wait(session, step)
                case e.StepEnded(step=step, how="done" | "skipped" | "cut"):
                    self._count(step)
                case e.CueSaid(text=text):
                    self._print(f"{self._clear}{'':>7}  {text}")
                case e.Asked(exercise=exercise, what=what):
                    self._ask_reports(session, exercise, what)
                case e.StopRuleMet(rule=rule):
                    self._stop_or_not(session, rule)

    def _count(self, step: Step) -> None:
        """A step is over."""
        if self.out.isatty() and step.duration_ms is not None:
            self._print(f"{self._clear}{self._timed(step, step.duration_ms, describe(step))}")
        self.last = step
        self.done[step.path.split("/")[0]] += 1

    def _stop_or_not(self, session: Session, rule: str) -> None:
        self._print(Style(self.out).severity(f"{rule}: it is time to stop", "warning"))
        if self._ask("go on all the same? (y, or Enter to stop) ").lower() != "y":
            raise KeyboardInterrupt
        self._handle(session, session.resume(self._clock()))

    def _acknowledge(self, session: Session, cautions: e.Cautions) -> None:
        told = {words.text for words in session.timeline.prose}
        self._print_prose(Prose("caution", text) for text in cautions.texts if text not in told)
        if self.keys.isatty():
            self._ask("press Enter when you have read the cautions ")
        self._handle(session, session.acknowledge(self._clock()))

    def _wait(self, session: Session, step: Step) -> None:
        """A step of unknown length lasts until Enter is pressed; without a keyboard it is passed by."""
        if self.keys.isatty():
            self._ask(f"{self._clear}{describe(step)} (press Enter when you are done) ")
            self._handle(session, session.done(self._clock()))
        else:
            self.passed += 1
            self._handle(session, session.skip(self._clock()))

    def _ask_reports(self, session: Session, exercise: str | None, what: Iterable[str]) -> None:
        """What the author wants to know of an exercise, while the clock stands still."""
        if not self.keys.isatty():
            return
        running = session.state.phase == "running"
        session.pause(self._clock())
        for each in what:
            of = exercise or session.timeline.routine.name
            answer = self._ask(f"{self._clear}{of}: {each}? (a number, or Enter for none) ")
            with contextlib.suppress(ValueError):  # no number is no report
                reported = session.report(each, float(answer), self._clock(), exercise=exercise)
                self._handle(session, reported)
        if running:
            self._handle(session, session.resume(self._clock()))

    def _pass_time(self, session: Session) -> None:
        wake, step = session.wake, session.step
        if wake is None or step is None:
            return
        left = max(0.0, wake.total_seconds() - self._clock()) / self.speed
        if not self.out.isatty():
            self.sleep(left)
            return
        over = session.left
        seconds = -int(-(over.total_seconds() if over else 0) // 1)  # 0 is shown only when it is over
        self.out.write(f"{self._clear}{self._timed(step, seconds * 1000, describe(step))}")
        self.out.flush()
        self.sleep(min(left, _REDRAW))

    # ------------------------------------------------------------ words

    def _introduce(self, step: Step) -> None:
        """How an exercise or a window is done, once before it first begins; in a pipe the step itself."""
        name = step.exercise or (step.text if step.tasks else "")
        if name and (name, step.prose, step.tasks) not in self.introduced:
            self.introduced.add((name, step.prose, step.tasks))
            self._print("")
            self._print(Style(self.out).bold(name))
            self._print_prose(step.prose)
            for task in step.tasks:
                self._print(f"• {task}")
        if not self.out.isatty():
            self._print(describe(step) + ("" if step.duration_ms else " (until you are done)"))

    def _print_prose(self, prose: Iterable[Prose]) -> None:
        style = Style(self.out)
        for words in prose:
            if words.field not in TOLD:
                continue
            for line in self._wrapped(f"{words.field}: {words.text}"):
                self._print(style.severity(line, "warning") if words.field in HEEDED else style.dim(line))

    def _wrapped(self, text: str) -> list[str]:
        """The lines of a text on a terminal; in a pipe, one."""
        if not self.out.isatty():
            return [" ".join(text.split())]
        return textwrap.wrap(text, self._width, subsequent_indent="  ")

    def _timed(self, step: Step, milliseconds: int, line: str) -> str:
        """A step with a time before it, `~` where it is an estimate, cut to the width of the terminal."""
        shown = f"{('' if step.exact else '~') + clock_text(milliseconds):>7}  {line}"
        return shown if len(shown) <= self._width else shown[: self._width - 1] + "…"

    def _stopped(self, timeline: Timeline) -> None:
        self._print(self._clear)
        steps = self.last.index + 1 if self.last else 0
        self._print(
            Style(self.out).bold(f"stopped after {steps:,} of {counted(len(timeline), 'step', 'steps')}")
        )
        for line in done_so_far(timeline, self.done, self.last):
            self._print(f"  {line}")

    def _ask(self, question: str) -> str:
        """What is typed after a question; what was typed before it is forgotten."""
        forget_keys(self.keys)
        self.out.write(question)
        self.out.flush()
        answer = self.keys.readline()
        if not answer:  # the keyboard is gone
            raise KeyboardInterrupt
        return answer.strip()

    @property
    def _clear(self) -> str:
        """What empties the line that counts down."""
        return "\r\x1b[K" if self.out.isatty() else ""

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
