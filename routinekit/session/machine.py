"""The machine of a session: which step is being done, since when, and what follows when time passes.

Theory of operation. A session is a state machine in the phases `ready`, `cautions`, `running`, `paused` and
`finished`, and `table.json` is its state table:

1. An *input* (`start`, `done`, `tick` …) has an effect only in the phases whose rows name it; elsewhere it is
   ignored. `inputs.give` looks it up, and no effect asks for the phase again.
2. An *event* that the machine emits may end the phase: the row names the next one. `emit` looks it up, and
   nothing else changes the phase.
3. *Time* passes by the input `tick`, which comes before and after every other, and which only `running` has.

It owns no clock and does no input or output. A step that the clock ends begins the next one at the very
moment at which it had to end, however late anybody looks: nothing drifts. The effects of inputs are in
`inputs`, what a front end calls is in `live`.
"""

from typing import Any

from attrs import define, evolve, field, frozen

import routinekit.session.events as e
from routinekit.document import timeline as timeline_of
from routinekit.plan.alike import begin_alike
from routinekit.plan.tree import Clock, clocks_at
from routinekit.session.safety import Safety, name_of
from routinekit.session.speech import Utterance, speech_of
from routinekit.session.table import PHASES
from routinekit.steps import Step, Timeline


@frozen
class RunningClock:
    """A clock around the step that is being done, and the playing time at which it began."""

    clock: Clock
    at: int

    @property
    def ends(self) -> int | None:
        """When it runs out, if it does."""
        return None if self.clock.lasts is None else self.at + self.clock.lasts


@frozen
class State:
    """Where a session is. Times are whole milliseconds of playing time, but `base` and `clock`.

    `clock` is the latest time of the front end, `base` what its clock showed, or would have shown, at playing
    time zero. `reached` is the farthest step that has begun, `named` the exercise that is being done, or was
    last. `said` counts what was said of the step. `waits` tells that the person was told to go on, `rests`
    that the step is done, and what is left of its interval is a rest.
    """

    phase: str = "ready"
    now: int = 0
    base: int = 0
    clock: int = 0
    index: int = 0
    reached: int = 0
    named: str | None = None
    started: int = 0
    said: int = 0
    waits: bool = False
    rests: bool = False
    rounds: int = 0
    clocks: tuple[RunningClock, ...] = ()


