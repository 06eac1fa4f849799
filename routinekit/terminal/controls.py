"""What each key of a player does to a session, at the time of a clock.

It knows nothing of screens. All that a session answers goes to whoever listens.
"""

from collections.abc import Callable, Iterable

from attrs import define, field

import routinekit.session.events as e
from routinekit.session import Session
from routinekit.steps import Step
from routinekit.terminal.target import planned_reps

_BEFORE_THE_END = 0.001
"""Seconds before the end of a set at which its reps are reported, so that they belong to it."""


@define
class Controls:
    """Gives a session its inputs. `now` is the clock, `on_event` is told each.

    `reps` are those that were counted in the set that is being done, None where nobody has counted. `held`
    tells that the player itself has paused the session, while it asks something.
    """

    session: Session
    now: Callable[[], float]
    on_event: Callable[[e.Event], None]
    reps: int | None = None
    held: bool = field(default=False, init=False)

    # ------------------------------------------------------------ time

    def tick(self) -> None:
        """Time has passed: whatever happens by itself until now happens, one thing after the other."""
        now = self.now()
        while (wake := self.session.wake) is not None and wake.total_seconds() <= now:
            moment = wake.total_seconds()
            if self._set_ends_by_itself(moment):
                self._report_reps(moment - _BEFORE_THE_END)
            self._pass_on(self.session.tick(wake))
        self._pass_on(self.session.tick(now))

    def hold(self) -> None:
        """Stand still while something is asked, if it was going on."""
        self.tick()
        if self.session.state.phase == "running":
            self.held = True
            self._pass_on(self.session.pause(self.now()))

    def release(self) -> None:
        """Go on after `hold`; a session that somebody else has paused stays so."""
        if self.held:
            self.resume()

    # ------------------------------------------------------------ keys

    def start(self) -> None:
        """Begin, where it has not begun; one that was cut off stands where it was."""
        if self.session.state.phase == "cautions":  # it was cut off while they were read
            self.on_event(e.Cautions(0, self.session.cautions))
        self._pass_on(self.session.start(self.now()))

    def acknowledge(self) -> None:
        """The cautions are read."""
        self._pass_on(self.session.acknowledge(self.now()))

    def pause(self) -> None:
        """Pause, or go on."""
        self.tick()
        if self.session.state.phase == "paused":
            self.resume()
        else:
            self._pass_on(self.session.pause(self.now()))

    def resume(self) -> None:
        """Go on after a pause."""
        self.held = False
        self._pass_on(self.session.resume(self.now()))

    def done(self) -> None:
        """The step is done."""
        self.tick()
        if self.session.state.phase == "running":
            self._leave_for(self.session.state.index + 1)
            self._pass_on(self.session.done(self.now()))

    def skip(self) -> None:
        """Leave the step out."""
        self.tick()
        self._leave_for(self.session.state.index + 1)
        self._pass_on(self.session.skip(self.now()))

    def back(self) -> None:
        """Go back a step."""
        self.tick()
        self._leave_for(max(0, self.session.state.index - 1))
        self._pass_on(self.session.back(self.now()))

    def jump(self, index: int) -> None:
        """Go to the step of that number, from 0."""
        self.tick()
        self._leave_for(index)
        self._pass_on(self.session.jump(index, self.now()))

    def count(self, change: int) -> None:
        """One rep more or less than is planned; in a window, one more round."""
        self.tick()
        step = self.session.step
        if step and step.tasks:
            self._pass_on(self.session.count_round(self.now()) if change > 0 else ())
        elif step and set_of(step):
            reps = planned(step) if self.reps is None else self.reps
            self.reps = max(0, reps + change)

    def report(self, what: str, value: float, exercise: str | None) -> None:
        """What the person says of an exercise."""
        self._pass_on(self.session.report(what, value, self.now(), exercise=exercise))

    def stop(self) -> None:
        """End it here."""
        self.tick()
        self._leave_for(len(self.session.timeline))
        self._pass_on(self.session.stop(self.now()))

    # ------------------------------------------------------------ reps

    @property
    def counted(self) -> str:
        """The reps of this set, where somebody has counted them: `8 of 10`."""
        step = self.session.step
        if self.reps is None or step is None:
            return ""
        return f"{self.reps} of {planned(step)}" if planned(step) else str(self.reps)

    def _set_ends_by_itself(self, moment: float) -> bool:
        """Whether the last step of the set has had its time then, or a clock around it runs out."""
        state, left = self.session.state, self.session.left
        if self.reps is None or left is None:
            return False
        ends = state.now + round(left.total_seconds() * 1000)
        over = [each.clock.last for each in state.clocks if each.ends is not None and each.ends <= ends]
        return state.base + ends <= round(moment * 1000) and self._leaves_set(max([state.index, *over]) + 1)

    def _leave_for(self, index: int) -> None:
        """Somebody goes to that step: what was counted in a set is told as it is left."""
        if self.reps is not None and self._leaves_set(index):
            self._report_reps(self.now())

    def _leaves_set(self, index: int) -> bool:
        timeline, here = self.session.timeline, self.session.step
        there = timeline[index] if index < len(timeline) else None
        return here is None or there is None or set_of(here) != set_of(there)

    def _report_reps(self, moment: float) -> None:
        reps, self.reps = self.reps or 0, None
        self._pass_on(self.session.report("reps", reps, moment))

    def _pass_on(self, events: Iterable[e.Event]) -> None:
        for event in events:
            self.on_event(event)


def set_of(step: Step) -> tuple[object, ...] | None:
    """What tells the set that a step belongs to from others; None where no work is done."""
    if step.exercise is None or step.kind not in ("work", "hold", "breathe"):
        return None
    return step.exercise, step.round, step.set


def planned(step: Step) -> int:
    """How many reps are planned in the set of a step; 0 where nobody knows."""
    return planned_reps(step.target) or (step.rep[1] if step.rep else 0)
