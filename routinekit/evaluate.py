"""What a dose comes to in a context: variants, settings, lists, changes and ranges become one amount.

A `Context` knows what was chosen and which set and round it is; `evaluated` gives a dose whose numbers are
plain, and leaves in `Context.problems` why it could not. Which doses are in force is decided in `resolve`.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from attrs import Factory, define, evolve

from routinekit.characters import name_key
from routinekit.choices import Choices
from routinekit.diagnostics import Problems
from routinekit.doses import (
    At,
    Dose,
    Numbered,
    Only,
    Order,
    Pattern,
    Phases,
    Side,
    Sides,
)
from routinekit.numbers import Change, Condition, CounterAxis, Number, Value
from routinekit.quantities import COUNT, Amount, Unit
from routinekit.source import Source, Span

D = TypeVar("D", bound=Dose)
CHARACTERS = 64
"""So many characters that are made or looked at are one unit of work."""

NAMED = re.compile(r"\{([^{}\n]*)\}")
"""A setting that is named in words or in a number."""

Counter = tuple[int, int]
_OTHER_SIDE: dict[Side, Side] = {"left": "right", "right": "left"}


@define
class Context:
    """When and where something is done: what was chosen, and the set and the round that it is in.

    `lists` says what a list counts here: sets or rounds. In a superset a round is a set of each. `asked` is
    filled with the counters that something depended on, so that only what differs is done one by one, and
    `problems` with what can't be.
    """

    choices: Choices
    variants: frozenset[str]
    settings: Mapping[str, Value]
    weeks: int | None = None
    which_round: Counter | None = None
    which_set: Counter | None = None
    lists: CounterAxis = "set"
    in_superset: bool = False
    asked: set[str] = Factory(set)
    problems: Problems = Factory(lambda: Problems(Source("")))

    def at(self, axis: CounterAxis) -> Counter | None:
        """Which one it is of how many (0 where nobody knows); None outside any."""
        match axis:
            case "week":
                return self.choices.week, self.weeks or 0
            case "day":
                return self.choices.day, 0
            case "session":
                return self.choices.session, 0
            case "set":
                return self.which_set
        self.asked.add("round")
        return self.which_set if self.in_superset else self.which_round

    def in_round(self, which: int, of: int) -> "Context":
        """The same in a round of the nearest block that has rounds."""
        return evolve(self, which_round=(which, of), in_superset=False, asked=set())

    def in_set(self, which: int, of: int, lists: CounterAxis) -> "Context":
        """The same in a set of an exercise."""
        return Context(  # and not `evolve`, which takes five times as long, for each set of each exercise
            choices=self.choices,
            variants=self.variants,
            settings=self.settings,
            weeks=self.weeks,
            which_round=self.which_round,
            which_set=(which, of),
            lists=lists,
            in_superset=self.in_superset,
            asked=self.asked,
            problems=self.problems,
        )


# ---------------------------------------------------------------- conditions


def holds(condition: Condition, context: Context, span: Span | None = None) -> bool:
    """Whether a condition is fulfilled."""
    if condition.axis == "variant":
        return condition.name in context.variants
    counter = context.at(condition.axis)
    if counter is None:
        where = "has no sets" if condition.axis == "set" else "stands in no rounds"
        help = f"what it is written on {where}"
        context.problems.add("RK412", span, f"`{condition}` can't be known here", help=help)
        return False
    which, of = counter
    if condition.which == "first":
        return which == 1
    if condition.which == "last":
        if not of:
            help = (
                "write `course 6 weeks`"
                if condition.axis == "week"
                else "nobody knows how many there will be"
            )
            context.problems.add("RK412", span, f"nobody knows which {condition.axis} is the last", help=help)
        return which == of
    return condition.low <= which and (condition.high is None or which <= condition.high)


def applies(only: Iterable[Only], context: Context) -> bool:
    """Whether what stands under these conditions is done: each line of them has one that holds."""
    return all(any(holds(each, context, line.span) for each in line.conditions) for line in only)


# ---------------------------------------------------------------- numbers


def picked(number: Number, context: Context, span: Span | None) -> tuple[Value, ...]:
    """The values in force: those of the alternative with the most conditions that hold, then the first."""
    best, most = number.values, 0
    for other in number.alternatives:
        if len(other.conditions) > most and all(holds(each, context, span) for each in other.conditions):
            best, most = other.values, len(other.conditions)
    return best


def evaluated_number(number: Number, dose: Dose, context: Context) -> Number:
    """The number that it is now: one plain value. Alternatives, then settings, lists, changes, ranges."""
    values = _in_unit(picked(number, context, dose.span), number, dose, context)
    if len(values) > 1:
        counter = context.at(context.lists)
        values = (values[min(counter[0] if counter else 1, len(values)) - 1],)
    value = _with_setting(values[0], dose, context)
    if number.change:
        value = _changed(value, number.change, dose, context)
    value = _one_end(value, context)
    of = number.of
    if of.startswith("{"):
        value, of = _share(value, of, dose, context), ""
    return Number((value,), of)


def _in_unit(values: tuple[Value, ...], number: Number, dose: Dose, context: Context) -> tuple[Value, ...]:
    """A bare number in brackets beside a setting has the unit of that setting."""
    first = number.values[0] if number.values else Value()
    if values is number.values or not first.setting:
        return values
    chosen = _with_setting(first, dose, context).amount
    return tuple(
        evolve(value, amount=Amount(value.amount.value, chosen.unit))
        if chosen and value.amount and value.amount.unit is COUNT
        else value
        for value in values
    )


def _setting(name: str, dose: Dose, context: Context) -> Value | None:
    value = context.settings.get(name)
    if value is None:
        known = ", ".join(f"`{each}`" for each in context.settings)
        context.problems.add(
            "RK306",
            dose.span,
            f"there is no setting `{name}`",
            help=f"the settings are {known}"
            if known
            else f"declare it below `routine`: `setting {name} 30s`",
        )
    return value


def _with_setting(value: Value, dose: Dose, context: Context) -> Value:
    if not value.setting:
        return value
    chosen = _setting(value.setting, dose, context)
    if chosen is None or chosen.amount is None:
        return Value(bound="max")
    amount = chosen.amount
    if value.unit and amount.unit is COUNT:
        amount = Amount(amount.value, value.unit)
    if not _fits(amount.unit, dose):
        context.problems.add(
            "RK216",
            dose.span,
            f"the setting `{value.setting}` is {amount.spoken or 'nothing'}, which `{dose.word}` can't take",
            help="write its unit where the setting is declared",
        )
        return Value(bound="max")
    if not amount.value and isinstance(dose, Numbered) and not dose.zero:
        message = f"the setting `{value.setting}` is zero, and `{dose.word}` takes more"
        context.problems.add("RK407", dose.span, message, help="give the setting another value")
        return Value(bound="max")
    return Value(amount, bound=value.bound)


def _fits(unit: Unit, dose: Dose) -> bool:
    if isinstance(dose, Numbered):
        return unit.dimension in dose.takes
    return unit.dimension in (("time", "breath") if isinstance(dose, Phases) else At.takes)


def _share(value: Value, of: str, dose: Dose, context: Context) -> Value:
    """A percentage of a setting, as an amount."""
    whole = _setting(name_key(of[1:-1]), dose, context)
    if whole is None or whole.amount is None or value.amount is None:
        return Value(bound="max")
    base = whole.amount
    if not _fits(base.unit, dose):
        context.problems.add("RK216", dose.span, f"`{dose.word}` can't be a share of {base.spoken}")
        return Value(bound="max")

    def share(amount: Amount) -> Amount:
        return Amount(base.value * amount.value / 100, base.unit)

    ends = value.ends and (share(value.ends[0]), share(value.ends[1]))
    return evolve(value, amount=share(value.amount), ends=ends)


def _changed(value: Value, change: Change, dose: Dose, context: Context) -> Value:
    counter = context.at(change.axis)
    if counter is None:
        where = "is done in no rounds" if change.axis == "round" else "has no sets"
        message = f"nothing goes on `per {change.axis}` here"
        context.problems.add("RK412", dose.span, message, help=f"this {where}")
        return value
    if value.amount is None:
        return value

    def moved(amount: Amount) -> Amount:
        bare = change.step.unit is COUNT  # beside a setting, whose unit nobody knew then
        factor = Fraction(1) if bare else change.step.unit.factor / amount.unit.factor
        result = amount.value + change.step.value * factor * (counter[0] - 1)
        if change.limit:
            bare = change.limit.unit is COUNT
            limit = change.limit.value * (1 if bare else change.limit.unit.factor / amount.unit.factor)
            rising = change.step.value > 0
            past = amount.value > limit if rising else amount.value < limit
            result = amount.value if past else min(result, limit) if rising else max(result, limit)
        return Amount(max(result, Fraction(0)), amount.unit)

    ends = value.ends and (moved(value.ends[0]), moved(value.ends[1]))
    return evolve(value, amount=moved(value.amount), ends=ends)


def _one_end(value: Value, context: Context) -> Value:
    """The end of a range that was asked for; both ends stay known."""
    if value.ends is None:
        return value
    low, high = value.ends
    match context.choices.ranges:
        case "high":
            return evolve(value, amount=high)
        case "middle":
            middle = (low.value + high.value) / 2
            counted = low.unit is COUNT and low.value.denominator == high.value.denominator == 1
            return evolve(value, amount=Amount(Fraction(middle // 1) if counted else middle, low.unit))
    return evolve(value, amount=low)


# ---------------------------------------------------------------- doses


def work_of(doses: Iterable[Dose]) -> int:
    """How much there is to look at in doses: their numbers with all values and alternatives, their words."""
    return sum([1 if dose.is_fixed else _work_of(dose) for dose in doses])


def _work_of(dose: Dose) -> int:
    texts = [part.text for part in dose.parts] if isinstance(dose, Phases) else []
    others = [other for number in dose.numbers for other in number.alternatives]
    return (
        sum(len(number.values) for number in dose.numbers)
        + sum(len(other.values) + len(other.conditions) for other in others)
        + sum(1 + len(text) // CHARACTERS for text in texts)
    )


def evaluated(dose: D, context: Context) -> D:
    """The dose as it is in this context, with plain numbers and real sides."""
    return dose if dose.is_fixed else _evaluated(dose, context)


def _evaluated(dose: D, context: Context) -> D:
    match dose:
        case Sides(turns="affected" | "unaffected" as turns) if context.choices.affected:
            return evolve(dose, turns=_real_side(turns, context))
        case Order(side="affected" | "unaffected" as side) if context.choices.affected:
            return evolve(dose, side=_real_side(side, context))
        case Pattern():
            return evolve(dose, parts=_seconds_of(dose, context))
        case Phases():
            dose = evolve(
                dose, parts=tuple(evolve(part, text=filled(part.text, context)) for part in dose.parts)
            )
    return dose.with_numbers(lambda number, of: evaluated_number(number, of, context))


def _real_side(side: Side, context: Context) -> Side:
    affected = context.choices.affected
    assert affected is not None
    return affected if side == "affected" else _OTHER_SIDE[affected]


def _seconds_of(dose: Pattern, context: Context) -> tuple[Fraction | None, ...]:
    """The parts of a pattern in seconds."""
    seconds = tuple(_seconds(part, dose, context) for part in dose.parts)
    if any(part is None or part * 1000 >= 1 for part in seconds):
        return seconds
    help = "give one of its settings some seconds"
    context.problems.add("RK405", dose.span, "all parts of this pattern are zero", help=help)
    return (Fraction(1),) * len(seconds)


def _seconds(part: Fraction | str | None, dose: Pattern, context: Context) -> Fraction | None:
    if not isinstance(part, str):
        return part
    value = _setting(part, dose, context)
    amount = value.amount if value else None
    if amount is None:
        return Fraction(1)
    if amount.unit.dimension not in ("count", "time"):
        message = f"the setting `{part}` is {amount.spoken}, and `{dose.word}` takes seconds"
        context.problems.add("RK216", dose.span, message, help="give the setting a time")
    return Fraction(amount.milliseconds, 1000) if amount.is_time else amount.value


def varies_by_set(dose: Dose, context: Context) -> bool:
    """Whether a dose may be another in each set."""
    axes = {"set", "round"} if context.in_superset else {"set"}
    return any(axes & number.axes for number in dose.numbers)


def lists_of(doses: Iterable[Dose]) -> list[tuple[Dose, Number]]:
    """The numbers that are lists, with their doses."""
    return [(dose, number) for dose in doses for number in dose.numbers if number.is_list]


def filled(text: str, context: Context) -> str:
    """Words with the values of the settings that they name; names of no setting stay."""

    def value_of(name: re.Match[str]) -> str:
        value = context.settings.get(name_key(name[1]))
        return value.amount.spoken if value and value.amount else name[0]

    return NAMED.sub(value_of, text)
