"""Doses held against the header they are written on: what is said twice, what excludes, what has no place."""

from collections.abc import Sequence

from routinekit.check.rests import list_of_rests, misplaced_item, misplaced_rest
from routinekit.codes.meaning import (
    EXCLUDE_EACH_OTHER,
    NOT_IN_A_SUPERSET,
    ONLY_TIME_IS_SHARED,
    WITHOUT_AN_END,
)
from routinekit.diagnostics import Diagnostic, Problems
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
    Host,
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
from routinekit.evaluate import lists_of
from routinekit.model import Block, Do, Exercise, Header, Item, Routine
from routinekit.resolve.layers import excludes, form_of, has_rounds, layer, merged_sides, on_exercise

_NOT_OF: dict[Host, tuple[str, str]] = {
    "exercise": ("is for blocks", "begin a line of its own with it, and indent what it holds"),
    "set": ("is not said of one set", "write it on the exercise"),
    "block": ("can't be said of a block", "write it on an exercise"),
    "routine": ("can't be said of the whole routine", "write it on what is done"),
}
"""What is said of a dose on a host that it doesn't have, and what to do about it."""


def check_header(header: Header, *, one_exercise: bool, problems: Problems) -> None:
    """All rules that look at one header alone."""
    lines = [header.doses, *(line.doses for line in header.lines)]
    for doses in lines:
        meant = tuple(map(on_exercise, doses)) if one_exercise else doses
        _written_twice(meant, problems)
        for dose in meant:
            problems.take(list_of_rests(dose))
        _excluding(meant, problems, one_exercise=one_exercise)
    if one_exercise:
        _filling(header, problems)
        _sets_beside_lines(header, problems)
        _exercise_places(header, problems)
    elif isinstance(header, Routine):
        _routine_places(header, problems)
    elif isinstance(header, Block):
        _block_places(header, problems)


def _not_of(dose: Dose, host: Host) -> Diagnostic | None:
    """Why a dose can't be said of something: its row doesn't have that host."""
    if host in dose.hosts:
        return None
    what, help = _NOT_OF[host]
    return Diagnostic("RK406", f"`{dose}` {what}", dose.span, help=help)


def _written_twice(doses: Sequence[Dose], problems: Problems) -> None:
    seen: dict[Kind, Dose] = {}
    for dose in doses:
        if dose.repeatable:
            continue
        first = seen.setdefault(dose.kind, dose)
        if first is not dose and not merged_sides(first, dose):
            what = "which sides work" if isinstance(dose, Sides) else f"`{dose.word}`"
            problems.add(
                "RK401",
                dose.span,
                f"{what} is written twice",
                help=f"delete one of them; the first is in line {problems.line(first.span)}",
                label="a second time",
            )


