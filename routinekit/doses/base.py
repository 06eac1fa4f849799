"""What all doses have in common: a place in the text, a word, a kind, and, most of them, a number.

A class of a dose is its row: what is true of all doses of that kind is said there and nowhere else. Parser,
checker, writer, outline, players and strategies read the row.

A class with fields is written with attrs. One that adds none to those it inherits only says so, by its empty
`__slots__`: attrs would write the same methods once more, and each start would wait for it.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal, NamedTuple, Self

from attrs import evolve, field, frozen

from routinekit.numbers import Number, as_number
from routinekit.quantities import Amount
from routinekit.source import Span

__all__ = ["Dose", "Host", "Kind", "Level", "Node", "Numbered"]

Host = Literal["exercise", "set", "block", "routine", "item"]
"""What a dose may be said of: an exercise, one set of it, a block, the whole routine; or it stands alone."""

Level = Literal["rounds", "sets", "work"]
"""What sides turn: whole rounds, whole sets, or the work within a set."""

ANYWHERE: frozenset[Host] = frozenset({"exercise", "set", "block", "routine"})
NOT_OF_ONE_SET: frozenset[Host] = ANYWHERE - {"set"}
OF_BLOCKS: frozenset[Host] = frozenset({"block"})

TIME = ("time",)
COUNTED = ("count",)


class Kind(NamedTuple):
    """What a dose speaks of: of several doses of one kind the nearest counts.

    `which` tells the kinds of one word apart: the place of a rest, what an intensity measures. What is `told`
    in words may stand beside a number for the same.
    """

    word: str
    which: str = ""
    told: bool = False


@frozen
class Node:
    """Anything an author wrote. `span` is None where the node was built in Python."""

    span: Span | None = field(default=None, eq=False, repr=False, kw_only=True)


Change = Callable[[Number, "Dose"], Number]
"""Makes another number of one of a dose."""


class Dose(Node):
    """A number for the clock, or what else a header says of the thing it stands on.

    What follows is the row of its kind, here as it is for most. In `shown` and `said`, `{number}` stands for
    the number as it is written, and `{spoken}` for the number in words.
    """

    __slots__ = ()
    number_kind: ClassVar[Kind]
    words_kind: ClassVar[Kind]

    word: ClassVar[str]  # the keyword, which names the kind
    forms: ClassVar[Mapping[str, tuple[str, ...]]] = {}  # those that messages show, by their first word
    hosts: ClassVar[frozenset[Host]] = ANYWHERE  # what it may be said of
    inherited: ClassVar[bool] = True  # on a block it is a default for all inside
    repeatable: ClassVar[bool] = False  # it may be said more than once on one header, and adds up
    in_words: ClassVar[bool] = False  # it may be told in words, behind a colon
    measure: ClassVar[bool] = False  # it tells how much is done, and may have its intensity behind it
    opens: ClassVar[bool] = False  # it begins a block
    combines: ClassVar[bool] = False  # and may stand beside another that does
    turned: ClassVar[Level | None] = None  # what sides behind it turn; None: it has none
    excludes: ClassVar[tuple[Kind, ...]] = ()  # what can't act beside it
    keeps_out: ClassVar[tuple[Kind, ...]] = ()  # what a block that it opens takes from nothing around it
    of_blocks: ClassVar[bool] = False  # rests and changes of side of a block itself need it, too
    leads: ClassVar[int] = 0  # its place among those that an outline names before others; 0: it is none
    shown: ClassVar[str] = ""  # what a step shows of it, beside its clock
    said: ClassVar[str] = ""  # what a voice says of it, where that isn't what is shown

    def __init_subclass__(cls) -> None:
        if hasattr(cls, "word"):
            cls.number_kind, cls.words_kind = Kind(cls.word), Kind(cls.word, told=True)

    @property
    def kind(self) -> Kind:
        """What this dose speaks of."""
        if which := self.which:
            return Kind(self.word, which, bool(self.words))
        return self.words_kind if self.words else self.number_kind

    @property
    def which(self) -> str:
        """What tells it from other doses of its word that may stand beside it."""
        return ""

    @property
    def words(self) -> str:
        """What is told in words instead of numbers, on a line of its own: `load: a light bag`."""
        return ""

    @property
    def head(self) -> str:
        """What stands before the colon of such a line."""
        return self.word

    @property
    def is_unequal(self) -> bool:
        """Whether the right side has another number than the left."""
        return False

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same in every context, so that there is nothing to evaluate."""
        return all(number.is_fixed for number in self.numbers)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All its numbers."""
        return ()

    @property
    def announced(self) -> str:
        """What a voice says of it, where a step shows it."""
        return ""

    def with_numbers(self, change: Change) -> Self:  # noqa: ARG002 - it has none
        """The same with other numbers, each made of the one in its place and of the dose that it is of."""
        return self

    def __str__(self) -> str:
        return self.word


@frozen
class Numbered(Dose):
    """A dose with a number. `takes` is what the number may measure, by the names of the dimensions.

    It may be nothing (`zero`), a fraction, a list of one value a set or round, or have a bound such as
    `up to`. `right` is the number of the right side where that is another than that of the left.
    """

    takes: ClassVar[tuple[str, ...]] = TIME
    zero: ClassVar[bool] = False
    fractions: ClassVar[bool] = True
    lists: ClassVar[bool] = False
    bounds: ClassVar[bool] = True
    in_words: ClassVar[bool] = True

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
        """The amount; of a dose that has been evaluated and can be counted."""
        amount = self.number.value.amount
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
    def is_unequal(self) -> bool:
        """Whether the right side has another number than the left."""
        return self.right is not None

    @property
    def is_fixed(self) -> bool:
        """Whether its numbers are the same in every context."""
        return self.number.is_fixed and (self.right is None or self.right.is_fixed)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Its number, and that of the right side."""
        return (self.number, self.right) if self.right else (self.number,)

    def with_numbers(self, change: Change) -> Self:
        """The same with other numbers."""
        right = self.right and change(self.right, self)
        return evolve(self, number=change(self.number, self), right=right)

    @property
    def announced(self) -> str:
        """What a voice says of it; its number has been evaluated."""
        if not self.shown:
            return ""
        return (self.said or self.shown).format(number=self.figures, spoken=self.number.spoken)

    @property
    def is_open(self) -> bool:
        """Whether nobody can know how much it is: a maximum, or words."""
        return not self.number.values or self.number.value.amount is None
