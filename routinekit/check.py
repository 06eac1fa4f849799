"""What is legal and wrong, or legal and likely not meant: the rules that need the whole file.

The grammar knows forms and the parser places; here names and doses are held against each other. Each rule is
a function that looks at one thing and reports.
"""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from routinekit.diagnostics import Diagnostic, Problems, has_errors
from routinekit.limits import Limits
from routinekit.model import (
    Breath,
    Breathe,
    Do,
    Dose,
    Exercise,
    Header,
    Hold,
    Pattern,
    Rep,
    Reps,
    Rest,
    Routine,
    Sets,
    Sides,
    Switch,
    Tempo,
    Work,
)
from routinekit.plan import Plan, plan
from routinekit.quantities import duration_text, round_half_up, spoken_duration
from routinekit.resolve import Doses, Pause, Prescription, Resolved, definitions, excludes, name_key, resolve
from routinekit.source import Source, Span
from routinekit.spelling import Spelling

_DOSE_IN_NAME = re.compile(
    r"\s(?:hold|reps|sets|rest|for)\s+[0-9]|\s[0-9]+\s*(?:x\s*[0-9]|reps|sets)", re.IGNORECASE
)


def check(routine: Routine, limits: Limits) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or odd about a routine whose text could be read."""
    checker = _Checker(routine, limits)
    checker.run()
    return checker.problems.in_order()


class _Checker:
    def __init__(self, routine: Routine, limits: Limits) -> None:
        self.routine, self.limits = routine, limits
        self.problems = Problems(routine.source or Source(""))
        self.known = definitions(routine)
        self.doubtful: set[str] = set()  # names that are reported themselves, so that no dose is missed twice

    def run(self) -> None:
        self._doses_of_the_routine()
        for header in (self.routine, *self.routine.items):
            if isinstance(header, Header):
                self._written_twice(header.doses)
                self._excluding(header.doses)
                self._filling(header.doses)
        self._names()
        items = resolve(self.routine)
        for item in items:
            if isinstance(item, Prescription):
                self._prescription(item)
        self._pauses(items)
        if not has_errors(self.problems.found):
            self._size(plan(self.routine))

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

    def _written_twice(self, doses: Sequence[Dose]) -> None:
        seen: dict[str, Dose] = {}
        for dose in doses:
            first = seen.setdefault(dose.kind, dose)
            if first is not dose:
                self.problems.add(
                    "RK401",
                    self._at(dose.span),
                    f"`{dose.word}` is written twice",
                    label="a second time",
                    help=f"delete one of them; the first is in line {self._at(first.span).line}",
                )

    def _excluding(self, doses: Sequence[Dose]) -> None:
        for first, second in combinations({dose.kind: dose for dose in doses}.values(), 2):
            if excludes(first.kind, second.kind):
                self.problems.add(
                    "RK402",
                    self._at(second.span),
                    f"`{second.word}` and `{first.word}` exclude each other",
                    label=f"not beside `{first.word}`",
                    help=f"one exercise has either; the other is in line {self._at(first.span).line}",
                )

    def _filling(self, doses: Sequence[Dose]) -> None:
        """On one header a pattern can't fill a length; of two headers the length counts."""
        for work in doses:
            for cycle in doses:
                if isinstance(work, Work) and isinstance(cycle, Pattern) and not work.lasts:
                    self.problems.add(
                        "RK408",
                        self._at(work.span),
                        f"`{cycle.word}` can't fill {work.amount.spoken}",
                        help="give a time or `reps`, or leave out the pattern",
                    )

    # ------------------------------------------------------------ names

    def _names(self) -> None:
        spelling = Spelling(exercise.name for exercise in self.known.values())
        for item in self.routine.items:
            if not isinstance(item, Exercise | Do):
                continue
            defined = self.known.get(name_key(item.name))
            if isinstance(item, Exercise) and defined is not item and defined is not None:
                self.problems.add(
                    "RK301",
                    self._at(item.span),
                    f"there are two exercises `{item.name}`",
                    label="the second",
                    help=f"the first is in line {self._at(defined.span).line}; "
                    f"to do it again write `do {item.name}`",
                )
            near = spelling.nearest(item.name)
            if isinstance(item, Do) and defined is None and near:
                self.problems.add(
                    "RK302",
                    self._at(item.span),
                    f"`{item.name}` is done, `{near}` is defined",
                    label="an exercise of its own?",
                    help=f"if it is the same, write `do {near}`",
                )
                self.doubtful.add(name_key(item.name))
            if _DOSE_IN_NAME.search(item.name):
                self.problems.add(
                    "RK304",
                    self._at(item.span),
                    f"the name `{item.name}` holds what looks like a dose",
                    help="put a comma between the name and the dose",
                )
                self.doubtful.add(name_key(item.name))

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
        if not planned.items:
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
        if not doses.has_measure and cycle is None and name_key(item.name) not in self.doubtful:
            self.problems.add(
                "RK501",
                self._at(item.span),
                f"`{item.name}` has no dose",
                label="how much of it?",
                help="write for example `reps 10` or `hold 30s`; without, it lasts until the person goes on",
            )
        if work and work.amount.is_time and isinstance(cycle, Breathe):
            self._whole_breaths(work, cycle)
        self._alternating(doses)
        for dose in item.own.by_kind.values():
            if reason := _why_it_never_acts(dose, doses):
                self.problems.add(
                    "RK502", self._at(dose.span), f"`{dose.word}` does nothing here", help=reason
                )

    def _whole_breaths(self, work: Work, breathe: Breathe) -> None:
        cycle = sum(round_half_up(part * 1000) for part in breathe.parts)
        time = work.amount.milliseconds
        over = -time % cycle
        if over:
            self.problems.add(
                "RK504",
                self._at(work.span),
                f"a breath that has begun is finished: {spoken_duration(time + over)} in all",
                label=f"{spoken_duration(over)} more",
                help=f"{duration_text(time + over)} are whole breaths",
            )

    def _alternating(self, doses: Doses) -> None:
        sides, sets, reps = doses.get(Sides), doses.get(Sets), doses.get(Reps)
        if sides is None or sides.turns != "alternating" or sides.each:
            return
        counted = reps is not None or doses.get(Hold) is not None
        in_a_set = 1 if sides.level == "sets" else (reps.count if reps else 1)
        if (counted or sides.level == "sets") and in_a_set * (sets.count if sets else 1) % 2:
            self.problems.add(
                "RK503",
                self._at(sides.span),
                "an odd number alternates, so one side gets one more",
                help="`alternating` counts both sides together; make the number even, or write `per side`",
            )

    def _pauses(self, items: Sequence[Resolved]) -> None:
        for first, second in pairwise(items):
            if isinstance(second, Pause) and isinstance(second.dose, Rest) and _ends_with_rest(first):
                self.problems.add(
                    "RK506",
                    self._at(second.dose.span),
                    "two rests follow each other",
                    label="the second",
                    help="both are taken; write one if one is meant",
                )
        last = next((item for item in reversed(items) if not isinstance(item, Pause)), None)
        for item in reversed(items):
            if item is last:
                break
            assert isinstance(item, Pause)
            self.problems.add(
                "RK505",
                self._at(item.dose.span),
                f"this `{item.dose.word}` at the end never comes",
                help="delete it; for a rest after the exercise write `after` on it",
            )


