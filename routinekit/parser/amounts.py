"""The figures of a statement into values.

Here is judged whether they can be counted, have a unit, and measure what is meant. What is wrong is reported,
with what to write instead. Lists, alternatives and changes are the business of `figures`.
"""

from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen

from routinekit.characters import name_key
from routinekit.diagnostics import Fix, Problems
from routinekit.doses import DOSE_FORMS
from routinekit.limits import Limits
from routinekit.numbers import Bound, Condition, Value
from routinekit.parser.tokens import Extent, Token
from routinekit.quantities import COUNT, SECOND, UNIT_OF_WORD, Amount, Unit, clock_time
from routinekit.quantities import number as exact_number
from routinekit.source import Span
from routinekit.spelling import Spelling

_MEASURED: dict[str, str] = {
    "count": "a count",
    "time": "a time",
    "breath": "breaths",
    "length": "a length",
    "calories": "calories",
    "steps": "steps",
    "mass": "a mass",
    "share": "a percentage",
    "power": "watts",
    "cadence": "turns per minute",
    "pulse": "beats per minute",
    "speed": "a speed",
    "zone": "a zone",
    "calendar": "days, weeks or months",
}

_WORD_SPELLING = Spelling(DOSE_FORMS)
_UNIT_SPELLING = Spelling(UNIT_OF_WORD)
COUNTED_WORDS = ("reps", "rep")
ALL: tuple[str, ...] = tuple(_MEASURED)


@frozen
class Part:
    """One number of an amount, with the word after it; a clock time is its own unit."""

    text: Token
    unit: Token | None = None
    at_least: bool = False


@frozen
class ValueParts:
    """One value as it is written: its parts, and what bounds it."""

    parts: list[Part]
    extent: Extent | None
    bound: Bound = ""


@frozen
class Entry:
    """One alternative in brackets."""

    conditions: tuple[Condition, ...]
    values: list[ValueParts]
    extent: Extent


@frozen
class ChangeParts:
    """A change as it is written: the step with its unit, the counter, the limit."""

    step: Token
    unit: Token | None
    axis: Token
    limit: list[Part] | None
    extent: Extent


@frozen
class Figure:
    """A number as it is written, before it is known what it has to be."""

    values: list[ValueParts]
    of: str
    entries: list[Entry]
    extent: Extent | None
    bound: Bound = ""
    zero: bool = False

    @property
    def first_unit(self) -> Unit | None:
        """The unit of the first value: of a bare number COUNT, None where the word is no unit."""
        part = next((part for value in self.values for part in value.parts), None)
        if part is None:
            return COUNT
        if part.text.type == "CLOCKS":
            return SECOND
        if part.unit is None or part.unit.value in COUNTED_WORDS:
            return COUNT
        return UNIT_OF_WORD.get(part.unit.value)


@frozen
class Wanted:
    """What a number has to be: the dose it is for, what it may measure, and how a bare number is read."""

    dose: str
    allowed: tuple[str, ...]
    zero: bool
    fractions: bool
    bare: Unit | None = None


