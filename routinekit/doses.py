"""The doses: numbers for the clock, one small class for each kind.

A class says the word it is written with and what its number may measure; the parser, the formatter and the
strategies read that here. What a dose leads to in time lives in `plan`, which of several counts in `resolve`.
"""

from fractions import Fraction
from typing import ClassVar, Literal

from attrs import evolve, field, frozen

from routinekit.numbers import Condition, Number, as_number
from routinekit.quantities import Amount, Dimension, clock_text, number_text
from routinekit.source import Span


@frozen
class Node:
    """Anything an author wrote. `span` is None where the node was built in Python."""

    span: Span | None = field(default=None, eq=False, repr=False, kw_only=True)


@frozen
class Dose(Node):
    """A number for the clock. Of doses of one `kind` the nearest counts."""

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


# ---------------------------------------------------------------- how much


@frozen
class Sets(Numbered):
    """`sets 3`."""

    word = "sets"
    takes = COUNTED
    fractions = False


@frozen
class Rounds(Numbered):
    """`rounds 3`: a block, so many times; on an exercise another word for sets."""

    word = "rounds"
    takes = COUNTED
    fractions = False


@frozen
class Reps(Numbered):
    """`reps 10`."""

    word = "reps"
    takes = COUNTED
    fractions = False
    lists = True


@frozen
class Hold(Numbered):
    """`hold 5s` or `hold 5 breaths`."""

    word = "hold"
    takes = ("time", "breath")
    lists = True


@frozen
class Work(Numbered):
    """`for 30s`, `for 400 metres`, `for 5 breaths`."""

    word = "for"
    takes = ("time", "breath", "length", "calories", "steps")
    lists = True

    @property
    def lasts(self) -> bool:
        """Whether it is a time or breaths, and no length that takes as long as it takes."""
        return not self.is_open and self.amount.unit.dimension in ("time", "breath")


# ---------------------------------------------------------------- the clock inside a repetition


@frozen
class Pace(Numbered):
    """How long something lasts that the clock can't know by itself; a time."""


@frozen
class Rep(Pace):
    """`rep 4s`: one repetition."""

    word = "rep"
    lists = True


@frozen
class Breath(Pace):
    """`breath 5s`: one breath, in and out."""

    word = "breath"
    lists = True


@frozen
class Prepare(Pace):
    """`prepare 10s`: getting into position; as an item, a preparation where it stands."""

    word = "prepare"
    zero = True


@frozen
class Switch(Pace):
    """`switch 5s`: changing sides."""

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


@frozen
class Tempo(Pattern):
    """`tempo 3-1-1-0`: lower, pause, lift, pause, always four parts."""

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


# ---------------------------------------------------------------- sides

Side = Literal["left", "right", "affected", "unaffected"]
Turns = Literal["per", "alternating", "half", "both"] | Side
Level = Literal["rounds", "sets", "work"]


@frozen
class Sides(Dose):
    """Which sides do the work.

    `turns` is `per` (all of one side, then all of the other), `alternating` (another side each time), `half`
    (one time shared), `both` (together, lifting what comes from outside) or a side, which does it alone.
    `level` tells what is turned: the work within a set, whole sets or rounds. `each` tells that the count
    beside an `alternating` is for each side.
    """

    word = "sides"
    turns: Turns
    part: str = "side"
    level: Level = "work"
    each: bool = False

    def __str__(self) -> str:
        match self.turns:
            case "per":
                return f"per {self.part}"
            case "alternating":
                return f"per {self.part} alternating" if self.each else "alternating"
            case "half":
                return f"half per {self.part}"
            case "both":
                return f"both {self.part}s"
        return f"{self.turns} only" if self.part == "side" else f"{self.turns} {self.part} only"


@frozen
class Order(Dose):
    """`right first`: which side begins."""

    word = "first"
    side: Side

    def __str__(self) -> str:
        return f"{self.side} first"


# ---------------------------------------------------------------- load, effort, intensity


@frozen
class Load(Numbered):
    """`load 60kg`, `load 75% of 1RM`, `load red band`."""

    word = "load"
    takes = ("mass", "share")
    lists = True
    zero = True


@frozen
class Rpe(Numbered):
    """`rpe 8`: how hard it is, up to 10."""

    word = "rpe"
    takes = COUNTED
    lists = True


@frozen
class Rir(Numbered):
    """`rir 2`: repetitions left in reserve."""

    word = "rir"
    takes = COUNTED
    zero = True
    lists = True


@frozen
class At(Numbered):
    """`at 85% of HRmax`, `at 250W`, `at zone 2`, `at 5:00 per km`, `at easy pace`.

    `per` is the length that a time is for. Intensities that measure different things stand beside each other.
    """

    word = "at"
    takes = ("share", "power", "cadence", "pulse", "speed", "zone", "time")
    lists = True
    per: Amount | None = None

    @property
    def kind(self) -> str:
        """One kind for each thing that is measured."""
        value = self.number.values[0]
        measured = value.amount.unit.dimension if value.amount else value.unit and value.unit.dimension
        return f"at {measured or 'words'}"

    def __str__(self) -> str:
        if self.kind == "at zone":
            return f"at zone {self.figures}"
        if not self.per:
            return super().__str__()
        length = str(self.per) if self.per.value != 1 else self.per.unit.words[0]
        return f"at {clock_text(self.amount.milliseconds)} per {length}"


