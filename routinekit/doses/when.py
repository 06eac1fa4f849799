"""When something is done, what is asked and recorded, and how it is planned."""

from fractions import Fraction
from typing import Literal

from attrs import frozen

from routinekit.doses.base import ANYWHERE, NOT_OF_ONE_SET, Dose, Numbered
from routinekit.numbers import Condition
from routinekit.quantities import number_text

__all__ = ["Ask", "Course", "Frequency", "Only", "Optional", "StopIf", "Takes"]


@frozen
class Only(Dose):
    """`only hard or normal`, `only week 3-4`: one of the conditions must hold."""

    word = "only"
    forms = {"only": ("only hard", "only week 3-4", "only last set")}
    hosts = ANYWHERE - {"routine"}
    inherited = False
    repeatable = True
    conditions: tuple[Condition, ...]

    def __str__(self) -> str:
        return f"only {' or '.join(map(str, self.conditions))}"


class Optional(Dose):
    """`optional`: done only if the person takes it."""

    __slots__ = ()
    word = "optional"
    forms = {"optional": ("optional",)}
    hosts = frozenset({"exercise", "block"})
    inherited = False


# ---------------------------------------------------------------- record and plan


@frozen
class Ask(Dose):
    """`ask pain`: what the person is asked for afterwards."""

    word = "ask"
    forms = {"ask": ("ask pain",)}
    hosts = NOT_OF_ONE_SET
    inherited = False
    repeatable = True
    what: Literal["pain", "effort", "reps", "time", "load"]

    def __str__(self) -> str:
        return f"ask {self.what}"


@frozen
class StopIf(Dose):
    """`stop if pain > 3`: a report that ends it."""

    word = "stop"
    forms = {"stop": ("stop if pain > 3",)}
    hosts = NOT_OF_ONE_SET
    inherited = False
    repeatable = True
    what: Literal["pain", "effort"]
    comparison: Literal[">", ">="]
    limit: Fraction

    def __str__(self) -> str:
        return f"stop if {self.what} {self.comparison} {number_text(self.limit)}"


@frozen
class Frequency(Dose):
    """`frequency 2-3 times a day`, `every other day`, `on Mon, Wed, Fri`; or `told` in words.

    `text` is as it is written. `low` to `high` (None: or more) are times, or `days`, in each `per`; `hours`
    and `days_apart` tell how far apart they are.
    """

    word = "frequency"
    forms = {"frequency": ("frequency 3 times a week", "frequency daily", "frequency on Mon, Wed, Fri")}
    hosts = NOT_OF_ONE_SET
    inherited = False
    in_words = True
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
    def which(self) -> str:
        """So often a day and on so many days a week are two things."""
        return f"{self.of} a {self.per}" if self.per else ""

    @property
    def words(self) -> str:
        """How often, in words."""
        return self.told

    def __str__(self) -> str:
        return f"frequency {self.text}"


class Course(Numbered):
    """`course 6 weeks`."""

    __slots__ = ()
    word = "course"
    forms = {"course": ("course 6 weeks",)}
    hosts = NOT_OF_ONE_SET
    inherited = False
    takes = ("calendar",)


class Takes(Numbered):
    """`takes 20min`: what the author says that it lasts."""

    __slots__ = ()
    word = "takes"
    forms = {"takes": ("takes 20min",)}
    hosts = NOT_OF_ONE_SET
    inherited = False
