"""Resolved items into the tree of time: counts and totals by arithmetic.

`tree` is the arithmetic, `lengths` says how long amounts last, `exercise` and `routine` say what follows
what, `words` what is announced.
"""

from attrs import frozen

from routinekit.doses import StopIf
from routinekit.model import Prose, Routine
from routinekit.plan.routine import Planned, plan_of
from routinekit.plan.tree import Branch
from routinekit.resolve import Resolution
from routinekit.settle import Trouble

__all__ = ["Plan", "Planned", "plan"]


@frozen
class Plan:
    """A routine as it will be played: a tree of time, and the items of the routine with their parts of it.

    `prose` are the words of the routine itself, `stops` its rules for when to stop, `troubles` what can't be.
    """

    routine: Routine
    parts: tuple[Planned, ...]
    root: Branch
    prose: tuple[Prose, ...] = ()
    stops: tuple[StopIf, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def plan(resolution: Resolution) -> Plan:
    """What a resolved routine comes to in time."""
    root, parts, troubles = plan_of(resolution.root)
    return Plan(resolution.routine, parts, root, resolution.prose, resolution.stops, troubles)
