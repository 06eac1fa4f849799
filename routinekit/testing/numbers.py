"""Strategies for numbers: every form that an author may write.

A strategy is made once for each scope: Hypothesis looks a new one over each time, which takes longer than to
draw from it.
"""

from fractions import Fraction
from functools import cache

from attrs import evolve, frozen
from hypothesis import strategies as st

from routinekit.numbers import Alternative, Bound, Change, Condition, CounterAxis, Number, Value
from routinekit.quantities import BREATH, COUNT, DIMENSIONS, HOUR, MINUTE, SECOND, UNIT_OF_WORD, Amount, Unit


@frozen
class Scope:
    """What the numbers of a file may refer to: its variants, its settings, and whether there are rounds.

    `lists` is how many values a list has here, 0 where there are none.
    """

    variants: tuple[str, ...] = ()
    settings: tuple[tuple[str, Unit], ...] = ()
    rounds: bool = False
    sets: bool = False
    lists: int = 0
    open_ended: bool = True

    def of(self, unit: Unit) -> tuple[str, ...]:
        """The settings that measure the same."""
        return tuple(name for name, known in self.settings if known.dimension == unit.dimension)


PLAIN = Scope(open_ended=False)
"""Where a number refers to nothing: plain amounts and ranges."""


@cache
def times(*, zero: bool = False) -> st.SearchStrategy[Amount]:
    """Times from a thousandth of a second to some hours; nothing at all where `zero` allows it."""
    least = 0 if zero else 1
    return st.one_of(
        st.integers(least, 90).map(lambda value: Amount(Fraction(value), SECOND)),
        st.integers(least, 999_999).map(lambda value: Amount(Fraction(value, 1000), SECOND)),
        st.integers(least, 200).map(lambda value: Amount(Fraction(value, 4), MINUTE)),
        st.integers(least, 5).map(lambda value: Amount(Fraction(value), HOUR)),
    )


@cache
def breaths() -> st.SearchStrategy[Amount]:
    """A number of breaths."""
    return st.integers(1, 20).map(lambda value: Amount(Fraction(value), BREATH))


@cache
def lengths() -> st.SearchStrategy[Amount]:
    """What only the person can end: a length, calories, steps."""
    units = [UNIT_OF_WORD[word] for word in ("metres", "km", "miles", "calories", "steps")]
    return st.builds(Amount, st.integers(1, 5000).map(Fraction), st.sampled_from(units))


@cache
def counts(most: int = 30) -> st.SearchStrategy[Amount]:
    """Whole numbers above zero."""
    return st.integers(1, most).map(lambda value: Amount(Fraction(value), COUNT))


@cache
def amounts_of(unit: str, most: int) -> st.SearchStrategy[Amount]:
    """Amounts of one unit, halves too."""
    return st.integers(1, 2 * most).map(lambda value: Amount(Fraction(value, 2), UNIT_OF_WORD[unit]))


@cache
def amounts_in(dimensions: tuple[str, ...], *, fractions: bool) -> st.SearchStrategy[Amount]:
    """Amounts in every unit that measures one of these."""
    units = [unit for name in dimensions for unit in DIMENSIONS[name].units]
    parts = 2 if fractions else 1
    return st.builds(
        lambda many, unit: Amount(Fraction(many, parts), unit), st.integers(1, 60), st.sampled_from(units)
    )


@cache
@st.composite
def values(draw: st.DrawFn, amounts: st.SearchStrategy[Amount], scope: Scope) -> Value:
    """One value: plain, a range, with a bound, or a setting."""
    amount = draw(amounts)
    form = draw(st.sampled_from(["plain", "plain", "plain", "range", "bound", "setting"]))
    known = scope.of(amount.unit)
    if form == "setting" and known:
        return Value(setting=draw(st.sampled_from(known)))
    if form == "range":
        more = evolve(amount, value=amount.value + draw(st.integers(1, 9)))
        return Value(amount, (amount, more))
    if form == "bound" and scope.open_ended:
        bound: Bound = draw(st.sampled_from(["at least", "up to"]))
        return Value(amount, bound=bound) if bound != "max" else Value(bound="max")
    return Value(amount)


@cache
@st.composite
def numbers(draw: st.DrawFn, amounts: st.SearchStrategy[Amount], scope: Scope = PLAIN) -> Number:
    """A number in any of its forms: alternatives, a list where there may be one, a change."""
    if draw(st.integers(0, 2)):
        return Number((draw(values(amounts, scope)),))
    if scope.lists > 1 and draw(st.booleans()):
        return Number(draw(lists(amounts, scope.lists)))
    value = draw(values(amounts, scope))
    number = Number((value,))
    if draw(st.booleans()):
        number = evolve(number, alternatives=tuple(draw(st.lists(_alternatives(amounts, scope), max_size=2))))
    if value.amount is not None and draw(st.booleans()):
        number = evolve(number, change=draw(_changes(value.amount, scope)))
    return number


@st.composite
def lists(draw: st.DrawFn, amounts: st.SearchStrategy[Amount], length: int) -> tuple[Value, ...]:
    """So many plain values of one unit."""
    first = draw(amounts)
    more = [evolve(first, value=first.value + draw(st.integers(0, 9))) for _ in range(length - 1)]
    return tuple(Value(amount) for amount in (first, *more))


@cache
@st.composite
def _alternatives(draw: st.DrawFn, amounts: st.SearchStrategy[Amount], scope: Scope) -> Alternative:
    some = st.lists(conditions(scope), min_size=1, max_size=2)
    return Alternative(tuple(draw(some)), (Value(draw(amounts)),))


@cache
@st.composite
def conditions(draw: st.DrawFn, scope: Scope) -> Condition:
    """When something holds: a variant or a counter that is known there."""
    axes: list[CounterAxis] = ["week", "day", "session"]
    axes += ["set"] if scope.sets else []
    axes += ["round"] if scope.rounds else []
    if bool(scope.variants) and draw(st.booleans()):
        return Condition("variant", draw(st.sampled_from(scope.variants)))
    axis: CounterAxis = draw(st.sampled_from(axes))
    if axis in ("set", "round") and draw(st.booleans()):
        return Condition(axis, which=draw(st.sampled_from(["first", "last"])))
    low = draw(st.integers(1, 6))
    return Condition(axis, low=low, high=draw(st.one_of(st.none(), st.integers(low, low + 4))))


@cache
@st.composite
def _changes(draw: st.DrawFn, amount: Amount, scope: Scope) -> Change:
    axes: list[CounterAxis] = ["week", "day", "session"]
    axes += ["set"] if scope.sets else []
    axes += ["round"] if scope.rounds else []
    step = draw(st.integers(1, 5)) * draw(st.sampled_from([1, 1, -1]))
    limit = evolve(amount, value=amount.value + 3 * step) if step > 0 and draw(st.booleans()) else None
    return Change(Amount(Fraction(step), amount.unit), draw(st.sampled_from(axes)), limit)
