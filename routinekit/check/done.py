"""What is done, looked at after everything is resolved: doses that never act, rests that never come."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from routinekit.characters import name_key
from routinekit.check.findings import Findings
from routinekit.check.headers import halved_wrongly
from routinekit.check.idle import NO_CHANGE, why_it_never_acts
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
from routinekit.resolve import Group, Pause, Prescription, Resolved, all_items

MANY_REPS = 400
LONG_REST = 3_600_000
"""Milliseconds of a rest that is likely a slip of minutes and seconds."""


def check_possible(group: Group, found: Findings) -> None:
    """Errors in what is done: what can't be, at one choice of everything."""
    for item in _all(group):
        if isinstance(item, Prescription):
            _sides_possible(item, found)
    for inner in (group, *_groups(group)):
        if inner.form in (Every.word, Amrap.word) or inner.every:
            _nobody_waits(inner, found)
        items = inner.header.items if isinstance(inner.header, Block) else ()
        choose = next((dose for dose in inner.header.doses if isinstance(dose, Choose)), None)
        if choose and not choose.is_open and items and len(inner.items) < choose.count:
            found.add(
                "RK416",
                choose,
                f"there are {len(inner.items)} to choose from, fewer than {choose.figures}",
                "add some, or choose fewer",
            )


def _nobody_waits(group: Group, found: Findings) -> None:
    for item in _all(group):
        prose = () if isinstance(item, Pause) else item.prose
        words = next((words for words in prose if words.field == "start when"), None)
        if words:
            where = f"inside `{group.form or Every.word}`"
            found.add(
                "RK416",
                words if words.span else group.header,
                f"nobody waits {where}",
                "write it on the block",
            )


def _sides_possible(item: Prescription, found: Findings) -> None:
    sides = item.doses.get(Sides)
    if sides is None:
        return
    doses = tuple(item.doses)
    if halved_wrongly(sides, doses) or (sides.turns == "half" and sides.level != "work"):
        found.add(
            "RK415",
            sides if sides.span else item.header,
            "only a time can be shared by two sides",
            "write `per side` and the number for each side",
        )
    if sides.turns == "alternating" and any(isinstance(dose, Numbered) and dose.right for dose in doses):
        found.add(
            "RK415",
            sides,
            "sides that alternate get the same",
            "leave out `alternating`, or write one number",
        )


def check_done(group: Group, routine: Routine, doubtful: set[str], found: Findings) -> None:
    """Warnings about what is done."""
    _check_done(group, routine, {id(item) for item in all_items(routine)}, doubtful, found)


def _check_done(group: Group, routine: Routine, own: set[int], doubtful: set[str], found: Findings) -> None:
    for item in group.items:
        if isinstance(item, Prescription):
            if id(item.header) in own:  # what another file says is looked at there
                _prescription(item, doubtful, found, in_turn=group.form == Superset.word)
        elif isinstance(item, Pause):
            if item.dose.span:  # what another file says has no place here
                _long_rest(item.dose, found)
        else:
            _check_done(item, routine, own, doubtful, found)
    _defaults(group, routine, found)
    _cues_of_no_step(group, found)
    _rests_in_a_row(group.items, found)
    if isinstance(group.header, Block) and not isinstance(group.header, Routine) and not group.header.items:
        found.add("RK508", group.header, "there is nothing in this block", "indent what is done below it")


