"""What a dose comes to at a moment: variants, settings, lists, changes and ranges become one amount.

A `Moment` knows what was chosen and which set and round it is; `settled` gives a dose whose numbers are
plain. Which doses are in force is decided in `resolve`.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from operator import attrgetter
from typing import TypeVar

from attrs import Factory, define, evolve, frozen

from routinekit.characters import name_key
from routinekit.choices import Choices
from routinekit.doses import (
    At,
    Dose,
    Every,
    Numbered,
    Only,
    Order,
    Pattern,
    Phases,
    Ramp,
    Rest,
    Side,
    Sides,
)
from routinekit.numbers import Change, Condition, CounterAxis, Number, Value
from routinekit.quantities import COUNT, Amount, Unit
from routinekit.source import Span

D = TypeVar("D", bound=Dose)
NAMED = re.compile(r"\{([^{}\n]*)\}")
"""A setting that is named in words or in a number."""

Counter = tuple[int, int]
_OTHER_SIDE: dict[Side, Side] = {"left": "right", "right": "left"}


@frozen
class Trouble:
    """What was found wrong while doses were worked out; the checker reports it."""

    code: str
    span: Span | None
    message: str
    help: str = ""


@define
class Moment:
    """When something is done: what was chosen, and the set and the round that it is in.

    `asked` remembers which counters something depended on, so that only what differs is unrolled. `lists`
    says what a list counts here: sets or rounds. In a superset a round is a set of each. Within another file
    `used_at` is where it is used, for there is no place of it in this text.
    """

    choices: Choices
    variants: frozenset[str]
    settings: Mapping[str, Value]
    weeks: int | None = None
    which_round: Counter | None = None
    which_set: Counter | None = None
    lists: CounterAxis = "set"
    in_superset: bool = False
    used_at: Span | None = None
    asked: set[str] = Factory(set)
    troubles: list[Trouble] = Factory(list)

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

    def in_round(self, which: int, of: int) -> "Moment":
        """The same in a round of the nearest block that has rounds."""
        return evolve(self, which_round=(which, of), in_superset=False, asked=set())

    def in_set(self, which: int, of: int, lists: CounterAxis) -> "Moment":
        """The same in a set of an exercise."""
        return evolve(self, which_set=(which, of), lists=lists)

    def trouble(self, code: str, span: Span | None, message: str, help: str = "") -> None:
        """Remember what is wrong."""
        self.troubles.append(Trouble(code, self.used_at or span, message, help))


# ---------------------------------------------------------------- conditions


def holds(condition: Condition, moment: Moment, span: Span | None = None) -> bool:
    """Whether a condition is fulfilled."""
    if condition.axis == "variant":
        return condition.name in moment.variants
    counter = moment.at(condition.axis)
    if counter is None:
        where = "has no sets" if condition.axis == "set" else "stands in no rounds"
        moment.trouble("RK412", span, f"`{condition}` can't be known here", f"what it is written on {where}")
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
            moment.trouble("RK412", span, f"nobody knows which {condition.axis} is the last", help)
        return which == of
    return condition.low <= which and (condition.high is None or which <= condition.high)


def applies(only: Iterable[Only], moment: Moment) -> bool:
    """Whether what stands under these conditions is done: each line of them has one that holds."""
    return all(any(holds(each, moment, line.span) for each in line.conditions) for line in only)


# ---------------------------------------------------------------- numbers


def picked(number: Number, moment: Moment, span: Span | None) -> tuple[Value, ...]:
    """The values in force: those of the alternative with the most conditions that hold, then the first."""
    best, most = number.values, 0
    for other in number.alternatives:
        if len(other.conditions) > most and all(holds(each, moment, span) for each in other.conditions):
            best, most = other.values, len(other.conditions)
    return best


def settled_number(number: Number, dose: Dose, moment: Moment) -> Number:
    """The number that it is now: one plain value. Alternatives, then settings, lists, changes, ranges."""
    values = _in_unit(picked(number, moment, dose.span), number, dose, moment)
    if len(values) > 1:
        counter = moment.at(moment.lists)
        values = (values[min(counter[0] if counter else 1, len(values)) - 1],)
    value = _with_setting(values[0], dose, moment)
    if number.change:
        value = _changed(value, number.change, dose, moment)
    value = _one_end(value, moment)
    of = number.of
    if of.startswith("{"):
        value, of = _share(value, of, dose, moment), ""
    return Number((value,), of)


def _in_unit(values: tuple[Value, ...], number: Number, dose: Dose, moment: Moment) -> tuple[Value, ...]:
    """A bare number in brackets beside a setting has the unit of that setting."""
    first = number.values[0] if number.values else Value()
    if values is number.values or not first.setting:
        return values
    chosen = _with_setting(first, dose, moment).amount
    return tuple(
        evolve(value, amount=Amount(value.amount.value, chosen.unit))
        if chosen and value.amount and value.amount.unit is COUNT
        else value
        for value in values
    )


def _setting(name: str, dose: Dose, moment: Moment) -> Value | None:
    value = moment.settings.get(name)
    if value is None:
        known = ", ".join(f"`{each}`" for each in moment.settings)
        moment.trouble(
            "RK306",
            dose.span,
            f"there is no setting `{name}`",
            f"the settings are {known}" if known else f"declare it below `routine`: `setting {name} 30s`",
        )
    return value


def _with_setting(value: Value, dose: Dose, moment: Moment) -> Value:
    if not value.setting:
        return value
    chosen = _setting(value.setting, dose, moment)
    if chosen is None or chosen.amount is None:
        return Value(bound="max")
    amount = chosen.amount
    if value.unit and amount.unit is COUNT:
        amount = Amount(amount.value, value.unit)
    if not _fits(amount.unit, dose):
        moment.trouble(
            "RK216",
            dose.span,
            f"the setting `{value.setting}` is {amount.spoken or 'nothing'}, which `{dose.word}` can't take",
            "write its unit where the setting is declared",
        )
        return Value(bound="max")
    if not amount.value and isinstance(dose, Numbered) and not dose.zero:
        message = f"the setting `{value.setting}` is zero, and `{dose.word}` takes more"
        moment.trouble("RK407", dose.span, message, "give the setting another value")
        return Value(bound="max")
    return Value(amount, bound=value.bound)


def _fits(unit: Unit, dose: Dose) -> bool:
    if isinstance(dose, Numbered):
        return unit.dimension in dose.takes
    return unit.dimension in (("time", "breath") if isinstance(dose, Phases) else At.takes)


def _share(value: Value, of: str, dose: Dose, moment: Moment) -> Value:
    """A percentage of a setting, as an amount."""
    whole = _setting(name_key(of[1:-1]), dose, moment)
    if whole is None or whole.amount is None or value.amount is None:
        return Value(bound="max")
    base = whole.amount
    if not _fits(base.unit, dose):
        moment.trouble("RK216", dose.span, f"`{dose.word}` can't be a share of {base.spoken}")
        return Value(bound="max")

    def share(amount: Amount) -> Amount:
        return Amount(base.value * amount.value / 100, base.unit)

    ends = value.ends and (share(value.ends[0]), share(value.ends[1]))
    return evolve(value, amount=share(value.amount), ends=ends)


def _changed(value: Value, change: Change, dose: Dose, moment: Moment) -> Value:
    counter = moment.at(change.axis)
    if counter is None:
        where = "is done in no rounds" if change.axis == "round" else "has no sets"
        moment.trouble("RK412", dose.span, f"nothing goes on `per {change.axis}` here", f"this {where}")
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


def _one_end(value: Value, moment: Moment) -> Value:
    """The end of a range that was asked for; both ends stay known."""
    if value.ends is None:
        return value
    low, high = value.ends
    match moment.choices.ranges:
        case "high":
            return evolve(value, amount=high)
        case "middle":
            middle = (low.value + high.value) / 2
            counted = low.unit is COUNT and low.value.denominator == high.value.denominator == 1
            return evolve(value, amount=Amount(Fraction(middle // 1) if counted else middle, low.unit))
    return evolve(value, amount=low)


# ---------------------------------------------------------------- doses

_IS_FIXED = attrgetter("is_fixed")


def settled(dose: D, moment: Moment) -> D:
    """The dose as it is at this moment, with plain numbers and real sides."""
    return dose if _is_fixed(dose) else _settled(dose, moment)


def _is_fixed(dose: Dose) -> bool:
    """Whether there is nothing to settle: its numbers are plain, and its words name no setting."""
    if isinstance(dose, Phases) and any("{" in part.text for part in dose.parts):
        return False
    return isinstance(dose, Numbered | Ramp | Phases) and all(map(_IS_FIXED, numbers_of(dose)))


def _settled(dose: D, moment: Moment) -> D:
    match dose:
        case Rest(at=at):
            number = settled_number(dose.number, dose, moment)
            return evolve(dose, number=number, at=at and settled(at, moment))
        case Every(total=total):
            return evolve(
                dose,
                number=settled_number(dose.number, dose, moment),
                total=total and settled_number(total, dose, moment),
            )
        case Numbered():
            right = dose.right and settled_number(dose.right, dose, moment)
            return evolve(dose, number=settled_number(dose.number, dose, moment), right=right)
        case Ramp(low=low, high=high):
            first, second = (settled_number(each, dose, moment) for each in (low, high))
            return evolve(dose, low=first, high=second)
        case Phases(parts=parts):
            numbers = (part.number and settled_number(part.number, dose, moment) for part in parts)
            return evolve(
                dose,
                parts=tuple(
                    evolve(part, number=number, text=filled(part.text, moment))
                    for part, number in zip(parts, numbers, strict=True)
                ),
            )
        case Pattern():
            seconds = tuple(_seconds(part, dose, moment) for part in dose.parts)
            if dose.parts and not any(part is None or part * 1000 >= 1 for part in seconds):
                help = "give one of its settings some seconds"
                moment.trouble("RK405", dose.span, "all parts of this pattern are zero", help)
                seconds = (Fraction(1),) * len(seconds)
            return evolve(dose, parts=seconds)
        case Sides(turns="affected" | "unaffected" as turns) if moment.choices.affected:
            return evolve(dose, turns=_real_side(turns, moment))
        case Order(side="affected" | "unaffected" as side) if moment.choices.affected:
            return evolve(dose, side=_real_side(side, moment))
    return dose


def _real_side(side: Side, moment: Moment) -> Side:
    affected = moment.choices.affected
    assert affected is not None
    return affected if side == "affected" else _OTHER_SIDE[affected]


def _seconds(part: Fraction | str | None, dose: Pattern, moment: Moment) -> Fraction | None:
    if not isinstance(part, str):
        return part
    value = _setting(part, dose, moment)
    amount = value.amount if value else None
    if amount is None:
        return Fraction(1)
    if amount.unit.dimension not in ("count", "time"):
        message = f"the setting `{part}` is {amount.spoken}, and `{dose.word}` takes seconds"
        moment.trouble("RK216", dose.span, message, "give the setting a time")
    return Fraction(amount.milliseconds, 1000) if amount.is_time else amount.value


def varies_by_set(dose: Dose, moment: Moment) -> bool:
    """Whether a dose may be another in each set."""
    axes = {"set", "round"} if moment.in_superset else {"set"}
    return any(axes & number.axes for number in numbers_of(dose))


def lists_of(doses: Iterable[Dose]) -> list[tuple[Dose, Number]]:
    """The numbers that are lists, with their doses."""
    return [(dose, number) for dose in doses for number in numbers_of(dose) if number.is_list]


def numbers_of(dose: Dose) -> tuple[Number, ...]:
    """All numbers of a dose."""
    return dose.numbers


def filled(text: str, moment: Moment) -> str:
    """Words with the values of the settings that they name; names of no setting stay."""

    def value_of(name: re.Match[str]) -> str:
        value = moment.settings.get(name_key(name[1]))
        return value.amount.spoken if value and value.amount else name[0]

    return NAMED.sub(value_of, text)
