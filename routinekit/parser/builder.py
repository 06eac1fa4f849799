"""The tree of one statement into a name and doses.

The grammar knows forms; here is judged what stands in them: units, whole numbers, side words. What is wrong
is reported, and a dose that can't be understood is left out.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen
from lark import Token, Transformer, v_args
from lark.tree import Meta

from routinekit.diagnostics import Problems
from routinekit.limits import Limits
from routinekit.model import (
    Breath,
    Breathe,
    Counted,
    Dose,
    Hold,
    Level,
    Place,
    Prepare,
    Rep,
    Reps,
    Rest,
    Rounds,
    Sets,
    Sides,
    Switch,
    Tempo,
    Work,
)
from routinekit.parser.figures import Figures, Part
from routinekit.quantities import (
    BREATH,
    UNIT_OF_WORD,
    Dimension,
    number,
    round_half_up,
)
from routinekit.source import Span
from routinekit.vocabulary import COUNTER_WORDS, SIDE_WORDS

TIME: tuple[Dimension, ...] = ("time",)
TIME_OR_BREATHS: tuple[Dimension, ...] = ("time", "breath")
WORKABLE: tuple[Dimension, ...] = ("time", "breath", "length", "calories", "steps")


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


@v_args(inline=True, meta=True)
class Builder(Transformer[Token, Any]):
    """Builds what Lark's tree of one statement stands for."""

    def __init__(self, text: str, offset: int, limits: Limits, problems: Problems) -> None:
        super().__init__()
        self.figures = Figures(text, offset, limits, problems)
        self.problems = problems

    # ------------------------------------------------------------ lines

    def line(self, _: Meta, first: Parsed | list[Dose], doses: Sequence[Dose] = ()) -> Parsed:
        if isinstance(first, Parsed):
            return evolve(first, doses=tuple(doses))
        return Parsed(doses=tuple(first))

    def doses(self, _: Meta, *doses: list[Dose]) -> list[Dose]:
        return [dose for group in doses for dose in group]

    def routine(self, _: Meta, title: Token) -> Parsed:
        return Parsed("routine", self.figures.author(title).rstrip(), self._at(title))

    def exercise(self, _: Meta, name: Token) -> Parsed:
        return Parsed("exercise", self._name(name), self._at(name))

    def do(self, _: Meta, name: Token) -> Parsed:
        return Parsed("do", self._name(name), self._at(name))

    def section(self, _: Meta, name: Token) -> Parsed:
        return Parsed("section", self._name(name), self._at(name))

    def name(self, _: Meta, token: Token) -> Token:
        return token

    # ------------------------------------------------------------ how much

    def sets(self, meta: Meta, count: Token, turn: list[Dose] | Sides | None = None) -> list[Dose]:
        return self._repeated(Sets, "sets", meta, count, turn)

    def rounds(self, meta: Meta, count: Token, sides: Sides | None = None) -> list[Dose]:
        return self._repeated(Rounds, "rounds", meta, count, sides)

    def _repeated(
        self, kind: type[Counted], level: Level, meta: Meta, count: Token, turn: list[Dose] | Sides | None
    ) -> list[Dose]:
        """So many sets or rounds, with the sides that are turned by them or with what is done in each."""
        number = self.figures.count(count)
        doses: list[Dose] = [] if number is None else [kind(number, span=self._span(meta))]
        if isinstance(turn, Sides):
            return [*doses, evolve(turn, level=level)]
        return doses + (turn or [])

    def bare(self, meta: Meta, parts: list[Part], *sides: Sides) -> list[Dose]:
        if len(parts) == 1 and parts[0].unit is None and parts[0].text.type == "NUMBER":
            return self.reps(meta, parts[0].text, *sides)
        amount = self.figures.amount(parts, "x", WORKABLE)
        if amount is None:
            return list(sides)
        kind = Hold if amount.unit is BREATH else Work
        return [kind(amount, span=self._span(meta)), *sides]

    def reps(self, meta: Meta, count: Token, *sides: Sides) -> list[Dose]:
        reps = self.figures.count(count)
        return [*([] if reps is None else [Reps(reps, span=self._span(meta))]), *sides]

    def hold(self, meta: Meta, parts: list[Part], *sides: Sides) -> list[Dose]:
        amount = self.figures.amount(parts, "hold", TIME_OR_BREATHS)
        return [*([] if amount is None else [Hold(amount, span=self._span(meta))]), *sides]

    def work(self, meta: Meta, parts: list[Part], *sides: Sides) -> list[Dose]:
        amount = self.figures.amount(parts, "for", WORKABLE)
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

    def rest(self, meta: Meta, parts: list[Part], place: Place | None = None) -> list[Dose]:
        amount = self.figures.amount(parts, "rest", TIME_OR_BREATHS, zero=True)
        return [] if amount is None else [Rest(amount, place, span=self._span(meta))]

    def place(self, _: Meta, scope: Token) -> str:
        return "after" if scope.type == "AFTER" else f"between {scope}"

    def after_each(self, _: Meta, __: Token) -> str:
        return "after each"

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
        breaths = self.figures.number(rate)
        if breaths is None:
            return []
        if not 1 <= breaths <= 60:
            return self._bad_pattern(rate, f"nobody breathes {rate} times a minute", "6 is slow, 15 is usual")
        return [Breathe((Fraction(30) / breaths,) * 2, span=self._span(meta))]

    def pace(self, meta: Meta, word: Token, parts: list[Part]) -> list[Dose]:
        kind = {"REP": Rep, "BREATH": Breath, "PREPARE": Prepare, "SWITCH": Switch}[word.type]
        nothing_allowed = kind in (Prepare, Switch)
        amount = self.figures.amount(parts, str(word), TIME, zero=nothing_allowed)
        return [] if amount is None else [kind(amount, span=self._span(meta))]

    def _pattern(self, token: Token) -> tuple[Fraction | None, ...] | None:
        texts = token.split("-")
        if self.figures.too_long(token):
            return None
        parts = tuple(None if text == "x" else number(text) for text in texts)
        if not any(part is None or round_half_up(part * 1000) for part in parts):
            self._bad_pattern(token, "all its parts are zero", "give one of them some seconds")
            return None
        return parts

    def _bad_pattern(self, token: Token, message: str, help: str) -> list[Dose]:
        self.problems.add("RK405", self._at(token), message, help=help)
        return []

    # ------------------------------------------------------------ amounts and names

    def amount(self, _: Meta, *parts: Part) -> list[Part]:
        return list(parts)

    def part(self, _: Meta, text: Token, unit: Token | None = None) -> Part:
        return Part(text, unit)

    def unit(self, _: Meta, word: Token) -> Token:
        return word

    def _name(self, token: Token) -> str:
        name = self.figures.author(token).strip()
        return name[1:-1].strip() if token.type == "STRING" else name

    def _at(self, token: Token) -> Span:
        return self.figures.between(token, token)

    def _span(self, meta: Meta) -> Span:
        return self.figures.span(meta.start_pos, meta.end_pos)
