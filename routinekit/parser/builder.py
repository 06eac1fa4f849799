"""The tree of one statement into a name and doses.

The grammar knows forms; here is judged what stands in them: units, whole numbers, side words. What is wrong
is reported, and a dose that can't be understood is left out.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen
from lark import Token, Transformer, v_args
from lark.tree import Meta

from routinekit.diagnostics import Fix, Problems
from routinekit.limits import Limits
from routinekit.model import (
    Breath,
    Breathe,
    Dose,
    Hold,
    Place,
    Prepare,
    Rep,
    Reps,
    Rest,
    Sets,
    Sides,
    Switch,
    Tempo,
    Work,
)
from routinekit.quantities import (
    BREATH,
    SECOND,
    UNIT_OF_WORD,
    Amount,
    Dimension,
    Unit,
    clock_time,
    number,
    round_half_up,
)
from routinekit.source import Span
from routinekit.spelling import Spelling
from routinekit.vocabulary import COUNTER_WORDS, SIDE_WORDS

TIME: tuple[Dimension, ...] = ("time",)
TIME_OR_BREATHS: tuple[Dimension, ...] = ("time", "breath")
WORKABLE: tuple[Dimension, ...] = ("time", "breath", "length", "calories", "steps")

_MEASURED: dict[Dimension, str] = {
    "time": "a time",
    "breath": "breaths",
    "length": "a length",
    "calories": "calories",
    "steps": "steps",
}


_UNIT_SPELLING = Spelling(UNIT_OF_WORD)


@frozen
class Parsed:
    """What one statement says: the keyword and name of a header, if it is one, and its doses.

    `broken` tells that its beginning could not be read, so that nobody knows what it opens.
    """

    keyword: str = ""
    name: str = ""
    name_span: Span | None = None
    doses: tuple[Dose, ...] = ()
    broken: bool = False


@frozen
class _Part:
    """One number of an amount, with the word after it; a clock time is its own unit."""

    text: Token
    unit: Token | None = None


@v_args(inline=True, meta=True)
class Builder(Transformer[Token, Any]):
    """Builds what Lark's tree of one statement stands for."""

    def __init__(self, text: str, offset: int, limits: Limits, problems: Problems) -> None:
        super().__init__()
        self.text, self.offset, self.limits, self.problems = text, offset, limits, problems

    # ------------------------------------------------------------ lines

    def line(self, _: Meta, first: Parsed | list[Dose], doses: Sequence[Dose] = ()) -> Parsed:
        if isinstance(first, Parsed):
            return evolve(first, doses=tuple(doses))
        return Parsed(doses=tuple(first))

    def doses(self, _: Meta, *doses: list[Dose]) -> list[Dose]:
        return [dose for group in doses for dose in group]

    def routine(self, _: Meta, title: Token) -> Parsed:
        return Parsed("routine", self._author(title).rstrip(), self._at(title))

    def exercise(self, _: Meta, name: Token) -> Parsed:
        return Parsed("exercise", self._name(name), self._at(name))

    def do(self, _: Meta, name: Token) -> Parsed:
        return Parsed("do", self._name(name), self._at(name))

    def name(self, _: Meta, token: Token) -> Token:
        return token

    # ------------------------------------------------------------ how much

    def sets(self, meta: Meta, count: Token, turn: list[Dose] | Sides | None = None) -> list[Dose]:
        sets = self._count(count)
        doses: list[Dose] = [] if sets is None else [Sets(sets, span=self._span(meta))]
        if isinstance(turn, Sides):
            return [*doses, evolve(turn, level="sets")]
        return doses + (turn or [])

    def bare(self, meta: Meta, parts: list[_Part], *sides: Sides) -> list[Dose]:
        if len(parts) == 1 and parts[0].unit is None and parts[0].text.type == "NUMBER":
            return self.reps(meta, parts[0].text, *sides)
        amount = self._amount(parts, "x", WORKABLE)
        if amount is None:
            return list(sides)
        kind = Hold if amount.unit is BREATH else Work
        return [kind(amount, span=self._span(meta)), *sides]

    def reps(self, meta: Meta, count: Token, *sides: Sides) -> list[Dose]:
        reps = self._count(count)
        return [*([] if reps is None else [Reps(reps, span=self._span(meta))]), *sides]

    def hold(self, meta: Meta, parts: list[_Part], *sides: Sides) -> list[Dose]:
        amount = self._amount(parts, "hold", TIME_OR_BREATHS)
        return [*([] if amount is None else [Hold(amount, span=self._span(meta))]), *sides]

    def work(self, meta: Meta, parts: list[_Part], *sides: Sides) -> list[Dose]:
        amount = self._amount(parts, "for", WORKABLE)
        return [*([] if amount is None else [Work(amount, span=self._span(meta))]), *sides]

    # ------------------------------------------------------------ sides

    def turned(self, _: Meta, sides: Sides) -> list[Dose]:
        return [sides]

    def per(self, meta: Meta, word: Token) -> Sides:
        return Sides("per", self._side_word(word), span=self._span(meta))

    def per_alternating(self, meta: Meta, word: Token) -> Sides:
        return Sides("alternating", self._side_word(word), each=True, span=self._span(meta))

    def alternating(self, meta: Meta) -> Sides:
        return Sides("alternating", span=self._span(meta))

    def one_side(self, meta: Meta, side: Token, word: Token | None = None) -> Sides:
        return Sides(side.value, str(word or "side"), span=self._span(meta))

    def _side_word(self, token: Token) -> str:
        word = str(token)
        usual = word in SIDE_WORDS
        if word.removesuffix("s") in COUNTER_WORDS or (word in (*UNIT_OF_WORD, "m") and not usual):
            self.problems.add(
                "RK403",
                self._at(token),
                f"`per {word}` names no side",
                label="counted, not turned to",
                help="`per` means two turns, one for each side; write `per side` or `per leg`, "
                "or leave it out: a dose is always for one set",
            )
        elif not usual:
            self.problems.add("RK409", self._at(token), f"`per {word}` is read as two turns, left and right")
        return word

    # ------------------------------------------------------------ rest and the clock

    def rest(self, meta: Meta, parts: list[_Part], place: Place | None = None) -> list[Dose]:
        amount = self._amount(parts, "rest", TIME_OR_BREATHS, zero=True)
        return [] if amount is None else [Rest(amount, place, span=self._span(meta))]

    def place(self, _: Meta, scope: Token) -> str:
        return "after" if scope.type == "AFTER" else f"between {scope}"

    def tempo(self, meta: Meta, pattern: Token) -> list[Dose]:
        parts = self._pattern(pattern)
        if parts is None:
            return []
        if len(parts) not in (3, 4):
            return self._bad_pattern(
                pattern, "a tempo has three or four parts", "lower, pause, lift, pause: `tempo 3-1-1-0`"
            )
        return [Tempo((*parts, Fraction(0))[:4], span=self._span(meta))]

    def breathe_pattern(self, meta: Meta, pattern: Token) -> list[Dose]:
        parts = self._pattern(pattern)
        if parts is None:
            return []
        seconds = tuple(part for part in parts if part is not None)
        if len(seconds) not in (2, 3, 4) or len(seconds) < len(parts):
            return self._bad_pattern(
                pattern,
                "a breath has two to four parts, each in seconds",
                "in and out: `breathe 4-6`; with a hold: `breathe 4-7-8`; with two: `breathe 4-4-4-4`",
            )
        return [Breathe(seconds, span=self._span(meta))]

    def breathe_rate(self, meta: Meta, rate: Token) -> list[Dose]:
        breaths = self._number(rate)
        if breaths is None:
            return []
        if not 1 <= breaths <= 60:
            return self._bad_pattern(rate, f"nobody breathes {rate} times a minute", "6 is slow, 15 is usual")
        return [Breathe((Fraction(30) / breaths,) * 2, span=self._span(meta))]

    def pace(self, meta: Meta, word: Token, parts: list[_Part]) -> list[Dose]:
        kind = {"REP": Rep, "BREATH": Breath, "PREPARE": Prepare, "SWITCH": Switch}[word.type]
        nothing_allowed = kind in (Prepare, Switch)
        amount = self._amount(parts, str(word), TIME, zero=nothing_allowed)
        return [] if amount is None else [kind(amount, span=self._span(meta))]

    def _pattern(self, token: Token) -> tuple[Fraction | None, ...] | None:
        texts = token.split("-")
        if self._too_long(token):
            return None
        parts = tuple(None if text == "x" else number(text) for text in texts)
        if not any(part is None or round_half_up(part * 1000) for part in parts):
            self._bad_pattern(token, "all its parts are zero", "give one of them some seconds")
            return None
        return parts

    def _bad_pattern(self, token: Token, message: str, help: str) -> list[Dose]:
        self.problems.add("RK405", self._at(token), message, help=help)
        return []

    # ------------------------------------------------------------ amounts

    def amount(self, _: Meta, *parts: _Part) -> list[_Part]:
        return list(parts)

    def part(self, _: Meta, text: Token, unit: Token | None = None) -> _Part:
        return _Part(text, unit)

    def unit(self, _: Meta, word: Token) -> Token:
        return word

    def _amount(
        self, parts: list[_Part], dose: str, allowed: tuple[Dimension, ...], *, zero: bool = False
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
            span = self._between(parts[0].text, parts[-1].unit or parts[-1].text)
            self.problems.add(
                "RK407", span, f"`{dose}` takes more than nothing", help="leave it out, or give it an amount"
            )
            return None
        return total

    def _one_amount(self, part: _Part, dose: str, allowed: tuple[Dimension, ...]) -> Amount | None:
        where = self._between(part.text, part.unit or part.text)
        if self._too_long(part.text):
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
        value = self._number(part.text)
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
                f"unknown unit `{self._author(token)}`",
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

    def _compound(self, amounts: list[Amount], parts: list[_Part]) -> Amount | None:
        """`1min 30s`: times whose units fall."""
        falling = all(a.unit.factor > b.unit.factor for a, b in pairwise(amounts))
        clock = any(part.unit is None for part in parts)
        if clock or not falling or not all(amount.is_time for amount in amounts):
            self.problems.add(
                "RK208",
                self._between(parts[1].text, parts[-1].unit or parts[-1].text),
                "a second amount stands here",
                help="parts of one time fall, as in `1min 30s`; put a comma before another dose",
            )
            return None
        return Amount(Fraction(sum(a.value * a.unit.factor for a in amounts), 1000), SECOND)

    # ------------------------------------------------------------ numbers and places

    def _count(self, token: Token) -> int | None:
        value = self._number(token)
        if value is None:
            return None
        if value.denominator != 1 or value < 1:
            self.problems.add(
                "RK404", self._at(token), f"`{token}` can't be counted", label="a whole number, 1 or more"
            )
            return None
        return int(value)

    def _number(self, token: Token) -> Fraction | None:
        if self._too_long(token):
            return None
        try:
            return number(token)
        except ZeroDivisionError:
            self.problems.add("RK404", self._at(token), f"`{token}` divides by nothing")
            return None

    def _too_long(self, token: Token) -> bool:
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

    def _name(self, token: Token) -> str:
        name = self._author(token).strip()
        return name[1:-1].strip() if token.type == "STRING" else name

    def _author(self, token: Token) -> str:
        """The token as the author wrote it."""
        return self.text[token.start_pos : token.end_pos]

    def _at(self, token: Token) -> Span:
        return self._between(token, token)

    def _between(self, first: Token, last: Token) -> Span:
        start, end = first.start_pos or 0, last.end_pos or 0
        return self.problems.source.span(self.offset + start, self.offset + end)

    def _span(self, meta: Meta) -> Span:
        return self.problems.source.span(self.offset + meta.start_pos, self.offset + meta.end_pos)
