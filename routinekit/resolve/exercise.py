"""One exercise: its layers, how many sets it has, and the doses in force in each of them.

Nearest first: the `set` line, the lines that hold only now, the line that does it, its definition, the header
of the file that defines it, and what it stands in. A `do` replaces what it writes on all lines of the
definition.
"""

from collections.abc import Iterable

from attrs import frozen

from routinekit.budget import Budget
from routinekit.codes.meaning import RESTS_OF_OTHER_NUMBER
from routinekit.diagnostics import Diagnostic
from routinekit.doses import Dose, Kind, Only, Rest, Sets
from routinekit.evaluate import Context, applies, evaluated, lists_of, picked, varies_by_set, work_of
from routinekit.model import Do, Exercise, Line
from routinekit.numbers import CounterAxis
from routinekit.resolve.layers import BETWEEN_ITEMS, Doses, either_way, layer, on_exercise, unequal_sides
from routinekit.source import Span


@frozen
class SetsOfExercise:
    """The doses in force in each set; one for all where they are alike."""

    own: Doses
    each: tuple[Doses, ...]
    count: int


class Layers:
    """What is written of one exercise, and what it inherits from `around`."""

    def __init__(self, item: Exercise | Do, definition: Exercise | None, under: Doses, around: Doses) -> None:
        other = definition if definition is not item else None
        self.near = layer(item.doses)
        self.near_lines = _only_lines(item.lines)
        self.far = layer(other.doses) if other else Doses()
        self.far_lines = _only_lines(other.lines) if other else ()
        self.replaced = self._written() if other else frozenset()
        self.set_lines = tuple(line for line in item.lines if line.sets)
        self.replaced_in_sets: frozenset[Kind] = frozenset()
        if not self.set_lines and other and Sets.number_kind not in self.replaced:
            self.set_lines = tuple(line for line in other.lines if line.sets)
            self.replaced_in_sets = self.replaced
        self.under, self.around = under, around.without(BETWEEN_ITEMS)

    def _written(self) -> frozenset[Kind]:
        """What it writes itself, on whatever line, and replaces on all lines of the definition."""
        near = (self.near, *(layer(line.doses) for line in self.near_lines))
        return either_way(kind for doses in near for kind in doses.by_kind)

    # ------------------------------------------------------------ doses in a context

    def own(self, context: Context, set_line: Line | None = None) -> Doses:
        """What the exercise itself says in a context; lines that depend on the set only where it is known."""
        lines = [*self._in_force(self.far_lines, context)]
        far = self.far
        for line in lines:  # of several that hold, the later wins
            far = layer(line.doses).without(self.replaced).over(far)
        near = self.near
        for line in self._in_force(self.near_lines, context):
            near = layer(line.doses).over(near)
        doses = near.over(far)
        if set_line:
            doses = layer(set_line.doses).without(self.replaced_in_sets).over(doses)
        return doses

    def in_force(self, own: Doses) -> Doses:
        """All doses in force beside its own, not yet evaluated."""
        return unequal_sides(own.inheriting(self.under).inheriting(self.around))

    def _in_force(self, lines: Iterable[Line], context: Context) -> Iterable[Line]:
        return (
            line
            for line in lines
            if (context.which_set is not None or not _depends_on_set(line, context))
            and applies(line.only, context)
        )

    # ------------------------------------------------------------ sets

    def sets(self, context: Context, budget: Budget, place: Span) -> SetsOfExercise:
        """The sets in a context, and the doses of each; those that differ are counted before that."""
        budget.count(sum(line.sets for line in self.set_lines))
        own = self.own(context)
        doses = self.in_force(own)
        lines = [
            line
            for line in self.set_lines
            if applies([only for only in line.only if not _of(only, {"set"})], context)
            for _ in range(line.sets)
        ]
        written = doses.get(Sets)
        many = evaluated(written, context) if written else None
        count = len(lines) or (many.count if many and not many.is_open else 1)
        axis, made = self._lists(doses, context, count if lines or many else None)
        count = made or count
        varies = (
            bool(lines)
            or (axis == "set" and any(_lists_now(doses, context)))
            or any(varies_by_set(dose, context) for dose in doses)
            or any(_depends_on_set(line, context) for line in (*self.near_lines, *self.far_lines))
        )

        if varies:
            budget.count(count)
        of_a_set = len(self.near_lines) + len(self.far_lines) + work_of(doses)
        budget.spend(len(self.set_lines) + of_a_set * (count if varies else 1), place)

        def in_set(which: int) -> Doses:
            here = context.in_set(which, count, axis)
            line = lines[which - 1] if lines else None
            force = self.in_force(self.own(here, line)) if varies else doses
            if lines or made:
                force = force.but(Sets(count))
            return force.evaluated(here)

        each = tuple(in_set(which) for which in range(1, (max(1, count) if varies else 1) + 1))
        first = context.in_set(1, count, axis)
        return SetsOfExercise((self.own(first) if varies else own).evaluated(first), each, count)

    def _lists(self, doses: Doses, context: Context, sets: int | None) -> tuple[CounterAxis, int | None]:
        """What the lists of these doses count, sets or rounds, and how many sets they make."""
        made: int | None = None
        axis: CounterAxis = "set"
        for dose, length in _lists_now(doses, context):
            gaps = 1 if isinstance(dose, Rest) else 0
            rounds = None if sets is not None else context.at("round")
            if sets is not None:
                if length + gaps != sets:
                    self._mismatch(context, dose, length, f"{sets} sets")
            elif rounds is not None and length == rounds[1]:
                axis = "round"
            elif rounds is not None:
                self._mismatch(context, dose, length, f"{rounds[1]} rounds")
            elif made is not None and made != length + gaps:
                self._mismatch(context, dose, length, f"{made} sets")
            else:
                made = length + gaps
        return axis, made

    @staticmethod
    def _mismatch(context: Context, dose: Dose, length: int, there: str) -> None:
        if isinstance(dose, Rest):
            context.problems.take(Diagnostic.of(RESTS_OF_OTHER_NUMBER, dose.span, length=length, there=there))
            return
        message = f"`{dose.word}` has {length} values for {there}"
        context.problems.add("RK410", dose.span, message, help="a list has one value for each")


def _only_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.sets)


def _of(only: Only, axes: set[str]) -> bool:
    return any(condition.axis in axes for condition in only.conditions)


def _depends_on_set(line: Line, context: Context) -> bool:
    axes = {"set", "round"} if context.in_superset else {"set"}
    return any(_of(only, axes) for only in line.only)


def _lists_now(doses: Doses, context: Context) -> list[tuple[Dose, int]]:
    """The doses that are lists at this moment, with their lengths."""
    found = []
    for dose, number in lists_of(map(on_exercise, doses)):
        plain = context if context.which_set else context.in_set(1, 1, "set")
        length = len(picked(number, plain, dose.span))
        # Of rests only those between sets come one after the other; the checker says so of others.
        if length > 1 and (not isinstance(dose, Rest) or dose.which == "between sets"):
            found.append((dose, length))
    return found
