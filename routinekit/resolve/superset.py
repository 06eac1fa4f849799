"""The sets of exercises, one after the other in turn, until each is done."""

from attrs import evolve

from routinekit.doses import Sets, Sides
from routinekit.resolve.layers import Doses
from routinekit.resolve.resolved import Pause, Prescription, Resolved


def superset_rounds(items: tuple[Resolved, ...]) -> tuple[tuple[Resolved, ...], ...]:
    """The rounds of a superset: the next set of those that still have one, with what follows it."""
    turns: list[list[tuple[int, Resolved]]] = []
    last = 0
    for place, item in enumerate(items):
        if isinstance(item, Prescription):
            sets = _sets_one_by_one(item)
            last = len(sets)
            turns += [[] for _ in range(len(sets) - len(turns))]
            for which, turn in enumerate(sets):
                turns[which].append((place, turn))
        elif isinstance(item, Pause):
            for which in range(last):
                turns[which].append((place, item))
        else:
            turns = turns or [[]]
            turns[0].append((place, item))
    return tuple(tuple(item for _, item in turn) for turn in turns) or ((),)


def _sets_one_by_one(item: Prescription) -> list[Prescription]:
    """The sets of an exercise as a superset takes them; whole sets on each side are turns of their own."""
    sets, sides = item.doses.get(Sets), item.doses.get(Sides)
    count = len(item.each_set) or _sets_count(sets)
    each = [
        doses.without({Sets.word, "rest between sets"}) for doses in item.each_set or (item.doses,) * count
    ]
    if sides and sides.level == "sets" and sides.turns == "per":
        each = [
            Doses({**doses.by_kind, Sides.word: Sides(side, sides.part, span=sides.span)})
            for side in ("left", "right")
            for doses in each
        ]
    return [
        evolve(item, doses=doses, each_set=(), turn=(which, len(each))) for which, doses in enumerate(each, 1)
    ]


def _sets_count(sets: Sets | None) -> int:
    return sets.count if sets and not sets.is_open else 1