def _prescription(item: Prescription, doubtful: set[str], found: Findings, *, in_turn: bool) -> None:
    doses = item.doses
    cycle = doses.get(Tempo) or doses.get(Breathe)
    work = doses.get(Work)
    sets = doses.get(Sets)
    counts_sets = sets and (sets.is_open or (cycle and sets.count > 1))
    says = doses.has_measure or doses.get(Phases) or counts_sets or item.words("until")
    if not says and name_key(item.name) not in doubtful:
        without = f"`{cycle}` is done once" if cycle else "it lasts until the person goes on"
        found.add(
            "RK501",
            item.header,
            f"`{item.name}` does not say how much",
            f"write for example `reps 10` or `for 5min`; without, {without}",
            label="how much of it?",
        )
    if work and not work.is_open and work.amount.is_time and isinstance(cycle, Breathe) and not cycle.words:
        _whole_breaths(work, cycle, found)
    _plausible(item, found)
    in_turn = in_turn or any(isinstance(dose, Sets) and not _is_plain(dose) for dose in item.header.doses)
    for dose in item.header.doses:
        if not in_turn and (reason := why_it_never_acts(dose, doses, len(item.each_set))):
            found.add("RK502", dose, f"{_idle(dose, reason)} does nothing here", reason)


def _is_plain(dose: Numbered) -> bool:
    """Whether it is the same at every choice."""
    return dose.number.values[0].is_plain and not (dose.number.alternatives or dose.number.change)


def _plausible(item: Prescription, found: Findings) -> None:
    """Numbers that are legal and likely a slip."""
    for dose in item.doses:
        if isinstance(dose, Reps) and not dose.is_open and dose.count >= MANY_REPS:
            found.add("RK512", dose, f"{dose.count} repetitions are very many", "look at the number again")
        _long_rest(dose, found)


def _long_rest(dose: Dose, found: Findings) -> None:
    timed = isinstance(dose, Rest) and not dose.is_open and dose.amount.is_time
    if isinstance(dose, Rest) and timed and dose.amount.milliseconds >= LONG_REST:
        message = f"a rest of {dose.amount.spoken} is very long"
        found.add("RK513", dose, message, "minutes are `min`, seconds `s`")


def check_stated_time(planned: Plan, found: Findings) -> None:
    """What the author says that it takes, against what it comes to, where nothing is open."""
    takes = next((dose for dose in planned.routine.doses if isinstance(dose, Takes)), None)
    measure = planned.root.measure
    if takes is None or takes.is_open or measure.open:
        return
    low, high = takes.number.settled.ends or (takes.amount, takes.amount)
    if not 0.8 * low.milliseconds <= measure.time <= 1.25 * high.milliseconds:
        whole = duration_text(round_half_up(Fraction(measure.time, 1000)) * 1000)
        found.add(
            "RK514",
            takes,
            f"it says {takes.figures}, and comes to {whole}",
            "write what it comes to, or look for what is missing",
        )


def _whole_breaths(work: Work, breathe: Breathe, found: Findings) -> None:
    time = work.amount.milliseconds
    seconds = sum((part for part in breathe.seconds if part), Fraction())
    over = round_half_up(whole_cycles(time, breathe) * seconds * 1000) - time
    if over:
        found.add(
            "RK504",
            work,
            f"a breath that has begun is finished: {spoken_duration(time + over)} in all",
            f"{duration_text(time + over)} are whole breaths",
            label=f"{spoken_duration(over)} more",
        )


def _defaults(group: Group, routine: Routine, found: Findings) -> None:
    """A default of a block that acts on none of the exercises that have it."""
    exercises = [item for item in _all(group) if isinstance(item, Prescription)]
    restful = [rest.span for inner in _groups(group) for rest in inner.between_rounds]
    if group.turned and group.turned.turns == "per" and (rest := group.doses.rest("between sides")):
        restful.append(rest.span)
    for dose in group.header.doses:
        reasons = [
            why_it_never_acts(dose, item.doses, len(item.each_set))
            for item in exercises
            if (held := item.doses.by_kind.get(dose.kind))
            and held.span == dose.span
            and type(held) is type(dose)
        ]
        if reasons and all(reasons) and dose.span not in restful:
            where = "routine" if group.header is routine else "block"
            message = f"{_idle(dose, reasons[0])} does nothing in this {where}"
            found.add("RK502", dose, message, reasons[0])


