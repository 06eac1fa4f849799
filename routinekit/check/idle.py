"""Doses that have nothing to act on where they are written."""

from routinekit.doses import (
    Breath,
    Breathe,
    Dose,
    Every,
    Hold,
    Order,
    Phases,
    Rep,
    Reps,
    Rest,
    Sets,
    Sides,
    Switch,
    Tempo,
    Work,
)
from routinekit.quantities import BREATH
from routinekit.resolve import Doses

NO_CHANGE = "it changes from set to set, and there is one"
"""Why a change, and not its dose, never acts."""


def why_it_never_acts(dose: Dose, doses: Doses, sets_that_differ: int = 0) -> str:
    """Why a dose has nothing to act on in an exercise that has these; empty where it has."""
    sets, sides = doses.get(Sets), doses.get(Sides)
    turned = sides is not None and sides.turns == "per"
    in_turn = sides is not None and sides.level == "sets" and (turned or sides.each)
    many = sets is not None and (sets.is_open or sets.count > 1)
    repeats = many or in_turn or sets_that_differ > 1
    cycle = doses.get(Tempo) or doses.get(Breathe) or doses.get(Phases)
    counts = doses.get(Reps) is not None and not (doses.get(Work) or cycle)
    match dose:
        case Rest(place=None | "between sets") if not repeats:
            return "it stands between sets, and there is one; write `sets`, `between sides` or `after`"
        case Rep() if cycle and not doses.get(Work):
            return f"`{cycle.word}` tells how long one repetition lasts"
        case Rep() if not counts:
            return "it tells how long one of `reps` lasts, and nothing here is counted that way"
        case Breath() if not _counts_breaths(doses):
            return "nothing here is counted in breaths"
    return _no_sides(dose, doses) or ("" if repeats else _never_changes(dose))


def _no_sides(dose: Dose, doses: Doses) -> str:
    sides = doses.get(Sides)
    turned = sides is not None and sides.turns == "per"
    match dose:
        case Rest(place="between sides") if not turned and not (sides and sides.turns == "half"):
            return "there are no sides that follow each other; write `per side`"
        case Switch() if sides and sides.turns == "alternating":
            return "an alternating side changes without a pause; write `per side` alone"
        case Switch() if not turned:
            return "the side never changes; write `per side`"
        case Switch() if doses.rest("between sides"):
            return "a rest stands between the sides, and serves as the change"
        case Order() if not sides or sides.turns not in ("per", "alternating", "half"):
            return "only one side works; write `per side`"
    return ""


def _never_changes(dose: Dose) -> str:
    if any("set" in number.axes for number in dose.numbers):
        return NO_CHANGE
    return ""


def _counts_breaths(doses: Doses) -> bool:
    phases = doses.get(Phases)
    if phases and any(part.way in ("in", "out") for part in phases.parts):
        return True
    numbers = [
        number
        for dose in doses
        if isinstance(dose, Hold | Work | Rest | Phases | Every)
        for number in dose.numbers
    ]
    units = [value.amount.unit for number in numbers for value in number.values if value.amount]
    return any(unit is BREATH for unit in units)
