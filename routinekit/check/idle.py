"""Doses that have nothing to act on where they are written."""

from routinekit.model import (
    Breath,
    Breathe,
    Dose,
    Hold,
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


def why_it_never_acts(dose: Dose, doses: Doses) -> str:
    """Why a dose has nothing to act on in an exercise that has these; empty where it has."""
    sets, sides = doses.get(Sets), doses.get(Sides)
    turned = sides is not None and sides.turns == "per"
    in_turn = sides is not None and sides.level == "sets" and (turned or sides.each)
    repeats = (sets is not None and sets.count > 1) or in_turn
    cycle = doses.get(Tempo) or doses.get(Breathe)
    counts = doses.get(Reps) is not None and not (doses.get(Work) or cycle)
    amounts = [known.amount for known in doses.by_kind.values() if isinstance(known, Hold | Work | Rest)]
    match dose:
        case Rest(place=None | "between sets") if not repeats:
            return "it stands between sets, and there is one; write `sets`, `between sides` or `after`"
        case Rest(place="between sides") if not turned:
            return "there are no sides that follow each other; write `per side`"
        case Switch() if sides and sides.turns == "alternating":
            return "an alternating side changes without a pause; write `per side` alone"
        case Switch() if not turned:
            return "the side never changes; write `per side`"
        case Switch() if doses.rest("between sides"):
            return "a rest stands between the sides, and serves as the change"
        case Rep() if cycle and not doses.get(Work):
            return f"`{cycle}` tells how long one repetition lasts"
        case Rep() if not counts:
            return "it tells how long one of `reps` lasts, and nothing here is counted that way"
        case Breath() if not any(amount.unit is BREATH for amount in amounts):
            return "nothing here is counted in breaths"
    return ""
