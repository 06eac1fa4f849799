"""The sets of exercises, one after the other in turn, until each is done."""

from collections.abc import Iterator

from attrs import evolve

from routinekit.doses import Order, Sets, Side, Sides, rests
from routinekit.resolve.layers import Doses, either_way
from routinekit.resolve.resolved import Pause, Prescription, Resolved

_OF_ALL_SETS = either_way([Sets.number_kind, *rests("between sets")])
"""What an exercise says of all its sets, and a turn of one set has not."""


def superset_rounds(
    items: tuple[Resolved, ...], *, rest_between_rounds: bool
) -> tuple[tuple[Resolved, ...], ...]:
    """The rounds of a superset: the next set of those that still have one, with what follows it.

    A rest that an exercise itself writes between its sets follows each of its turns, where another turn
    comes; at the end of a round that between rounds takes its place.
    """
    turns: list[list[Resolved]] = []
    own_rests: list[bool] = []  # of each turn, whether the last exercise in it writes a rest of its own
    last = 0
    for item in items:
        if isinstance(item, Prescription):
            sets = _sets_one_by_one(item)
            last = len(sets)
            turns += [[] for _ in range(last - len(turns))]
            own_rests += [False] * (len(turns) - len(own_rests))
            for which, (one, rest) in enumerate(sets):
                turns[which] += [one] if rest is None else [one, rest]
                own_rests[which] = rest is not None
        elif isinstance(item, Pause):
            for turn in turns[:last]:
                turn.append(item)
    for number, (turn, own) in enumerate(zip(turns, own_rests, strict=True), 1):
        if own and (rest_between_rounds or number == len(turns)):
            last = max(place for place, item in enumerate(turn) if isinstance(item, Prescription))
            del turn[last + 1]
    return tuple(map(tuple, turns)) or ((),)


def sets_of(item: Resolved) -> int:
    """How many turns an item has in a superset."""
    if not isinstance(item, Prescription):
        return 1
    return 2 * (len(item.each_set) or _sets_count(item.doses.get(Sets)))


def _sets_one_by_one(item: Prescription) -> list[tuple[Prescription, Pause | None]]:
    """The sets of an exercise as a superset takes them, each with the rest that the exercise writes after it.

    Whole sets on each side are turns of their own.
    """
    sets, sides = item.doses.get(Sets), item.doses.get(Sides)
    each = item.each_set or (item.doses,) * _sets_count(sets)
    if sides and sides.level == "sets" and sides.turns == "per":
        each = tuple(_on_each_side(item, sides))
    rested = item.own.rest("between sets") is not None
    return [
        (
            evolve(
                item,
                doses=doses.without(_OF_ALL_SETS),
                each_set=(),
                turn=(which, len(each)),
            ),
            Pause(rest, doses) if rested and (rest := doses.rest("between sets")) else None,
        )
        for which, doses in enumerate(each, 1)
    ]


def _on_each_side(item: Prescription, sides: Sides) -> Iterator[Doses]:
    """All sets on the side that begins, then all on the other."""
    sets, order = item.doses.get(Sets), item.doses.get(Order)
    both: list[Side] = ["left", "right"]
    for side in reversed(both) if order and order.side == "right" else both:
        other = sets.right if sets and side == "right" else None
        count = int(other.value.amount.value) if other and other.value.amount else _sets_count(sets)
        each = item.each_set or (item.doses,) * count
        for doses in each:
            yield doses.but(Sides(side, sides.part, span=sides.span))


def _sets_count(sets: Sets | None) -> int:
    return sets.count if sets and not sets.is_open else 1
