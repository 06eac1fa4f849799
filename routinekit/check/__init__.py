"""What is legal and wrong, or legal and likely not meant: the rules that need the whole file.

The grammar knows forms and the parser places. Here doses are held against their header (`headers`), names
against each other (`names`), what is declared against what uses it (`unused`), what is planned against the
course (`course`), and then everything is resolved and looked at as it would be done (`done`): for errors at
each choice that the text knows, for warnings at the first.
"""

import sys
from collections.abc import Iterator
from itertools import islice

from attrs import evolve

from routinekit.budget import Budget, OverBudgetError
from routinekit.characters import name_key
from routinekit.check.course import check_course
from routinekit.check.done import (
    check_done,
    check_pauses_at_the_end,
    check_planned,
    check_possible,
    check_stated_time,
)
from routinekit.check.headers import check_header
from routinekit.check.names import check_names, conditions
from routinekit.check.unused import check_unused
from routinekit.choices import NOTHING_CHOSEN, Choices
from routinekit.diagnostics import Diagnostic, Problems, has_errors
from routinekit.doses import Dose, Rounds, Sets, Times
from routinekit.limits import Limits
from routinekit.model import Do, Exercise, Header, Routine
from routinekit.plan import Plan, plan
from routinekit.resolve import all_items, names, resolve
from routinekit.resolve.beginning import beginning
from routinekit.resolve.names import all_doses, used_files
from routinekit.source import Source, Span

_MOST_CHOICES = 64
_MOST_ITEMS = 2_000
"""How many choices are looked at, and how many items in all; what is beyond is checked when it is played."""


def check(
    routine: Routine, limits: Limits, *, whole: bool = True
) -> tuple[tuple[Diagnostic, ...], Plan | None]:
    """Everything that is wrong or odd about a routine, at each choice that the text knows.

    Of a text that could not be read as a `whole`, only what is wrong with each header alone is certain. The
    plan is that of the first choice.
    """
    checker = _Checker(routine, limits)
    checker.headers()
    planned = checker.done() if whole else None
    return checker.problems.in_order(), planned


def check_and_plan(
    routine: Routine, limits: Limits, choices: Choices
) -> tuple[tuple[Diagnostic, ...], Plan | None]:
    """What is wrong with a routine at one choice, and where nothing is, what it comes to in time."""
    checker = _Checker(routine, limits)
    checker.headers()
    planned = checker.at_choice(choices, warn=False)
    return checker.problems.in_order(), planned