class Amounts:
    """Reads the values of one statement, as the author wrote it; `place` is where it begins."""

    def __init__(self, text: str, place: Span, limits: Limits, problems: Problems) -> None:
        self.text, self.place, self.limits, self.problems = text, place, limits, problems

    # ------------------------------------------------------------ values

    def _values(self, values: list[ValueParts], wanted: Wanted) -> tuple[Value, ...] | None:
        judged: list[Value] = []
        for index, value in enumerate(values):
            # In `5 then 10 kg` the unit is that of the next that has one.
            later = next((each for each in values[index + 1 :] if each.parts and each.parts[-1].unit), None)
            unit = UNIT_OF_WORD.get(str(later.parts[-1].unit)) if later else None
            found = self._value(value, evolve(wanted, bare=wanted.bare or unit))
            if found is None:  # one report a number
                return None
            judged += found
        return tuple(judged)

    def _value(self, value: ValueParts, wanted: Wanted) -> list[Value] | None:
        if value.bound == "max":
            return [Value(bound="max")]
        parts: list[list[Value]] = []
        for part in value.parts:
            found = self._part(part, wanted)
            if found is None:
                return None
            parts.append(found)
        whole = parts[0] if len(parts) == 1 else self._compound(parts, value.parts)
        if whole is None:
            return None
        if value.bound:
            if len(whole) > 1 or whole[0].ends or whole[0].bound:
                self._at_extent(value.extent, "RK208", "`up to` takes one number")
                return None
            return [evolve(whole[0], bound=value.bound)]
        return whole

    def _part(self, part: Part, wanted: Wanted) -> list[Value] | None:
        """What one group of figures says: a value, a range, or a list of values."""
        if part.text.type == "PLACEHOLDER":
            name = name_key(part.text[1:-1])
            unit = self._unit(part.unit, wanted.allowed) if part.unit else None
            return None if part.unit and unit is None else [Value(setting=name, unit=unit)]
        if self.too_long(part.text):
            return None
        amounts = self._amounts(part, wanted)
        if amounts is None:
            return None
        if part.text.endswith("-max"):
            return [*(Value(amount) for amount in amounts), Value(bound="max")]
        at_least = part.at_least or part.text.endswith("+")
        if len(amounts) == 2:
            low, high = amounts
            if low.value >= high.value:
                texts = part.text.removesuffix("+").split("-")
                self.problems.add(
                    "RK411",
                    self._at(part.text),
                    f"the range `{part.text}` falls",
                    help=f"write `{texts[1]}-{texts[0]}`; for a list of two `{texts[0]} then {texts[1]}`",
                )
                return None
            return [Value(low, (low, high), "at least" if at_least else "")]
        values = [Value(amount) for amount in amounts]
        if at_least:
            values[-1] = evolve(values[-1], bound="at least")
        return values

    def _amounts(self, part: Part, wanted: Wanted) -> list[Amount] | None:
        where = self.between(part.text, part.unit or part.text)
        texts = part.text.removesuffix("+").removesuffix("-max").split("-")
        if part.text.type == "CLOCKS":
            return self._clocks(part, texts, wanted)
        numbers = [self._exact(part.text, text) for text in texts]
        if any(value is None for value in numbers):
            return None
        unit = self._unit_of(part, wanted)
        if unit is None:
            return None
        if unit.dimension not in wanted.allowed and unit is not wanted.bare:
            self._unfit(where, unit, wanted)
            return None
        amounts = [Amount(value, unit) for value in numbers if value is not None]
        return amounts if all(self._possible(amount, part, wanted) for amount in amounts) else None

    def _clocks(self, part: Part, texts: list[str], wanted: Wanted) -> list[Amount] | None:
        times = [clock_time(text) for text in texts]
        if any(time is None for time in times):
            self.problems.add(
                "RK407",
                self._at(part.text),
                f"`{part.text}` is no time on a clock",
                help="write minutes and seconds as `1:30`, hours too as `1:02:30`",
            )
            return None
        if "time" not in wanted.allowed:
            self._unfit(self._at(part.text), SECOND, wanted)
            return None
        amounts = [time for time in times if time is not None]
        return amounts if all(self._possible(amount, part, wanted) for amount in amounts) else None

    def _possible(self, amount: Amount, part: Part, wanted: Wanted) -> bool:
        """Whether a dose can have that amount, or a report that it can't."""
        nothing = not (amount.milliseconds if amount.is_time else amount.value)
        where = self.between(part.text, part.unit or part.text)
        whole = amount.value.denominator == 1
        if not wanted.fractions and (not whole or (nothing and not wanted.zero)):
            least = 0 if wanted.zero else 1
            self.problems.add(
                "RK404", where, f"`{part.text}` can't be counted", label=f"a whole number, {least} or more"
            )
            return False
        if nothing and not wanted.zero:
            self.problems.add(
                "RK407",
                where,
                f"`{wanted.dose}` takes more than nothing",
                help="leave it out, or give it an amount",
            )
            return False
        return True

    def _unit_of(self, part: Part, wanted: Wanted) -> Unit | None:
        if part.unit is None:
            if wanted.bare:
                return wanted.bare
            if "count" in wanted.allowed:
                return COUNT
            self._missing_unit(part.text, wanted)
            return None
        if part.unit.value in COUNTED_WORDS and "count" in wanted.allowed:
            return COUNT
        return self._unit(part.unit, wanted.allowed)

    def _unfit(self, where: Span, unit: Unit, wanted: Wanted) -> None:
        measured = " or ".join(_MEASURED[dimension] for dimension in wanted.allowed)
        length = unit.dimension == "length" and wanted.dose == "reps"
        self.problems.add(
            "RK216",
            where,
            f"`{wanted.dose}` takes {measured}, not {unit.plural}",
            label=f"a number of {unit.plural}",
            help="for so many times a length write `5 x 80 metres`" if length else "",
        )

    def _unit(self, token: Token, allowed: tuple[str, ...]) -> Unit | None:
        word = str(token)
        if word == "m" and ("time" in allowed or "length" in allowed):
            where = self._at(token)
            touches = self.text[: token.start_pos][-1:].isdigit()
            metres = (Fix(where, " metres" if touches else "metres"),) if "length" in allowed else ()
            self.problems.add(
                "RK205",
                where,
                "`m` may be minutes or metres",
                label="which of the two?",
                help="write `min` for minutes or `metres` for a length",
                fixes=(Fix(where, "min"), *metres),
            )
            return None
        unit = UNIT_OF_WORD.get(word)
        if unit is None and "count" in allowed and (near := _WORD_SPELLING.nearest(word)):
            where = self._at(token)
            self.problems.add(
                "RK208",
                where,
                f"unknown word `{self.author(token)}`",
                label=f"a similar one is `{near}`",
                fixes=(Fix(where, near),),
            )
            return None
        if unit is None:
            candidates = _UNIT_SPELLING.near(word)
            near = max(candidates, default="") if len({UNIT_OF_WORD[w] for w in candidates}) == 1 else ""
            where = self._at(token)
            known = sorted({unit.words[0] for unit in UNIT_OF_WORD.values() if unit.dimension in allowed})
            self.problems.add(
                "RK203",
                where,
                f"unknown unit `{self.author(token)}`",
                label="not a unit of " + " or ".join(allowed),
                help=f"there is a unit with a similar name: `{near}`"
                if near
                else f"the units are {', '.join(f'`{unit}`' for unit in known)}"
                if known
                else "it takes a bare number",
                fixes=(Fix(where, near),) if near else (),
            )
        return unit

    def _missing_unit(self, token: Token, wanted: Wanted) -> None:
        after = self.span(token.end_pos, token.end_pos)
        units = [
            unit for dimension, words in _OFFERED.items() if dimension in wanted.allowed for unit in words
        ]
        choices = [f"`{token}{unit}`" for unit in units]
        many = f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0]
        self.problems.add(
            "RK204",
            self._at(token),
            f"the number {token} after `{wanted.dose}` has no unit",
            label="of what?",
            help=f"write {many}",
            fixes=tuple(Fix(after, unit) for unit in units),
        )

    def _compound(self, values: list[list[Value]], parts: list[Part]) -> list[Value] | None:
        """`1min 30s`: times whose units fall."""
        bound = values[-1][0].bound
        values[-1] = [evolve(values[-1][0], bound=""), *values[-1][1:]]
        amounts = [value[0].amount for value in values if len(value) == 1 and value[0].is_plain]
        known = [amount for amount in amounts if amount is not None]
        falling = all(a.unit.factor > b.unit.factor for a, b in pairwise(known))
        clock = any(part.unit is None for part in parts)
        if clock or not falling or len(known) < len(parts) or not all(amount.is_time for amount in known):
            self.problems.add(
                "RK208",
                self.between(parts[1].text, parts[-1].unit or parts[-1].text),
                "a second amount stands here",
                help="parts of one time fall, as in `1min 30s`; put a comma before another dose",
            )
            return None
        total = Fraction(sum(amount.value * amount.unit.factor for amount in known), 1000)
        return [Value(Amount(total, SECOND), bound=bound)]

    # ------------------------------------------------------------ figures

    def number(self, token: Token) -> Fraction | None:
        """An exact number, or None after a report."""
        return None if self.too_long(token) else self._exact(token, token)

    def _exact(self, token: Token, text: str) -> Fraction | None:
        try:
            return exact_number(text)
        except ZeroDivisionError:
            self.problems.add("RK404", self._at(token), f"`{text}` divides by nothing")
            return None

    def too_long(self, token: Token) -> bool:
        """Whether a number has more digits than are read, after a report."""
        digits = "".join(letter if letter.isdigit() else " " for letter in token).split()
        longest = max(map(len, digits), default=0)
        if longest > self.limits.digits:
            self.problems.add(
                "RK604",
                self._at(token),
                f"a number of {longest} digits is too long",
                label=f"at most {self.limits.digits} digits",
            )
        return longest > self.limits.digits

    # ------------------------------------------------------------ places

    def author(self, token: Token) -> str:
        """The token as the author wrote it."""
        return self.text[token.start_pos : token.end_pos]

    def slice(self, extent: Extent) -> str:
        """A part of the statement as the author wrote it."""
        return " ".join(self.text[extent.start : extent.end].split())

    def between(self, first: Token, last: Token) -> Span:
        """From the beginning of one token to the end of another."""
        return self.span(first.start_pos or 0, last.end_pos or 0)

    def span(self, start: int, end: int) -> Span:
        """The span in the source of a part of the statement."""
        return self.place.part(start, end)

    def _at(self, token: Token) -> Span:
        return self.between(token, token)

    def _at_extent(self, extent: Extent | None, code: str, message: str, help: str = "") -> None:
        span = self.span(extent.start, extent.end) if extent else self.span(0, 0)
        self.problems.add(code, span, message, help=help)


_OFFERED: dict[str, tuple[str, ...]] = {
    "time": ("s", "min"),
    "breath": (" breaths",),
    "length": (" metres",),
    "mass": ("kg", "lb"),
    "share": ("%",),
    "power": ("W",),
    "calendar": (" weeks",),
}
"""What is proposed where a unit is missing."""
