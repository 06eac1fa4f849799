"""What is done, looked at after everything is resolved: doses that never act, rests that never come."""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen

from routinekit.budget import Budget
from routinekit.characters import name_key
from routinekit.check.headers import halved_wrongly
from routinekit.check.idle import NO_CHANGE, why_it_never_acts
from routinekit.codes.meaning import ONLY_TIME_IS_SHARED
from routinekit.diagnostics import Diagnostic, Problems
from routinekit.doses import (
    Amrap,
    Breathe,
    Choose,
    Dose,
    Every,
    Numbered,
    Phases,
    Reps,
    Rest,
    Sets,
    Sides,
    Superset,
    Takes,
    Tempo,
    Work,
)
from routinekit.model import Block, Cue, Routine
from routinekit.plan import Plan, Planned
from routinekit.plan.tree import Node, time_on
from routinekit.plan.turn import whole_cycles
from routinekit.plan.words import turns
from routinekit.quantities import duration_text, round_half_up, spoken_duration
from routinekit.resolve import Group, Pause, Prescription, Resolved

MANY_REPS = 400
LONG_REST = 3_600_000
"""Milliseconds of a rest that is likely a slip of minutes and seconds."""


def check_possible(group: Group, problems: Problems) -> None:
    """Errors in what is done: what can't be, at one choice of everything."""
    here = problems.seen_from(group.place)
    header = group.header
    if group.form in (Every.word, Amrap.word) or group.every:
        _nobody_waits(group, here)
    choose = next((dose for dose in header.doses if isinstance(dose, Choose)), None)
    items = header.items if isinstance(header, Block) else ()
    if choose and not choose.is_open and items and len(group.items) < choose.count:
        here.add(
            "RK416",
            choose.span,
            f"there are {len(group.items)} to choose from, fewer than {choose.figures}",
            help="add some, or choose fewer",
        )
    for item in _items(group):
        if isinstance(item, Prescription):
            _sides_possible(item, here.seen_from(item.place))
        elif isinstance(item, Group):
            check_possible(item, here)


def _nobody_waits(group: Group, problems: Problems) -> None:
    for item in _all(group):
        prose = () if isinstance(item, Pause) else item.prose
        words = next((words for words in prose if words.field == "start when"), None)
        if words:
            where = f"inside `{group.form or Every.word}`"
            problems.add("RK416", words.span, f"nobody waits {where}", help="write it on the block")


def _sides_possible(item: Prescription, problems: Problems) -> None:
    sides = item.doses.get(Sides)
    if sides is None:
        return
    doses = tuple(item.doses)
    if halved_wrongly(sides, doses) or (sides.turns == "half" and sides.level != "work"):
        advice = "write `per side` and the number for each side"
        problems.take(Diagnostic.of(ONLY_TIME_IS_SHARED, sides.span, advice=advice))
    if sides.turns == "alternating" and any(isinstance(dose, Numbered) and dose.right for dose in doses):
        problems.add(
            "RK415",
            sides.span,
            "sides that alternate get the same",
            help="leave out `alternating`, or write one number",
        )


