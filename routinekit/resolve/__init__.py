"""What applies: names are looked up, and of all doses that speak of one thing the nearest is taken.

The result, a `Prescription` for each exercise that is done, needs no look at anything else in the file, and
its numbers are plain. What its doses come to in time is the business of `plan`; what is odd about them, of
`check`.
"""

from routinekit.resolve.layers import Doses
from routinekit.resolve.names import Names, all_items, names
from routinekit.resolve.resolved import Group, Pause, Prescription, Resolution, Resolved
from routinekit.resolve.routine import resolve

__all__ = [
    "Doses",
    "Group",
    "Names",
    "Pause",
    "Prescription",
    "Resolution",
    "Resolved",
    "all_items",
    "names",
    "resolve",
]
