"""Exact amounts and their units.

Here live the one table of dimensions and their units, a row each, and `Amount`, a number of a unit. Numbers
are exact fractions and become whole milliseconds only when a time is asked for. How an amount is written
lives in the grammar, what it means for a step in `plan`.
"""

from fractions import Fraction
from typing import Literal

from attrs import evolve, frozen

Stands = Literal["touching", "behind", "before"]
"""Where a unit stands beside its number: `30s`, `400 metres`, `zone 2`."""


@frozen
class Unit:
    """One unit: what it measures, how many base units it is, and how authors write it.

    `words` begins with the canonical form; any of them is read in any case. `stands` tells where it stands
    beside its number. `offered` are those that a message proposes where a number has no unit. The base units
    are milliseconds, metres, kilograms, metres per hour; the others count themselves.
    """

    dimension: str
    factor: Fraction
    words: tuple[str, ...]
    singular: str
    plural: str
    stands: Stands = "behind"
    offered: bool = False


@frozen
class Dimension:
    """What can be measured: how a message calls it, and its units.

    >>> DIMENSIONS["mass"].measured, [unit.words[0] for unit in DIMENSIONS["mass"].units]
    ('a mass', ['kg', 'lb'])
    """

    name: str
    measured: str
    units: tuple[Unit, ...]


def _unit(  # noqa: PLR0913 - a row of the table, each with its name but the first three
    words: str,
    factor: str | int,
    singular: str,
    plural: str = "",
    *,
    stands: Stands = "behind",
    offered: bool = False,
) -> Unit:
    """A unit, before it is known in what dimension it stands."""
    plural = plural or singular + "s"
    return Unit("", Fraction(factor), tuple(words.split()), singular, plural, stands, offered)


def _dimension(name: str, measured: str, *units: Unit) -> Dimension:
    return Dimension(name, measured, tuple(evolve(unit, dimension=name) for unit in units))


DIMENSIONS: dict[str, Dimension] = {
    row.name: row
    for row in (
        _dimension("count", "a count", Unit("count", Fraction(1), ("",), "", "", "touching")),
        _dimension(
            "time",
            "a time",
            _unit("s sec secs second seconds", 1000, "second", stands="touching", offered=True),
            _unit("min mins minute minutes", 60_000, "minute", stands="touching", offered=True),
            _unit("h hour hours", 3_600_000, "hour", stands="touching"),
        ),
        _dimension("breath", "breaths", _unit("breaths breath", 1, "breath", offered=True)),
        _dimension(
            "length",
            "a length",
            _unit("metres metre meters meter", 1, "metre", offered=True),
            _unit("km kilometre kilometres kilometer kilometers", 1000, "kilometre"),
            # The international yard and pound, 1959: a yard is 0.9144 m, a pound 0.45359237 kg.
            _unit("miles mile", "1609.344", "mile"),
            _unit("yards yard", "0.9144", "yard"),
            _unit("feet foot ft", "0.3048", "foot", "feet"),
            _unit("cm", "0.01", "centimetre"),
            _unit("inches inch", "0.0254", "inch", "inches"),
        ),
        _dimension("calories", "calories", _unit("calories calorie cal", 1, "calorie")),
        _dimension("steps", "steps", _unit("steps step", 1, "step")),
        _dimension(
            "mass",
            "a mass",
            _unit("kg", 1, "kilogram", stands="touching", offered=True),
            _unit("lb lbs", "0.45359237", "pound", stands="touching", offered=True),
        ),
        _dimension(
            "share", "a percentage", _unit("%", 1, "percent", "percent", stands="touching", offered=True)
        ),
        _dimension("power", "watts", _unit("W", 1, "watt", stands="touching", offered=True)),
        _dimension("cadence", "turns per minute", _unit("rpm", 1, "turn per minute", "turns per minute")),
        _dimension("pulse", "beats per minute", _unit("bpm", 1, "beat per minute", "beats per minute")),
        _dimension(
            "speed",
            "a speed",
            _unit("kph", 1000, "kilometre per hour", "kilometres per hour"),
            _unit("mph", "1609.344", "mile per hour", "miles per hour"),
        ),
        _dimension("zone", "a zone", _unit("zone", 1, "zone", stands="before")),
        _dimension(
            "calendar",
            "days, weeks or months",
            _unit("days day", 1, "day"),
            _unit("weeks week", 7, "week", offered=True),
            _unit("months month", 30, "month"),
        ),
    )
}
"""What can be measured, and in which units: a row each, in the order in which messages offer them."""

COUNT = DIMENSIONS["count"].units[0]
"""What a number without a unit counts."""

