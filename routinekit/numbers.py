"""One notion of number for every dose: how an author writes it.

A `Number` is one value, or a list of them, one a set or a round; it may have alternatives in brackets and a
change from week to week or from set to set. A `Value` may be a range, have a bound, be a setting, or be told
in words. What a number comes to in a context is decided in `evaluate`.
"""

from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import evolve, frozen

from routinekit.quantities import COUNT, Amount, Unit, number_text, with_unit

Bound = Literal["", "at least", "up to", "max", "in any sets"]
CounterAxis = Literal["week", "day", "session", "set", "round"]
COUNTERS: tuple[CounterAxis, ...] = ("week", "day", "session", "set", "round")
"""What counts from 1 and a number can depend on."""


@frozen
class Value:
    """One value: `10`, `8-12` (both `ends`, the low one as `amount`), `5+`, `up to 15`, `max`, `{work}`.

    `unit` is written after a setting that is a bare number. `words` tell what nobody can count.
    """

    amount: Amount | None = None
    ends: tuple[Amount, Amount] | None = None
    bound: Bound = ""
    setting: str = ""
    unit: Unit | None = None
    words: str = ""

    def bare(self, unit: Unit) -> "Value":
        """The same without its unit, where it is that one."""
        if self.amount is None or self.ends or self.amount.unit is not unit:
            return self
        return evolve(self, amount=Amount(self.amount.value, COUNT))

    @property
    def unit_of_share(self) -> bool:
        """Whether it is a percentage, or may be one as a setting, and so can be `of` something."""
        unit = self.amount.unit if self.amount else self.unit
        return bool(self.setting) or (unit is not None and unit.dimension == "share")

    @property
    def is_plain(self) -> bool:
        """Whether it is one amount and nothing else."""
        return self.amount is not None and not self.ends and not self.bound

    def __str__(self) -> str:
        if self.words or self.bound == "max":
            return self.words or "max"
        if self.setting:
            text = with_unit(f"{{{self.setting}}}", self.unit or COUNT)
        elif self.ends:
            low, high = self.ends
            text = with_unit(f"{number_text(low.value)}-{number_text(high.value)}", low.unit)
        else:
            text = str(self.amount)
        prefix = "up to " if self.bound == "up to" else ""
        return prefix + text + ("+" if self.bound == "at least" else "")


@frozen
class Condition:
    """When something holds: a variant is in force, or a counter stands within `low` and `high`.

    A `high` of None has no end; `which` is the `first` or the `last` of a counter.
    """

    axis: CounterAxis | Literal["variant"]
    name: str = ""
    low: int = 1
    high: int | None = None
    which: Literal["", "first", "last"] = ""

    def __str__(self) -> str:
        if self.axis == "variant":
            return self.name
        if self.which:
            return f"{self.which} {self.axis}"
        end = "+" if self.high is None else f"-{self.high}" if self.high > self.low else ""
        return f"{self.axis} {self.low}{end}"


@frozen
class Alternative:
    """What replaces a number while all conditions hold: `easy 6`, `last set 5+`."""

    conditions: tuple[Condition, ...]
    values: tuple[Value, ...]

    def text(self, beside: Unit | None) -> str:
        """As it is written beside a number, whose unit a bare one takes; a time always has its own."""
        values = self.values
        if beside is not None and beside.dimension != "time":
            values = tuple(value.bare(beside) for value in values)
        return " ".join([*map(str, self.conditions), list_text(values)])


@frozen
class Change:
    """What is added each time a counter goes on, up or down to a limit: `+5s per week to 60s`."""

    step: Amount
    axis: CounterAxis
    limit: Amount | None = None

    def __str__(self) -> str:
        sign, size = ("-", -self.step.value) if self.step.value < 0 else ("+", self.step.value)
        limit = f" to {self.limit}" if self.limit else ""
        return f"{sign}{with_unit(number_text(size), self.step.unit)} per {self.axis}{limit}"


@frozen
class Number:
    """A number as it is written, of which `values` has one, or one a set or round.

    `of` is what a share is of: `1RM`, `bodyweight`, or a setting as `{squat}`.
    """

    values: tuple[Value, ...]
    of: str = ""
    alternatives: tuple[Alternative, ...] = ()
    change: Change | None = None

    @property
    def is_list(self) -> bool:
        """Whether it has a value for each set or round."""
        return len(self.values) > 1 or any(len(other.values) > 1 for other in self.alternatives)

    @cached_property
    def is_fixed(self) -> bool:
        """Whether it is the same at every moment, so that there is nothing to evaluate."""
        first = self.values[0] if self.values else Value()
        depends = self.alternatives or self.change or first.setting or first.ends or self.of.startswith("{")
        return len(self.values) <= 1 and not depends

    @property
    def value(self) -> Value:
        """Its only value; of a number that has been evaluated."""
        return self.values[0]

    @property
    def spoken(self) -> str:
        """In words to read aloud: `60 kilograms`, `75 percent of 1RM`; of an evaluated number."""
        value = self.value
        plain = value.amount if value.is_plain else None
        return (plain.spoken if plain else str(value)) + (f" of {self.of}" if self.of else "")

    @property
    def axes(self) -> frozenset[str]:
        """All that it depends on: counters, `variant`."""
        axes = {condition.axis for other in self.alternatives for condition in other.conditions}
        return frozenset(axes | ({self.change.axis} if self.change else set()))

    def __str__(self) -> str:
        parts = [list_text(self.values)]
        parts += [f"of {self.of}"] if self.of else []
        amount = self.values[0].amount if self.values else None
        others = [other.text(amount.unit if amount else None) for other in self.alternatives]
        parts += [f"({', '.join(others)})"] if others else []
        parts += ["in any sets"] if self.values and self.values[0].bound == "in any sets" else []
        parts += [str(self.change)] if self.change else []
        return " ".join(parts)


def list_text(values: tuple[Value, ...]) -> str:
    """The values as they are written: `10`, `21-15-9`, `400-800-400 metres`, `12 then 10`."""
    *before, last = values or (Value(),)
    plain = len(before) > 1 and all(value.is_plain for value in before)
    if plain and last.bound == "max" and {value.amount and value.amount.unit for value in before} == {COUNT}:
        return "-".join(map(str, values))
    amounts = [value.amount for value in values if value.amount and not value.ends and not value.bound]
    if len(amounts) > 2 and len(amounts) == len(values) and len({amount.unit for amount in amounts}) == 1:
        return with_unit("-".join(number_text(amount.value) for amount in amounts), amounts[0].unit)
    return " then ".join(map(str, values))


def as_number(value: "Number | Value | Amount | int") -> Number:
    """A number from what is simpler: `Reps(10)`, `Hold(Amount(…))`."""
    match value:
        case Number():
            return value
        case Value():
            return Number((value,))
        case Amount():
            return Number((Value(value),))
    return Number((Value(Amount(Fraction(value), COUNT)),))


def in_words(words: str) -> Number:
    """A number that nobody can count, told in words."""
    return Number((Value(words=words),))
