"""The course of a session: which step is being done, since when, and what follows when time passes.

It owns no clock and does no input or output. A step that the clock ends begins the next one at the very
moment at which it had to end, however late anybody looks: nothing drifts. What a front end calls is in
`live`.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from attrs import define, evolve, field, frozen

import routinekit.session.events as e
from routinekit.document import timeline as timeline_of
from routinekit.doses import StopIf
from routinekit.plan.tree import Clock, clocks_at
from routinekit.resolve import Prescription
from routinekit.session.talk import Utterance, talk_of
from routinekit.steps import Step, Timeline

Phase = Literal["ready", "cautions", "running", "paused", "finished"]


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
    time zero. `said` counts what was said of the step. `waits` tells that the person was told to go on.
    """

    phase: Phase = "ready"
    now: int = 0
    base: int = 0
    clock: int = 0
    index: int = 0
    started: int = 0
    said: int = 0
    waits: bool = False
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

    # ------------------------------------------------------------ inputs

    def _on_tick(self, _: object) -> None:
        """Time has passed, and that is all."""

    def _on_restored(self, _: object) -> None:
        """It was cut off here; the clock of the one who goes on may be another."""
        self._on_pause(None)
        self._set(clock=0)

    def _on_start(self, _: object) -> None:
        if self.state.phase == "ready":
            if self.cautions:
                self._set(phase="cautions")
                self._tell(e.Cautions(0, self.cautions))
            else:
                self._begin()

    def _on_acknowledge(self, _: object) -> None:
        if self.state.phase == "cautions":
            self._begin()

    def _on_pause(self, _: object) -> None:
        if self.state.phase == "running":
            self._set(phase="paused")
            self._tell(e.Paused(self.state.now))

    def _on_resume(self, _: object) -> None:
        if self.state.phase == "paused":
            self._set(phase="running", base=self.state.clock - self.state.now)
            self._tell(e.Resumed(self.state.now))

    def _on_done(self, _: object) -> None:
        if self.state.phase == "running":
            self._end("done")
            self._enter(self.state.index + 1)

    def _on_skip(self, _: object) -> None:
        if self.state.phase in ("running", "paused"):
            self._end("skipped")
            self._enter(self.state.index + 1)

    def _on_back(self, _: object) -> None:
        if self.state.phase in ("running", "paused"):
            self._end("skipped")
            self._enter(max(0, self.state.index - 1), again=True)

    def _on_jump(self, index: int) -> None:
        if self.state.phase not in ("running", "paused"):
            return
        here = self.state.index
        self._end("skipped")
        if index > here + 1:
            self._pass_over(here + 1, index - 1, "skipped")
        self._enter(index, again=index <= here)

    def _on_choose(self, names: list[str]) -> None:
        other = timeline_of(self.timeline.routine, **{**self.timeline.chosen, "choices": names})
        played = range(self.state.index + (self.state.phase in ("running", "paused")))
        if len(other) < len(played) or any(other[i].path != self.timeline[i].path for i in played):
            raise ValueError("what has been played can't be chosen otherwise")
        if self.state.phase == "finished":
            return
        self.timeline = other
        if played:
            self._prepare_talk()
        self._tell(e.Chosen(self.state.now, tuple(names)))

    def _on_report(self, report: tuple[str, float] | tuple[str, float, str]) -> None:
        what, value, *of = report
        step = self.step
        exercise = of[0] if of else step.exercise if step else None
        self._tell(e.Reported(self.state.now, exercise, what, value))
        for rule in self._rules(exercise):
            over = value > rule.limit if rule.comparison == ">" else value >= rule.limit
            if rule.what == what and over:
                if self.state.phase == "running":
                    self._set(phase="paused")
                self._tell(e.StopRuleMet(self.state.now, str(rule), value))
                break

    def _on_count_round(self, _: object) -> None:
        step = self.step
        if step and step.tasks and self.state.phase == "running":
            self._set(rounds=self.state.rounds + 1)
            self._tell(e.RoundCounted(self.state.now, step, self.state.rounds))

    def _on_stop(self, _: object) -> None:
        if self.state.phase in ("running", "paused"):
            self._end("cut")
            if self.state.index + 1 < len(self.timeline):
                self._pass_over(self.state.index + 1, len(self.timeline) - 1, "cut")
        elif self.state.phase != "finished" and len(self.timeline):
            self._pass_over(0, len(self.timeline) - 1, "cut")
        if self.state.phase != "finished":
            self._leave_clocks(())
            self._finish(stopped=True)

    # ------------------------------------------------------------ steps

    def _begin(self) -> None:
        self._set(phase="running", base=self.state.clock, now=0)
        self._enter(0)

    def _enter(self, index: int, *, again: bool = False) -> None:
        """A step begins now; `again` where it was reached against the order of time."""
        if index >= len(self.timeline):
            self._leave_clocks(())
            self._finish(stopped=False)
            return
        clocks = clocks_at(self.timeline.root, index)
        self._leave_clocks(clocks)
        begun = tuple(self._begun(clock, again=again) for clock in clocks)
        self._set(index=index, started=self.state.now, said=0, waits=False, rounds=0, clocks=begun)
        self._here = self.timeline[index]
        lasts = self._prepare_talk()
        self._tell(e.StepStarted(self.state.now, self._here, lasts))

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
        return self.here.ends == "clock" or self.auto

    def _end(self, how: e.How) -> None:
        step = self.here
        self._tell(e.StepEnded(self.state.now, step, how, self.state.now - self.state.started))
        after = self.timeline[step.index + 1].exercise if step.index + 1 < len(self.timeline) else None
        if how != "skipped" and step.exercise and after != step.exercise:
            asks = (ask.what for exercise in self._called(step.exercise) for ask in exercise.asks)
            if asked := tuple(dict.fromkeys(asks)):
                self._tell(e.Asked(self.state.now, step.exercise, asked))

    def _time_is_over(self) -> None:
        """The step has had its time, or a clock around it has run out."""
        now, index = self.state.now, self.state.index
        over = next((each for each in self.state.clocks if each.ends is not None and each.ends <= now), None)
        if over is None:
            self._end("done")
            self._enter(index + 1)
            return
        capped = over.clock.is_watch
        self._end("cut" if capped else "done")
        if index < over.clock.last:
            self._pass_over(index + 1, over.clock.last, "cut")
        if capped:
            self._tell(e.WatchStopped(now, now - over.at, capped=True))
            self._set(clocks=tuple(begun for begun in self.state.clocks if begun is not over))
        self._enter(over.clock.last + 1)

    def _leave_clocks(self, to: tuple[Clock, ...]) -> None:
        """The watches that don't run any longer where somebody goes now."""
        for begun in self.state.clocks:
            if begun.clock.is_watch and not any(begun.clock.is_same(clock) for clock in to):
                self._tell(e.WatchStopped(self.state.now, self.state.now - begun.at))

    def _begun(self, clock: Clock, *, again: bool) -> Begun:
        """A clock that goes on, or that begins so that it shows what it would show at this step."""
        running = next((begun for begun in self.state.clocks if begun.clock.is_same(clock)), None)
        return running if running and not again else Begun(clock, self.state.now - clock.offset)

    def _finish(self, *, stopped: bool) -> None:
        self._set(phase="finished", index=len(self.timeline), clocks=())
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
        """When the clock ends the step, in playing time; None where the person does.

        The last step of an interval lasts until the interval is over, however long those before it took.
        """
        step = self.here
        paced = self._is_paced and step.duration_ms is not None
        own = self.state.started + (step.duration_ms or 0) if paced else None
        outer = [begun for begun in self.state.clocks if begun.ends is not None]
        if any(not begun.clock.is_watch and begun.clock.last == step.index for begun in outer):
            own = None
        moments = [begun.ends for begun in outer if begun.ends is not None]
        return min([*moments, *([] if own is None else [own])], default=None)

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
            case "next":
                self._tell(e.NextUp(now, self.timeline[self.state.index + 1]))

    def _waits(self) -> int | None:
        """When the person has to be told that nothing goes on by itself: at once, or after the estimate."""
        if self.state.waits or self.ends() is not None:
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
        """What has to be read before it starts: of the routine, and of each exercise."""
        words = [words.text for words in self.timeline.prose if words.field in ("caution", "start when")]
        for exercise in self._exercises():
            words += [words.text for words in exercise.prose if words.field == "caution"]
        return tuple(dict.fromkeys(words))

    def _exercises(self) -> Iterator[Prescription]:
        for part in self.timeline.parts:
            yield from part.exercises()

    def _called(self, name: str) -> Iterator[Prescription]:
        return (exercise for exercise in self._exercises() if exercise.name == name)

    def _rules(self, exercise: str | None) -> Iterator[StopIf]:
        yield from self.timeline.stops
        for each in self._called(exercise) if exercise else ():
            yield from each.stops

    def _tell(self, event: e.Event) -> None:
        self.events.append(event)

    def _set(self, **changes: Any) -> None:
        self.state = evolve(self.state, **changes)


INPUTS: dict[str, Callable[[Course, Any], None]] = {
    name.removeprefix("_on_"): method for name, method in vars(Course).items() if name.startswith("_on_")
}
"""What each input does, by the name that a journal knows it by."""
