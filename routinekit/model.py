"""What the author wrote, as frozen objects.

A `Routine` has prose, doses and items; an item is an `Exercise`, a `Do`, a `Block` with items of its own, or
a rest or a preparation that stands by itself. Doses live in `doses`, their numbers in `numbers`. Each node
knows the span it comes from, which is no part of its identity: two texts that say the same are equal.
"""

from typing import Literal

from attrs import field, frozen

from routinekit.doses import Dose, Node, Numbered, Only, Prepare, Rest
from routinekit.numbers import Number, Value
from routinekit.source import Source


@frozen
class Prose(Node):
    """Words for people: a field such as `position` and its text; a blank line parts its paragraphs."""

    field: str
    text: str

    @property
    def head(self) -> str:
        """What stands before the colon."""
        return self.field


class CueAt(Numbered):
    """The number of `cue at 10s: …`: a moment within a step, which may be its first."""

    __slots__ = ()
    word = "cue at"
    bounds = False
    zero = True


class CueLast(Numbered):
    """The number of `cue last 5s: …`: how long before the end of a step."""

    __slots__ = ()
    word = "cue last"
    bounds = False


CUE_NUMBERS: dict[str, type[Numbered]] = {"at": CueAt, "last": CueLast}
"""What the number of a cue is, by the word before it."""


@frozen
class Cue(Prose):
    """Words that are said within a step: `cue at 10s: …`, `cue halfway: …`, `cue last 5s: …`."""

    when: Literal["at", "halfway", "last"] = "halfway"
    number: Number | None = None

    @property
    def head(self) -> str:
        """What stands before the colon."""
        return f"cue {self.when} {self.number}" if self.number else f"cue {self.when}"

    @property
    def dose(self) -> Numbered | None:
        """Its number with what that may be, if it has one."""
        return CUE_NUMBERS[self.when](self.number, span=self.span) if self.number else None


@frozen
class Line(Node):
    """Doses that hold only sometimes (`reps 3+, only last set`), or those of one set (`set reps 5`).

    `sets` is how many sets a set line stands for, 0 where it is none.
    """

    doses: tuple[Dose, ...]
    only: tuple[Only, ...] = ()
    sets: int = 0


@frozen
class Setting(Node):
    """`setting work 30s from 15s to 60s`: a number that the person or the app may set within limits."""

    name: str
    value: Value
    low: Value | None = None
    high: Value | None = None

    def __str__(self) -> str:
        limits = f" from {self.low} to {self.high}" if self.low else ""
        return f"setting {self.name} {self.value}{limits}"

    def allows(self, value: Value) -> bool:
        """Whether a value lies within the limits; where there are none, all do."""
        if not (self.low and self.high and self.low.amount and self.high.amount and value.amount):
            return True
        low, is_, high = (
            amount.value * amount.unit.factor for amount in (self.low.amount, value.amount, self.high.amount)
        )
        return low <= is_ <= high


@frozen
class Variants(Node):
    """`variants normal, easy, hard`: one of the names is in force; `in_turn`, the session picks it."""

    names: tuple[str, ...]
    in_turn: bool = False

    def __str__(self) -> str:
        return f"variants {', '.join(self.names)}" + (" in turn" if self.in_turn else "")


@frozen
class Use(Node):
    """`use "back-basics.routine"`: another file whose names are known here; `file` is what was read."""

    path: str
    file: "Routine | None" = field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        return f'use "{self.path}"'


# ---------------------------------------------------------------- headers


@frozen
class Header(Node):
    """A line with a name, and the prose and doses that belong to it."""

    name: str
    prose: tuple[Prose, ...] = ()
    doses: tuple[Dose, ...] = ()
    lines: tuple[Line, ...] = field(default=(), kw_only=True)


class Exercise(Header):
    """`exercise NAME`: introduces a name and does it here."""

    __slots__ = ()


class Do(Header):
    """`do NAME`: does what is known by that name, what is written here overriding."""

    __slots__ = ()


@frozen
class Block(Header):
    """Items that belong together: a `section NAME`, or else what its first dose says: `rounds N`."""

    items: tuple["Item", ...] = ()


Item = Exercise | Do | Block | Rest | Prepare


@frozen
class Routine(Block):
    """The whole file; its doses are defaults for all its items. A library defines, and plays nothing."""

    variants: tuple[Variants, ...] = field(default=(), kw_only=True)
    settings: tuple[Setting, ...] = field(default=(), kw_only=True)
    uses: tuple[Use, ...] = field(default=(), kw_only=True)
    is_library: bool = field(default=False, kw_only=True)
    source: Source | None = field(default=None, eq=False, repr=False, kw_only=True)
