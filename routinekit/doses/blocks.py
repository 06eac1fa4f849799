"""What makes a block what it is: the doses that begin its line."""

from attrs import frozen

from routinekit.doses.base import COUNTED, Dose, Numbered
from routinekit.numbers import Number


class Superset(Dose):
    """`superset`: the sets of the exercises in turn, until each is done."""

    __slots__ = ()
    word = "superset"


class Circuit(Dose):
    """`circuit`: one set of each."""

    __slots__ = ()
    word = "circuit"


@frozen
class Every(Numbered):
    """`every 1min`: what it holds begins on that clock; `total` is the time of all intervals together."""

    word = "every"
    total: Number | None = None

    def __str__(self) -> str:
        return super().__str__() + (f" for {self.total}" if self.total else "")


class Times(Numbered):
    """`12 times`: so many intervals of `every`."""

    __slots__ = ()
    word = "times"
    takes = COUNTED
    fractions = False

    def __str__(self) -> str:
        return f"{self.figures} times"


class Amrap(Numbered):
    """`amrap 20min`: as many rounds as possible."""

    __slots__ = ()
    word = "amrap"
    bounds = False


class ForTime(Dose):
    """`for time`: as fast as possible, with a watch."""

    __slots__ = ()
    word = "for time"


class Cap(Numbered):
    """`cap 10min`: when the watch of `for time` ends it."""

    __slots__ = ()
    word = "cap"
    bounds = False


class Choose(Numbered):
    """`choose one`: the person picks so many of the items."""

    __slots__ = ()
    word = "choose"
    takes = COUNTED
    fractions = False

    def __str__(self) -> str:
        return "choose one" if self.figures == "1" else super().__str__()
