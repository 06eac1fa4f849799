"""Resolved items into the tree of time: counts and totals by arithmetic.

`tree` is the arithmetic, `lengths` says how long amounts last, `exercise` and `routine` say what follows
what, `words` what is announced.
"""

from attrs import frozen

from routinekit.model import Routine
from routinekit.plan.routine import Planned, plan_of
from routinekit.plan.tree import Branch
from routinekit.resolve import resolve

__all__ = ["Plan", "Planned", "plan"]


@frozen
class Plan:
    """A routine as it will be played: a tree of time, and the items of the routine with their parts of it."""

    routine: Routine
    parts: tuple[Planned, ...]
    root: Branch


def plan(routine: Routine) -> Plan:
    """What a routine comes to in time."""
    root, parts = plan_of(resolve(routine))
    return Plan(routine, parts, root)