@define
class Machine:
    """A timeline, where in it somebody is, and what has happened since anybody asked.

    With `auto` a step that the person ends takes its estimate.
    """

    timeline: Timeline
    auto: bool = False
    state: State = field(factory=State, init=False)
    events: list[e.Event] = field(factory=list, init=False)
    step: Step | None = field(default=None, init=False)
    safety: Safety = field(init=False)
    _speech: tuple[Utterance, ...] = field(default=(), init=False)

    def __attrs_post_init__(self) -> None:
        self.safety = Safety(self.timeline)

    # ------------------------------------------------------------ phases

    def takes(self, name: str) -> bool:
        """Whether an input does anything in the present phase."""
        return name in PHASES[self.state.phase].inputs

    def emit(self, event: e.Event) -> None:
        """Something happens, and may end the phase."""
        self.events.append(event)
        if phase := PHASES[self.state.phase].events.get(event.name):
            self.set(phase=phase)

    def set(self, **changes: Any) -> None:
        """Remember what changed; a state that somebody holds stays as it is."""
        self.state = evolve(self.state, **changes)

    # ------------------------------------------------------------ steps

    @property
    def current(self) -> Step:
        """The step that is being done. Who asks for it knows that there is one."""
        assert self.step is not None
        return self.step

    def begin(self) -> None:
        """Playing time begins, with the first step."""
        self.set(base=self.state.clock, now=0)
        self._enter(0)

    def leave(self, to: int) -> None:
        """Go to a step of that number, before this one or after it."""
        here = self.state.index
        self.end("skipped", to)
        if to > here + 1:
            self.pass_over(here + 1, to - 1, "skipped")
        self._enter(to, again=to <= here)

    def follow(self, last: int) -> None:
        """What comes after that step, which is over: the next, or a rest until an interval is over."""
        if not self.waits_for_clock(last):
            self._enter(last + 1)
            return
        clocks = self.state.clocks
        self._change_clocks(
            tuple(each for each in clocks if not each.clock.is_watch or each.clock.last > last)
        )
        left = min(each.ends for each in self.state.clocks if each.ends is not None) - self.state.now
        self._start(self.timeline[last].remainder(left), rests=True)

    def waits_for_clock(self, last: int) -> bool:
        """Whether an interval that ends with that step has time left."""
        ends = [each.ends for each in self._intervals if each.clock.last == last]
        return any(end is not None and end > self.state.now for end in ends)

    @property
    def _intervals(self) -> list[RunningClock]:
        """The clocks that are filled, and not only watched."""
        return [each for each in self.state.clocks if not each.clock.is_watch]

    def _enter(self, index: int, *, again: bool = False) -> None:
        """The step of that number begins; `again` where it was reached against the order of time."""
        if index >= len(self.timeline):
            self.finish(stopped=False)
            return
        clocks = clocks_at(self.timeline.root, index)
        self._change_clocks(tuple(self._running(clock, again=again) for clock in clocks))
        self._start(self.timeline[index])

    def _start(self, step: Step, *, rests: bool = False) -> None:
        """A step begins now; `rests` where it is what is left of an interval when its last step is done."""
        self.step = step
        reached, named = max(step.index, self.state.reached), name_of(step) or self.state.named
        self.set(index=step.index, reached=reached, named=named, started=self.state.now)
        self.set(said=0, waits=False, rests=rests, rounds=0)
        lasts = self._prepare_speech()
        self.emit(e.StepStarted(self.state.now, step, lasts))

    def _prepare_speech(self) -> int | None:
        """What will be said within the step; how long it lasts, or is thought to last."""
        step, ends = self.current, self.ends()
        left = None if ends is None else ends - self.state.started
        followed = step.index + 1 < len(self.timeline)
        self._speech = speech_of(step, left, paced=self._is_paced, followed=followed)
        return left if self._is_paced else step.duration_ms

    @property
    def _is_paced(self) -> bool:
        """Whether the clock ends the step, and not the person."""
        return (self.current.ends == "clock" or self.auto) and self.current.duration_ms is not None

    def end(self, how: e.How, to: int) -> None:
        """The step is over, and that one is the next."""
        step = self.current
        how = "rested" if self.state.rests else how
        self.emit(e.StepEnded(self.state.now, step, how, self.state.now - self.state.started))
        name = name_of(step)
        asked = self.safety.asks(name) if name and how != "skipped" else ()
        if asked and (to == len(self.timeline) or name_of(self.timeline[to]) != name):
            self.emit(e.Asked(self.state.now, name, asked))

    def _time_is_over(self) -> None:
        """The step has had its time, or a clock around it has run out."""
        now, index, own = self.state.now, self.state.index, self._own_end()
        in_time = own is not None and own <= now
        run_out = [each for each in self.state.clocks if each.ends is not None and each.ends <= now]
        if in_time:  # the last step of a watch is done as the watch runs out, and not cut off by it
            run_out = [each for each in run_out if not (each.clock.is_watch and each.clock.last == index)]
        if not run_out:
            self.end("done", index + 1)
            self.follow(index)
            return
        over = run_out[0]
        last, capped = over.clock.last, over.clock.is_watch
        self.end("cut" if capped and not in_time else "done", last + 1)
        if index < last:
            self.pass_over(index + 1, last, "cut")
        self._change_clocks(self.state.clocks[: self.state.clocks.index(over)], capped=True)
        self.follow(last)

    def _change_clocks(self, to: tuple[RunningClock, ...], *, capped: bool = False) -> None:
        """Other clocks run from now on; tells of the watches among those that don't any longer."""
        for each in reversed(self.state.clocks):
            if each.clock.is_watch and not any(each.clock.is_same(other.clock) for other in to):
                self.emit(e.WatchStopped(self.state.now, self.state.now - each.at, capped))
        self.set(clocks=to)

    def _running(self, clock: Clock, *, again: bool) -> RunningClock:
        """A clock that goes on, or that begins so that it shows what it would show at this step.

        An interval is done again with the step that is; a watch runs on, whatever is done again.
        """
        before = next((each for each in self.state.clocks if each.clock.is_same(clock)), None)
        if before and (clock.is_watch or not again):
            return RunningClock(clock, before.at)
        return RunningClock(clock, self.state.now - clock.offset)

    def finish(self, *, stopped: bool) -> None:
        """All is over; `stopped` where the person ends it before its end."""
        self._change_clocks(())
        self.step = None
        self.set(index=len(self.timeline), waits=False, rests=False)
        if self.safety.last_asks:
            self.emit(e.Asked(self.state.now, None, self.safety.last_asks))
        self.emit(e.Finished(self.state.now, stopped))

    def pass_over(self, first: int, last: int, how: e.How) -> None:
        """The steps from one number to another never begin."""
        self.emit(e.PassedOver(self.state.now, first, last, how))

    # ------------------------------------------------------------ another choice

    def planned(self, names: list[str], *, played: int) -> Timeline:
        """The timeline where these items are chosen.

        Raises `ValueError` where that would change the first steps, of which so many have been played.
        """
        other = timeline_of(self.timeline.routine, **{**self.timeline.chosen, "choices": names})
        if not begin_alike(self.timeline.root, other.root, played):
            raise ValueError("what has been played can't be chosen otherwise")
        return other

    def play_instead(self, timeline: Timeline) -> tuple[str, ...]:
        """Play another timeline from here on; the cautions that it brings in."""
        known = self.safety.cautions
        self.timeline, self.safety = timeline, Safety(timeline)
        return tuple(words for words in self.safety.cautions if words not in known)

    def continue_step(self) -> None:
        """The step goes on in another timeline, with the clocks and the words that it has there."""
        clocks = clocks_at(self.timeline.root, self.state.index)
        self.set(clocks=tuple(self._running(clock, again=False) for clock in clocks))
        self._prepare_speech()
        past = self.state.now - self.state.started
        self.set(said=sum(utterance.at <= past for utterance in self._speech))

    # ------------------------------------------------------------ time

    def pass_time(self) -> None:
        """Everything that happens by itself up to the time on the clock of the front end."""
        until = max(self.state.now, self.state.clock - self.state.base)
        while (moment := self.next_moment()) is not None and moment <= until:
            self.set(now=max(self.state.now, moment))
            ends, said = self.ends(), self._next_said()
            if said is not None and said <= self.state.now and (ends is None or said < ends):
                self._say(self._speech[self.state.said])
            elif ends is not None and ends <= self.state.now:
                self._time_is_over()
            else:
                self.set(waits=True)
                self.emit(e.Waiting(self.state.now, self.current))
        if self.step:
            self.set(now=until)

    def next_moment(self) -> int | None:
        """When the next thing happens by itself, in playing time, if one does."""
        if not self.takes("tick"):
            return None
        moments = (self.ends(), self._next_said(), self._waits())
        return min((moment for moment in moments if moment is not None), default=None)

    def ends(self) -> int | None:
        """When the clock ends the step, in playing time; None where the person does."""
        own = self._own_end()
        moments = [each.ends for each in self.state.clocks if each.ends is not None]
        return min([*moments, *([] if own is None else [own])], default=None)

    def _own_end(self) -> int | None:
        """When the step has had its time.

        The last of an interval lasts until the interval is over, however long those before it took.
        """
        if not self._is_paced or any(each.clock.last == self.state.index for each in self._intervals):
            return None
        return self.state.started + (self.current.duration_ms or 0)

    def _next_said(self) -> int | None:
        """When something is said next."""
        if self.state.said >= len(self._speech):
            return None
        return self.state.started + self._speech[self.state.said].at

    def _say(self, utterance: Utterance) -> None:
        now = self.state.now
        self.set(said=self.state.said + 1)
        match utterance.kind:
            case "cue":
                self.emit(e.CueSaid(now, utterance.text))
            case "countdown":
                self.emit(e.Countdown(now, int(utterance.text)))
            case "halfway":
                self.emit(e.Halfway(now))
            case _:
                self.emit(e.NextUp(now, self.timeline[self.state.index + 1]))

    def _waits(self) -> int | None:
        """When the person has to be told that nothing goes on by itself: at once, or after the estimate."""
        if self.state.waits or self._is_paced or self._intervals:
            return None
        return self.state.started + (self.current.duration_ms or 0)