class _Checker:
    def __init__(self, routine: Routine, limits: Limits) -> None:
        self.routine, self.limits = routine, limits
        self.problems = Problems(routine.source or Source(""), limits.problems)
        self.known = names(routine)
        self.doubtful: set[str] = set()
        self.told: set[tuple[str, int, int]] = set()
        files = (file.source for file in (routine, *used_files(routine)))
        self.work = limits.work + sum(len(source.text) for source in files if source)
        self.worked = 0

    def headers(self) -> None:
        """What each header says by itself, and the names."""
        for header in (self.routine, *all_items(self.routine)):
            if isinstance(header, Header):
                check_header(header, one_exercise=self._is_one_exercise(header), problems=self.problems)
        self.doubtful = check_names(self.routine, self.known, self.problems)

    def done(self) -> Plan | None:
        """Errors at each choice, warnings at the first, whose plan it gives."""
        planned = self.at_choice(NOTHING_CHOSEN, warn=not has_errors(self.problems.found))
        if not has_errors(self.problems.found):
            check_unused(self.routine, self.known, self.problems)
            check_course(self.routine, self.problems)
        many = sum(1 for _ in all_items(self.routine))
        weeks = beginning(self.routine, NOTHING_CHOSEN).weeks
        for other in islice(_choices(self.routine, weeks), min(_MOST_CHOICES, _MOST_ITEMS // max(1, many))):
            if has_errors(self.problems.found) or self.worked > self.work:
                break
            self.at_choice(other, warn=False, when=f"{_when(other)}: ")
        return planned

    def _is_one_exercise(self, header: Header) -> bool:
        if not isinstance(header, Exercise | Do):
            return False
        key = name_key(header.name)
        return (
            isinstance(header, Exercise) or self.known.exercise(key) is not None or not self.known.blocks(key)
        )

    def at_choice(self, choices: Choices, *, warn: bool, when: str = "") -> Plan | None:
        """Resolve and plan at one choice, and report what that shows; None where there is an error.

        `when` tells the choice, where it is not the one that stands until somebody chooses.
        """
        budget = Budget(self.limits.items, self.work)
        try:
            return self._at_choice(choices, budget, warn=warn, when=when)
        except OverBudgetError as error:
            self._refuse(error.place)
            return None
        finally:
            self.worked += self.work - budget.work

    def _refuse(self, place: Span | None) -> None:
        """Report that too many items are done, or that what is done costs too much, most of it at a place."""
        if place is None:
            message = f"all that is done comes to more than {self.limits.items:,} items"
            help = "do fewer sections inside sections, or fewer sets and rounds that differ"
        else:
            message = f"all that is done takes more than {self.work:,} looks, and most of them here"
            help = "do it less often, or write less that is looked at each time"
        self.problems.add("RK605", place or self.routine.span, message, help=help)

    def _at_choice(self, choices: Choices, budget: Budget, *, warn: bool, when: str) -> Plan | None:
        resolving, planning = self._apart(), self._apart()
        resolution = resolve(self.routine, choices, budget=budget, problems=resolving)
        self._tell(resolving, when)
        check_possible(resolution.root, self.problems)
        if warn:
            check_done(resolution.root, self.routine, self.doubtful, budget, self.problems)
            check_pauses_at_the_end(resolution.root, self.problems)
        if has_errors(self.problems.found):
            return None
        planned = plan(resolution, budget, planning)
        self._tell(planning, when)
        self._size(planned)
        if warn:
            check_stated_time(planned, self.problems)
            for part in planned.parts:
                check_planned(part, self.problems)
        return planned

    def _apart(self) -> Problems:
        """A list without a bound: each set and round that differs tells the same once more."""
        return Problems(self.problems.source, sys.maxsize)

    def _tell(self, shown: Problems, when: str) -> None:
        """Report once what showed at a choice, but for what another choice has shown already."""
        for problem in dict.fromkeys(shown.found):
            key = problem.code, problem.line, problem.column
            if not when or key not in self.told:
                self.problems.take(evolve(problem, message=when + problem.message))
            self.told.add(key)

    def _size(self, planned: Plan) -> None:
        steps, days = planned.root.measure.steps, planned.root.measure.time // 86_400_000
        if steps > self.limits.steps:
            self.problems.add(
                "RK606",
                self.routine.span,
                f"the routine has {steps:,} steps, more than {self.limits.steps:,}",
                help="do fewer sets or reps",
            )
        if days > self.limits.days:
            self.problems.add(
                "RK609",
                self.routine.span,
                f"the routine lasts {days:,} days, more than {self.limits.days:,}",
                help="do fewer sets or reps",
            )
        if not self.routine.items and not self.routine.is_library:
            self.problems.add(
                "RK507",
                self.routine.span,
                "there is nothing to do",
                help="write for example `do Squat, reps 10` at the left edge",
            )


def _choices(routine: Routine, weeks: int | None) -> Iterator[Choices]:
    """What the text itself tells apart, one at a time: variants, the counters that it names, both ends.

    The last of the `weeks` of a course is looked at, too, where something grows from week to week.
    """
    doses = [dose for item in (routine, *all_items(routine)) for dose in all_doses(item)]
    for axis in routine.variants:
        yield from (Choices(variants=frozenset({name})) for name in axis.names[1:])  # the first holds anyway
    named: dict[str, set[int]] = {"week": set(), "day": set(), "session": set()}
    for condition in conditions(routine):
        if condition.axis in named:
            named[condition.axis] |= {condition.low, condition.high or condition.low} - {1}
    if weeks and any("week" in number.axes for dose in doses for number in dose.numbers):
        named["week"] |= {weeks} - {1}
    yield from (Choices(week=number) for number in sorted(named["week"]))
    yield from (Choices(day=number) for number in sorted(named["day"]))
    yield from (Choices(session=number) for number in sorted(named["session"]))
    if any(map(_counts_a_range, doses)):
        yield Choices(ranges="high")


def _when(choices: Choices) -> str:
    """One of those choices in words."""
    if choices.variants:
        return f"with `{', '.join(choices.variants)}`"
    if choices.ranges == "high":
        return "at the high end of the ranges"
    counters = {"in week": choices.week, "on day": choices.day, "in session": choices.session}
    return next(f"{words} {number}" for words, number in counters.items() if number > 1)


def _counts_a_range(dose: Dose) -> bool:
    """Whether the number of sets or rounds depends on the end of a range that is taken."""
    if not isinstance(dose, Sets | Rounds | Times):
        return False
    return any(value.ends for number in dose.numbers for value in number.values)
