"""What is legal and wrong, or legal and likely not meant: the rules that need the whole file.

The grammar knows forms and the parser places; here names and doses are held against each other. Each rule is
a function that looks at one thing and reports.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from routinekit.check.idle import why_it_never_acts
from routinekit.diagnostics import Diagnostic, Problems, has_errors
from routinekit.limits import Limits
from routinekit.model import (
    Block,
    Breathe,
    Do,
    Dose,
    Exercise,
    Header,
    Item,
    Reps,
    Rest,
    Routine,
    Sets,
    Sides,
    Tempo,
    Work,
)
from routinekit.plan import Plan, Planned, plan
from routinekit.plan.exercise import whole_cycles
from routinekit.plan.tree import Node, time_on
from routinekit.plan.words import turns
from routinekit.quantities import duration_text, round_half_up, spoken_duration
from routinekit.resolve import (
    Group,
    Pause,
    Prescription,
    Resolved,
    TooManyItemsError,
    all_items,
    excludes,
    layer,
    merged_sides,
    name_key,
    names,
    on_exercise,
    resolve,
)
from routinekit.source import Source, Span
from routinekit.spelling import Spelling
from routinekit.vocabulary import SIDE_WORDS

_DOSE_IN_NAME = re.compile(
    r"\s(?:(?:hold|reps|sets|rest|for|tempo|breathe)\s+[0-9]|[0-9]+\s*(?:x\s*[0-9]+|reps|sets|s|sec|min)\b"
    rf"|(?:per|each)\s+(?:{'|'.join(SIDE_WORDS)})\b)",
    re.IGNORECASE,
)


def check(routine: Routine, limits: Limits) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or odd about a routine whose text could be read."""
    checker = _Checker(routine, limits)
    checker.run()
    return checker.problems.in_order()


