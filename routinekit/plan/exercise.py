"""One exercise into a branch of the tree of time.

`_Turn` is the work of one set on one side; `exercise_branch` puts turns together to sets and sides, with the
rests and changes of side between them. What stands between two exercises is the business of `routine`.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from attrs import evolve, frozen

from routinekit.model import (
    Breathe,
    Dose,
    Hold,
    Pace,
    Pattern,
    Prepare,
    Rep,
    Reps,
    Rest,
    Sets,
    Sides,
    Switch,
    Tempo,
    Work,
)
from routinekit.plan.lengths import FASTEST, OPEN, Length, length, pace
from routinekit.plan.tree import EMPTY, Branch, Instruction, Kind, Node, Run, branch
from routinekit.plan.words import BREATH_PHASES, MOVE, RETURN, SAID_AT, TEMPO_PHASES, slug, switch_text, turns
from routinekit.quantities import Amount, counted, round_half_up, spoken_duration
from routinekit.resolve import Prescription
from routinekit.source import Span


@frozen
class _Exercise:
    """A prescription, with what all its steps have in common."""

    prescription: Prescription

    def pace(self, kind: type[Pace]) -> Length:
        return pace(kind, self.prescription.doses)

    def length(self, amount: Amount) -> Length:
        return length(amount, self.prescription.doses)

    def leaf(  # noqa: PLR0913 - the parts of an instruction that differ from step to step
        self,
        kind: Kind,
        text: str,
        lasting: Length,
        label: str,
        *,
        side: str | None = None,
        phase: str | None = None,
        target: dict[str, object] | None = None,
        span: Span | None = None,
    ) -> Node:
        """One instruction; a part of zero length is no step."""
        if lasting.duration == 0:
            return EMPTY
        return Instruction(
            kind,
            text,
            lasting.duration,
            lasting.exact,
            lasting.ends,
            label,
            self.prescription.name,
            side,
            phase,
            target or {},
            span or self.prescription.span,
            self.prescription.prose,
        )

    # ------------------------------------------------------------ between things

    def rest(self, rest: Rest, label: str) -> Node:
        return self.leaf(
            "rest", f"Rest {rest.amount.spoken}", self.length(rest.amount), label, span=rest.span
        )

    def switch(self, sides: Sides, to: str, label: str) -> Node:
        written = self.prescription.doses.get(Switch)
        span = written.span if written else sides.span
        return self.leaf("switch", switch_text(sides, to), self.pace(Switch), label, side=to, span=span)

    def between(self, rests: Sequence[Rest | None], change: Node, label: str) -> Node:
        """What stands where two things meet: the first rest that is written for it, else the change of side.

        A rest of zero written for the place stands there as nothing, and keeps the others away too.
        """
        for rest in rests:
            if rest is not None:
                return self.rest(rest, label)
        return change

    def prepare(self) -> Node:
        written, position = self.prescription.own.get(Prepare), self.prescription.position
        span = written.span if written else position.span if position else None
        text = f"Get ready: {self.prescription.name}"
        return self.leaf("prepare", text, self.pace(Prepare), "prepare", span=span)


def whole_cycles(milliseconds: int, breathe: Breathe) -> int:
    """How many breaths begin in a time; by their exact length, not by that of their rounded parts."""
    return ceil(Fraction(milliseconds, 1000) / sum(breathe.parts, Fraction()))


class _Turn:
    """The work of one set, on one side or on both in turn.

    `times` is how often what is counted is done in all: twice where it is counted for each side.
    """

    def __init__(self, exercise: _Exercise, times: int = 1) -> None:
        self.exercise, self.times = exercise, times
        doses = exercise.prescription.doses
        self.reps, self.hold, self.work = doses.get(Reps), doses.get(Hold), doses.get(Work)
        self.count = times * (self.reps.count if self.reps else 1)
        self.clock: Pattern | None = doses.get(Tempo) or doses.get(Breathe)
        self.rep = exercise.pace(Rep)
        self.steps_each_rep = bool(self.clock or self.hold or self.rep.exact)

    def node(self, sides: Sequence[str | None]) -> Node:
        """What is done; of several sides the first begins, and they change at each repetition."""
        if self.work:
            return self._timed(self.work, sides)
        if self.reps and not self.steps_each_rep:
            return self._counted(self.reps, sides)
        if self.reps or self.clock:
            return self._repetitions(self.count, sides)
        if self.hold:
            return self._hold(self.hold, sides[0], f"Hold {self.hold.amount.spoken}")
        return self._leaf(self.exercise.prescription.name, OPEN, sides, None)

    @property
    def alternations(self) -> int:
        """How many steps or cycles of one turn alternate; none where one step holds both sides."""
        if self.work:
            return self._cycles(self.work)[0]
        if self.reps or self.clock:
            return self.count if self.steps_each_rep else 0
        return 1 if self.hold else 0

    # ------------------------------------------------------------ the forms of work

    def _counted(self, reps: Reps, sides: Sequence[str | None]) -> Node:
        lasting = Length(self.count * (self.rep.duration or 0), False, "person")
        return self._leaf(counted(self.count, "rep", "reps"), lasting, sides, reps)

    def _timed(self, work: Work, sides: Sequence[str | None]) -> Node:
        cycles, fills = self._cycles(work)
        if cycles:
            return self._repetitions(cycles, sides, fills)
        amount = work.amount
        text = f"Work {amount.spoken}" if amount.is_time else amount.spoken[:1].upper() + amount.spoken[1:]
        if self.reps:
            text += f", {counted(self.count, 'rep', 'reps')}"
        return self._leaf(text, self.exercise.length(amount), sides, work)

    def _cycles(self, work: Work) -> tuple[int, int]:
        """How many cycles of the clock begin in the time, and the milliseconds they fill; none: 0.

        A breath that has begun is finished, a repetition is cut when the time is over. Where a part of the
        cycle or the time itself is an estimate, the work is one step with the cycle as its guide.
        """
        clock, amount = self.clock, work.amount
        if isinstance(clock, Breathe) and amount.unit.dimension == "breath":
            cycles = self.times * max(1, round_half_up(amount.value))
            return cycles, cycles * self._cycle(clock)
        time = self.exercise.length(amount)
        if clock is None or not time.exact or time.duration is None or None in clock.parts:
            return 0, 0
        if isinstance(clock, Breathe):
            cycles = self.times * whole_cycles(time.duration, clock)
            return cycles, round_half_up(cycles * sum(clock.parts, Fraction()) * 1000)
        fills = self.times * time.duration
        return -(-fills // self._cycle(clock)), fills

    def _cycle(self, clock: Pattern) -> int:
        return sum(part.duration or 0 for part in self._parts(clock))

    def _parts(self, clock: Pattern) -> list[Length]:
        """The parts of a cycle, `X` as an estimate."""
        return [
            Length(FASTEST, False, "clock")
            if part is None
            else Length(round_half_up(part * 1000), True, "clock")
            for part in clock.parts
        ]

    def _repetitions(self, count: int, sides: Sequence[str | None], fills: int | None = None) -> Node:
        """So many repetitions; where they fill a time, the last is fitted to its end."""
        length = self._cycle(self.clock) if self.clock else 0
        if fills is None or fills == count * length:
            return branch(Run(tuple(self._repetition(side) for side in sides), count, "rep", 1, count))
        run = Run(tuple(self._repetition(side) for side in sides), count - 1, "rep", 1, count)
        last = self._repetition(sides[(count - 1) % len(sides)], fills - (count - 1) * length)
        return branch(run, Run((last,), 1, "rep", count, count))

    def _repetition(self, side: str | None, left: int | None = None) -> Branch:
        if self.clock:
            return branch(*self._cycle_parts(self.clock, side, left))
        if self.hold:
            return branch(*self._held(self.hold, side))
        span = self.reps.span if self.reps else None
        return branch(self.exercise.leaf("work", "1 rep", self.rep, "work", side=side, span=span))

    def _held(self, hold: Hold, side: str | None) -> list[Node]:
        whole = self.rep.duration or 0
        there = evolve(self.rep, duration=whole // 2)
        back = evolve(self.rep, duration=whole - whole // 2)
        return [
            self._way(MOVE, there, side),
            self._hold(hold, side, f"Hold {hold.amount.spoken}"),
            self._way(RETURN, back, side),
        ]

    def _cycle_parts(self, clock: Pattern, side: str | None, left: int | None) -> list[Node]:
        """The parts of one cycle; where it is the last of a time, fitted to what is `left` of that."""
        breathes = isinstance(clock, Breathe)
        phases = BREATH_PHASES[len(clock.parts)] if breathes else TEMPO_PHASES
        lengths = [part.duration or 0 for part in self._parts(clock)]
        leaves: list[Node] = []
        for number, phase in enumerate(phases):
            duration = lengths[number]
            if left is not None:
                is_last = not any(lengths[number + 1 :])
                duration = left if is_last and breathes else min(duration, left)
                left -= duration
            tenths = (duration + 50) // 100 * 100
            leaves.append(
                self.exercise.leaf(
                    "breathe" if breathes else "work",
                    f"{SAID_AT[phase]} {spoken_duration(tenths)}" if breathes else SAID_AT[phase],
                    Length(duration, clock.parts[number] is not None, "clock"),
                    f"{phase}-2" if phase in phases[:number] else phase,
                    side=side,
                    phase=phase,
                    target={"reps": self.count} if self.work and self.reps else None,
                    span=clock.span,
                )
            )
        return leaves

    # ------------------------------------------------------------ instructions

    def _leaf(self, text: str, lasting: Length, sides: Sequence[str | None], dose: Dose | None) -> Node:
        side = sides[0] if len(sides) == 1 else "alternating"
        return self.exercise.leaf(
            "work", text, lasting, "work", side=side, target=self._target(), span=dose.span if dose else None
        )

    def _hold(self, hold: Hold, side: str | None, text: str) -> Node:
        return self.exercise.leaf(
            "hold", text, self.exercise.length(hold.amount), "hold", side=side, span=hold.span
        )

    def _way(self, phase: str, lasting: Length, side: str | None) -> Node:
        """The way into a hold, or back out of it."""
        span = self.reps.span if self.reps else None
        return self.exercise.leaf("work", SAID_AT[phase], lasting, phase, side=side, phase=phase, span=span)

    def _target(self) -> dict[str, object]:
        target: dict[str, object] = {}
        if self.reps:
            target["reps"] = self.count
        if self.work and not self.work.lasts:
            amount = self.work.amount
            whole = amount.value.denominator == 1
            value = int(amount.value) if whole else float(amount.value)
            kind = "distance" if amount.unit.dimension == "length" else amount.unit.dimension
            target[kind] = {"value": value, "unit": amount.unit.words[0]}
        if self.work and self.work.lasts and self.clock:
            target[self.clock.word] = self.clock.figures
        return target


# ---------------------------------------------------------------- sets and sides


def exercise_branch(prescription: Prescription, *, prepared: bool, side: str | None = None) -> Branch:
    """All steps of one exercise; `prepared` adds the preparation before them.

    `side` is the one that a block does its rounds on, for an exercise without sides of its own.
    """
    exercise = _Exercise(prescription)
    prepare = exercise.prepare() if prepared else EMPTY
    return branch(prepare, *_all_sets(exercise, prescription.doses.get(Sides), side))


def _all_sets(exercise: _Exercise, sides: Sides | None, side: str | None) -> list[Run | Node]:
    turn = _Turn(exercise)
    if sides is None:
        return [_sets(exercise, [turn.node([side])])]
    if sides.turns not in ("per", "alternating"):
        return [_sets(exercise, [turn.node([sides.turns])])]
    both = turns(sides)
    if sides.level == "sets":
        return _sets_in_turn(exercise, sides, both)
    if sides.turns == "per":
        return [_sets(exercise, [_both_sides(exercise, sides, both)], sides)]
    if sides.each and not (turn.reps or turn.clock):
        return [_sets(exercise, [branch(*(Run((turn.node([side]),), label=slug(side)) for side in both))])]
    return [_sets(exercise, _alternating(_Turn(exercise, 2 if sides.each else 1), both))]


def _alternating(turn: _Turn, both: tuple[str, str]) -> list[Node]:
    """The sets of an exercise whose side changes each time; they take turns."""
    if turn.alternations % 2:  # the next set begins on the other side, so that both get as much
        return [turn.node(both), turn.node(both[::-1])]
    return [turn.node(both)]


def _both_sides(exercise: _Exercise, sides: Sides, both: tuple[str, str]) -> Branch:
    """One set: all of one side, the change, all of the other."""
    turn = _Turn(exercise)
    one, other = (Run((turn.node([side]),), label=slug(side)) for side in both)
    change = exercise.switch(sides, both[1], "switch")
    rests = [exercise.prescription.doses.rest("between sides")]
    return branch(one, exercise.between(rests, change, "rest-between-sides"), other)


def _sets_in_turn(exercise: _Exercise, sides: Sides, both: tuple[str, str]) -> list[Run | Node]:
    """Whole sets on one side and on the other: all of the one first, or another each set."""
    turn = _Turn(exercise)
    one, other = (turn.node([side]) for side in both)
    if sides.turns == "alternating":
        return [_sets(exercise, [one, other], times=2 if sides.each else 1)]
    doses = exercise.prescription.doses
    change = EMPTY if doses.rest("after") else exercise.switch(sides, both[1], "switch")
    rests = [doses.rest("between sides"), doses.rest("between sets")]
    return [
        Run((_sets(exercise, [one]),), label=slug(both[0])),
        exercise.between(rests, change, "rest"),
        Run((_sets(exercise, [other]),), label=slug(both[1])),
    ]


def _sets(
    exercise: _Exercise, bodies: Sequence[Node], sides: Sides | None = None, *, times: int = 1
) -> Branch:
    """The sets of an exercise, with what stands between them; the bodies take turns.

    `sides` is given where each set ends on another side than the next begins; `times` where the sets that
    are written are done more than once.
    """
    doses = exercise.prescription.doses
    sets = doses.get(Sets)
    count = (sets.count if sets else 1) * times
    after = doses.rest("after")
    rests = [doses.rest("between sets")]
    change: Node = EMPTY
    if sides and not after:
        rests.append(doses.rest("between sides"))
        change = exercise.switch(sides, turns(sides)[0], "switch-back")
    between = exercise.between(rests, change, "rest")
    ending = exercise.rest(after, "rest-after") if after else EMPTY
    inner = tuple(branch(body, ending, between) for body in bodies)
    last = branch(bodies[(count - 1) % len(bodies)], ending)
    return branch(Run(inner, count - 1, "set", 1, count), Run((last,), 1, "set", count, count))
