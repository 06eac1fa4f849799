"""Resolved items into the tree of time: counts and totals by arithmetic.

`tree` is the arithmetic, `lengths` says how long amounts last, `exercise` and `routine` say what follows
what, `words` what is announced.
"""

from collections.abc import Iterator

from attrs import frozen

from routinekit.model import Routine
from routinekit.plan.routine import routine_branch
from routinekit.plan.tree import Branch, Measure
from routinekit.resolve import Resolved, resolve

__all__ = ["Plan", "plan"]


@frozen
class Plan:
    """A routine as it will be played: a tree of time whose runs are the `items`."""

    routine: Routine
    items: tuple[Resolved, ...]
    root: Branch

    def parts(self) -> Iterator[tuple[Resolved, Measure]]:
        """Each item that is played, with what it comes to."""
        for item, run in zip(self.items, self.root.runs, strict=True):
            yield item, run.measure


def plan(routine: Routine) -> Plan:
    """What a routine comes to in time."""
    root, items = routine_branch(resolve(routine))
    return Plan(routine, items, root)
