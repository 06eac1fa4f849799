"""What all doses have in common: a place in the text, a word, a kind, and, most of them, a number.

A class with fields is written with attrs. One that adds none to those it inherits only says so, by its empty
`__slots__`: attrs would write the same methods once more, and each start would wait for it.
"""

from typing import ClassVar

from attrs import field, frozen

from routinekit.numbers import Number, as_number
from routinekit.quantities import Amount, Dimension
from routinekit.source import Span


@frozen
class Node:
    """Anything an author wrote. `span` is None where the node was built in Python."""

    span: Span | None = field(default=None, eq=False, repr=False, kw_only=True)


class Dose(Node):
    """A number for the clock. Of doses of one `kind` the nearest counts."""

    __slots__ = ()
    word: ClassVar[str]

    @property
    def kind(self) -> str:
        """What this dose speaks of; on one header it may be spoken of once."""
        return self.word

    @property
    def words(self) -> str:
        """What is told in words instead of numbers, on a line of its own: `load: a light bag`."""
        return ""

    @property
    def head(self) -> str:
        """What stands before the colon of such a line."""
        return self.word

    def __str__(self) -> str:
        return self.word


TIME: tuple[Dimension, ...] = ("time",)
COUNTED: tuple[Dimension, ...] = ("count",)


@frozen
class Numbered(Dose):
    """A dose with a number. `takes` is what the number may measure, `least` the smallest that has a meaning.

    `right` is the number of the right side where that is another than that of the left.
    """

    takes: ClassVar[tuple[Dimension, ...]] = TIME
    zero: ClassVar[bool] = False
    fractions: ClassVar[bool] = True
    lists: ClassVar[bool] = False
    bounds: ClassVar[bool] = True

    number: Number = field(converter=as_number)
    right: Number | None = field(default=None, kw_only=True)

    def __str__(self) -> str:
        return f"{self.word} {self.figures}"

    @property
    def figures(self) -> str:
        """The number as it is written."""
        return f"left {self.number} right {self.right}" if self.right else str(self.number)

    @property
    def amount(self) -> Amount:
        """The amount; of a dose that has been settled and can be counted."""
        amount = self.number.settled.amount
        assert amount is not None
        return amount

    @property
    def count(self) -> int:
        """The amount as a whole number."""
        return int(self.amount.value)

    @property
    def words(self) -> str:
        """What is told in words instead of a number."""
        return self.number.values[0].words if self.number.values else ""

    @property
    def is_open(self) -> bool:
        """Whether nobody can know how much it is: a maximum, or words."""
        return not self.number.values or self.number.settled.amount is None