class _Checker:
    def __init__(self, routine: Routine, limits: Limits) -> None:
        self.routine, self.limits = routine, limits
        self.problems = Problems(routine.source or Source(""), limits.problems)
        self.known = names(routine)
        self.doubtful: set[str] = set()  # names that are reported themselves, so that no dose is missed twice

    def run(self) -> None:
        self._doses_of_the_routine()
        for item in all_items(self.routine):
            self._places(item)
        for header in (self.routine, *all_items(self.routine)):
            if isinstance(header, Header):
                one_exercise = isinstance(header, Exercise | Do) and not self._does_a_section(header)
                doses = tuple(map(on_exercise, header.doses)) if one_exercise else header.doses
                self._written_twice(doses)
                self._excluding(doses)
                self._filling(doses)
        self._names()
        try:
            whole = resolve(self.routine, self.limits.items)
        except TooManyItemsError:
            self.problems.add(
                "RK605",
                self._at(self.routine.span),
                f"all that is done comes to more than {self.limits.items:,} items",
                help="do fewer sections inside sections",
            )
            return
        self._group(whole)
        self._pauses_at_the_end(whole.items)
        if not has_errors(self.problems.found):
            planned = plan(self.routine)
            self._size(planned)
            for part in planned.parts:
                self._planned(part)

    def _group(self, group: Group) -> None:
        """A block and all in it."""
        for item in group.items:
            if isinstance(item, Prescription):
                self._prescription(item)
            elif isinstance(item, Group):
                self._group(item)
        self._defaults(group)
        self._rests_in_a_row(group.items)
        if not group.items and isinstance(group.header, Block) and not isinstance(group.header, Routine):
            self.problems.add(
                "RK508",
                self._at(group.header.span),
                "there is nothing in this block",
                help="indent what is done below it",
            )

    def _planned(self, part: Planned) -> None:
        if isinstance(part.item, Prescription):
            self._alternating(part.item, part.node)
        for inner in part.parts:
            self._planned(inner)

    def _at(self, span: Span | None) -> Span:
        return span or self.problems.source.span(0, 0)

    # ------------------------------------------------------------ doses on one header

    def _doses_of_the_routine(self) -> None:
        for dose in self.routine.doses:
            if isinstance(dose, Rest) and dose.place == "after":
                self.problems.add(
                    "RK406",
                    self._at(dose.span),
                    "a rest after the whole routine never comes",
                    help="write `rest …` for a rest between sets, or `after` on the exercise it follows",
                )

    def _places(self, item: Item) -> None:
        """Rests at places that the thing they are written on doesn't have."""
        if not isinstance(item, Exercise | Do) or self._does_a_section(item):
            return
        for dose in item.doses:
            if isinstance(dose, Rest) and dose.place in ("between exercises", "between rounds"):
                self.problems.add(
                    "RK406",
                    self._at(dose.span),
                    f"one exercise has nothing to rest {dose.place.removeprefix('between ')} of",
                    help="write it on the block or the routine, or `rest …` between sets",
                )

    def _does_a_section(self, item: Exercise | Do) -> bool:
        key = name_key(item.name)
        return isinstance(item, Do) and key in self.known.sections and key not in self.known.exercises

    def _defaults(self, group: Group) -> None:
        """A default of a block that acts on none of the exercises that have it."""
        exercises = list(_exercises(group))
        restful = [inner.between_rounds for inner in _groups(group)]
        for dose in group.header.doses:
            reasons = [
                why_it_never_acts(dose, item.doses)
                for item in exercises
                if item.doses.by_kind.get(dose.kind) is dose
            ]
            if reasons and all(reasons) and not any(rest and rest.span == dose.span for rest in restful):
                where = "routine" if group.header is self.routine else "block"
                self.problems.add(
                    "RK502",
                    self._at(dose.span),
                    f"`{dose.word}` does nothing in this {where}",
                    help=reasons[0],
                )

    def _written_twice(self, doses: Sequence[Dose]) -> None:
        seen: dict[str, Dose] = {}
        for dose in doses:
            first = seen.setdefault(dose.kind, dose)
            if first is not dose and not merged_sides(first, dose):
                what = "which sides work" if isinstance(dose, Sides) else f"`{dose.word}`"
                self.problems.add(
                    "RK401",
                    self._at(dose.span),
                    f"{what} is written twice",
                    label="a second time",
                    help=f"delete one of them; the first is in line {self._at(first.span).line}",
                )

    def _excluding(self, doses: Sequence[Dose]) -> None:
        before: dict[str, Dose] = {}
        for dose in doses:
            other = next((first for kind, first in before.items() if excludes(kind, dose.kind)), None)
            if other:
                self.problems.add(
                    "RK402",
                    self._at(dose.span),
                    f"`{dose.word}` and `{other.word}` exclude each other",
                    label=f"not beside `{other.word}`",
                    help=f"one exercise has either; the other is in line {self._at(other.span).line}",
                )
            else:
                before.setdefault(dose.kind, dose)

    def _filling(self, doses: Sequence[Dose]) -> None:
        """On one header a pattern can't fill a length; of two headers the length counts."""
        header = layer(doses)
        work, cycle = header.get(Work), header.get(Tempo) or header.get(Breathe)
        if work and cycle and not work.lasts:
            self.problems.add(
                "RK408",
                self._at(work.span),
                f"`{cycle.word}` can't fill {work.amount.spoken}",
                help="give a time or `reps`, or leave out the pattern",
            )

    # ------------------------------------------------------------ names

    def _names(self) -> None:
        spelling = Spelling(exercise.name for exercise in self.known.exercises.values())
        for item in all_items(self.routine):
            if not isinstance(item, Exercise | Do):
                continue
            defined = self.known.exercises.get(name_key(item.name))
            if isinstance(item, Exercise) and defined is not item and defined is not None:
                self.problems.add(
                    "RK301",
                    self._at(item.span),
                    f"there are two exercises `{item.name}`",
                    label="the second",
                    help=f"the first is in line {self._at(defined.span).line}; "
                    f"to do it again write `do {item.name}`",
                )
            near = (
                spelling.nearest(item.name)
                if isinstance(item, Do) and defined is None and not self._does_a_section(item)
                else None
            )
            if near:
                self.problems.add(
                    "RK302",
                    self._at(item.span),
                    f"`{item.name}` is done, `{near}` is defined",
                    label="an exercise of its own?",
                    help=f"if it is the same, write `do {near}`",
                )
                self.doubtful.add(name_key(item.name))
            if dose := _DOSE_IN_NAME.search(item.name):
                name, rest = item.name[: dose.start()].rstrip(" :;,-"), item.name[dose.start() :].strip()
                self.problems.add(
                    "RK304",
                    self._at(item.span),
                    f"the name `{item.name}` holds what looks like a dose",
                    help=f"put a comma between the name and the dose: `{name}, {rest}`",
                )
                self.doubtful.add(name_key(item.name))

            if (
                isinstance(item, Do)
                and defined is None
                and len(self.known.sections.get(name_key(item.name), ())) > 1
            ):
                self.problems.add(
                    "RK305",
                    self._at(item.span),
                    f"there is more than one section `{item.name}`",
                    label="which of them?",
                    help="give the sections names of their own",
                )

    # ------------------------------------------------------------ what is done

    def _size(self, planned: Plan) -> None:
        steps, days = planned.root.measure.steps, planned.root.measure.time // 86_400_000
        if steps > self.limits.steps:
            self.problems.add(
                "RK606",
                self._at(self.routine.span),
                f"the routine has {steps:,} steps, more than {self.limits.steps:,}",
                help="do fewer sets or reps",
            )
        if days > self.limits.days:
            self.problems.add(
                "RK609",
                self._at(self.routine.span),
                f"the routine lasts {days:,} days, more than {self.limits.days:,}",
                help="do fewer sets or reps",
            )
        if not self.routine.items:
            self.problems.add(
                "RK507",
                self._at(self.routine.span),
                "there is nothing to do",
                help="write for example `do Squat, reps 10` at the left edge",
            )

    def _prescription(self, item: Prescription) -> None:
        doses = item.doses
        cycle = doses.get(Tempo) or doses.get(Breathe)
        work = doses.get(Work)
        if not doses.has_measure and name_key(item.name) not in self.doubtful:
            without = f"`{cycle}` is done once" if cycle else "it lasts until the person goes on"
            self.problems.add(
                "RK501",
                self._at(item.span),
                f"`{item.name}` does not say how much",
                label="how much of it?",
                help=f"write for example `reps 10` or `for 5min`; without, {without}",
            )
        if work and work.amount.is_time and isinstance(cycle, Breathe):
            self._whole_breaths(work, cycle)
        for dose in item.header.doses:
            if reason := why_it_never_acts(dose, doses):
                self.problems.add(
                    "RK502", self._at(dose.span), f"`{dose.word}` does nothing here", help=reason
                )

    def _whole_breaths(self, work: Work, breathe: Breathe) -> None:
        time = work.amount.milliseconds
        over = round_half_up(whole_cycles(time, breathe) * sum(breathe.parts, Fraction()) * 1000) - time
        if over:
            self.problems.add(
                "RK504",
                self._at(work.span),
                f"a breath that has begun is finished: {spoken_duration(time + over)} in all",
                label=f"{spoken_duration(over)} more",
                help=f"{duration_text(time + over)} are whole breaths",
            )

    def _alternating(self, item: Prescription, node: Node) -> None:
        sides, sets, reps = item.doses.get(Sides), item.doses.get(Sets), item.doses.get(Reps)
        if sides is None or sides.turns != "alternating":
            return
        odd = reps is not None and reps.count * (sets.count if sets else 1) % 2 and not sides.each
        self_paced = odd and sides.level == "work" and not item.doses.get(Work)
        if self_paced or len({time_on(side, node) for side in turns(sides)}) > 1:
            self.problems.add(
                "RK503",
                self._at(sides.span),
                "an odd number alternates, so one side gets more",
                help="`alternating` counts both sides together; make the number even, or write `per side`",
            )

    def _rests_in_a_row(self, items: Sequence[Resolved]) -> None:
        played = [item for item in items if not isinstance(item, Pause) or item.dose.amount.value]
        while played and isinstance(played[-1], Pause):
            played.pop()
        for first, second in pairwise(played):
            before = _last_rest(first)
            if before and isinstance(second, Pause) and isinstance(second.dose, Rest):
                self._two_rests(before, second.dose)
        for item in played:
            if isinstance(item, Prescription):
                doses = item.doses
                between, after, sets = doses.rest("between sets"), doses.rest("after"), doses.get(Sets)
                if between and after and sets and sets.count > 1:
                    self._two_rests(after, between)

    def _pauses_at_the_end(self, items: Sequence[Resolved]) -> None:
        """Pauses at the very end of the routine, unless a round before the last plays them."""
        for item in reversed(items):
            if isinstance(item, Pause):
                self.problems.add(
                    "RK505",
                    self._at(item.dose.span),
                    f"this `{item.dose.word}` at the end never comes",
                    help="delete it; for a rest after the exercise write `after` on it",
                )
                continue
            if isinstance(item, Group) and item.rounds == 1 and not (item.after or item.turned):
                self._pauses_at_the_end(item.items)
            break

    def _two_rests(self, first: Rest, second: Rest) -> None:
        later = max(first, second, key=lambda rest: self._at(rest.span))
        self.problems.add(
            "RK506",
            self._at(later.span),
            f"`{first}` and `{second}` follow each other",
            label="two rests in one place",
            help="both are taken; write one if one is meant",
        )


def _last_rest(item: Resolved) -> Rest | None:
    match item:
        case Pause():
            return item.dose if isinstance(item.dose, Rest) else None
        case Group():
            return item.after
    return item.doses.rest("after")


def _exercises(group: Group) -> Iterator[Prescription]:
    """The exercises in a block, at all depths."""
    for item in group.items:
        if isinstance(item, Prescription):
            yield item
    for inner in _groups(group):
        yield from _exercises(inner)


def _groups(group: Group) -> Iterator[Group]:
    """The blocks directly in a block."""
    return (item for item in group.items if isinstance(item, Group))
