"""How much is done: sets, repetitions, holds, times; and the clock inside one repetition."""

from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from routinekit.doses.base import COUNTED, Dose, Node, Numbered
from routinekit.numbers import Number
from routinekit.quantities import number_text


class Sets(Numbered):
    """`sets 3`."""

    __slots__ = ()
    word = "sets"
    takes = COUNTED
    fractions = False


class Rounds(Numbered):
    """`rounds 3`: a block, so many times; on an exercise another word for sets."""

    __slots__ = ()
    word = "rounds"
    takes = COUNTED
    fractions = False


class Reps(Numbered):
    """`reps 10`."""

    __slots__ = ()
    word = "reps"
    takes = COUNTED
    fractions = False
    lists = True


class Hold(Numbered):
    """`hold 5s` or `hold 5 breaths`."""

    __slots__ = ()
    word = "hold"
    takes = ("time", "breath")
    lists = True


class Work(Numbered):
    """`for 30s`, `for 400 metres`, `for 5 breaths`."""

    __slots__ = ()
    word = "for"
    takes = ("time", "breath", "length", "calories", "steps")
    lists = True

    @property
    def lasts(self) -> bool:
        """Whether it is a time or breaths, and no length that takes as long as it takes."""
        return not self.is_open and self.amount.unit.dimension in ("time", "breath")


# ---------------------------------------------------------------- the clock inside a repetition


class Pace(Numbered):
    """How long something lasts that the clock can't know by itself; a time."""

    __slots__ = ()
    bounds = False


class Rep(Pace):
    """`rep 4s`: one repetition."""

    __slots__ = ()
    word = "rep"
    lists = True


class Breath(Pace):
    """`breath 5s`: one breath, in and out."""

    __slots__ = ()
    word = "breath"
    lists = True


class Prepare(Pace):
    """`prepare 10s`: getting into position; as an item, a preparation where it stands."""

    __slots__ = ()
    word = "prepare"
    zero = True


class Switch(Pace):
    """`switch 5s`: changing sides."""

    __slots__ = ()
    word = "switch"
    zero = True


@frozen
class Pattern(Dose):
    """Seconds in turn within one cycle; None is `X`, as fast as possible, a text is the name of a setting."""

    parts: tuple[Fraction | str | None, ...]
    told: str = field(default="", kw_only=True)

    @property
    def words(self) -> str:
        """How fast, in words."""
        return self.told

    def __str__(self) -> str:
        return f"{self.word} {self.figures}"

    @property
    def figures(self) -> str:
        """The parts as they are written: `3-0-X-0`."""
        return "-".join(_part_text(part) for part in self.parts)

    @property
    def seconds(self) -> tuple[Fraction | None, ...]:
        """The parts of a pattern that has been settled."""
        return tuple(None if isinstance(part, str) else part for part in self.parts)


def _part_text(part: Fraction | str | None) -> str:
    if part is None:
        return "X"
    return f"{{{part}}}" if isinstance(part, str) else number_text(part)


class Tempo(Pattern):
    """`tempo 3-1-1-0`: lower, pause, lift, pause, always four parts."""

    __slots__ = ()
    word = "tempo"


@frozen
class Breathe(Pattern):
    """`breathe 4-7-8`: in, out; in, hold, out; or in, hold, out, hold."""

    word = "breathe"
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
    parts: tuple[Phase, ...]
