"""What holds for every run of every routine, whatever a person does and whenever."""

import json
from collections.abc import Mapping
from typing import Any

from attrs import Factory, define, evolve
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import routinekit as rk
from routinekit.session.events import Event
from routinekit.session.machine import State
from routinekit.testing import Input, routines
from routinekit.testing.routines import is_valid, one_block
from routinekit.testing.scripts import inputs, moments


def some_routines() -> st.SearchStrategy[rk.Routine]:
    """Routines that are played for a while; blocks of each form as often."""
    return st.one_of(routines(), one_block().filter(is_valid)).filter(lambda each: len(rk.timeline(each)) > 0)


NOT_SHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # to make a routine small takes minutes


@define
class Told:
    """A session, each line that it gave to a journal, and where it was then."""

    session: rk.Session
    lines: list[Mapping[str, Any]]
    states: list[State] = Factory(list)
    events: list[Event] = Factory(list)

    @classmethod
    def of(cls, timeline: rk.Timeline, *, auto: bool) -> "Told":
        lines: list[Any] = []
        return cls(rk.Session(timeline, auto=auto, record=lines.append), lines)

    def give(self, each: Input) -> None:
        self.events += each.give(self.session)
        self.states += [self.session.state] * (len(self.lines) - 1 - len(self.states))


def milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


class AnyRun(RuleBasedStateMachine):
    """Two sessions of one routine: one is told the time now and then, the other at every `wake`."""

    @initialize(routine=some_routines(), auto=st.booleans(), data=st.data())
    def begin(self, routine: rk.Routine, auto: bool, data: st.DataObject) -> None:
        self.now = data.draw(st.sampled_from([0.0, 1000.0]))
        self.sparse = Told.of(rk.timeline(routine), auto=auto)
        self.often = Told.of(rk.timeline(routine), auto=auto)
        self.clock = 0
        self.played = 0  # milliseconds that passed, less pauses
        self.end: State | None = None
        for name in data.draw(st.sampled_from([["start"], ["start", "acknowledge"], []])):
            self.give(Input(name, self.now))

    @property
    def session(self) -> rk.Session:
        return self.sparse.session

    def give(self, each: Input) -> None:
        """Give an input to both, and keep the time oneself."""
        before = self.session.state
        clock = milliseconds(each.now)
        twin = self.often.session
        while (wake := twin.wake) is not None and milliseconds(wake.total_seconds()) <= clock:
            self.often.give(Input("tick", wake.total_seconds()))
        for told in (self.sparse, self.often):
            told.give(each)
        if before.phase == "running":
            self.played += max(0, clock - self.clock)
        anew = before.phase == "paused" and each.name == "resume"
        self.clock = clock if anew else max(self.clock, clock)
        self.now = self.clock / 1000

    # ------------------------------------------------------------ what a person does

    @rule(data=st.data(), later=moments())
    def do_something(self, data: st.DataObject, later: float) -> None:
        name, takes = data.draw(inputs(self.session.timeline))
        assume(name != "stop" or later == 1)  # else few runs would last
        self.give(Input(name, self.now + later, takes))

    @rule(times=st.integers(1, 5))
    def wait(self, times: int) -> None:
        for _ in range(times):
            if (wake := self.session.wake) is not None:
                self.give(Input("tick", wake.total_seconds()))

    @precondition(lambda self: self.session.state.phase == "paused")
    @rule(clock=st.sampled_from([0.0, 5.0, 100_000.0]))
    def resume_on_another_clock(self, clock: float) -> None:
        self.give(Input("resume", clock))

    @precondition(lambda self: self.session.state.phase == "ready")
    @rule()
    def start(self) -> None:
        self.give(Input("start", self.now))
        self.give(Input("acknowledge", self.now))

    # ------------------------------------------------------------ what holds

    @invariant()
    def it_never_leaves_the_timeline(self) -> None:
        step, state = self.session.step, self.session.state
        assert (step is not None) == (state.phase in ("running", "paused"))
        if step is not None:
            assert 0 <= state.index < len(self.session.timeline)
            assert step.index == state.index
            assert state.started <= state.now
        assert 0 <= state.index <= len(self.session.timeline)

    @invariant()
    def playing_time_is_the_time_that_passed_less_pauses(self) -> None:
        state = self.session.state
        if state.phase != "finished":
            assert state.now == self.played
        assert state.now <= self.played
        in_step = state.now - state.started if self.session.step else 0
        ended = [event for event in self.sparse.events if isinstance(event, rk.events.StepEnded)]
        assert sum(event.lasted_ms for event in ended) + in_step == state.now
        assert milliseconds(self.session.summary.elapsed.total_seconds()) == state.now

    @invariant()
    def time_never_runs_backwards(self) -> None:
        at = [event.at_ms for event in self.sparse.events]
        assert at == sorted(at)
        assert not at or at[-1] <= self.session.state.now

    @invariant()
    def the_end_is_final(self) -> None:
        state = self.session.state
        if state.phase == "finished" and self.end is None:
            self.end = state
        if self.end is not None:
            assert state == evolve(self.end, clock=state.clock)
            names = [event.name for event in self.sparse.events]
            assert {*names[names.index("finished") + 1 :]} <= {"reported", "stop-rule-met"}
            assert names.count("finished") == 1

    @invariant()
    def each_step_begins_before_it_ends_and_ends_before_the_next(self) -> None:
        happened = [
            (event.name, event.step.index)
            for event in self.sparse.events
            if isinstance(event, rk.events.StepStarted | rk.events.StepEnded)
        ]
        for begun, ended in zip(happened[::2], happened[1::2], strict=False):
            assert begun[0] == "step-started"
            assert ended == ("step-ended", begun[1])
        assert (len(happened) % 2 == 1) == (self.session.step is not None)

    @invariant()
    def it_wakes_in_the_future(self) -> None:
        if (wake := self.session.wake) is not None:
            assert self.session.state.phase == "running"
            assert milliseconds(wake.total_seconds()) > self.session.state.clock

    @invariant()
    def nothing_hangs_on_when_anybody_looks(self) -> None:
        assert self.sparse.events == self.often.events
        assert self.session.state == self.often.session.state
        assert self.session.summary == self.often.session.summary

    def teardown(self) -> None:
        if not hasattr(self, "sparse"):
            return
        self.give(Input("stop", self.now + 1))
        came_to = self.session.summary
        assert came_to.finished
        assert came_to.done + came_to.skipped + came_to.cut == len(self.session.timeline)
        for told in (self.sparse, self.often):
            self.any_line_of_the_journal_restores(told)

    @staticmethod
    def any_line_of_the_journal_restores(told: Told) -> None:
        lines = [json.dumps(line) for line in told.lines]
        for number in range(2, len(lines) + 1, max(1, len(lines) // 5)):
            state = told.states[number - 2]
            restored = rk.Session.restore(told.session.timeline.routine, lines[:number])
            phase = "paused" if state.phase == "running" else state.phase
            assert restored.state == evolve(state, phase=phase, clock=0)


here = settings.default
MANY = max(1, here.max_examples // 3) if here else 30
TestAnyRun = AnyRun.TestCase
TestAnyRun.settings = settings(
    max_examples=MANY,
    stateful_step_count=20,
    suppress_health_check=list(HealthCheck),
    phases=NOT_SHRUNK,
)