@frozen
class _Warner:
    """What is known wherever something is done, what looking at it may cost, and where its problems go.

    It is doubtful whether a name that is misspelt or holds a dose lacks a dose, too.
    """

    routine: Routine
    doubtful: Set[str]
    budget: Budget
    problems: Problems

    def group(self, group: Group) -> None:
        """Warnings about a block and all in it; what another file says is looked at there."""
        for item in group.items:
            if isinstance(item, Group):
                evolve(self, problems=self.problems.seen_from(item.place)).group(item)
            elif isinstance(item, Prescription):
                if self.problems.is_own(item.header.span):
                    self.prescription(item, in_turn=group.form == Superset.word)
            elif self.problems.is_own(item.dose.span):
                _long_rest(item.dose, self.problems)
        self.defaults(group)
        self.cues_of_no_step(group)
        _rests_in_a_row(group.items, self.problems)
        header = group.header
        if isinstance(header, Block) and not isinstance(header, Routine) and not header.items:
            message = "there is nothing in this block"
            self.problems.add("RK508", header.span, message, help="indent what is done below it")

    def prescription(self, item: Prescription, *, in_turn: bool) -> None:
        """Warnings about an exercise, which may be `in_turn` with others."""
        here = self.problems.seen_from(item.place)
        doses = item.doses
        cycle = doses.get(Tempo) or doses.get(Breathe)
        work = doses.get(Work)
        sets = doses.get(Sets)
        counts_sets = sets and (sets.is_open or (cycle and sets.count > 1))
        says = doses.has_measure or doses.get(Phases) or counts_sets or item.words("until")
        if not says and name_key(item.name) not in self.doubtful:
            without = f"`{cycle}` is done once" if cycle else "it lasts until the person goes on"
            self.problems.add(
                "RK501",
                item.header.span,
                f"`{item.name}` does not say how much",
                help=f"write for example `reps 10` or `for 5min`; without, {without}",
                label="how much of it?",
            )
        if (
            work
            and not work.is_open
            and work.amount.is_time
            and isinstance(cycle, Breathe)
            and not cycle.words
        ):
            _whole_breaths(work, cycle, here)
        _plausible(item, here)
        in_turn = in_turn or any(isinstance(dose, Sets) and not _is_plain(dose) for dose in item.header.doses)
        for dose in item.header.doses if not in_turn else ():
            if reason := why_it_never_acts(dose, doses, len(item.each_set)):
                self.does_nothing(dose, "here", reason)

    def defaults(self, group: Group) -> None:
        """A default of a block that acts on none of the exercises that have it."""
        exercises = [item for item in _all(group) if isinstance(item, Prescription)]
        restful = [rest.span for inner in _groups(group) for rest in inner.between_rounds]
        if group.turned and group.turned.turns == "per" and (rest := group.doses.rest("between sides")):
            restful.append(rest.span)
        doses = [dose for dose in group.header.doses if not dose.repeatable]  # what adds up is no default
        self.budget.spend(len(doses) * len(exercises), group.place)
        for dose in doses:
            reasons = [
                why_it_never_acts(dose, item.doses, len(item.each_set))
                for item in exercises
                if (held := item.doses.by_kind.get(dose.kind))
                and held.span == dose.span
                and type(held) is type(dose)
            ]
            if reasons and all(reasons) and dose.span not in restful:
                where = "routine" if group.header is self.routine else "block"
                self.does_nothing(dose, f"in this {where}", reasons[0])

    def cues_of_no_step(self, group: Group) -> None:
        """Cues with a moment, where there is no step of that moment."""
        for words in group.header.prose if group.form != Amrap.word else ():
            if isinstance(words, Cue) and self.problems.is_own(words.span):
                advice = "write it below an exercise; without a moment, `cue: …`, it is shown"
                self.problems.add("RK502", words.span, f"`{words.head}` is never said here", help=advice)

    def does_nothing(self, dose: Dose, where: str, reason: str) -> None:
        """Report a dose, or a change of one, that never acts where it is written."""
        what = f"the change of `{dose.word}`" if reason == NO_CHANGE else f"`{dose.word}`"
        self.problems.add("RK502", dose.span, f"{what} does nothing {where}", help=reason)


def check_done(
    group: Group, routine: Routine, doubtful: Set[str], budget: Budget, problems: Problems
) -> None:
    """Warnings about what is done."""
    _Warner(routine, doubtful, budget, problems).group(group)


def _is_plain(dose: Numbered) -> bool:
    """Whether it is the same at every choice."""
    return dose.number.values[0].is_plain and not (dose.number.alternatives or dose.number.change)


def _plausible(item: Prescription, problems: Problems) -> None:
    """Numbers that are legal and likely a slip."""
    for dose in item.doses:
        if isinstance(dose, Reps) and not dose.is_open and dose.count >= MANY_REPS:
            problems.add(
                "RK512", dose.span, f"{dose.count} repetitions are very many", help="look at the number again"
            )
        _long_rest(dose, problems)


def _long_rest(dose: Dose, problems: Problems) -> None:
    timed = isinstance(dose, Rest) and not dose.is_open and dose.amount.is_time
    if isinstance(dose, Rest) and timed and dose.amount.milliseconds >= LONG_REST:
        message = f"a rest of {dose.amount.spoken} is very long"
        problems.add("RK513", dose.span, message, help="minutes are `min`, seconds `s`")


def check_stated_time(planned: Plan, problems: Problems) -> None:
    """What the author says that it takes, against what it comes to, where nothing is open."""
    takes = next((dose for dose in planned.routine.doses if isinstance(dose, Takes)), None)
    measure = planned.root.measure
    if takes is None or takes.is_open or measure.open:
        return
    low, high = takes.number.value.ends or (takes.amount, takes.amount)
    if not 0.8 * low.milliseconds <= measure.time <= 1.25 * high.milliseconds:
        whole = duration_text(round_half_up(Fraction(measure.time, 1000)) * 1000)
        problems.add(
            "RK514",
            takes.span,
            f"it says {takes.figures}, and comes to {whole}",
            help="write what it comes to, or look for what is missing",
        )


