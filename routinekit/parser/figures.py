"""The figures of a statement into exact counts and amounts.

Here is judged whether a number can be counted, has a unit, and measures what its dose takes. What is wrong is
reported, with what to write instead.
"""

from fractions import Fraction
from itertools import pairwise

from attrs import frozen
from lark import Token

from routinekit.diagnostics import Fix, Problems
from routinekit.limits import Limits
from routinekit.quantities import SECOND, UNIT_OF_WORD, Amount, Dimension, Unit, clock_time
from routinekit.quantities import number as exact_number
from routinekit.source import Span
from routinekit.spelling import Spelling

_MEASURED: dict[Dimension, str] = {
    "time": "a time",
    "breath": "breaths",
    "length": "a length",
    "calories": "calories",
    "steps": "steps",
}

_UNIT_SPELLING = Spelling(UNIT_OF_WORD)


@frozen
class Part:
    """One number of an amount, with the word after it; a clock time is its own unit."""

    text: Token
    unit: Token | None = None


class Figures:
    """Reads the figures of one statement, whose text as the author wrote it begins at `offset`."""

    def __init__(self, text: str, offset: int, limits: Limits, problems: Problems) -> None:
        self.text, self.offset, self.limits, self.problems = text, offset, limits, problems

    def amount(
        self, parts: list[Part], dose: str, allowed: tuple[Dimension, ...], *, zero: bool = False
    ) -> Amount | None:
        """The amount that the parts make together, or None after a report."""
        amounts: list[Amount] = []
        for part in parts:
            amount = self._one_amount(part, dose, allowed)
            if amount is None:  # one report an amount
                return None
            amounts.append(amount)
        total = amounts[0] if len(amounts) == 1 else self._compound(amounts, parts)
        if total is None:
            return None
        nothing = not (total.milliseconds if total.is_time else total.value)
        if nothing and not zero:
            span = self.between(parts[0].text, parts[-1].unit or parts[-1].text)
            self.problems.add(
                "RK407", span, f"`{dose}` takes more than nothing", help="leave it out, or give it an amount"
            )
            return None
        return total

    def _one_amount(self, part: Part, dose: str, allowed: tuple[Dimension, ...]) -> Amount | None:
        where = self.between(part.text, part.unit or part.text)
        if self.too_long(part.text):
            return None
        if part.text.type == "CLOCK":
            time = clock_time(part.text)
            if time is None:
                self.problems.add(
                    "RK407",
                    where,
                    f"`{part.text}` is no time on a clock",
                    help="write minutes and seconds as `1:30`, hours too as `1:02:30`",
                )
            return time
        value = self.number(part.text)
        if value is None:
            return None
        if part.unit is None:
            self._missing_unit(part.text, dose, allowed)
            return None
        unit = self._unit(part.unit, allowed)
        if unit is None:
            return None
        if unit.dimension not in allowed:
            wanted = " or ".join(_MEASURED[dimension] for dimension in allowed)
            self.problems.add(
                "RK216",
                where,
                f"`{dose}` takes {wanted}, not {unit.plural}",
                label=f"a number of {unit.plural}",
            )
            return None
        return Amount(value, unit)

    def _unit(self, token: Token, allowed: tuple[Dimension, ...]) -> Unit | None:
        word = str(token)
        if word == "m":
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
        if unit is None:
            candidates = _UNIT_SPELLING.near(word)
            near = max(candidates, default="") if len({UNIT_OF_WORD[w] for w in candidates}) == 1 else ""
            where = self._at(token)
            self.problems.add(
                "RK203",
                where,
                f"unknown unit `{self.author(token)}`",
                label="not a unit of " + " or ".join(allowed),
                help=f"there is a unit with a similar name: `{near}`"
                if near
                else "the units of time are `s`, `min` and `h`",
                fixes=(Fix(where, near),) if near else (),
            )
        return unit

    def _missing_unit(self, token: Token, dose: str, allowed: tuple[Dimension, ...]) -> None:
        end = self._at(token).end
        after = self.problems.source.span(end, end)
        units = ["s", "min"] + (["breaths"] if "breath" in allowed else [])
        units += ["metres"] if "length" in allowed else []
        choices = [f"`{token}s`", f"`{token}min`", *(f"`{token} {unit}`" for unit in units[2:])]
        self.problems.add(
            "RK204",
            self._at(token),
            f"the number {token} after `{dose}` has no unit",
            label="of what?",
            help=f"write {', '.join(choices[:-1])} or {choices[-1]}",
            fixes=tuple(Fix(after, unit if len(unit) < 4 else f" {unit}") for unit in units),
        )

    def _compound(self, amounts: list[Amount], parts: list[Part]) -> Amount | None:
        """`1min 30s`: times whose units fall."""
        falling = all(a.unit.factor > b.unit.factor for a, b in pairwise(amounts))
        clock = any(part.unit is None for part in parts)
        if clock or not falling or not all(amount.is_time for amount in amounts):
            self.problems.add(
                "RK208",
                self.between(parts[1].text, parts[-1].unit or parts[-1].text),
                "a second amount stands here",
                help="parts of one time fall, as in `1min 30s`; put a comma before another dose",
            )
            return None
        return Amount(Fraction(sum(a.value * a.unit.factor for a in amounts), 1000), SECOND)

    def count(self, token: Token) -> int | None:
        """A whole number above zero, or None after a report."""
        value = self.number(token)
        if value is None:
            return None
        if value.denominator != 1 or value < 1:
            self.problems.add(
                "RK404", self._at(token), f"`{token}` can't be counted", label="a whole number, 1 or more"
            )
            return None
        return int(value)

    def number(self, token: Token) -> Fraction | None:
        """An exact number, or None after a report."""
        if self.too_long(token):
            return None
        try:
            return exact_number(token)
        except ZeroDivisionError:
            self.problems.add("RK404", self._at(token), f"`{token}` divides by nothing")
            return None

    def too_long(self, token: Token) -> bool:
        """Whether a number has more digits than are read, after a report."""
        digits = token.replace("-", " ").replace(":", " ").replace("/", " ").replace(".", " ").split()
        longest = max(map(len, digits))
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

    def between(self, first: Token, last: Token) -> Span:
        """From the beginning of one token to the end of another."""
        return self.span(first.start_pos or 0, last.end_pos or 0)

    def span(self, start: int, end: int) -> Span:
        """The span in the source of a part of the statement."""
        return self.problems.source.span(self.offset + start, self.offset + end)

    def _at(self, token: Token) -> Span:
        return self.between(token, token)
