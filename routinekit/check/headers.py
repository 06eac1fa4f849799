"""Doses held against the header they are written on: what is said twice, what excludes, what has no place."""

from collections.abc import Sequence

from routinekit.check.findings import Findings, Reason
from routinekit.doses import (
    Amrap,
    Breathe,
    Cap,
    Choose,
    Circuit,
    Dose,
    Every,
    ForTime,
    Hold,
    Kind,
    Only,
    Phases,
    Prepare,
    Reps,
    Rest,
    Rounds,
    Sets,
    Sides,
    Superset,
    Tempo,
    Times,
    Work,
)
from routinekit.model import Block, Do, Exercise, Header, Item, Routine
from routinekit.resolve.layers import excludes, form_of, has_rounds, layer, merged_sides, on_exercise
from routinekit.settle import lists_of

_COUNTED_PLACES = (None, "between sets", "between rounds", "between all")


def check_header(header: Header, *, one_exercise: bool, found: Findings) -> None:
    """All rules that look at one header alone."""
    lines = [header.doses, *(line.doses for line in header.lines)]
    for doses in lines:
        meant = tuple(map(on_exercise, doses)) if one_exercise else doses
        _written_twice(meant, found)
        _lists_of_rests(meant, found)
        _excluding(meant, found, one_exercise=one_exercise)
    if one_exercise:
        _filling(header, found)
        _sets_beside_lines(header, found)
        _exercise_places(header, found)
    elif isinstance(header, Routine):
        _routine_places(header, found)
    elif isinstance(header, Block):
        _block_places(header, found)


def _written_twice(doses: Sequence[Dose], found: Findings) -> None:
    seen: dict[Kind, Dose] = {}
    for dose in doses:
        if dose.repeatable:
            continue
        first = seen.setdefault(dose.kind, dose)
        if first is not dose and not merged_sides(first, dose):
            what = "which sides work" if isinstance(dose, Sides) else f"`{dose.word}`"
            found.add(
                "RK401",
                dose,
                f"{what} is written twice",
                f"delete one of them; the first is in line {found.line(first)}",
                label="a second time",
            )


def _lists_of_rests(doses: Sequence[Dose], found: Findings) -> None:
    """Only the rests between sets and between rounds come one after the other."""
    for dose in doses:
        if isinstance(dose, Rest) and dose.number.is_list and dose.place not in _COUNTED_PLACES:
            found.add("RK410", dose, f"`rest … {dose.place}` has no list", "write one number")


def _excluding(doses: Sequence[Dose], found: Findings, *, one_exercise: bool) -> None:
    before: dict[Kind, Dose] = {}
    for dose in doses:
        other = next((first for first in before.values() if _conflict(first, dose)), None)
        if other is None or (
            Every.word in (dose.word, other.word) and not (one_exercise or has_rounds(doses))
        ):
            before.setdefault(dose.kind, dose)
            continue
        length = {Reps.word, Work.word} == {dose.word, other.word}
        found.add(
            "RK402",
            dose,
            f"`{dose.word}` and `{other.word}` exclude each other",
            "for so many times a length write `5 x 80 metres`"
            if length
            else f"one exercise has either; the other is in line {found.line(other)}",
            label=f"not beside `{other.word}`",
        )


def _conflict(first: Dose, second: Dose) -> bool:
    if first.words or second.words:  # in words it can't stand between phases, and hinders nothing else
        return {first.word, second.word} == {Phases.word, Hold.word}
    if excludes(first.kind, second.kind):
        return True
    for one, other in ((first, second), (second, first)):
        value = one.number.values[0] if isinstance(one, Reps) else None
        if value and value.bound == "in any sets" and isinstance(other, Sets):
            return True
        covers = isinstance(other, Work) and _is_length(other)
        if value and covers and value.bound != "max":
            return True
    return False


def _is_length(work: Work) -> bool:
    amount = work.number.values[0].amount
    return amount is not None and amount.unit.dimension not in ("time", "breath")


def _sets_beside_lines(header: Header, found: Findings) -> None:
    """Set lines are the sets, so there is no other number of them, and each says only what is done in it."""
    for dose in (dose for line in header.lines if line.sets for dose in line.doses):
        if "set" not in dose.hosts:
            found.add("RK406", dose, f"`{dose}` is not said of one set", "write it on the exercise")
    sets = next((dose for dose in header.doses if isinstance(dose, Sets | Rounds)), None)
    line = next((line for line in header.lines if line.sets), None)
    if sets and line:
        found.add(
            "RK402",
            sets,
            f"`{sets.word}` and `set` lines exclude each other",
            "write a `set` line for each set",
        )