def _whole_breaths(work: Work, breathe: Breathe, problems: Problems) -> None:
    time = work.amount.milliseconds
    seconds = sum((part for part in breathe.seconds if part), Fraction())
    over = round_half_up(whole_cycles(time, breathe) * seconds * 1000) - time
    if over:
        problems.add(
            "RK504",
            work.span,
            f"a breath that has begun is finished: {spoken_duration(time + over)} in all",
            help=f"{duration_text(time + over)} are whole breaths",
            label=f"{spoken_duration(over)} more",
        )


# ---------------------------------------------------------------- what is planned


def check_planned(part: Planned, problems: Problems) -> None:
    """What shows only in the steps."""
    if isinstance(part.item, Prescription):
        _alternating(part.item, part.node, problems.seen_from(part.item.place))
    for inner in part.parts:
        check_planned(inner, problems)


def _alternating(item: Prescription, node: Node, problems: Problems) -> None:
    sides, sets, reps = item.doses.get(Sides), item.doses.get(Sets), item.doses.get(Reps)
    if sides is None or sides.turns != "alternating":
        return
    counted = reps is not None and not reps.is_open
    many = sets.count if sets and not sets.is_open else 1
    odd = counted and reps is not None and reps.count * many % 2 and not sides.each
    self_paced = odd and sides.level == "work" and not item.doses.get(Work) and not item.each_set
    if self_paced or len({time_on(side, node) for side in turns(sides)}) > 1:
        problems.add(
            "RK503",
            sides.span,
            "an odd number alternates, so one side gets more",
            help="`alternating` counts both sides together; make the number even, or write `per side`",
        )


# ---------------------------------------------------------------- rests


def _rests_in_a_row(items: Sequence[Resolved], problems: Problems) -> None:
    played = [item for item in items if not isinstance(item, Pause) or not _is_nothing(item)]
    while played and isinstance(played[-1], Pause):
        played.pop()
    for first, second in pairwise(played):
        before = _last_rest(first)
        if before and isinstance(second, Pause) and isinstance(second.dose, Rest):
            _two_rests(before, second.dose, problems)
    for item in played:
        if isinstance(item, Prescription):
            doses = item.doses
            between, after, sets = doses.rest("between sets"), doses.rest("after"), doses.get(Sets)
            if between and after and sets and not sets.is_open and sets.count > 1:
                _two_rests(after, between, problems.seen_from(item.place))


def _is_nothing(item: Pause) -> bool:
    return not item.dose.is_open and not item.dose.amount.value


def check_pauses_at_the_end(group: Group, problems: Problems) -> None:
    """Pauses at the very end of the routine, unless a round before the last plays them."""
    here = problems.seen_from(group.place)
    for item in reversed(group.items):
        if isinstance(item, Pause):
            here.add(
                "RK505",
                item.dose.span,
                f"this `{item.dose.word}` at the end never comes",
                help="delete it; for a rest after the exercise write `after` on it",
            )
            continue
        if isinstance(item, Group) and not (item.after or _comes_again(item)):
            check_pauses_at_the_end(item, here)
        break


def _comes_again(group: Group) -> bool:
    """Whether what stands at the end of a block is followed by its beginning."""
    return group.rounds > 1 or any(each is not None for each in (group.turned, group.every, group.amrap))


def _two_rests(first: Rest, second: Rest, problems: Problems) -> None:
    later = max(first, second, key=lambda rest: problems.placed(rest.span))
    problems.add(
        "RK506",
        later.span,
        f"`{first}` and `{second}` follow each other",
        help="both are taken; write one if one is meant",
        label="two rests in one place",
    )


def _last_rest(item: Resolved) -> Rest | None:
    match item:
        case Pause():
            return item.dose if isinstance(item.dose, Rest) else None
        case Group():
            return item.after
    return item.doses.rest("after")


def _items(group: Group) -> Iterator[Resolved]:
    """What is done in all the rounds of a block that differ."""
    return (item for body in group.bodies for item in body)


def _all(group: Group) -> Iterator[Resolved]:
    """What is done in a block, at all depths."""
    for item in _items(group):
        yield item
        if isinstance(item, Group):
            yield from _all(item)


def _groups(group: Group) -> Iterator[Group]:
    """The blocks in a block, at all depths."""
    return (item for item in _all(group) if isinstance(item, Group))
