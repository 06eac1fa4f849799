"""The items of a routine into one tree of time.

Here is decided what stands between items: a preparation where the position changes, and no pause at the end.
"""

from collections.abc import Iterator, Sequence

from routinekit.model import Prepare, Rest
from routinekit.plan.exercise import exercise_branch
from routinekit.plan.lengths import length
from routinekit.plan.tree import EMPTY, Branch, Instruction, Kind, Node, Run
from routinekit.plan.words import slug
from routinekit.resolve import Pause, Prescription, Resolved


def routine_branch(items: Sequence[Resolved]) -> tuple[Branch, tuple[Resolved, ...]]:
    """The tree of a whole routine: one run an item, and the items that have one."""
    played = [(item, node) for item, node in _nodes(items) if node.measure.steps]
    while played and isinstance(played[-1][0], Pause):
        played.pop()
    labels = _Labels()
    runs = tuple(Run((node,), label=labels.next(item)) for item, node in played)
    return Branch(runs), tuple(item for item, _ in played)


def _nodes(items: Sequence[Resolved]) -> Iterator[tuple[Resolved, Node]]:
    """Each item with its tree; whether it needs a preparation depends on what was played before it."""
    position: str | None = None
    rested = False
    for item in items:
        if isinstance(item, Pause):
            node = _pause(item)
            if node.measure.steps:
                rested = isinstance(item.dose, Rest)
        else:
            here = item.position.text if item.position else None
            moves = item.own.get(Prepare) is not None or (here is not None and here != position)
            node = exercise_branch(item, prepared=moves and not rested)
            position, rested = here, node.last.kind == "rest" if node.runs else rested
        yield item, node


def _pause(pause: Pause) -> Node:
    """One step, whose place in the path is its run's."""
    amount = pause.dose.amount
    lasting = length(amount, pause.doses)
    if lasting.duration == 0:
        return EMPTY
    rests = isinstance(pause.dose, Rest)
    kind: Kind = "rest" if rests else "prepare"
    text = f"Rest {amount.spoken}" if rests else "Get ready"
    return Instruction(kind, text, lasting.duration, lasting.exact, lasting.ends, "", span=pause.dose.span)


class _Labels:
    """Names for the runs of items, each of them another."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.last: dict[str, int] = {}

    def next(self, item: Resolved) -> str:
        wanted = slug(item.name) if isinstance(item, Prescription) else item.dose.word
        number, label = self.last.get(wanted, 1), wanted
        while label in self.taken:
            number += 1
            label = f"{wanted}-{number}"
        self.last[wanted] = number
        self.taken.add(label)
        return label
