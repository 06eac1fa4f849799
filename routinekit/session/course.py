"""The course of a session: which step is being done, since when, and what follows when time passes.

It owns no clock and does no input or output. A step that the clock ends begins the next one at the very
moment at which it had to end, however late anybody looks: nothing drifts. What a front end calls is in
`live`.
"""

from collections.abc import Callable
from typing import Any, Literal, get_args

from attrs import define, evolve, field, frozen

import routinekit.session.events as e
from routinekit.document import timeline as timeline_of
from routinekit.plan.alike import begin_alike
from routinekit.plan.tree import Clock, clocks_at
from routinekit.session.care import Care, name_of
from routinekit.session.talk import Utterance, talk_of
from routinekit.steps import Step, Timeline

Phase = Literal["ready", "cautions", "running", "paused", "finished"]
What = Literal["reps", "load", "effort", "pain", "time"]
REPORTS: tuple[What, ...] = get_args(What)
"""What a person can report."""


@frozen
class Begun:
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

    phase: Phase = "ready"
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
    clocks: tuple[Begun, ...] = ()


@define
class Course:
    """A timeline, where in it somebody is, and what has happened since anybody asked.

    With `auto` a step that the person ends takes its estimate.
    """

    timeline: Timeline
    auto: bool = False
    state: State = field(factory=State, init=False)
    events: list[e.Event] = field(factory=list, init=False)
    _here: Step | None = field(default=None, init=False)
    _talk: tuple[Utterance, ...] = field(default=(), init=False)
    _care: Care = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._care = Care(self.timeline)

    # ------------------------------------------------------------ inputs

    def _on_tick(self, _: None) -> None:
        """Time has passed, and that is all."""

    def _on_restored(self, _: None) -> None:
        """It was cut off here."""
        self._on_pause(None)

    def _on_start(self, _: None) -> None:
        if self.state.phase == "ready":
            if self.cautions:
                self._set(phase="cautions")
                self._tell(e.Cautions(0, self.cautions))
            else:
                self._begin()

    def _on_acknowledge(self, _: None) -> None:
        if self.state.phase == "cautions":
            self._begin()

    def _on_pause(self, _: None) -> None:
        if self.state.phase == "running":
            self._set(phase="paused")
            self._tell(e.Paused(self.state.now))

    def _on_resume(self, _: None) -> None:
        if self.state.phase == "paused":
            self._set(phase="running", base=self.state.clock - self.state.now)
            self._tell(e.Resumed(self.state.now))

    def _on_done(self, _: None) -> None:
        """An interval is not left before its time: a rest at its end is over when the clock says so."""
        index = self.state.index
        if self.state.phase != "running" or (self.here.kind == "rest" and self._waits_for_clock(index)):
            return
        self._end("done", index + 1)
        self._follow(index)

    def _on_skip(self, _: None) -> None:
        if self._is_under_way:
            self._leave(self.state.index + 1)

    def _on_back(self, _: None) -> None:
        if self._is_under_way:
            self._leave(max(0, self.state.index - (not self.state.rests)))

    def _on_jump(self, index: int) -> None:
        if not 0 <= index < len(self.timeline):
            raise IndexError(f"there is no step {index}")
        if self._is_under_way:
            self._leave(index)

    def _on_choose(self, names: list[str]) -> None:
        other = timeline_of(self.timeline.routine, **{**self.timeline.chosen, "choices": names})
        started = self.state.phase not in ("ready", "cautions")
        played = min(self.state.reached + 1, len(self.timeline)) if started else 0
        if not begin_alike(self.timeline.root, other.root, played):
            raise ValueError("what has been played can't be chosen otherwise")
        if self.state.phase == "finished":
            return
        before, self.timeline, self._care = self.cautions, other, Care(other)
        self._tell(e.Chosen(self.state.now, tuple(names)))
        new = tuple(words for words in self.cautions if words not in before)
        if new and self.state.phase != "ready":
            self._tell(e.Cautions(self.state.now, new))
        if started:
            clocks = clocks_at(other.root, self.state.index)
            self._set(clocks=tuple(self._begun(clock, again=False) for clock in clocks))
            self._prepare_talk()
            past = self.state.now - self.state.started
            self._set(said=sum(utterance.at <= past for utterance in self._talk))

    def _on_report(self, report: tuple[What, float, str | None]) -> None:
        what, value, named = report
        if named is not None and not self._care.knows(named):
            raise ValueError(f"nothing called `{named}` is done")
        name = self.state.named if named is None else named
        self._tell(e.Reported(self.state.now, name, what, value))
        for rule in self._care.rules(name):
            limit = float(rule.limit)  # what is reported is one too, and 0.1 isn't more than 0.1
            over = value > limit if rule.comparison == ">" else value >= limit
            if rule.what == what and over:
                if self.state.phase == "running":
                    self._set(phase="paused")
                self._tell(e.StopRuleMet(self.state.now, str(rule), value))
                break

    def _on_count_round(self, _: None) -> None:
        step = self.step
        if step and step.tasks and self.state.phase == "running":
            self._set(rounds=self.state.rounds + 1)
            self._tell(e.RoundCounted(self.state.now, step, self.state.rounds))

    def _on_stop(self, _: None) -> None:
        if self.state.phase == "finished":
            return
        first, end = 0, len(self.timeline)
        if self._is_under_way:
            self._end("cut", end)
            first = self.state.index + 1
        if first < end:
            self._pass_over(first, end - 1, "cut")
        self._finish(stopped=True)

    # ------------------------------------------------------------ steps

    @property
    def _is_under_way(self) -> bool:
        return self.state.phase in ("running", "paused")

    def _begin(self) -> None:
        self._set(phase="running", base=self.state.clock, now=0)
        self._enter(0)

    def _leave(self, to: int) -> None:
        """Go to a step of that number, before this one or after it."""
        here = self.state.index
        self._end("skipped", to)
        if to > here + 1:
            self._pass_over(here + 1, to - 1, "skipped")
        self._enter(to, again=to <= here)

    def _follow(self, last: int) -> None:
        """What comes after that step, which is over: the next, or a rest until an interval is over."""
        if not self._waits_for_clock(last):
            self._enter(last + 1)
            return
        self._set(index=last, reached=max(last, self.state.reached), started=self.state.now)
        self._set(said=0, waits=False, rests=True, rounds=0)
        self._change_clocks(
            tuple(begun for begun in self.state.clocks if not begun.clock.is_watch or begun.clock.last > last)
        )
        left = min(begun.ends for begun in self.state.clocks if begun.ends is not None) - self.state.now
        self._here = self.timeline[last].remainder(left)
        self._start_step()

    def _waits_for_clock(self, last: int) -> bool:
        """Whether an interval that ends with that step has time left."""
        return any(
            begun.clock.last == last and begun.ends is not None and begun.ends > self.state.now
            for begun in self.state.clocks
            if not begun.clock.is_watch
        )

    def _enter(self, index: int, *, again: bool = False) -> None:
        """A step begins now; `again` where it was reached against the order of time."""
        if index >= len(self.timeline):
            self._finish(stopped=False)
            return
        clocks = clocks_at(self.timeline.root, index)
        self._change_clocks(tuple(self._begun(clock, again=again) for clock in clocks))
        self._here = here = self.timeline[index]
        reached, named = max(index, self.state.reached), name_of(here) or self.state.named
        self._set(index=index, reached=reached, named=named, started=self.state.now)
        self._set(said=0, waits=False, rests=False, rounds=0)
        self._start_step()

    def _start_step(self) -> None:
        lasts = self._prepare_talk()
        self._tell(e.StepStarted(self.state.now, self.here, lasts))

    def _prepare_talk(self) -> int | None:
        """What will be said within the step; how long it lasts, or is thought to last."""
        step, ends = self.here, self.ends()
        left = None if ends is None else ends - self.state.started
        followed = step.index + 1 < len(self.timeline)
        self._talk = talk_of(step, left, paced=self._is_paced, followed=followed)
        return left if self._is_paced else step.duration_ms

    @property
    def _is_paced(self) -> bool:
        """Whether the clock ends the step, and not the person."""
        return (self.here.ends == "clock" or self.auto) and self.here.duration_ms is not None

    def _end(self, how: e.How, to: int) -> None:
        """The step is over, and that one is the next."""
        step = self.here
        how = "rested" if self.state.rests else how
        self._tell(e.StepEnded(self.state.now, step, how, self.state.now - self.state.started))
        name = name_of(step)
        asked = self._care.asks(name) if name and how != "skipped" else ()
        if asked and (to == len(self.timeline) or name_of(self.timeline[to]) != name):
            self._tell(e.Asked(self.state.now, name, asked))

    def _time_is_over(self) -> None:
        """The step has had its time, or a clock around it has run out."""
        now, index, own = self.state.now, self.state.index, self._own_end()
        in_time = own is not None and own <= now
        over = next(
            (
                begun
                for begun in self.state.clocks
                if begun.ends is not None
                and begun.ends <= now
                and not (begun.clock.is_watch and begun.clock.last == index and in_time)
            ),
            None,
        )
        if over is None:
            self._end("done", index + 1)
            self._follow(index)
            return
        last, capped = over.clock.last, over.clock.is_watch
        self._end("cut" if capped and not in_time else "done", last + 1)
        if index < last:
            self._pass_over(index + 1, last, "cut")
        self._change_clocks(self.state.clocks[: self.state.clocks.index(over)], capped=True)
        self._follow(last)

    def _change_clocks(self, to: tuple[Begun, ...], *, capped: bool = False) -> None:
        """Other clocks run from now on; tells of the watches among those that don't any longer."""
        for begun in reversed(self.state.clocks):
            if begun.clock.is_watch and not any(begun.clock.is_same(other.clock) for other in to):
                self._tell(e.WatchStopped(self.state.now, self.state.now - begun.at, capped))
        self._set(clocks=to)

    def _begun(self, clock: Clock, *, again: bool) -> Begun:
        """A clock that goes on, or that begins so that it shows what it would show at this step.

        An interval is done again with the step that is; a watch runs on, whatever is done again.
        """
        running = next((begun for begun in self.state.clocks if begun.clock.is_same(clock)), None)
        if running and not (again and not clock.is_watch):
            return Begun(clock, running.at)
        return Begun(clock, self.state.now - clock.offset)

    def _finish(self, *, stopped: bool) -> None:
        self._change_clocks(())
        self._set(phase="finished", index=len(self.timeline), waits=False, rests=False)
        if self._care.last_asks:
            self._tell(e.Asked(self.state.now, None, self._care.last_asks))
        self._tell(e.Finished(self.state.now, stopped))

    def _pass_over(self, first: int, last: int, how: e.How) -> None:
        self._tell(e.PassedOver(self.state.now, first, last, how))

    # ------------------------------------------------------------ time

    def go_on(self, clock: int) -> None:
        """Everything that happens by itself up to that time on the clock of the front end."""
        self._set(clock=clock)
        until = max(self.state.now, clock - self.state.base)
        while (moment := self.next_moment()) is not None and moment <= until:
            self._set(now=max(self.state.now, moment))
            ends, said = self.ends(), self._next_said()
            if said is not None and said <= self.state.now and (ends is None or said < ends):
                self._say(self._talk[self.state.said])
            elif ends is not None and ends <= self.state.now:
                self._time_is_over()
            else:
                self._set(waits=True)
                self._tell(e.Waiting(self.state.now, self.here))
        if self.state.phase == "running":
            self._set(now=until)

    def next_moment(self) -> int | None:
        """When the next thing happens by itself, in playing time, if one does."""
        if self.state.phase != "running":
            return None
        moments = (self.ends(), self._next_said(), self._waits())
        return min((moment for moment in moments if moment is not None), default=None)

    def ends(self) -> int | None:
        """When the clock ends the step, in playing time; None where the person does."""
        own = self._own_end()
        moments = [begun.ends for begun in self.state.clocks if begun.ends is not None]
        return min([*moments, *([] if own is None else [own])], default=None)

    def _own_end(self) -> int | None:
        """When the step has had its time.

        The last of an interval lasts until the interval is over, however long those before it took.
        """
        intervals = (begun.clock for begun in self.state.clocks if not begun.clock.is_watch)
        if not self._is_paced or any(clock.last == self.state.index for clock in intervals):
            return None
        return self.state.started + (self.here.duration_ms or 0)

    def _next_said(self) -> int | None:
        """When something is said next."""
        if self.state.said >= len(self._talk):
            return None
        return self.state.started + self._talk[self.state.said].at

    def _say(self, utterance: Utterance) -> None:
        now = self.state.now
        self._set(said=self.state.said + 1)
        match utterance.kind:
            case "cue":
                self._tell(e.CueSaid(now, utterance.text))
            case "countdown":
                self._tell(e.Countdown(now, int(utterance.text)))
            case "halfway":
                self._tell(e.Halfway(now))
            case _:
                self._tell(e.NextUp(now, self.timeline[self.state.index + 1]))

    def _waits(self) -> int | None:
        """When the person has to be told that nothing goes on by itself: at once, or after the estimate."""
        intervals = any(not begun.clock.is_watch for begun in self.state.clocks)
        if self.state.waits or self._is_paced or intervals:
            return None
        return self.state.started + (self.here.duration_ms or 0)

    # ------------------------------------------------------------ what is known

    @property
    def step(self) -> Step | None:
        """The step that is being done, if one is."""
        return self._here if self.state.phase in ("running", "paused") else None

    @property
    def here(self) -> Step:
        """The same, where it is known that one is."""
        assert self._here is not None
        return self._here

    @property
    def cautions(self) -> tuple[str, ...]:
        """What has to be read before it starts."""
        return self._care.cautions

    def _tell(self, event: e.Event) -> None:
        self.events.append(event)

    def _set(self, **changes: Any) -> None:
        self.state = evolve(self.state, **changes)


INPUTS: dict[str, Callable[[Course, Any], None]] = {
    name.removeprefix("_on_"): method for name, method in vars(Course).items() if name.startswith("_on_")
}
"""What each input does, by the name that a journal knows it by."""