def _ends_with_rest(item: Resolved) -> bool:
    if isinstance(item, Pause):
        return isinstance(item.dose, Rest)
    return item.doses.rest("after") is not None


def _why_it_never_acts(dose: Dose, doses: Doses) -> str:
    """Why a dose that is written on an exercise has nothing to act on there; empty where it has."""
    sets, sides = doses.get(Sets), doses.get(Sides)
    turns = sides is not None and sides.turns == "per"
    repeats = (sets is not None and sets.count > 1) or (turns and sides is not None and sides.level == "sets")
    counts = doses.get(Reps) is not None and not (doses.get(Work) or doses.get(Tempo) or doses.get(Breathe))
    amounts = [known.amount for known in doses.by_kind.values() if isinstance(known, Hold | Work | Rest)]
    breathes = any(amount.unit.dimension == "breath" for amount in amounts)
    match dose:
        case Rest(place=None | "between sets") if not repeats:
            return "it stands between sets, and there is one; write `sets`, `between sides` or `after`"
        case Rest(place="between sides") if not turns:
            return "there are no sides that follow each other; write `per side`"
        case Switch() if not turns:
            return "the side never changes; write `per side`"
        case Rep() if not counts:
            return "it tells how long one of `reps` lasts, and nothing here is counted that way"
        case Breath() if not breathes:
            return "nothing here is counted in breaths"
    return ""