def _filling(header: Header, found: Findings) -> None:
    """On one header a pattern can't fill a length; of two headers the length counts."""
    doses = layer(header.doses)
    work = doses.get(Work)
    cycle = doses.get(Tempo) or doses.get(Breathe) or doses.get(Phases)
    if work and cycle and _is_length(work) and not cycle.words:
        found.add(
            "RK408",
            work,
            f"`{cycle.word}` can't fill {work.figures}",
            "give a time or `reps`, or leave out the pattern",
        )


def _exercise_places(item: Header, found: Findings) -> None:
    """Doses that one exercise doesn't have."""
    for dose in (*item.doses, *(dose for line in item.lines for dose in line.doses)):
        if isinstance(dose, Rest) and dose.place in ("between exercises", "between rounds"):
            found.add(
                "RK406",
                dose,
                f"one exercise has no {dose.place.removeprefix('between ')} to rest between",
                "write it on the block or the routine, or `rest …` between sets",
            )
        elif isinstance(dose, Rest) and dose.is_bare:
            found.add("RK209", dose, "this rest doesn't say how long", "write `rest 30s`")
        elif "exercise" not in dose.hosts:
            found.add(
                "RK406",
                dose,
                f"`{dose}` is for blocks",
                "begin a line of its own with it, and indent what it holds",
            )
    for dose in item.doses:
        if isinstance(dose, Only) and any(condition.axis == "set" for condition in dose.conditions):
            found.add(
                "RK412",
                dose,
                f"`{dose}` can't be said of a whole exercise",
                "write it below, behind the doses that it is about: `reps 3+, only last set`",
            )


def _routine_places(routine: Routine, found: Findings) -> None:
    for dose in routine.doses:
        if isinstance(dose, Rest) and dose.place == "after":
            found.add(
                "RK406",
                dose,
                "a rest after the whole routine never comes",
                "write `rest …` for a rest between sets, or `after` on the exercise it follows",
            )
        elif isinstance(dose, Rest) and dose.is_bare:
            found.add("RK209", dose, "this rest doesn't say how long", "write `rest 30s`")
        elif "routine" not in dose.hosts:
            found.add(
                "RK406", dose, f"`{dose}` can't be said of the whole routine", "write it on what is done"
            )
        elif isinstance(dose, Sides) and dose.level == "rounds":
            found.add("RK406", dose, "the whole routine has no rounds", "write them on a block")
    _contents(routine, "", found)


def _block_places(block: Block, found: Findings) -> None:
    doses = block.doses
    form = form_of(doses)
    forms = [dose for dose in doses if dose.opens and not dose.combines]
    for extra in forms[1:]:
        found.add(
            "RK402",
            extra,
            f"one block can't be `{forms[0].word}` and `{extra.word}`",
            "nest one in the other",
        )
    for dose in doses:
        if isinstance(dose, Sides) and dose.level == "rounds" and dose.turns == "half":
            found.add("RK415", dose, "only a time can be shared by two sides", "write `rounds 2 per side`")
        elif reason := _misplaced_on_block(dose, form, doses):
            found.tell(reason)
        elif isinstance(dose, Rest) and dose.is_bare:
            found.add("RK209", dose, "this rest doesn't say how long", "write `rest 30s`")
    _contents(block, form, found)


def _misplaced_on_block(dose: Dose, form: str, doses: Sequence[Dose]) -> Reason | None:
    """Why a dose can't stand on a block, and what to write instead."""
    match dose:
        case Rest(place="after" | "after each"):
            return None
        case Rest() if form == Amrap.word:
            return Reason(
                "RK406",
                dose,
                "a window of `amrap` has no rest of its own",
                "write `rest 30s` on a line of its own in it",
            )
        case Rest(place=None | "between rounds") if form == Every.word:
            return Reason("RK406", dose, "what is left of an interval is its rest", "leave it out")
        case Every(total=total) if total and total.values[0].bound:
            return Reason(
                "RK406",
                dose,
                f"`{dose}` has no end that anybody knows",
                "write a number: `every 1min for 12min`",
            )
        case Rounds() | Times() | Every() | Choose() if dose.number.values[0].bound:
            return Reason(
                "RK406",
                dose,
                f"`{dose}` has no end that anybody knows",
                "write a number; for a time `amrap 20min`",
            )
        case Times() if not any(isinstance(each, Every) for each in doses):
            return Reason(
                "RK406",
                dose,
                "`times` counts the intervals of `every`",
                "write `rounds 3` or `every 1min, 12 times`",
            )
        case Cap() if form != ForTime.word:
            return Reason("RK406", dose, "`cap` bounds `for time`", "write `for time, cap 10min`")
        case Rounds() if form in (Every.word, Amrap.word, Choose.word):
            return Reason(
                "RK406", dose, f"`{form}` has no `rounds`", "put the rounds into it, or it into the rounds"
            )
        case Every() if form != Every.word and not has_rounds(doses):
            return Reason(
                "RK406",
                dose,
                "there are no rounds that could start on a clock",
                "write `every 1min, 12 times` on its own",
            )
    return None


