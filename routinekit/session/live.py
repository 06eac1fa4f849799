"""A session: a timeline as somebody does it, told by what they do and what time it is.

It owns no clock and does no input or output. Each input is a method that takes the time, in seconds or as a
timedelta on any clock that doesn't run backwards, and answers with events; `wake` says when to call `tick`
next. What an input does is decided in `inputs` and `machine`; here it comes in, and is kept.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from datetime import timedelta
from typing import Any

import routinekit.session.events as e
from routinekit.document import timeline as timeline_of
from routinekit.model import Routine
from routinekit.session.inputs import give
from routinekit.session.journal import UNFIT, Journal, JournalError, heading, mark_of
from routinekit.session.machine import Machine, State
from routinekit.session.table import INPUTS, REPORTED_BELOW, REPORTS
from routinekit.session.tally import COUNTED, MOST, Summary, Tally
from routinekit.steps import Step, Timeline

Time = float | timedelta
Record = Callable[[Mapping[str, Any]], object]


class Session:
    r"""Runs a timeline, told what time it is.

    With `auto` a step that the person ends takes its estimate; without, it lasts until `done`. `record` is
    given each line of a journal as plain data: the first, with `when` as the time of day that the front end
    knows, and then each input with the events that came of it. `JournalFile.write` is one.

    >>> import routinekit as rk
    >>> session = rk.Session(rk.timeline(rk.parse("routine R\ndo Plank, hold 5s\n").routine))
    >>> [event.name for event in session.start(100)]
    ['step-started']
    >>> session.wake
    datetime.timedelta(seconds=102)
    >>> [event.name for event in session.tick(105)]
    ['countdown', 'countdown', 'countdown', 'step-ended', 'finished']
    """

    def __init__(
        self, timeline: Timeline, *, auto: bool = False, record: Record | None = None, when: str = ""
    ) -> None:
        self._machine = Machine(timeline, auto)
        self._record = record
        self._tally = Tally()
        self._untold: list[e.Event] = []
        if record:
            record(heading(timeline, auto=auto, when=when))

    @classmethod
    def restore(cls, routine: Routine, lines: Iterable[str], *, record: Record | None = None) -> "Session":
        """The session that wrote these lines of a journal, where they end; it is paused until `resume`.

        The lines are taken one after the other, and none is kept; a last one that was cut off is left out.
        Raises `JournalError` where they are no journal of this routine.
        """
        journal = Journal.of(lines)
        if journal.mark != mark_of(routine):
            raise JournalError(
                f"this journal is of another routine than `{routine.name}`, or of another text"
            )
        try:
            timeline = timeline_of(routine, **journal.choices)
        except UNFIT as error:
            raise JournalError("the choices in the first line of the journal can't be made") from error
        session = cls(timeline, auto=journal.auto)
        for number, line in enumerate(journal.inputs, 2):
            try:
                session._at(line["input"], _kept_clock(line["clock_ms"]), _kept_value(line))
            except UNFIT as error:
                raise JournalError(f"line {number} of the journal can't be followed") from error
        session._record = record
        session._at("restored", min(0, session.state.clock))  # the clock of who goes on may be another
        return session

    # ------------------------------------------------------------ inputs

    def start(self, now: Time) -> tuple[e.Event, ...]:
        """Begin; where there are cautions, they are told, and `acknowledge` begins."""
        return self._take("start", now)

    def acknowledge(self, now: Time) -> tuple[e.Event, ...]:
        """The cautions have been read."""
        return self._take("acknowledge", now)

    def tick(self, now: Time) -> tuple[e.Event, ...]:
        """It is that time now; call it at `wake`, or as often as you like."""
        return self._take("tick", now)

    def pause(self, now: Time) -> tuple[e.Event, ...]:
        """Stop the clock for a while."""
        return self._take("pause", now)

    def resume(self, now: Time) -> tuple[e.Event, ...]:
        """Go on after a pause, where it was, on whatever clock."""
        return self._take("resume", now)

    def done(self, now: Time) -> tuple[e.Event, ...]:
        """The step is done: go on to the next."""
        return self._take("done", now)

    def skip(self, now: Time) -> tuple[e.Event, ...]:
        """Leave the step out, or what is left of it."""
        return self._take("skip", now)

    def back(self, now: Time) -> tuple[e.Event, ...]:
        """Go back to the step before, or to the beginning of the first."""
        return self._take("back", now)

    def jump(self, index: int, now: Time) -> tuple[e.Event, ...]:
        """Go to the step of that number. Raises `IndexError` where there is none."""
        return self._take("jump", now, range(len(self.timeline))[index])

    def choose(self, names: Collection[str], now: Time) -> tuple[e.Event, ...]:
        """Pick these items of `choose`, and take these optional ones; what was chosen before is forgotten.

        Raises `RoutineError` where the routine doesn't know a name, and `ValueError` where it would change
        what has been played.
        """
        return self._take("choose", now, sorted(names))

    def report(
        self, what: str, value: float, now: Time, *, exercise: str | None = None
    ) -> tuple[e.Event, ...]:
        """What the person says of an exercise: `reps`, `load`, `effort`, `pain`, `time`.

        It is that of the step; in a rest, the one before it; else name it, as an event `Asked` does. A rule
        of the author that it meets pauses the session. Raises `ValueError` for anything else.
        """
        return self._take("report", now, _reported(what, value, exercise))

    def count_round(self, now: Time) -> tuple[e.Event, ...]:
        """A round of a window, such as `amrap`, is done."""
        return self._take("count_round", now)

    def stop(self, now: Time) -> tuple[e.Event, ...]:
        """End it here."""
        return self._take("stop", now)

    # ------------------------------------------------------------ where it is

    @property
    def timeline(self) -> Timeline:
        """What is run."""
        return self._machine.timeline

    @property
    def state(self) -> State:
        """Where it is, as plain data."""
        return self._machine.state

    @property
    def step(self) -> Step | None:
        """The step that is being done, if one is."""
        return self._machine.step

    @property
    def left(self) -> timedelta | None:
        """How long the step still lasts; None where nobody knows, and where none is being done."""
        ends = self._machine.ends() if self.step else None
        return None if ends is None else timedelta(milliseconds=max(0, ends - self.state.now))

    @property
    def elapsed(self) -> timedelta:
        """The playing time so far; pauses don't count."""
        return timedelta(milliseconds=self.state.now)

    @property
    def wake(self) -> timedelta | None:
        """When to call `tick`, on the clock of the front end; None where nothing happens by itself."""
        moment = self._machine.next_moment()
        return None if moment is None else timedelta(milliseconds=self.state.base + moment)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What has to be read before it starts: of the routine, its blocks and its exercises."""
        return self._machine.safety.cautions

    @property
    def summary(self) -> Summary:
        """What has been done so far."""
        return self._tally.summary(self.state.now)

    # ------------------------------------------------------------ one input

    def _take(self, what: str, now: Time, value: Any = None) -> tuple[e.Event, ...]:
        """One input: what has happened by itself until then, what it does, and what follows at once."""
        given = _milliseconds(now)
        on_another_clock = what == "resume" and self._machine.takes(what)
        return self._at(what, given if on_another_clock else max(self.state.clock, given), value)

    def _at(self, what: str, clock: int, value: Any = None) -> tuple[e.Event, ...]:
        before = copy(self._machine)
        try:
            give(self._machine, what, clock, value)
        except ValueError:  # nothing was done but what happened by itself, which is told with the next input
            self._keep("tick", clock, None)
            raise
        except BaseException:  # Ctrl-C in the middle of it: as if nobody had called
            self._machine = before
            self._machine.events = []
            raise
        self._keep(what, clock, value)
        events, self._untold = tuple(self._untold), []
        return events

    def _keep(self, what: str, clock: int, value: Any) -> None:
        """Remember what came of an input, and give it to who writes a journal."""
        events, self._machine.events = self._machine.events, []
        self._untold += events
        for event in events:
            if isinstance(event, COUNTED):
                self._tally.add(event.plain())
        if self._record and (events or what != "tick"):
            line = {"input": what, "clock_ms": clock, "at_ms": self.state.now, "value": value}
            self._record({**line, "events": [event.plain() for event in events]})


def _milliseconds(time: Time) -> int:
    if isinstance(time, timedelta):
        return time // timedelta(milliseconds=1)
    return round(time * 1000)


def _reported(what: str, value: float, exercise: str | None) -> list[Any]:
    """What is reported, if it can be."""
    if what not in REPORTS or not 0 <= value < REPORTED_BELOW:
        raise ValueError(f"`{what}` of {value} can't be reported; it is {', '.join(REPORTS)}, from 0")
    return [what, float(value), exercise]


def _kept_clock(told: float) -> int:
    """The time on the clock of a front end, as a journal tells it."""
    if not -MOST < told < MOST:
        raise ValueError(f"{told} is no time")
    return round(told)


def _kept_value(line: Mapping[str, Any]) -> Any:
    """What an input of a journal takes; it may come from anybody, and is not what it should be."""
    value = line["value"]
    match INPUTS.get(line["input"]):
        case "report":
            return _reported(*value)
        case "names" if not (isinstance(value, list) and all(isinstance(name, str) for name in value)):
            raise TypeError("no names")
    return value
