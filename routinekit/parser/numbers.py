"""What a whole number says: its alternatives, its change, what a share is of, and for which dose.

Single values are judged in `values`; here is what is said of all of them together. Conditions count in
numbers, too, and the length that a pace is for is one.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from routinekit.doses import At, Numbered
from routinekit.numbers import COUNTERS, Alternative, Bound, Change, Condition, CounterAxis, Number, Value
from routinekit.parser.syntax import COUNTED_WORDS, ChangeSyntax, NumberSyntax, Numerals, ValueSyntax
from routinekit.parser.tokens import Token
from routinekit.parser.units import Wanted, named
from routinekit.parser.values import exact, too_long, value_of, values_of
from routinekit.quantities import COUNT, UNIT_OF_WORD, Amount, Unit


def number_of(
    written: NumberSyntax, kind: type[Numbered], *, word: str = "", bare: Unit | None = None
) -> Number | None:
    """The number that a dose of that kind has, or None after a report.

    `bare` is the unit of a bare number, `word` what the report calls the dose.
    """
    of_setting = written.of.startswith("{")
    allowed = (*kind.takes, "share") if of_setting and "share" not in kind.takes else kind.takes
    wanted = Wanted(word or kind.word, allowed, kind.zero or written.zero, kind.fractions, bare)
    values = values_of(written.values, wanted)
    if values is None:
        return None
    if not kind.bounds and any(value.bound for value in values):
        message = f"`{wanted.dose}` takes a plain number, with no `+` or `up to`"
        written.match.report("RK404", message)
        return None
    alternatives = _alternatives(written, values, wanted) if written.alternatives else ()
    if alternatives is None:
        return None
    number = Number(_bounded(values, written.bound), written.of, alternatives)
    if written.of and not any(value.unit_of_share for value in values):
        written.match.report("RK216", f"only a percentage is `of` something: `75% of {written.of}`")
        return None
    if number.is_list and not kind.lists:
        written.match.report(
            "RK410",
            f"`{kind.word}` has no list",
            help="a list has one value a set or round, and belongs to what is done in them",
        )
        return None
    return number


def changed(number: Number, change: ChangeSyntax) -> Number | None:
    """A number with its change, or None after a report."""
    first = number.values[0]
    unit = first.amount.unit if first.amount else first.unit
    if change.unit is not None:
        found = UNIT_OF_WORD.get(change.unit) or (COUNT if change.unit in COUNTED_WORDS else None)
        if found is None or (unit and found.dimension != unit.dimension):
            message = f"`{change.unit}` doesn't fit the number it changes"
            change.unit.match.report("RK216", message, help="leave it out")
            return None
        unit = found
    axis = change.axis.removesuffix("s")
    if axis not in COUNTERS:
        change.axis.match.report(
            "RK208",
            f"nothing changes per {change.axis}",
            help="a number changes per set, round, session, day or week",
        )
        return None
    step = exact(change.step)
    if step is None:
        return None
    limit: Amount | None = None
    if change.limit is not None:
        wanted = Wanted("to", (unit.dimension,), bare=unit) if unit else Wanted("to")
        judged = value_of(ValueSyntax(change.limit, change.match), wanted)
        if judged is None or judged[0].amount is None:
            return None
        limit = judged[0].amount
    return evolve(number, change=Change(Amount(step, unit or COUNT), axis, limit))


def lone_value(written: ValueSyntax) -> Value | None:
    """A value that stands by itself, such as that of a setting."""
    judged = value_of(written, Wanted("setting", bare=COUNT))
    return judged[0] if judged else None


def zone(written: NumberSyntax) -> Number | None:
    """The number of a zone."""
    unit = UNIT_OF_WORD["zone"]
    number = number_of(written, At, bare=unit)
    if number and any(value.amount and value.amount.unit is not unit for value in number.values):
        written.match.report("RK216", "a zone is a number", help="write `at zone 2`")
        return None
    return number


def length_of(count: Token | None, word: Token) -> Amount | None:
    """The length that a pace is for: `km`, `500 metres`."""
    unit = named(word, ("length",))
    plain = count is None or Numerals.of(count).plain
    value = exact(count) if count and plain else Fraction(1)
    if unit is None or value is None:
        return None
    if count and not (plain and value):
        count.match.report("RK404", f"`{count}` is no length", help="write `per 500 metres`")
        return None
    if unit.dimension != "length":
        word.match.report("RK216", f"a pace is for a length, not for {unit.plural}", help="write `per km`")
        return None
    return Amount(value, unit)


def counter(axis: str, figure: Token) -> Condition:
    """`week 3`, `week 3-6`, `week 10+`."""
    name: CounterAxis = axis.removesuffix("s")  # type: ignore[assignment]  # a counter
    numerals = Numerals.of(figure)
    numbers = numerals.numbers
    broken = len(numbers) > 2 or numerals.to_max or "." in figure or too_long(figure.match)
    low, high = (1, 1) if broken else (int(numbers[0]), int(numbers[-1]))
    if broken or low < 1 or high < low:
        figure.match.report("RK404", f"`{figure}` is no {name}", help=f"write `{name} 3` or `{name} 3-4`")
    return Condition(name, low=low, high=None if numerals.at_least else high)


def _alternatives(
    written: NumberSyntax, values: Sequence[Value], wanted: Wanted
) -> tuple[Alternative, ...] | None:
    wanted = evolve(wanted, bare=_unit_of_bare(values, written))
    alternatives: list[Alternative] = []
    for other in written.alternatives:
        replaced = values_of(other.values, wanted)
        if replaced is None:
            return None
        alternatives.append(Alternative(other.conditions, _bounded(replaced, written.bound)))
    return tuple(alternatives)


def _unit_of_bare(values: Sequence[Value], written: NumberSyntax) -> Unit | None:
    """The unit that a bare number in brackets has: that of the number it replaces.

    A time of several parts gives none, because `(easy 1)` beside `1min 30s` may be either.
    """
    if any(
        len(value.amounts) > 1 or any(amount.numerals.token.type == "CLOCKS" for amount in value.amounts)
        for value in written.values
    ):
        return None
    first = values[0]
    if first.setting and first.unit is None:
        return COUNT  # of the unit of the setting, which is known when it is evaluated
    return first.amount.unit if first.amount else first.unit


def _bounded(values: tuple[Value, ...], bound: Bound) -> tuple[Value, ...]:
    """The values with what is said of all of them: `in any sets`."""
    return tuple(evolve(value, bound=bound) for value in values) if bound else values
