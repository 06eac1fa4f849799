"""What the author wrote, as frozen objects.

A `Routine` has prose, doses and items; an item is an `Exercise`, a `Do`, a `Block` with items of its own, or
a rest or a preparation that stands by itself. Doses are small classes, one a kind. Each node knows the span
it comes from, which is no part of its identity: two texts that say the same are equal. What a dose leads to
in time lives in `plan`, which of several doses counts in `resolve`.
"""

from fractions import Fraction
from typing import ClassVar, Literal

from attrs import field, frozen

from routinekit.quantities import Amount, number_text
from routinekit.source import Source, Span


@frozen
class Node:
    """Anything an author wrote. `span` is None where the node was built in Python."""

    span: Span | None = field(default=None, eq=False, repr=False, kw_only=True)


@frozen
class Prose(Node):
    """Words for people: a field such as `position` and its text; a blank line parts its paragraphs."""

    field: str
    text: str


# ---------------------------------------------------------------- doses


@frozen
class Dose(Node):
    """A number for the clock. Of doses of one `kind` the nearest counts."""

    word: ClassVar[str]

    @property
    def kind(self) -> str:
        """What this dose speaks of; on one header it may be spoken of once."""
        return self.word


@frozen
class Counted(Dose):
    """A dose that is a whole number."""

    count: int

    def __str__(self) -> str:
        return f"{self.word} {self.count}"


@frozen
class Sets(Counted):
    """`sets 3`."""

    word = "sets"


@frozen
class Rounds(Counted):
    """`rounds 3`: a block, so many times; on an exercise another word for sets."""

    word = "rounds"


@frozen
class Reps(Counted):
    """`reps 10`."""

    word = "reps"


@frozen
class Measured(Dose):
    """A dose that is an amount of some unit."""

    amount: Amount

    def __str__(self) -> str:
        return f"{self.word} {self.amount}"


@frozen
class Hold(Measured):
    """`hold 5s` or `hold 5 breaths`."""

    word = "hold"


@frozen
class Work(Measured):
    """`for 30s`, `for 400 metres`, `for 5 breaths`."""

    word = "for"

    @property
    def lasts(self) -> bool:
        """Whether it is a time or breaths, and no length that takes as long as it takes."""
        return self.amount.unit.dimension in ("time", "breath")


@frozen
class Pace(Measured):
    """How long something lasts that the clock can't know by itself; a time."""


@frozen
class Rep(Pace):
    """`rep 4s`: one repetition."""

    word = "rep"


@frozen
class Breath(Pace):
    """`breath 5s`: one breath, in and out."""

    word = "breath"


@frozen
class Prepare(Pace):
    """`prepare 10s`: getting into position; as an item, a preparation where it stands."""

    word = "prepare"


@frozen
class Switch(Pace):
    """`switch 5s`: changing sides."""

    word = "switch"


@frozen
class Pattern(Dose):
    """Seconds in turn within one cycle; None is `X`, as fast as possible."""

    parts: tuple[Fraction | None, ...]

    def __str__(self) -> str:
        return f"{self.word} {self.figures}"

    @property
    def figures(self) -> str:
        """The parts as they are written: `3-0-X-0`."""
        return "-".join("X" if part is None else number_text(part) for part in self.parts)


@frozen
class Tempo(Pattern):
    """`tempo 3-1-1-0`: lower, pause, lift, pause, always four parts."""

    word = "tempo"


@frozen
class Breathe(Pattern):
    """`breathe 4-7-8`: in, out; in, hold, out; or in, hold, out, hold."""

    word = "breathe"
    parts: tuple[Fraction, ...]

    def __str__(self) -> str:
        rate = Fraction(30) / self.parts[0] if len(set(self.parts)) == 1 and len(self.parts) == 2 else None
        if rate and "/" in self.figures and "/" not in number_text(rate):
            return f"breathe {number_text(rate)} per minute"
        return super().__str__()


Side = Literal["left", "right"]
Level = Literal["rounds", "sets", "work"]


@frozen
class Sides(Dose):
    """Which sides do the work, and in which order.

    `turns` is `per` (all of one side, then all of the other), `alternating` (another side each time) or a
    side, which does it alone. `level` tells what is turned: the work within a set, whole sets or rounds.
    `each` tells that the count beside an `alternating` is for each side.
    """

    word = "sides"
    turns: Literal["per", "alternating"] | Side
    part: str = "side"
    level: Level = "work"
    each: bool = False

    def __str__(self) -> str:
        if self.turns == "per":
            return f"per {self.part}"
        if self.turns == "alternating":
            return f"per {self.part} alternating" if self.each else "alternating"
        return f"{self.turns} only" if self.part == "side" else f"{self.turns} {self.part} only"


Place = Literal[
    "between sets",
    "between sides",
    "between exercises",
    "between rounds",
    "between all",
    "after",
    "after each",
]


@frozen
class Rest(Measured):
    """`rest 30s`, with the place where it stands; None is a plain rest, or a rest item."""

    word = "rest"
    place: Place | None = None

    def __str__(self) -> str:
        return f"rest {self.amount}" + (f" {self.place}" if self.place else "")

    @property
    def kind(self) -> str:
        """Rests of different places are different kinds; a plain one stands between sets."""
        return f"rest {self.place or 'between sets'}"


# ---------------------------------------------------------------- headers


@frozen
class Header(Node):
    """A line with a name, and the prose and doses that belong to it."""

    name: str
    prose: tuple[Prose, ...] = ()
    doses: tuple[Dose, ...] = ()


@frozen
class Exercise(Header):
    """`exercise NAME`: introduces a name and does it here."""


@frozen
class Do(Header):
    """`do NAME`: does what is known by that name, what is written here overriding."""


@frozen
class Block(Header):
    """Items that belong together: a `section NAME`, or with an empty name `rounds N`."""

    items: tuple["Item", ...] = ()


Item = Exercise | Do | Block | Rest | Prepare


@frozen
class Routine(Block):
    """The whole file; its doses are defaults for all its items."""

    source: Source | None = field(default=None, eq=False, repr=False, kw_only=True)
