"""How heavy and how hard: loads, perceived effort, intensities."""

from typing import Self

from attrs import evolve, frozen

from routinekit.doses.base import COUNTED, Change, Dose, Numbered
from routinekit.numbers import Number
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
        """The number as it is written: `85% of HRmax`, `zone 2`, `5:00 per km`."""
        if self.which == "zone":
            return f"zone {super().figures}"
        if not self.per:
            return super().figures
        length = str(self.per).removeprefix("1 ")
        change = f" {self.number.change}" if self.number.change else ""
        return f"{clock_text(self.amount.milliseconds)} per {length}{change}"


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
