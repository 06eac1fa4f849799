"""Values into numbers: lists, alternatives in brackets, changes, what a share is of.

Single values are judged in `amounts`.
"""

from fractions import Fraction

from attrs import evolve

from routinekit.doses import At, Numbered
from routinekit.numbers import COUNTERS, Alternative, Bound, Change, Condition, CounterAxis, Number, Value
from routinekit.parser.amounts import (
    ALL,
    COUNTED_WORDS,
    Amounts,
    ChangeParts,
    Entry,
    Figure,
    ValueParts,
    Wanted,
)
from routinekit.parser.tokens import Token
from routinekit.quantities import COUNT, UNIT_OF_WORD, Amount, Unit


class Figures(Amounts):
    """Reads the numbers of one statement."""

    def number_of(  # noqa: PLR0913 - the parts of a number, and what it is for
        self,
        figure: Figure,
        kind: type[Numbered],
        entries: list[Entry],
        change: ChangeParts | None,
        unit: Unit | None = None,
        *,
        word: str = "",
    ) -> Number | None:
        """The number that a dose of that kind has, or None after a report.

        `unit` is that of a bare number, `word` what the report calls the dose.
        """
        of_setting = figure.of.startswith("{")
        allowed = (*kind.takes, "share") if of_setting and "share" not in kind.takes else kind.takes
        wanted = Wanted(word or kind.word, allowed, kind.zero or figure.zero, kind.fractions, unit)
        values = self._values(figure.values, wanted)
        if values is None:
            return None
        if not kind.bounds and any(value.bound for value in values):
            self._at_extent(
                figure.extent, "RK404", f"`{wanted.dose}` takes a plain number, with no `+` or `up to`"
            )
            return None
        bare = self._unit_of_bare(values, figure)
        others = []
        for entry in (*figure.entries, *entries):
            replaced = self._values(entry.values, evolve(wanted, bare=bare))
            if replaced is None:
                return None
            others.append(Alternative(entry.conditions, _bounded(replaced, figure.bound)))
        number = Number(_bounded(values, figure.bound), figure.of, tuple(others))
        if figure.of and not any(value.unit_of_share for value in values):
            self._at_extent(
                figure.extent, "RK216", f"only a percentage is `of` something: `75% of {figure.of}`"
            )
            return None
        if number.is_list and not kind.lists:
            self._at_extent(
                figure.extent,
                "RK410",
                f"`{kind.word}` has no list",
                help="a list has one value a set or round, and belongs to what is done in them",
            )
            return None
        return self.changed(number, change) if change else number

    @staticmethod
    def _unit_of_bare(values: tuple[Value, ...], figure: Figure) -> Unit | None:
        """The unit that a bare number in brackets has: that of the number it replaces.

        A time of several parts gives none, because `(easy 1)` beside `1min 30s` may be either.
        """
        compound = any(
            len(value.parts) > 1 or any(part.text.type == "CLOCKS" for part in value.parts)
            for value in figure.values
        )
        first = values[0]
        if compound:
            return None
        if first.setting and first.unit is None:
            return COUNT  # of the unit of the setting, which is known when it is settled
        return first.amount.unit if first.amount else first.unit

    def changed(self, number: Number, change: ChangeParts) -> Number | None:
        """A number with its change, or None after a report."""
        first = number.values[0]
        unit = first.amount.unit if first.amount else first.unit
        if change.unit is not None:
            found = UNIT_OF_WORD.get(change.unit) or (COUNT if change.unit in COUNTED_WORDS else None)
            if found is None or (unit and found.dimension != unit.dimension):
                self.problems.add(
                    "RK216",
                    self._at(change.unit),
                    f"`{change.unit}` doesn't fit the number it changes",
                    help="leave it out",
                )
                return None
            unit = found
        axis = change.axis.value.removesuffix("s")
        if axis not in COUNTERS:
            self.problems.add(
                "RK208",
                self._at(change.axis),
                f"nothing changes per {change.axis}",
                help="a number changes per set, round, session, day or week",
            )
            return None
        step = self.number(change.step)
        if step is None:
            return None
        limit: Amount | None = None
        if change.limit is not None:
            wanted = Wanted("to", (unit.dimension,) if unit else ALL, True, True, unit)
            judged = self._value(ValueParts(change.limit, change.extent), wanted)
            if judged is None or judged[0].amount is None:
                return None
            limit = judged[0].amount
        return evolve(number, change=Change(Amount(step, unit or COUNT), axis, limit))

    def lone_value(self, value: ValueParts) -> Value | None:
        """A value that stands by itself, such as that of a setting."""
        judged = self._value(value, Wanted("setting", ALL, True, True, COUNT))
        return judged[0] if judged else None

    def zone(self, figure: Figure) -> Number | None:
        """The number of a zone."""
        unit = UNIT_OF_WORD["zone"]
        number = self.number_of(figure, At, [], None, unit=unit)
        if number and any(value.amount and value.amount.unit is not unit for value in number.values):
            self._at_extent(figure.extent, "RK216", "a zone is a number", help="write `at zone 2`")
            return None
        return number

    def length_of(self, count: Token | None, unit: Token) -> Amount | None:
        """The length that a pace is for: `km`, `500 metres`."""
        found = self._unit(unit, ("length",))
        plain = count is None or count.replace(".", "").isdigit()
        value = self.number(count) if count and plain else Fraction(1)
        if found is None or value is None:
            return None
        if count and not (plain and value):
            self.problems.add(
                "RK404", self._at(count), f"`{count}` is no length", help="write `per 500 metres`"
            )
            return None
        if found.dimension != "length":
            self.problems.add(
                "RK216",
                self._at(unit),
                f"a pace is for a length, not for {found.plural}",
                help="write `per km`",
            )
            return None
        return Amount(value, found)

    def counter(self, axis: str, figure: Token) -> Condition:
        """`week 3`, `week 3-6`, `week 10+`."""
        name: CounterAxis = str(axis).removesuffix("s")  # type: ignore[assignment]  # a counter
        texts = figure.removesuffix("+").split("-")
        broken = len(texts) > 2 or "." in figure or "max" in figure or self.too_long(figure)
        low, high = (1, 1) if broken else (int(texts[0]), int(texts[-1]))
        if broken or low < 1 or high < low:
            self.problems.add(
                "RK404",
                self._at(figure),
                f"`{figure}` is no {name}",
                help=f"write `{name} 3` or `{name} 3-4`",
            )
        return Condition(name, low=low, high=None if figure.endswith("+") else high)


def _bounded(values: tuple[Value, ...], bound: Bound) -> tuple[Value, ...]:
    """The values with what is said of all of them: `in any sets`."""
    return tuple(evolve(value, bound=bound) for value in values) if bound else values
