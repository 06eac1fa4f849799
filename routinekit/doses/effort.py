"""How hard it is: load, effort, intensity."""

from attrs import frozen

from routinekit.doses.base import COUNTED, Dose, Numbered
from routinekit.numbers import Number
from routinekit.quantities import Amount, clock_text


class Load(Numbered):
    """`load 60kg`, `load 75% of 1RM`, `load red band`."""

    __slots__ = ()
    word = "load"
    takes = ("mass", "share")
    lists = True
    zero = True


class Rpe(Numbered):
    """`rpe 8`: how hard it is, up to 10."""

    __slots__ = ()
    word = "rpe"
    takes = COUNTED
    lists = True


class Rir(Numbered):
    """`rir 2`: repetitions left in reserve."""

    __slots__ = ()
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
        length = str(self.per).removeprefix("1 ")
        change = f" {self.number.change}" if self.number.change else ""
        return f"at {clock_text(self.amount.milliseconds)} per {length}{change}"


@frozen
class Ramp(Dose):
    """`ramp 40% to 75% of FTP`: from one intensity to another."""

    word = "ramp"
    low: Number
    high: Number

    def __str__(self) -> str:
        return f"ramp {self.low} to {self.high}"
