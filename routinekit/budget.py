"""What one call may cost, counted before it is paid.

Whoever goes through what is done, or makes something of it, spends first what that costs: how many things are
about to be looked at, compared or made. So a few lines that come to millions are refused at once, and nothing
that is done later needs a bound of its own. How much there is to spend is said in `limits`.
"""

import sys
from operator import itemgetter

from attrs import Factory, define

from routinekit.source import START, Span


class OverBudgetError(Exception):
    """Raised when what is done comes to more items than are allowed, or costs more work at a `place`.

    The checker catches it and reports it; it never leaves the library.
    """

    def __init__(self, place: Span | None = None) -> None:
        super().__init__(place)
        self.place = place


@define
class Budget:
    """The items that may still be made, and the units of work that may still be spent.

    A unit is one thing that is looked at: a dose, a number, words for people. It takes about a microsecond.
    """

    items: int = sys.maxsize
    work: int = sys.maxsize
    _spent_at: dict[int, tuple[int, Span]] = Factory(dict)  # by `id`, beside what has that

    def count(self, items: int) -> None:
        """So many more items are about to be made."""
        self.items -= items
        self.expect(0)

    def expect(self, items: int) -> None:
        """So many items are about to be made and counted one by one: if they are too many, none is."""
        if items > self.items:
            raise OverBudgetError

    def spend(self, work: int, place: Span | None) -> None:
        """So much work is about to be done for what stands at a place; the dearest of all is told."""
        self.work -= work
        place = place or START
        key = id(place)
        before = self._spent_at[key][0] if key in self._spent_at else 0
        self._spent_at[key] = before + work, place
        if self.work < 0:
            raise OverBudgetError(max(self._spent_at.values(), key=itemgetter(0))[1])