UNITS = tuple(unit for row in DIMENSIONS.values() for unit in row.units if unit is not COUNT)
"""All units that have a word."""

UNIT_OF_WORD = {word.lower(): unit for unit in UNITS for word in unit.words}
SECOND, MINUTE, HOUR, BREATH = (UNIT_OF_WORD[word] for word in ("s", "min", "h", "breaths"))


@frozen(eq=False)
class Amount:
    """An exact number of a unit, such as 90 seconds or 5 breaths.

    What is as long or as heavy is equal, whatever unit it was written in.
    """

    value: Fraction
    unit: Unit

    @property
    def _exactly(self) -> tuple[str, Fraction]:
        return self.unit.dimension, self.value * self.unit.factor

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Amount) and self._exactly == other._exactly

    def __hash__(self) -> int:
        return hash(self._exactly)

    @property
    def milliseconds(self) -> int:
        """A time in whole milliseconds, halves rounded up."""
        return round_half_up(self.value * self.unit.factor)

    @property
    def is_time(self) -> bool:
        """Whether this is a time on the clock, and not breaths or a length."""
        return self.unit.dimension == "time"

    def __str__(self) -> str:
        """The canonical form that an author writes: `1min 30s`, `400 metres`."""
        if self.is_time and self.milliseconds:
            return duration_text(self.milliseconds)
        return with_unit(number_text(self.value), self.unit)

    @property
    def spoken(self) -> str:
        """In words to read aloud: `1 minute 30 seconds`, `400 metres`."""
        if self.is_time:
            return spoken_duration(self.milliseconds)
        if self.unit.dimension in ("count", "zone"):
            return str(self)
        return counted(self.value, self.unit.singular, self.unit.plural)


def with_unit(figures: str, unit: Unit) -> str:
    """Figures with their unit as an author writes it: `30s`, `400 metres`.

    What stands before its number is written by the dose: `at zone 2`.
    """
    if unit.stands == "before":
        return figures
    word = unit.singular if figures == "1" and unit.words[0] == unit.plural else unit.words[0]
    return f"{figures}{'' if unit.stands == 'touching' else ' '}{word}"


def round_half_up(value: Fraction) -> int:
    """The nearest whole number, the larger one where two are as near."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def number(text: str) -> Fraction:
    """The exact value of `12`, `2.5` or `1/4`.

    Raises `ZeroDivisionError` for `1/0`.
    """
    return Fraction(text)


def clock_time(text: str) -> Amount | None:
    """The time that `1:30` or `1:02:03` is, or None where the digits make no clock (`1:75`, `1:5`)."""
    first, *rest = text.split(":")
    if not 1 <= len(rest) <= 2 or any(len(part) != 2 or int(part) >= 60 for part in rest):
        return None
    seconds = int(first)
    for part in rest:
        seconds = seconds * 60 + int(part)
    return Amount(Fraction(seconds), SECOND)


def number_text(value: Fraction) -> str:
    """A number as an author writes it: `12`, `2.5`, or `1/3` where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    for digits in range(1, 10):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            whole, part = divmod(scaled.numerator, 10**digits)
            return f"{whole}.{part:0{digits}}"
    return f"{value.numerator}/{value.denominator}"


def counted(value: Fraction | int, singular: str, plural: str) -> str:
    """A count with its noun: `1 rep`, `10 reps`."""
    return f"{number_text(Fraction(value))} {singular if value == 1 else plural}"


def _hours_minutes_seconds(milliseconds: int) -> tuple[tuple[Fraction, Unit], ...]:
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    parts = ((Fraction(hours), HOUR), (Fraction(minutes), MINUTE), (Fraction(rest, 1000), SECOND))
    return tuple(part for part in parts if part[0])


def duration_text(milliseconds: int) -> str:
    """A time as an author writes it: `1h 30s`, `2.5s`; `0s` for none."""
    parts = _hours_minutes_seconds(milliseconds)
    return " ".join(number_text(value) + unit.words[0] for value, unit in parts) or "0s"


def spoken_duration(milliseconds: int) -> str:
    """A time in words: `1 minute 30 seconds`."""
    parts = _hours_minutes_seconds(milliseconds)
    return " ".join(counted(value, unit.singular, unit.plural) for value, unit in parts) or "0 seconds"


def clock_text(milliseconds: int) -> str:
    """A time as a clock shows it: `0:05`, `12:30`, `1:02:03`; tenths only where there are some."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds, thousandths = divmod(rest, 1000)
    fraction = f".{thousandths:03}".rstrip("0") if thousandths else ""
    return (f"{hours}:{minutes:02}" if hours else str(minutes)) + f":{seconds:02}{fraction}"
