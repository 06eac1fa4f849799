"""One exercise into a branch of the tree of time: its sets and sides, and what stands between them.

The work of one set on one side is in `turn`; what stands between two exercises is the business of `routine`.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate

from routinekit.doses import Every, Rest, Sets, Sides
from routinekit.plan.interval import LEFT, TooLongError, interval
from routinekit.plan.performance import Performance
from routinekit.plan.tree import EMPTY, Branch, Node, Run, branch
from routinekit.plan.turn import Turn
from routinekit.plan.words import slug
from routinekit.quantities import duration_text
from routinekit.resolve import Doses, Prescription
from routinekit.settle import Trouble
from routinekit.source import Span

Report = Callable[[Trouble], None]


def exercise_branch(
    prescription: Prescription, *, prepared: bool, side: str | None = None, report: Report
) -> Branch:
    """All steps of one exercise; `prepared` adds the preparation before them.

    `side` is the one that a block does its rounds on, for an exercise without sides of its own. What can't be
    is told to `report`.
    """
    first = Performance(prescription, prescription.doses)
    prepare = first.prepare() if prepared else EMPTY
    work = branch(*_Exercise(prescription, side, report).all_sets())
    return branch(first.confirm(), prepare, *work.runs) if work.runs else EMPTY


def fitted(node: Node, lasts: int, span: Span | None, report: Report) -> Node:
    """Work fitted to an interval; where it can't be, the fact is reported and the work stays as it is."""
    try:
        work, shortened = interval(node, lasts, LEFT, span)
    except TooLongError:
        time = duration_text(branch(node).measure.time)
        report(
            Trouble(
                "RK510",
                span,
                f"what is done takes {time}, longer than its interval of {duration_text(lasts)}",
                "give it a longer interval, or less to do",
            )
        )
        return node
    if shortened:
        report(
            Trouble(
                "RK511",
                span,
                f"what is done may take longer than its interval of {duration_text(lasts)}",
                "the estimates are shortened to fit; give it a longer interval, or less to do",
            )
        )
    return work