def _excluding(doses: Sequence[Dose], problems: Problems, *, one_exercise: bool) -> None:
    before: dict[Kind, Dose] = {}
    for dose in doses:
        other = next((first for first in before.values() if _conflict(first, dose)), None)
        if other is None or (
            Every.word in (dose.word, other.word) and not (one_exercise or has_rounds(doses))
        ):
            before.setdefault(dose.kind, dose)
            continue
        length = {Reps.word, Work.word} == {dose.word, other.word}
        problems.take(
            Diagnostic.of(
                EXCLUDE_EACH_OTHER,
                dose.span,
                one=dose.word,
                other=f"`{other.word}`",
                label=f"not beside `{other.word}`",
                advice="for so many times a length write `5 x 80 metres`"
                if length
                else f"one exercise has either; the other is in line {problems.line(other.span)}",
            )
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


def _sets_beside_lines(header: Header, problems: Problems) -> None:
    """Set lines are the sets, so there is no other number of them, and each says only what is done in it."""
    for dose in (dose for line in header.lines if line.sets for dose in line.doses):
        problems.take(_not_of(dose, "set"))
    sets = next((dose for dose in header.doses if isinstance(dose, Sets | Rounds)), None)
    line = next((line for line in header.lines if line.sets), None)
    if sets and line:
        advice = "write a `set` line for each set"
        words = {"one": sets.word, "other": "`set` lines", "label": "", "advice": advice}
        problems.take(Diagnostic.of(EXCLUDE_EACH_OTHER, sets.span, **words))


def _filling(header: Header, problems: Problems) -> None:
    """On one header a pattern can't fill a length; of two headers the length counts."""
    doses = layer(header.doses)
    work = doses.get(Work)
    cycle = doses.get(Tempo) or doses.get(Breathe) or doses.get(Phases)
    if work and cycle and _is_length(work) and not cycle.words:
        problems.add(
            "RK408",
            work.span,
            f"`{cycle.word}` can't fill {work.figures}",
            help="give a time or `reps`, or leave out the pattern",
        )


def _exercise_places(item: Header, problems: Problems) -> None:
    """Doses that one exercise doesn't have."""
    for dose in (*item.doses, *(dose for line in item.lines for dose in line.doses)):
        problems.take(_not_of(dose, "exercise"))
        problems.take(misplaced_rest(dose, "exercise"))
    for dose in item.doses:
        if isinstance(dose, Only) and any(condition.axis == "set" for condition in dose.conditions):
            problems.add(
                "RK412",
                dose.span,
                f"`{dose}` can't be said of a whole exercise",
                help="write it below, behind the doses that it is about: `reps 3+, only last set`",
            )


def _routine_places(routine: Routine, problems: Problems) -> None:
    for dose in routine.doses:
        problems.take(_not_of(dose, "routine"))
        if isinstance(dose, Sides) and dose.level == "rounds":
            problems.add("RK406", dose.span, "the whole routine has no rounds", help="write them on a block")
        problems.take(misplaced_rest(dose, "routine"))
    _contents(routine, "", problems)


def _block_places(block: Block, problems: Problems) -> None:
    doses = block.doses
    form = form_of(doses)
    forms = [dose for dose in doses if dose.opens and not dose.combines]
    for extra in forms[1:]:
        problems.add(
            "RK402",
            extra.span,
            f"one block can't be `{forms[0].word}` and `{extra.word}`",
            help="nest one in the other",
        )
    for dose in doses:
        if isinstance(dose, Sides) and dose.level == "rounds" and dose.turns == "half":
            advice = "write `rounds 2 per side`"
            problems.take(Diagnostic.of(ONLY_TIME_IS_SHARED, dose.span, advice=advice))
        problems.take(_not_of(dose, "block"))
        problems.take(misplaced_rest(dose, "block", form))
        problems.take(_misplaced_on_block(dose, form, doses))
    _contents(block, form, problems)


def _misplaced_on_block(dose: Dose, form: str, doses: Sequence[Dose]) -> Diagnostic | None:
    """Why a dose can't stand on a block, and what to write instead."""
    match dose:
        case Every(total=total) if total and total.values[0].bound:
            advice = "write a number: `every 1min for 12min`"
            return Diagnostic.of(WITHOUT_AN_END, dose.span, dose=dose, advice=advice)
        case Rounds() | Times() | Every() | Choose() if dose.number.values[0].bound:
            advice = "write a number; for a time `amrap 20min`"
            return Diagnostic.of(WITHOUT_AN_END, dose.span, dose=dose, advice=advice)
        case Times() if not any(isinstance(each, Every) for each in doses):
            return Diagnostic(
                "RK406",
                "`times` counts the intervals of `every`",
                dose.span,
                help="write `rounds 3` or `every 1min, 12 times`",
            )
        case Cap() if form != ForTime.word:
            return Diagnostic(
                "RK406", "`cap` bounds `for time`", dose.span, help="write `for time, cap 10min`"
            )
        case Rounds() if form in (Every.word, Amrap.word, Choose.word):
            return Diagnostic(
                "RK406",
                f"`{form}` has no `rounds`",
                dose.span,
                help="put the rounds into it, or it into the rounds",
            )
        case Every() if form != Every.word and not has_rounds(doses):
            return Diagnostic(
                "RK406",
                "there are no rounds that could start on a clock",
                dose.span,
                help="write `every 1min, 12 times` on its own",
            )
    return None


def _contents(block: Block, form: str, problems: Problems) -> None:
    """What a block can't hold."""
    in_turn = form == Every.word and any(
        isinstance(dose, Sides) and dose.turns == "alternating" for dose in block.doses
    )
    turned = any(isinstance(dose, Sides) and dose.level == "rounds" for dose in block.doses)
    for item in block.items:
        if isinstance(item, Rest | Prepare):
            problems.take(_pause_misplaced(item, form, in_turn=in_turn))
        else:
            problems.take(_item_misplaced(item, form))
        if turned:
            _sides_in_turned_rounds(item, problems)


def _pause_misplaced(item: Rest | Prepare, form: str, *, in_turn: bool) -> Diagnostic | None:
    if isinstance(item, Rest) and (reason := misplaced_item(item, in_turn=in_turn)):
        return reason
    if form == Choose.word:
        return Diagnostic(
            "RK416", f"nobody chooses a `{item.word}`", item.span, help="put it outside the block"
        )
    if form == Superset.word and isinstance(item, Prepare):
        return Diagnostic.of(NOT_IN_A_SUPERSET, item.span, where="before")
    return None


def _item_misplaced(item: Exercise | Do | Block, form: str) -> Diagnostic | None:
    inner = form_of(item.doses)
    if form == Superset.word and isinstance(item, Block):
        return Diagnostic.of(NOT_IN_A_SUPERSET, item.span, where="before or after")
    if form == Circuit.word and not isinstance(item, Block):
        sets = next((dose for dose in item.doses if isinstance(dose, Sets | Rounds)), None)
        if sets:
            help = "write `rounds` on the circuit, or make it a `superset`"
            return Diagnostic("RK416", "a circuit has one set of each", sets.span, help=help)
    if form == Amrap.word and inner in (Amrap.word, Every.word):
        return Diagnostic(
            "RK416",
            f"`{inner}` has no place in a window of `amrap`",
            item.span,
            help="put it before or after",
        )
    if form == Amrap.word and (lists := lists_of(item.doses)):
        return Diagnostic(
            "RK410",
            "a window of `amrap` has no rounds that could be told apart",
            lists[0][0].span,
            help="write one number",
        )
    return None


def _sides_in_turned_rounds(item: Item, problems: Problems) -> None:
    for dose in getattr(item, "doses", ()):
        if isinstance(dose, Sides) and dose.turns in ("per", "alternating", "half"):
            problems.add(
                "RK414",
                dose.span,
                "the rounds themselves are done on each side",
                help="write the sides on the rounds or on what is in them, not on both",
            )
    if isinstance(item, Block):
        for inner in item.items:
            _sides_in_turned_rounds(inner, problems)


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
