"""The values of a number: figures, ranges and lists, and times of several parts.

Here is judged whether they can be counted and fit the dose that they are for. What is wrong is reported, with
what to write instead. What is said of a whole number, such as its alternatives, is judged in `numbers`.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from routinekit.characters import name_key
from routinekit.numbers import Value
from routinekit.parser.syntax import AmountSyntax, Numerals, ValueSyntax
from routinekit.parser.tokens import Match, Token
from routinekit.parser.units import Wanted, named, report_unfit, unit_of
from routinekit.quantities import SECOND, UNIT_OF_WORD, Amount, clock_time
from routinekit.quantities import number as number_in


def values_of(written: Sequence[ValueSyntax], wanted: Wanted) -> tuple[Value, ...] | None:
    """The values that are written one behind the other, or None after one report."""
    values: list[Value] = []
    for index, value in enumerate(written):
        if wanted.bare is None and len(written) > 1:
            # In `5 then 10 kg` the unit is that of the next that has one.
            units = (each.amounts[-1].unit for each in written[index + 1 :] if each.amounts)
            found = value_of(value, evolve(wanted, bare=UNIT_OF_WORD.get(next(filter(None, units), ""))))
        else:
            found = value_of(value, wanted)
        if found is None:
            return None
        values += found
    return tuple(values)


def value_of(written: ValueSyntax, wanted: Wanted) -> list[Value] | None:
    """What one value says, which is a list where several are joined by hyphens; None after a report."""
    if written.bound == "max":
        return [Value(bound="max")]
    parts: list[list[Value]] = []
    for amount in written.amounts:
        found = _values_of_amount(amount, wanted)
        if found is None:
            return None
        parts.append(found)
    whole = parts[0] if len(parts) == 1 else _compound(parts, written.amounts)
    if whole is None or not written.bound:
        return whole
    if len(whole) > 1 or whole[0].ends or whole[0].bound:
        written.match.report("RK208", "`up to` takes one number")
        return None
    return [evolve(whole[0], bound=written.bound)]


def exact(token: Token) -> Fraction | None:
    """An exact number, or None after a report."""
    return None if too_long(token.match) else _fraction(token, token)


def too_long(figures: Match) -> bool:
    """Whether a number has more digits than are read, after a report."""
    most = figures.excerpt.limits.digits
    if figures.end - figures.start <= most:
        return False
    digits = "".join(letter if letter.isdigit() else " " for letter in figures.text).split()
    longest = max(map(len, digits), default=0)
    if longest > most:
        figures.report("RK604", f"a number of {longest} digits is too long", label=f"at most {most} digits")
    return longest > most


def _fraction(text: str, token: Token) -> Fraction | None:
    try:
        return number_in(text)
    except ZeroDivisionError:
        token.match.report("RK404", f"`{text}` divides by nothing")
        return None


def _values_of_amount(written: AmountSyntax, wanted: Wanted) -> list[Value] | None:
    """What one group of figures says: a value, a range, or a list of values."""
    numerals = written.numerals
    if numerals.token.type == "PLACEHOLDER":
        unit = named(written.unit, wanted.allowed) if written.unit else None
        if written.unit and unit is None:
            return None
        return [Value(setting=name_key(numerals.token[1:-1]), unit=unit)]
    if too_long(numerals.token.match):
        return None
    amounts = _times(written, wanted) if numerals.token.type == "CLOCKS" else _amounts(written, wanted)
    if amounts is None or not all(_possible(amount, written, wanted) for amount in amounts):
        return None
    if numerals.to_max:
        return [*map(Value, amounts), Value(bound="max")]
    at_least = written.at_least or numerals.at_least
    if len(amounts) == 2:
        return _range(amounts, numerals, at_least=at_least)
    values = [*map(Value, amounts)]
    if at_least:
        values[-1] = evolve(values[-1], bound="at least")
    return values


def _range(ends: Sequence[Amount], numerals: Numerals, *, at_least: bool) -> list[Value] | None:
    low, high = ends
    if low.value < high.value:
        return [Value(low, (low, high), "at least" if at_least else "")]
    first, second = numerals.numbers
    numerals.token.match.report(
        "RK411",
        f"the range `{numerals.token}` falls",
        help=f"write `{second}-{first}`; for a list of two `{first} then {second}`",
    )
    return None


def _amounts(written: AmountSyntax, wanted: Wanted) -> list[Amount] | None:
    numerals = written.numerals
    numbers = [number for text in numerals.numbers if (number := _fraction(text, numerals.token)) is not None]
    if len(numbers) < len(numerals.numbers):
        return None
    unit = unit_of(written, wanted)
    return None if unit is None else [Amount(number, unit) for number in numbers]


def _times(written: AmountSyntax, wanted: Wanted) -> list[Amount] | None:
    numerals = written.numerals
    times = [time for text in numerals.numbers if (time := clock_time(text)) is not None]
    if len(times) < len(numerals.numbers):
        numerals.token.match.report(
            "RK407",
            f"`{numerals.token}` is no time on a clock",
            help="write minutes and seconds as `1:30`, hours too as `1:02:30`",
        )
        return None
    if "time" not in wanted.allowed:
        report_unfit(numerals.token.match, SECOND, wanted)
        return None
    return times


def _possible(amount: Amount, written: AmountSyntax, wanted: Wanted) -> bool:
    """Whether a dose can have that amount, or a report that it can't."""
    nothing = not (amount.milliseconds if amount.is_time else amount.value)
    whole = amount.value.denominator == 1
    if not wanted.fractions and (not whole or (nothing and not wanted.zero)):
        least = 0 if wanted.zero else 1
        written.match.report(
            "RK404",
            f"`{written.numerals.token}` can't be counted",
            label=f"a whole number, {least} or more",
        )
        return False
    if nothing and not wanted.zero:
        written.match.report(
            "RK407", f"`{wanted.dose}` takes more than nothing", help="leave it out, or give it an amount"
        )
        return False
    return True


def _compound(values: list[list[Value]], written: Sequence[AmountSyntax]) -> list[Value] | None:
    """`1min 30s`: times whose units fall."""
    bound = values[-1][0].bound
    values[-1] = [evolve(values[-1][0], bound=""), *values[-1][1:]]
    amounts = [value[0].amount for value in values if len(value) == 1 and value[0].is_plain]
    known = [amount for amount in amounts if amount is not None]
    falling = all(a.unit.factor > b.unit.factor for a, b in pairwise(known))
    clock = any(amount.unit is None for amount in written)
    if clock or not falling or len(known) < len(written) or not all(amount.is_time for amount in known):
        written[1].match.to(written[-1].match).report(
            "RK208",
            "a second amount stands here",
            help="parts of one time fall, as in `1min 30s`; put a comma before another dose",
        )
        return None
    total = Fraction(sum(amount.value * amount.unit.factor for amount in known), 1000)
    return [Value(Amount(total, SECOND), bound=bound)]