def _cues_of_no_step(group: Group, found: Findings) -> None:
    """Cues with a moment, where there is no step of that moment."""
    for words in group.header.prose if group.form != Amrap.word else ():
        if isinstance(words, Cue) and words.span:  # what another file says is looked at there
            advice = "write it below an exercise; without a moment, `cue: …`, it is shown"
            found.add("RK502", words, f"`{words.head}` is never said here", advice)


def _idle(dose: Dose, reason: str) -> str:
    return f"the change of `{dose.word}`" if reason == NO_CHANGE else f"`{dose.word}`"


# ---------------------------------------------------------------- what is planned


def check_planned(part: Planned, found: Findings) -> None:
    """What shows only in the steps."""
    if isinstance(part.item, Prescription):
        _alternating(part.item, part.node, found)
    for inner in part.parts:
        check_planned(inner, found)


def _alternating(item: Prescription, node: Node, found: Findings) -> None:
    sides, sets, reps = item.doses.get(Sides), item.doses.get(Sets), item.doses.get(Reps)
    if sides is None or sides.turns != "alternating":
        return
    counted = reps is not None and not reps.is_open
    many = sets.count if sets and not sets.is_open else 1
    odd = counted and reps is not None and reps.count * many % 2 and not sides.each
    self_paced = odd and sides.level == "work" and not item.doses.get(Work) and not item.each_set
    if self_paced or len({time_on(side, node) for side in turns(sides)}) > 1:
        found.add(
            "RK503",
            sides,
            "an odd number alternates, so one side gets more",
            "`alternating` counts both sides together; make the number even, or write `per side`",
        )


# ---------------------------------------------------------------- rests


def _rests_in_a_row(items: Sequence[Resolved], found: Findings) -> None:
    played = [item for item in items if not isinstance(item, Pause) or not _is_nothing(item)]
    while played and isinstance(played[-1], Pause):
        played.pop()
    for first, second in pairwise(played):
        before = _last_rest(first)
        if before and isinstance(second, Pause) and isinstance(second.dose, Rest):
            _two_rests(before, second.dose, found)
    for item in played:
        if isinstance(item, Prescription):
            doses = item.doses
            between, after, sets = doses.rest("between sets"), doses.rest("after"), doses.get(Sets)
            if between and after and sets and not sets.is_open and sets.count > 1:
                _two_rests(after, between, found)


def _is_nothing(item: Pause) -> bool:
    return not item.dose.is_open and not item.dose.amount.value


def check_pauses_at_the_end(items: Sequence[Resolved], found: Findings) -> None:
    """Pauses at the very end of the routine, unless a round before the last plays them."""
    for item in reversed(items):
        if isinstance(item, Pause):
            found.add(
                "RK505",
                item.dose,
                f"this `{item.dose.word}` at the end never comes",
                "delete it; for a rest after the exercise write `after` on it",
            )
            continue
        if isinstance(item, Group) and not (item.after or _comes_again(item)):
            check_pauses_at_the_end(item.items, found)
        break


def _comes_again(group: Group) -> bool:
    """Whether what stands at the end of a block is followed by its beginning."""
    return group.rounds > 1 or any(each is not None for each in (group.turned, group.every, group.amrap))


def _two_rests(first: Rest, second: Rest, found: Findings) -> None:
    later = max(first, second, key=lambda rest: found.at(rest.span))
    found.add(
        "RK506",
        later,
        f"`{first}` and `{second}` follow each other",
        "both are taken; write one if one is meant",
        label="two rests in one place",
    )


def _last_rest(item: Resolved) -> Rest | None:
    match item:
        case Pause():
            return item.dose if isinstance(item.dose, Rest) else None
        case Group():
            return item.after
    return item.doses.rest("after")


def _all(group: Group) -> Iterator[Resolved]:
    """What is done in a block, at all depths."""
    for item in (item for body in group.bodies for item in body):
        yield item
        if isinstance(item, Group):
            yield from _all(item)


def _groups(group: Group) -> Iterator[Group]:
    """The blocks in a block, at all depths."""
    return (item for item in _all(group) if isinstance(item, Group))
