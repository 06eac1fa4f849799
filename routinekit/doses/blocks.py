"""What makes a block what it is: the doses that begin its line."""

from typing import Self

from attrs import evolve, frozen

from routinekit.doses.base import COUNTED, OF_BLOCKS, Change, Dose, Numbered
from routinekit.doses.rest import rests
from routinekit.numbers import Number

__all__ = ["Amrap", "Cap", "Choose", "Circuit", "Every", "ForTime", "Superset", "Times"]

_ALL_RESTS = rests("between sets", "between sides", "between exercises", "between rounds", "after")


class Superset(Dose):
    """`superset`: the sets of the exercises in turn, until each is done."""

    __slots__ = ()
    word = "superset"
    forms = {"superset": ("superset",)}
    hosts = OF_BLOCKS
    inherited = False
    opens = True
    keeps_out = rests("between exercises")


class Circuit(Dose):
    """`circuit`: one set of each."""

    __slots__ = ()
    word = "circuit"
    forms = {"circuit": ("circuit, rounds 3",)}
    hosts = OF_BLOCKS
    inherited = False
    opens = True


@frozen
class Every(Numbered):
    """`every 1min`: what it holds begins on that clock; `total` is the time of all intervals together."""

    word = "every"
    forms = {"every": ("every 1min, 12 times", "every 1min for 12min"), "emom": ("emom 12min",)}
    in_words = False
    hosts = frozenset({"exercise", "block"})
    inherited = False
    opens = combines = True
    excludes = rests("between sets")
    keeps_out = _ALL_RESTS
    total: Number | None = None

    def __str__(self) -> str:
        return super().__str__() + (f" for {self.total}" if self.total else "")

    @property
    def is_fixed(self) -> bool:
        """Whether both its numbers are the same in every context."""
        return super().is_fixed and (self.total is None or self.total.is_fixed)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The length of an interval, and of all of them."""
        return (self.number, *((self.total,) if self.total else ()))

    def with_numbers(self, change: Change) -> Self:
        """The same with other numbers."""
        total = self.total and change(self.total, self)
        return evolve(self, number=change(self.number, self), total=total)


class Times(Numbered):
    """`12 times`: so many intervals of `every`."""

    __slots__ = ()
    word = "times"
    forms = {"times": ("every 1min, 12 times",)}
    takes = COUNTED
    fractions = False
    in_words = False
    hosts = OF_BLOCKS
    inherited = False

    def __str__(self) -> str:
        return f"{self.figures} times"


class Amrap(Numbered):
    """`amrap 20min`: as many rounds as possible."""

    __slots__ = ()
    word = "amrap"
    forms = {"amrap": ("amrap 20min",)}
    bounds = False
    in_words = False
    hosts = OF_BLOCKS
    inherited = False
    opens = True
    keeps_out = _ALL_RESTS


class ForTime(Dose):
    """`for time`: as fast as possible, with a watch."""

    __slots__ = ()
    word = "for time"
    hosts = OF_BLOCKS
    inherited = False
    opens = True
    keeps_out = _ALL_RESTS


class Cap(Numbered):
    """`cap 10min`: when the watch of `for time` ends it."""

    __slots__ = ()
    word = "cap"
    forms = {"cap": ("cap 10min",)}
    bounds = False
    hosts = OF_BLOCKS
    inherited = False


class Choose(Numbered):
    """`choose one`: the person picks so many of the items."""

    __slots__ = ()
    word = "choose"
    forms = {"choose": ("choose one", "choose 2")}
    takes = COUNTED
    fractions = False
    in_words = False
    hosts = OF_BLOCKS
    inherited = False
    opens = True

    def __str__(self) -> str:
        return "choose one" if self.figures == "1" else super().__str__()