class _Exercise:
    """The sets of an exercise; where they differ, each has doses of its own."""

    def __init__(self, prescription: Prescription, side: str | None, report: Report) -> None:
        self.side, self.report = side, report
        each = prescription.each_set or (prescription.doses,)
        self.each = [Performance(prescription, doses) for doses in each]
        self.first = self.each[0]
        self.turn = prescription.turn
        self.doses: Doses = prescription.doses
        sets = self.doses.get(Sets)
        self.sets = sets
        self.count = sets.count if sets and not sets.is_open else 1

    def all_sets(self) -> list[Run | Node]:
        """All sets on all sides."""
        sides = self.doses.get(Sides)
        if len({one.doses.get(Sides) for one in self.each}) > 1:
            return [self._sets(lambda one, _: self._one_set(one))]
        if sides is None or sides.turns == "both":
            return [self._sets(lambda one, _: Turn(one).node([self.side]))]
        match sides.turns:
            case "per" | "half":
                return self._sets_by_side(sides) if sides.level == "sets" else [self._with_both(sides)]
            case "alternating":
                return self._alternating(sides)
        return [self._sets(lambda one, _: Turn(one.on(str(sides.turns))).node([sides.turns]))]

    def _one_set(self, one: Performance) -> Node:
        """A set with sides of its own."""
        sides = one.doses.get(Sides)
        if sides is None or sides.turns == "both":
            return Turn(one).node([self.side])
        if sides.turns in ("per", "half"):
            return _both_sides(one, sides)
        if sides.turns == "alternating":
            return Turn(one, 2 if sides.each else 1).node(one.both)
        return Turn(one.on(sides.turns)).node([sides.turns])

    # ------------------------------------------------------------ sides

    def _with_both(self, sides: Sides) -> Node:
        """Each set with all of one side, the change, all of the other."""
        changes = sides.turns == "per"
        ends_elsewhere = all(_has_both(one, sides) for one in self.each)
        return self._sets(
            lambda one, _: _both_sides(one, sides), sides if changes and ends_elsewhere else None
        )

    def _alternating(self, sides: Sides) -> list[Run | Node]:
        both = self.first.both
        turn = Turn(self.first)
        if sides.level == "sets":
            times = 2 if sides.each else 1
            return [
                self._sets(
                    lambda one, k: Turn(one.on(both[k % 2])).node([both[k % 2]]), times=times, in_turn=True
                )
            ]
        if sides.each and not (turn.reps or turn.cycle):
            return [
                self._sets(
                    lambda one, _: branch(
                        *(Run((Turn(one.on(side)).node([side]),), label=slug(side)) for side in both)
                    )
                )
            ]
        times = 2 if sides.each else 1
        # Where a set ends on the side it began with, the next begins on the other, so that both get as much.
        before = (0, *accumulate(Turn(one, times).alternations for one in self.each))

        def begins_other(k: int) -> bool:
            return bool((k * before[1] if len(self.each) == 1 else before[k]) % 2)

        return [
            self._sets(
                lambda one, k: Turn(one, times).node(both[::-1] if begins_other(k) else both),
                in_turn=begins_other(1) and len(self.each) == 1,
            )
        ]

    def _sets_by_side(self, sides: Sides) -> list[Run | Node]:
        """All sets of one side first, then all of the other."""
        both = self.first.both
        last = self.each[-1].doses
        on_a_clock = last.get(Every) is not None
        changes = not (self.doses.rest("after") or on_a_clock)
        change = self.first.switch(sides, both[1], "switch") if changes else EMPTY
        rests = [] if on_a_clock else [last.rest("between sides"), last.rest("between sets")]
        counts = [self._count_on(side) for side in both]
        one, other = (
            Run((self._sets(_on_side(side), count=count),), label=slug(side))
            for side, count in zip(both, counts, strict=True)
        )
        return [one, self.first.between(rests, change, "rest") if all(counts) else EMPTY, other]

    def _count_on(self, side: str) -> int:
        sets = self.first.on(side).doses.get(Sets)
        return sets.count if sets and not sets.is_open else 1

    # ------------------------------------------------------------ sets

    def _sets(
        self,
        body: Callable[[Performance, int], Node],
        sides: Sides | None = None,
        *,
        times: int = 1,
        count: int | None = None,
        in_turn: bool = False,
    ) -> Branch:
        """The sets, with what stands between them; `body` makes the work of one from its number, from 0.

        `sides` is given where each set ends on another side than the next begins; `times` where the sets that
        are written are done more than once; `in_turn` where every other set is another.
        """
        many = (self.count if count is None else count) * times
        if not many:
            return EMPTY
        if self.turn:
            which, of = self.turn
            one = self.first
            return branch(
                Run(
                    (branch(self._in_interval(body(one, 0), one), _after(one)),),
                    axis="set",
                    first=which,
                    of=of,
                )
            )
        if len(self.each) > 1:
            runs = []
            for k in range(many):
                one = self.each[k % len(self.each)]
                between = self._between(one, sides) if k + 1 < many else EMPTY
                whole = branch(self._in_interval(body(one, k), one), _after(one), between)
                runs.append(Run((whole,), axis="set", first=k + 1, of=many))
            return branch(*runs)
        one = self.first
        turns = min(many, 2) if in_turn else 1
        bodies = [branch(self._in_interval(body(one, k), one), _after(one)) for k in range(turns)]
        between = self._between(one, sides)
        inner = tuple(branch(*each.runs, between) for each in bodies)
        last = bodies[(many - 1) % len(bodies)]
        return branch(
            Run(inner, many - 1, axis="set", of=many), Run((last,), axis="set", first=many, of=many)
        )

    def _between(self, one: Performance, sides: Sides | None) -> Node:
        if one.doses.get(Every):
            return EMPTY
        rests: list[Rest | None] = [one.doses.rest("between sets")]
        change: Node = EMPTY
        if sides and not one.doses.rest("after"):
            rests.append(one.doses.rest("between sides"))
            change = one.switch(sides, one.both[0], "switch-back")
        return one.between(rests, change, "rest")

    def _in_interval(self, node: Node, one: Performance) -> Node:
        """A set that starts on a clock, and fills it."""
        every = one.doses.get(Every)
        if every is None or every.is_open or not branch(node).measure.steps:
            return node
        return fitted(node, every.amount.milliseconds, every.span, self.report)


def _on_side(side: str) -> Callable[[Performance, int], Node]:
    return lambda one, _: Turn(one.on(side)).node([side])


def _after(one: Performance) -> Node:
    after = one.doses.rest("after")
    return one.rest(after, "rest-after") if after else EMPTY


def _has_both(one: Performance, sides: Sides) -> bool:
    """Whether there is work on both sides; only what is unequal may leave one with nothing."""
    unequal = any(dose.is_unequal for dose in one.doses)
    return not unequal or all(branch(node).measure.steps for node in _of_each_side(one, sides))


def _of_each_side(one: Performance, sides: Sides) -> Sequence[Node]:
    halves = (0, 1) if sides.turns == "half" else (None, None)
    return [Turn(one.on(side), half=half).node([side]) for side, half in zip(one.both, halves, strict=True)]


def _both_sides(one: Performance, sides: Sides) -> Branch:
    """One set: all of one side, the change, all of the other; a side with nothing makes no change."""
    both = one.both
    first, second = _of_each_side(one, sides)
    runs = [Run((node,), label=slug(side)) for node, side in zip((first, second), both, strict=True)]
    between: Node = EMPTY
    if branch(first).measure.steps and branch(second).measure.steps:
        change = EMPTY if sides.turns == "half" else one.switch(sides, both[1], "switch")
        between = one.between([one.doses.rest("between sides")], change, "rest-between-sides")
    return branch(runs[0], between, runs[1])
