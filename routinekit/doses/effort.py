"""How heavy and how hard: loads, perceived effort, intensities."""

from collections.abc import Sequence
from typing import Self

from attrs import evolve, frozen

from routinekit.doses.base import COUNTED, Change, Dose, Numbered
from routinekit.numbers import Number, Value
from routinekit.quantities import Amount, clock_text

__all__ = ["At", "Load", "Ramp", "Rir", "Rpe"]


class Load(Numbered):
    """`load 60kg`, `load 75% of 1RM`, `load red band`."""

    __slots__ = ()
    word = "load"
    forms = {"load": ("load 60kg", "load 75% of 1RM", "load red band")}
    takes = ("mass", "share")
    lists = True
    zero = True
    shown = "load {number}"
    said = "{spoken}"


class Rpe(Numbered):
    """`rpe 8`: how hard it is, up to 10."""

    __slots__ = ()
    word = "rpe"
    forms = {"rpe": ("rpe 8",)}
    takes = COUNTED
    lists = True
    shown = "RPE {number}"


class Rir(Numbered):
    """`rir 2`: repetitions left in reserve."""

    __slots__ = ()
    word = "rir"
    forms = {"rir": ("rir 2",)}
    takes = COUNTED
    zero = True
    lists = True
    shown = "RIR {number}"


@frozen
class At(Numbered):
    """`at 85% of HRmax`, `at 250W`, `at zone 2`, `at 5:00 per km`, `at easy pace`.

    `per` is the length that a time is for. Intensities that measure different things stand beside each other.
    """

    word = "at"
    forms = {"at": ("at 85% of HRmax", "at zone 2", "at 5:00 per km")}
    takes = ("share", "power", "cadence", "pulse", "speed", "zone", "time")
    lists = True
    shown = "at {number}"
    per: Amount | None = None

    @property
    def which(self) -> str:
        """One kind for each thing that is measured."""
        value = self.number.values[0]
        unit = value.amount.unit if value.amount else value.unit
        return unit.dimension if unit else ""

    @property
    def figures(self) -> str:
        """The number as it is written: `85% of HRmax`, `zone 2`, `5:00-5:30 per km`."""
        if self.which == "zone":
            return f"zone {super().figures}"
        if not self.per:
            return super().figures
        number = self.number
        others = [
            " ".join([*map(str, each.conditions), _clocks(each.values)]) for each in number.alternatives
        ]
        parts = [_clocks(number.values)]
        parts += [f"({', '.join(others)})"] if others else []
        parts += ["per", str(self.per).removeprefix("1 ")]
        parts += [str(number.change)] if number.change else []
        return " ".join(parts)


def _clocks(values: Sequence[Value]) -> str:
    """The times of a pace, one or one a set: `5:00`, `5:00-5:30-6:00`."""
    *before, last = values
    joined = len(before) > 1 and all(value.is_plain for value in before) and not last.ends
    return ("-" if joined else " then ").join(map(_clock, values))


def _clock(value: Value) -> str:
    """One time of a pace, or both ends of a range, as a clock shows them: `5:00`, `5:00-5:30+`."""
    if value.amount is None:
        return str(value)
    times = "-".join(clock_text(end.milliseconds) for end in value.ends or (value.amount,))
    return {"up to": f"up to {times}", "at least": f"{times}+"}.get(value.bound, times)


@frozen
class Ramp(Dose):
    """`ramp 40% to 75% of FTP`: from one intensity to another."""

    word = "ramp"
    forms = {"ramp": ("ramp 40% to 75% of FTP",)}
    shown = "from {from} to {to}"
    low: Number
    high: Number

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Where it begins, and where it ends."""
        return (self.low, self.high)

    def with_numbers(self, change: Change) -> Self:
        """The same with other numbers."""
        return evolve(self, low=change(self.low, self), high=change(self.high, self))

    @property
    def announced(self) -> str:
        """What a voice says of it."""
        return f"from {self.low} to {self.high}"

    def __str__(self) -> str:
        return f"ramp {self.low} to {self.high}"
