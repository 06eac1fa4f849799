"""Resolved items into the tree of time: counts and totals by arithmetic.

`tree` is the arithmetic, `lengths` says how long amounts last, `exercise` and `routine` say what follows
what, `words` what is announced.
"""

from attrs import frozen

from routinekit.budget import Budget
from routinekit.diagnostics import Problems
from routinekit.doses import StopIf
from routinekit.model import Prose, Routine
from routinekit.plan.routine import Planned, plan_of
from routinekit.plan.tree import Branch
from routinekit.resolve import Resolution

__all__ = ["Plan", "Planned", "plan"]


@frozen
class Plan:
    """A routine as it will be played: a tree of time, and the items of the routine with their parts of it.

    `prose` are the words of the routine itself, `stops` its rules for when to stop.
    """

    routine: Routine
    parts: tuple[Planned, ...]
    root: Branch
    prose: tuple[Prose, ...] = ()
    stops: tuple[StopIf, ...] = ()


def plan(resolution: Resolution, budget: Budget, problems: Problems) -> Plan:
    """What a resolved routine comes to in time; what can't be in its time goes to `problems`.

    Raises `OverBudgetError` where that costs too much.
    """
    root, parts = plan_of(resolution.root, budget, problems)
    return Plan(
        routine=resolution.routine, parts=parts, root=root, prose=resolution.prose, stops=resolution.stops
    )
