"""How much is done: sets, repetitions, holds, times; and the clock inside one repetition."""

from fractions import Fraction
from typing import ClassVar, Literal, Self

from attrs import evolve, field, frozen

from routinekit.doses.base import COUNTED, NOT_OF_ONE_SET, Change, Dose, Kind, Node, Numbered
from routinekit.numbers import Number
from routinekit.quantities import number_text

__all__ = [
    "Breath",
    "Breathe",
    "Hold",
    "Pace",
    "Pattern",
    "Phase",
    "Phases",
    "Prepare",
    "Rep",
    "Reps",
    "Rounds",
    "Sets",
    "Switch",
    "Tempo",
    "Work",
]


class Sets(Numbered):
    """`sets 3`."""

    __slots__ = ()
    word = "sets"
    forms = {"sets": ("sets 3", "3 sets"), "x": ("3 x 10", "3 x 30s", "3 x hold 30s")}
    takes = COUNTED
    fractions = False
    hosts = NOT_OF_ONE_SET
    turned = "sets"
    leads = 1


class Rounds(Numbered):
    """`rounds 3`: a block, so many times; on an exercise another word for sets."""

    __slots__ = ()
    word = "rounds"
    forms = {"rounds": ("rounds 3", "3 rounds"), "repeat": ("repeat 3 times",)}
    takes = COUNTED
    fractions = False
    in_words = False
    hosts = frozenset({"exercise", "block"})
    inherited = False
    opens = combines = True
    turned = "rounds"


class Reps(Numbered):
    """`reps 10`."""

    __slots__ = ()
    word = "reps"
    forms = {"reps": ("reps 10", "10 reps", "reps 5+", "reps max")}
    takes = COUNTED
    fractions = False
    lists = True
    measure = True
    turned = "work"
    leads = 2


class Hold(Numbered):
    """`hold 5s` or `hold 5 breaths`."""

    __slots__ = ()
    word = "hold"
    forms = {"hold": ("hold 5s", "hold 5 breaths")}
    takes = ("time", "breath")
    lists = True
    measure = True
    turned = "work"
    excludes = (Kind("for"), Kind("tempo"), Kind("breathe"), Kind("phases"))
    leads = 3


class Work(Numbered):
    """`for 30s`, `for 400 metres`, `for 5 breaths`."""

    __slots__ = ()
    word = "for"
    forms = {"for": ("for 30s", "for 400 metres", "for 5 breaths")}
    takes = ("time", "breath", "length", "calories", "steps")
    lists = True
    measure = True
    turned = "work"
    leads = 4

    @property
    def lasts(self) -> bool:
        """Whether it is a time or breaths, and no length that takes as long as it takes."""
        return not self.is_open and self.amount.unit.dimension in ("time", "breath")


# ---------------------------------------------------------------- the clock inside a repetition


class Pace(Numbered):
    """How long something lasts that the clock can't know by itself; a time.

    Until an author writes it, it lasts its `usual` milliseconds, which are an estimate.
    """

    __slots__ = ()
    bounds = False
    hosts = NOT_OF_ONE_SET
    usual: ClassVar[int]


class Rep(Pace):
    """`rep 4s`: one repetition."""

    __slots__ = ()
    word = "rep"
    forms = {"rep": ("rep 4s",)}
    lists = True
    usual = 4000


class Breath(Pace):
    """`breath 5s`: one breath, in and out."""

    __slots__ = ()
    word = "breath"
    forms = {"breath": ("breath 5s",)}
    lists = True
    of_blocks = True
    usual = 5000


class Prepare(Pace):
    """`prepare 10s`: getting into position; as an item, a preparation where it stands."""

    __slots__ = ()
    word = "prepare"
    forms = {"prepare": ("prepare 10s",)}
    zero = True
    hosts = NOT_OF_ONE_SET | {"item"}
    of_blocks = True
    usual = 10_000


class Switch(Pace):
    """`switch 5s`: changing sides."""

    __slots__ = ()
    word = "switch"
    forms = {"switch": ("switch 5s",)}
    zero = True
    of_blocks = True
    usual = 5000


@frozen
class Pattern(Dose):
    """Seconds in turn within one cycle; None is `X`, as fast as possible, a text is the name of a setting."""

    in_words = True
    parts: tuple[Fraction | str | None, ...]
    told: str = field(default="", kw_only=True)

    @property
    def words(self) -> str:
        """How fast, in words."""
        return self.told

    @property
    def is_fixed(self) -> bool:
        """Whether none of its parts is a setting."""
        return not any(isinstance(part, str) for part in self.parts)

    def __str__(self) -> str:
        return f"{self.word} {self.figures}"

    @property
    def figures(self) -> str:
        """The parts as they are written: `3-0-X-0`."""
        return "-".join(_part_text(part) for part in self.parts)

    @property
    def seconds(self) -> tuple[Fraction | None, ...]:
        """The parts of a pattern that has been evaluated."""
        return tuple(None if isinstance(part, str) else part for part in self.parts)


def _part_text(part: Fraction | str | None) -> str:
    if part is None:
        return "X"
    return f"{{{part}}}" if isinstance(part, str) else number_text(part)


class Tempo(Pattern):
    """`tempo 3-1-1-0`: lower, pause, lift, pause, always four parts."""

    __slots__ = ()
    word = "tempo"
    forms = {"tempo": ("tempo 3-1-1-0",)}
    excludes = (Kind("breathe"), Kind("phases"))


@frozen
class Breathe(Pattern):
    """`breathe 4-7-8`: in, out; in, hold, out; or in, hold, out, hold."""

    word = "breathe"
    forms = {"breathe": ("breathe 4-6", "breathe 4-7-8", "breathe 6 per minute")}
    excludes = (Kind("phases"),)
    parts: tuple[Fraction | str, ...]

    def __str__(self) -> str:
        first = self.parts[0] if len(self.parts) == 2 and self.parts[0] == self.parts[1] else None
        rate = Fraction(30) / first if isinstance(first, Fraction) else None
        if rate and "/" in self.figures and "/" not in number_text(rate):
            return f"breathe {number_text(rate)} per minute"
        return super().__str__()


@frozen
class Phase(Node):
    """One line of a repetition: how long, and what to do.

    `number` is a time or breaths; without one, `way` says that it is half a breath `in` or `out`, or `then`
    as long as it takes.
    """

    text: str
    number: Number | None = None
    way: Literal["", "in", "out", "then"] = ""

    def __str__(self) -> str:
        return f"{self.number or self.way}: {self.text}"


@frozen
class Phases(Dose):
    """The phases of one repetition, in order, each on a line of its own."""

    word = "phases"
    hosts = frozenset({"exercise"})
    parts: tuple[Phase, ...]

    @property
    def is_fixed(self) -> bool:
        """Whether its numbers are the same in every context, and its words name no setting."""
        return super().is_fixed and not any("{" in part.text for part in self.parts)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of its parts."""
        return tuple(part.number for part in self.parts if part.number)

    def with_numbers(self, change: Change) -> Self:
        """The same with other numbers."""
        parts = (evolve(part, number=part.number and change(part.number, self)) for part in self.parts)
        return evolve(self, parts=tuple(parts))