@frozen
class Ramp(Dose):
    """`ramp 40% to 75% of FTP`: from one intensity to another."""

    word = "ramp"
    low: Number
    high: Number

    def __str__(self) -> str:
        return f"ramp {self.low} to {self.high}"


# ---------------------------------------------------------------- rest

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
class Rest(Numbered):
    """`rest 30s`, with the place where it stands; None is a plain rest, or a rest item.

    `at` is what is done instead of nothing: `rest 200 metres at easy pace`. Without a number, under `every …,
    alternating`, it is a whole interval.
    """

    word = "rest"
    takes = ("time", "breath", "length", "calories", "steps")
    lists = True
    zero = True
    place: Place | None = None
    at: At | None = None

    def __str__(self) -> str:
        change = self.number.change
        figures = str(evolve(self.number, change=None))
        parts = [self.word, figures, str(self.at or ""), self.place or "", str(change or "")]
        return " ".join(part for part in parts if part)

    @property
    def kind(self) -> str:
        """Rests of different places are different kinds; a plain one stands between sets."""
        return f"rest {self.place or 'between sets'}"

    @property
    def head(self) -> str:
        """What stands before the colon where it is told in words."""
        return f"{self.word} {self.place}" if self.place else self.word

    @property
    def is_bare(self) -> bool:
        """Whether it has no number: a whole interval of rest."""
        return not self.number.values

    @property
    def is_nothing(self) -> bool:
        """Whether it is a rest of no time, which keeps its place free."""
        return not self.is_open and not self.amount.value


# ---------------------------------------------------------------- blocks


@frozen
class Superset(Dose):
    """`superset`: the sets of the exercises in turn, until each is done."""

    word = "superset"


@frozen
class Circuit(Dose):
    """`circuit`: one set of each."""

    word = "circuit"


@frozen
class Every(Numbered):
    """`every 1min`: what it holds begins on that clock; `total` is the time of all intervals together."""

    word = "every"
    total: Number | None = None

    def __str__(self) -> str:
        return super().__str__() + (f" for {self.total}" if self.total else "")


@frozen
class Times(Numbered):
    """`12 times`: so many intervals of `every`."""

    word = "times"
    takes = COUNTED
    fractions = False

    def __str__(self) -> str:
        return f"{self.figures} times"


@frozen
class Amrap(Numbered):
    """`amrap 20min`: as many rounds as possible."""

    word = "amrap"


@frozen
class ForTime(Dose):
    """`for time`: as fast as possible, with a watch."""

    word = "for time"


@frozen
class Cap(Numbered):
    """`cap 10min`: when the watch of `for time` ends it."""

    word = "cap"


@frozen
class Choose(Numbered):
    """`choose one`: the person picks so many of the items."""

    word = "choose"
    takes = COUNTED
    fractions = False

    def __str__(self) -> str:
        return "choose one" if self.figures == "1" else super().__str__()


# ---------------------------------------------------------------- when it applies


@frozen
class Only(Dose):
    """`only hard or normal`, `only week 3-4`: one of the conditions must hold."""

    word = "only"
    conditions: tuple[Condition, ...]

    def __str__(self) -> str:
        return f"only {' or '.join(map(str, self.conditions))}"


@frozen
class Optional(Dose):
    """`optional`: done only if the person takes it."""

    word = "optional"


# ---------------------------------------------------------------- record and plan


@frozen
class Ask(Dose):
    """`ask pain`: what the person is asked for afterwards."""

    word = "ask"
    what: Literal["pain", "effort", "reps", "time", "load"]

    def __str__(self) -> str:
        return f"ask {self.what}"


@frozen
class StopIf(Dose):
    """`stop if pain > 3`: a report that ends it."""

    word = "stop"
    what: Literal["pain", "effort"]
    comparison: Literal[">", ">=", "<", "<="]
    limit: Fraction

    def __str__(self) -> str:
        return f"stop if {self.what} {self.comparison} {number_text(self.limit)}"


@frozen
class Frequency(Dose):
    """`frequency 2-3 times a day`, `every other day`, `on Mon, Wed, Fri`; or `told` in words.

    `text` is as it is written. `low` to `high` are times, or `days`, in each `per`; `hours` and `days_apart`
    tell how far apart they are.
    """

    word = "frequency"
    text: str
    low: int | None = None
    high: int | None = None
    of: Literal["times", "days"] = "times"
    per: Literal["day", "week", "month", ""] = ""
    hours: Fraction | None = None
    days_apart: int | None = None
    days: tuple[str, ...] = ()
    told: str = ""

    @property
    def words(self) -> str:
        """How often, in words."""
        return self.told

    def __str__(self) -> str:
        return f"frequency {self.text}"


@frozen
class Course(Numbered):
    """`course 6 weeks`."""

    word = "course"
    takes = ("calendar",)


@frozen
class Takes(Numbered):
    """`takes 20min`: what the author says that it lasts."""

    word = "takes"


MEASURE = frozenset({Reps.word, Hold.word, Work.word})
"""How much of an exercise is done: inherited as a whole or not at all."""

ANYWHERE_AGAIN = frozenset({Only.word, Ask.word, StopIf.word})
"""What may be said more than once on one header, and adds up."""

NUMBERED: dict[str, type[Numbered]] = {
    kind.word: kind
    for kind in (
        *(Sets, Rounds, Reps, Hold, Work, Rep, Breath, Prepare, Switch, Load, Rpe, Rir, At, Rest, Every),
        *(Times, Amrap, Cap, Choose, Course, Takes),
    )
}
"""The doses that have a number, by their word."""
