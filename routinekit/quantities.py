"""Exact amounts and their units.

Here live the one table of units and `Amount`, a number of one of them. Numbers are exact fractions and
become whole milliseconds only when a time is asked for. How an amount is written lives in the grammar, what
it means for a step in `plan`.
"""

from fractions import Fraction
from typing import Literal

from attrs import frozen

Dimension = Literal[
    "count",
    "time",
    "breath",
    "length",
    "calories",
    "steps",
    "mass",
    "speed",
    "power",
    "cadence",
    "pulse",
    "share",
    "zone",
    "calendar",
]


@frozen
class Unit:
    """One unit: what it measures, how many base units it is, and how authors write it.

    `words` begins with the canonical form. The base units are milliseconds, metres, kilograms, metres per
    hour; the others count themselves.
    """

    dimension: Dimension
    factor: Fraction
    words: tuple[str, ...]
    singular: str
    plural: str


def _unit(
    dimension: Dimension, factor: str | int, words: str, singular: str, plural: str | None = None
) -> Unit:
    return Unit(dimension, Fraction(factor), tuple(words.split()), singular, plural or singular + "s")


UNITS: tuple[Unit, ...] = (
    _unit("time", 1000, "s sec secs second seconds", "second"),
    _unit("time", 60_000, "min mins minute minutes", "minute"),
    _unit("time", 3_600_000, "h hour hours", "hour"),
    _unit("breath", 1, "breaths breath", "breath"),
    _unit("length", 1, "metres metre meters meter", "metre"),
    _unit("length", 1000, "km kilometre kilometres kilometer kilometers", "kilometre"),
    # The international yard and pound, 1959: a yard is 0.9144 m, a pound 0.45359237 kg.
    _unit("length", "1609.344", "miles mile", "mile"),
    _unit("length", "0.9144", "yards yard", "yard"),
    _unit("length", "0.3048", "feet foot ft", "foot", "feet"),
    _unit("length", "0.01", "cm", "centimetre"),
    _unit("length", "0.0254", "inches inch", "inch", "inches"),
    _unit("calories", 1, "calories calorie cal", "calorie"),
    _unit("steps", 1, "steps step", "step"),
    _unit("mass", 1, "kg", "kilogram"),
    _unit("mass", "0.45359237", "lb lbs", "pound"),
    _unit("speed", 1000, "kph", "kilometre per hour", "kilometres per hour"),
    _unit("speed", "1609.344", "mph", "mile per hour", "miles per hour"),
    _unit("power", 1, "w", "watt"),
    _unit("cadence", 1, "rpm", "turn per minute", "turns per minute"),
    _unit("pulse", 1, "bpm", "beat per minute", "beats per minute"),
    _unit("share", 1, "%", "percent", "percent"),
    _unit("zone", 1, "zone", "zone"),
    _unit("calendar", 1, "days day", "day"),
    _unit("calendar", 7, "weeks week", "week"),
    _unit("calendar", 30, "months month", "month"),
)

UNIT_OF_WORD = {word: unit for unit in UNITS for word in unit.words}
SECOND, MINUTE, HOUR, BREATH = (UNIT_OF_WORD[word] for word in ("s", "min", "h", "breaths"))
COUNT = Unit("count", Fraction(1), ("",), "", "")
"""What a number without a unit counts."""


@frozen(eq=False)
class Amount:
    """An exact number of a unit, such as 90 seconds or 5 breaths.

    What is as long or as heavy is equal, whatever unit it was written in.
    """

    value: Fraction
    unit: Unit

    @property
    def _exactly(self) -> tuple[Dimension, Fraction]:
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
    """Figures with their unit as an author writes it: `30s`, `400 metres`; a zone has its word before it."""
    if unit.dimension == "zone":
        return figures
    word = unit.singular if figures == "1" and unit.words[0] == unit.plural else unit.words[0]
    return f"{figures}{'' if word in _TOUCHING else ' '}{word}"


_TOUCHING = ("", "s", "min", "h", "%", "kg", "lb", "w")
"""Units that are written without a blank."""


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