def _contents(block: Block, form: str, found: Findings) -> None:
    """What a block can't hold."""
    in_turn = form == Every.word and any(
        isinstance(dose, Sides) and dose.turns == "alternating" for dose in block.doses
    )
    turned = any(isinstance(dose, Sides) and dose.level == "rounds" for dose in block.doses)
    for item in block.items:
        if isinstance(item, Rest | Prepare):
            found.tell(_pause_misplaced(item, form, in_turn=in_turn))
        else:
            found.tell(_item_misplaced(item, form))
        if turned:
            _sides_in_turned_rounds(item, found)


def _pause_misplaced(item: Rest | Prepare, form: str, *, in_turn: bool) -> Reason | None:
    if isinstance(item, Rest) and item.is_bare and not in_turn:
        return Reason("RK209", item, "this rest doesn't say how long", "write `rest 30s`")
    if isinstance(item, Rest) and item.number.is_list:
        return Reason(
            "RK410",
            item,
            "a rest on a line of its own has no list",
            "write one rest, or the list on the block",
        )
    if isinstance(item, Rest) and in_turn and not item.is_bare:
        return Reason("RK416", item, "a rest here is a whole interval", "write `rest` alone")
    if form == Choose.word:
        return Reason("RK416", item, f"nobody chooses a `{item.word}`", "put it outside the block")
    if form == Superset.word and isinstance(item, Prepare):
        return Reason("RK416", item, "a superset holds exercises and rests", "put it before the superset")
    return None


def _item_misplaced(item: Exercise | Do | Block, form: str) -> Reason | None:
    inner = form_of(item.doses)
    if form == Superset.word and isinstance(item, Block):
        return Reason(
            "RK416", item, "a superset holds exercises and rests", "put it before or after the superset"
        )
    if form == Circuit.word and not isinstance(item, Block):
        sets = next((dose for dose in item.doses if isinstance(dose, Sets | Rounds)), None)
        if sets:
            help = "write `rounds` on the circuit, or make it a `superset`"
            return Reason("RK416", sets, "a circuit has one set of each", help)
    if form == Amrap.word and inner in (Amrap.word, Every.word):
        return Reason(
            "RK416", item, f"`{inner}` has no place in a window of `amrap`", "put it before or after"
        )
    if form == Amrap.word and (lists := lists_of(item.doses)):
        return Reason(
            "RK410",
            lists[0][0],
            "a window of `amrap` has no rounds that could be told apart",
            "write one number",
        )
    return None


def _sides_in_turned_rounds(item: Item, found: Findings) -> None:
    for dose in getattr(item, "doses", ()):
        if isinstance(dose, Sides) and dose.turns in ("per", "alternating", "half"):
            found.add(
                "RK414",
                dose,
                "the rounds themselves are done on each side",
                "write the sides on the rounds or on what is in them, not on both",
            )
    if isinstance(item, Block):
        for inner in item.items:
            _sides_in_turned_rounds(inner, found)


def halved_wrongly(sides: Sides, doses: Sequence[Dose]) -> bool:
    """Whether sides should share what can't be halved: repetitions, a cycle, a length."""
    if sides.turns != "half":
        return False
    timed = [dose for dose in doses if isinstance(dose, Hold | Work) and not dose.is_open]
    cycles = any(isinstance(dose, Tempo | Breathe | Phases) and not dose.words for dose in doses)
    reps = any(isinstance(dose, Reps) for dose in doses)
    return (
        cycles
        or not timed
        or (reps and not any(isinstance(dose, Work) for dose in timed))
        or not all(dose.amount.is_time for dose in timed)
    )
