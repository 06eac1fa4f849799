"""The work of one set, on one side or on several in turn.

What stands between sets and sides is the business of `exercise`.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from typing import TypeVar

from attrs import evolve

from routinekit.doses import (
    Breathe,
    Dose,
    Hold,
    Numbered,
    Rep,
    Reps,
    Sets,
    Work,
)
from routinekit.plan.cues import cues_within
from routinekit.plan.cycle import Cycle, cycle_of
from routinekit.plan.lengths import OPEN, Length, length_of
from routinekit.plan.performance import Performance
from routinekit.plan.target import Target, effort_target, effort_words, reps_target, work_target
from routinekit.plan.tree import EMPTY, Branch, Node, Run, branch, changed
from routinekit.plan.words import MOVE, RETURN, SAID_AT
from routinekit.quantities import SECOND, Amount, counted, round_half_up

M = TypeVar("M", Hold, Work)


def whole_cycles(milliseconds: int, breathe: Breathe) -> int:
    """How many breaths begin in a time; by their exact length, not by that of their rounded parts."""
    seconds = sum((part for part in breathe.seconds if part), Fraction())
    return ceil(Fraction(milliseconds, 1000) / seconds)


class Turn:
    """The work of one set, on one side or on both in turn.

    `times` is how often what is counted is done in all: twice where it is counted for each side. `half` is
    given where both sides share one time: which half of it this turn has, 0 or 1.
    """

    def __init__(self, exercise: Performance, times: int = 1, half: int | None = None) -> None:
        self.exercise, self.times = exercise, times
        doses = exercise.doses
        self.reps, self.hold, self.work = doses.get(Reps), doses.get(Hold), doses.get(Work)
        self._leave_words_as_guides()
        if half is not None:
            self.hold, self.work = _halved(self.hold, half), _halved(self.work, half)
        self.cycle = cycle_of(doses)
        self.rep = exercise.pace(Rep)
        counted_reps = self.reps is not None and not self.reps.is_open
        self.count = times * (self.reps.count if self.reps and counted_reps else 1)
        bound = self.reps.number.value.bound if self.reps else ""
        self.bounded = bool(bound) and bound != "max"
        self.steps_each_rep = bool(self.cycle or self.hold or (self.rep.exact and not bound))

    def _leave_words_as_guides(self) -> None:
        """A measure in words beside a counted one says how to do it, and is shown with its other words."""
        told = [dose for dose in (self.reps, self.hold, self.work) if dose and dose.words]
        if not told or not any(dose and not dose.words for dose in (self.reps, self.hold, self.work)):
            return
        self.reps = None if self.reps in told else self.reps
        self.hold = None if self.hold in told else self.hold
        self.work = None if self.work in told else self.work

    def node(self, sides: Sequence[str | None]) -> Node:
        """What is done; of several sides the first begins, and they change at each repetition."""
        sets = self.exercise.doses.get(Sets)
        if sets is not None and sets.is_open:
            text = f"{self.exercise.prescription.name}: {sets.words}" if sets.words else self._name
            return self._leaf(text, OPEN, sides, sets)
        if self.reps is not None and not self.reps.is_open and not self.count:
            return EMPTY  # a side that has nothing
        if self.work is not None:
            return self._timed(self.work, sides)
        if self.reps is not None and self.reps.is_open:
            return self._leaf(self._open_text(self.reps), OPEN, sides, self.reps)
        if self.reps is not None and not self.steps_each_rep:
            return self._counted(self.reps, sides)
        if self.reps or self.cycle:
            return self._repetitions(self.count, sides)
        if self.hold:
            return self._hold(self.hold, sides[0], whole=True)
        return self._leaf(self._name, OPEN, sides, None)

    @property
    def alternations(self) -> int:
        """How many steps or cycles of one turn alternate; none where one step holds both sides."""
        if self.work:
            return self._cycles(self.work)[0]
        if self.reps and self.reps.is_open:
            return 0
        if self.reps or self.cycle:
            return self.count if self.steps_each_rep else 0
        return 1 if self.hold else 0

    # ------------------------------------------------------------ the forms of work

    def _counted(self, reps: Reps, sides: Sequence[str | None]) -> Node:
        lasting = Length(self.count * (self.rep.duration or 0), False, "person")
        return self._leaf(self._reps_text, lasting, sides, reps)

    def _timed(self, work: Work, sides: Sequence[str | None]) -> Node:
        if work.is_open:
            return self._leaf(self._open_text(work), OPEN, sides, work)
        cycles, fills = self._cycles(work)
        if cycles:
            return self._repetitions(cycles, sides, fills)
        text = self._amount_text(work)
        if self.reps:
            text += f", {self._reps_text}"
        return self._leaf(text, length_of(work, self.exercise.doses), sides, work)

    def _cycles(self, work: Work) -> tuple[int, int]:
        """How many cycles of the clock begin in the time, and the milliseconds they fill; none: 0.

        A breath that has begun is finished, a repetition is cut when the time is over. Where a part of the
        cycle or the time itself is an estimate, the work is one step with the cycle as its guide.
        """
        cycle = self.cycle
        if cycle is None or work.is_open:
            return 0, 0
        if isinstance(cycle.dose, Breathe) and work.amount.unit.dimension == "breath":
            cycles = self.times * max(1, round_half_up(work.amount.value))
            return cycles, cycles * (cycle.duration or 0)
        time, one = length_of(work, self.exercise.doses), cycle.duration
        if not one or not time.exact or time.duration is None:
            return 0, 0
        if isinstance(cycle.dose, Breathe):
            cycles = self.times * whole_cycles(time.duration, cycle.dose)
            seconds = sum((part for part in cycle.dose.seconds if part), Fraction())
            return cycles, round_half_up(cycles * seconds * 1000)
        if cycle.of_breaths:
            cycles = self.times * -(-time.duration // one)
            return cycles, cycles * one
        fills = self.times * time.duration
        return -(-fills // one), fills

    def _repetitions(self, count: int, sides: Sequence[str | None], fills: int | None = None) -> Node:
        """So many repetitions; where they fill a time, the last is fitted to its end."""
        length = (self.cycle.duration or 0) if self.cycle else 0
        if fills is None or fills == count * length:
            return branch(Run(tuple(self._repetition(side) for side in sides), count, axis="rep", of=count))
        run = Run(tuple(self._repetition(side) for side in sides), count - 1, axis="rep", of=count)
        last = self._repetition(sides[(count - 1) % len(sides)], fills - (count - 1) * length)
        return branch(run, Run((last,), axis="rep", first=count, of=count))

    def _repetition(self, side: str | None, left: int | None = None) -> Node:
        if self.cycle:
            return self._perhaps(branch(*self._cycle_parts(self.cycle, side, left)))
        if self.hold:
            return self._perhaps(branch(*self._held(self.hold, side)))
        span = self.reps.span if self.reps else None
        text = f"1 rep{self._effort}"
        target = {**effort_target(self.exercise.doses), **self._reps_target}
        return branch(self.exercise.leaf("work", text, self.rep, "work", side=side, span=span, target=target))

    def _perhaps(self, repetition: Branch) -> Node:
        """A repetition of so many at least or at most: nobody knows whether it is the last."""
        if not self.bounded or self.work:
            return repetition
        target = reps_target(self.reps, self.count)
        return changed(repetition, lambda step: evolve(step, exact=False, target={**step.target, **target}))

    def _held(self, hold: Hold, side: str | None) -> list[Node]:
        whole = self.rep.duration or 0
        there = evolve(self.rep, duration=whole // 2)
        back = evolve(self.rep, duration=whole - whole // 2)
        return [self._way(MOVE, there, side), self._hold(hold, side), self._way(RETURN, back, side)]

    def _cycle_parts(self, cycle: Cycle, side: str | None, left: int | None) -> list[Node]:
        """The parts of one cycle; where it is the last of a time, fitted to what is `left` of that."""
        lengths = [part.lasting.duration or 0 for part in cycle.parts]
        target = {**effort_target(self.exercise.doses), **self._reps_target}
        leaves: list[Node] = []
        last = max((number for number, length in enumerate(lengths) if length), default=0)
        for number, part in enumerate(cycle.parts):
            lasting = part.lasting
            if left is not None:
                duration = left if number >= last and cycle.of_breaths else min(lengths[number], left)
                left -= duration
                lasting = evolve(lasting, duration=duration)
            leaves.append(
                self.exercise.leaf(
                    part.kind,
                    part.text,
                    lasting,
                    part.label,
                    side=side,
                    phase=part.phase,
                    target=target,
                    span=part.span,
                )
            )
        return leaves

    # ------------------------------------------------------------ words

    @property
    def _name(self) -> str:
        return self.exercise.prescription.name

    @property
    def _effort(self) -> str:
        words = effort_words(self.exercise.doses)
        return f", {words}" if words else ""

    @property
    def _reps_text(self) -> str:
        assert self.reps is not None
        value = self.reps.number.value
        if value.amount is None:
            return value.words or "as many reps as you can"
        if value.bound == "in any sets":
            return f"{self.count} reps in any sets"
        bound = {"at least": " or more", "up to": "up to "}.get(value.bound, "")
        text = counted(self.count, "rep", "reps")
        return text + bound if value.bound == "at least" else bound + text

    def _open_text(self, dose: Numbered) -> str:
        words = dose.words or {"reps": "as many reps as you can", "hold": "as long as you can"}.get(
            dose.word, "as much as you can"
        )
        return f"{self._name}: {words}"

    def _amount_text(self, dose: Numbered) -> str:
        """What is announced of a time, a length, or breaths."""
        value = dose.number.value
        assert value.amount is not None
        spoken = value.amount.spoken
        if value.bound == "up to":
            spoken = f"up to {spoken}"
        elif value.bound == "at least":
            spoken += " or longer"
        if dose.word == Hold.word:
            return f"Hold {spoken}"
        return f"Work {spoken}" if value.amount.is_time else spoken[:1].upper() + spoken[1:]

    # ------------------------------------------------------------ instructions

    def _leaf(self, text: str, lasting: Length, sides: Sequence[str | None], dose: Dose | None) -> Node:
        side = sides[0] if len(sides) == 1 else "alternating"
        if self.exercise.prescription.words("until"):
            lasting = evolve(lasting, ends="person")
        return self.exercise.leaf(
            "work",
            text + self._effort,
            lasting,
            "work",
            side=side,
            target=self._target(),
            span=dose.span if dose else None,
            tasks=self.cycle.guide if self.cycle else (),
            cues=cues_within(self.exercise.prescription.prose, lasting.duration),
        )

    def _hold(self, hold: Hold, side: str | None, *, whole: bool = False) -> Node:
        lasting = length_of(hold, self.exercise.doses)
        if whole and self.exercise.prescription.words("until"):
            lasting = evolve(lasting, ends="person")
        text = self._open_text(hold) if hold.is_open else self._amount_text(hold)
        return self.exercise.leaf(
            "hold",
            text + (self._effort if whole else ""),
            lasting,
            "hold",
            side=side,
            target=effort_target(self.exercise.doses),
            span=hold.span,
            cues=cues_within(self.exercise.prescription.prose, lasting.duration),
        )

    def _way(self, phase: str, lasting: Length, side: str | None) -> Node:
        """The way into a hold, or back out of it."""
        span = self.reps.span if self.reps else None
        return self.exercise.leaf("work", SAID_AT[phase], lasting, phase, side=side, phase=phase, span=span)

    @property
    def _reps_target(self) -> Target:
        return reps_target(self.reps, self.count) if self.work and self.reps else {}

    def _target(self) -> Target:
        target = {**reps_target(self.reps, self.count), **work_target(self.work)}
        if self.work and self.work.lasts and self.cycle and not isinstance(self.cycle.dose, Numbered):
            figures = getattr(self.cycle.dose, "figures", None)
            target |= {self.cycle.dose.word: figures} if figures else {}
        return {**target, **effort_target(self.exercise.doses)}


def _halved(dose: M | None, half: int) -> M | None:
    """A time that two sides share: the first has its half, rounded down, the second the rest."""
    if dose is None or dose.is_open or not dose.amount.is_time:
        return dose
    whole = dose.amount.milliseconds
    mine = whole // 2 if half == 0 else whole - whole // 2
    value = dose.number.value
    second = Amount(Fraction(mine, 1000), SECOND)
    return evolve(dose, number=evolve(dose.number, values=(evolve(value, amount=second),)))
