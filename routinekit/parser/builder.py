"""The tree of one statement into names and doses.

The grammar knows forms; which dose takes which sides and words is judged here, numbers in `figures`. What is
wrong is reported, and a dose that can't be understood is left out.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from routinekit import doses as d
from routinekit.characters import name_key
from routinekit.codes.reading import REST_WITHOUT_LENGTH
from routinekit.diagnostics import Diagnostic
from routinekit.doses import NUMBERED, Dose, Numbered, Sides
from routinekit.model import Line, Setting, Use, Variants
from routinekit.numbers import Condition, Number, in_words
from routinekit.parser.amounts import ChangeParts, Entry, Figure, Part, ValueParts
from routinekit.parser.often import counts, frequency_of
from routinekit.parser.pieces import COUNTED_BY_WORD, AnySets, Behind, Pieces
from routinekit.parser.tokens import Extent, Token
from routinekit.quantities import BREATH, COUNT, MINUTE, Amount, number, round_half_up
from routinekit.source import START, Span
from routinekit.vocabulary import MEASURED_BY_PERSON

_RAMP = "write for example `ramp 40% to 75%`"
_SETTING = "write for example `setting work 30s from 15s to 60s`"
_SIDED = (d.Sets, d.Rounds, d.Reps, d.Hold, d.Work)
_WITH_INTENSITY = (d.Reps, d.Hold, d.Work)
# Of a pattern, whose settings may have hyphens in their names.
_PATTERN_PART = re.compile(r"\{[^{}]*\}|[^-]+")


@frozen
class Parsed:
    """What one statement says: the keyword and name of a header, if it is one, and its doses.

    `node` is what a line of its own declares. `broken` tells that the beginning could not be read, so that
    nobody knows what it opens.
    """

    keyword: str = ""
    name: str = ""
    name_span: Span | None = None
    doses: tuple[Dose, ...] = ()
    broken: bool = False
    node: Setting | Variants | Use | Line | None = None


class Builder(Pieces):
    """Builds what one statement says: each method what the rule of its name stands for."""

    # ------------------------------------------------------------ lines

    def line(self, _: Extent, first: Parsed | list[Dose], doses: Sequence[Dose] = ()) -> Parsed:
        if isinstance(first, Parsed):
            return evolve(first, doses=tuple(doses)) if doses else first
        return Parsed(doses=tuple(first))

    def doses(self, _: Extent, *doses: list[Dose] | Sides) -> list[Dose]:
        return [dose for group in doses for dose in ([group] if isinstance(group, Sides) else group)]

    def routine(self, _: Extent, title: Token) -> Parsed:
        return Parsed("routine", self.figures.author(title).rstrip(), self._at(title))

    def library(self, _: Extent, title: Token) -> Parsed:
        return Parsed("library", self.figures.author(title).rstrip(), self._at(title))

    def exercise(self, _: Extent, name: Token) -> Parsed:
        return Parsed("exercise", self._name(name), self._at(name))

    def do(self, _: Extent, name: Token) -> Parsed:
        return Parsed("do", self._name(name), self._at(name))

    def section(self, _: Extent, name: Token) -> Parsed:
        return Parsed("section", self._name(name), self._at(name))

    def use(self, extent: Extent, name: Token) -> Parsed:
        return Parsed("use", node=Use(self._name(name), span=self._span(extent)))

    def name(self, _: Extent, token: Token) -> Token:
        return token

    def set(self, extent: Extent, _: Token, doses: list[Dose]) -> Parsed:
        counts = [dose for dose in doses if isinstance(dose, d.Sets)]
        rest = tuple(dose for dose in doses if not isinstance(dose, d.Sets))
        sets = 1
        if counts and self._plain(counts[0].number, counts[0].span, "the number of sets of a `set` line"):
            sets = counts[0].count
        return Parsed("set", node=Line(rest, (), sets, span=self._span(extent)))

    def variants(self, extent: Extent, *names: Token) -> Parsed:
        in_turn = names[-1].type == "IN_TURN"
        words = tuple(name_key(name) for name in names if name.type != "IN_TURN")
        return Parsed("variants", node=Variants(words, in_turn, span=self._span(extent)))

    def setting(self, extent: Extent, name: Token, *values: ValueParts) -> Parsed:
        judged = [self.figures.lone_value(value) for value in values]
        if any(value is None or not value.is_plain for value in judged):
            if None not in judged:
                self.problems.add("RK410", self._span(extent), "a setting is one plain number", help=_SETTING)
            return Parsed("setting")
        node = Setting(name_key(name), *(value for value in judged if value), span=self._span(extent))
        return Parsed("setting", node=node)

    # ------------------------------------------------------------ a word and its number

    def dose(
        self, extent: Extent, key: Token, figure: Figure | tuple[Figure, Figure], *tail: Any
    ) -> list[Dose]:
        return self._numbered(NUMBERED[key.value], extent, figure, tail)

    def _numbered(
        self,
        kind: type[Numbered],
        extent: Extent,
        figure: Figure | tuple[Figure, Figure],
        tail: Iterable[Any],
    ) -> list[Dose]:
        """A dose with its number, and what is written behind it: sides, an intensity."""
        behind = Behind.of(kind, tail)
        if behind.sides and not issubclass(kind, _SIDED):
            self._misplaced(
                behind.sides[0], kind.word, "has no sides", "write them behind `reps`, `hold` or `for`"
            )
            behind.sides.clear()
        if behind.others and not issubclass(kind, _WITH_INTENSITY):
            self._misplaced(behind.others[0], kind.word, "has no intensity", "write it after a comma")
        figures: tuple[Figure, ...] = figure if isinstance(figure, tuple) else (figure,)
        if behind.in_any_sets:
            if kind is not d.Reps or len(figures) > 1:
                self.problems.add("RK208", self._span(extent), "only `reps` of one number come `in any sets`")
            figures = tuple(evolve(each, bound="in any sets") for each in figures)
        numbers = [self.figures.number_of(each, kind, behind.entries, behind.change) for each in figures]
        left, right = (numbers[0], numbers[-1] if len(numbers) > 1 else None)
        if left is None or None in numbers:
            return [*behind.sides, *behind.others]
        return [kind(left, right=right, span=self._span(extent)), *behind.sides, *behind.others]

    def _misplaced(self, dose: Dose, word: str, what: str, help: str) -> None:
        span = dose.span or START
        self.problems.add("RK208", span, f"`{word}` {what}", help=help)

    def unequal(self, _: Extent, __: Token, left: Figure, ___: Token, right: Figure) -> tuple[Figure, Figure]:
        return evolve(left, zero=True), evolve(right, zero=True)  # one side may have nothing

    def any_sets(self, _: Extent, __: Token) -> AnySets:
        return AnySets()

    # ------------------------------------------------------------ the number first

    def leading(self, extent: Extent, count: Figure, key: Token | Sides, *tail: Any) -> list[Dose]:
        if isinstance(key, Sides):
            return self._numbered(d.Reps, extent, count, (key,))
        if key.type in ("TIMES", "TIME"):
            return self._numbered(d.Times, extent, count, tail)
        turns = tail if tail and isinstance(tail[0], tuple) else None
        if key.type != "X" and not turns:
            return self._numbered(COUNTED_BY_WORD[key.type], extent, count, tail)
        sets = self._numbered(d.Sets, extent, count, ())
        assert turns is not None
        return [*sets, *self._turn(extent, *turns[0])]

    def turn(self, extent: Extent, *parts: Any) -> tuple[Any, ...]:
        return extent, parts

    def _turn(self, _: Extent, extent: Extent, parts: tuple[Any, ...]) -> list[Dose]:
        """What is done in each set: `10` are reps, `30s` is work, `5 breaths` are held."""
        if isinstance(parts[0], Token):
            return self._numbered(NUMBERED[parts[0].value], extent, parts[1], parts[2:])
        figure: Figure = parts[0]
        unit = figure.first_unit
        kind: type[Numbered] = d.Reps if unit is COUNT else d.Hold if unit is BREATH else d.Work
        return self._numbered(kind, extent, figure, parts[1:])

    def repeat(self, extent: Extent, count: Figure, *sides: Sides) -> list[Dose]:
        return self._numbered(d.Rounds, extent, count, sides)

    def count(self, extent: Extent, token: Token, bracket: list[Entry] | None = None) -> Figure:
        value = ValueParts([Part(token)], extent)
        return Figure([value], "", bracket or [], extent)

    # ------------------------------------------------------------ rest and the clock

    def rest(self, extent: Extent, _: Token, *tail: Any) -> list[Dose]:
        figure: Figure | None = None
        place: d.Place | None = None
        at: Dose | None = None
        change: ChangeParts | None = None
        for part in tail:
            match part:
                case Figure():
                    figure = part
                case str():
                    place = part  # type: ignore[assignment]  # one of the places of the grammar
                case [Dose() as intensity, *_]:
                    at = intensity
                case ChangeParts():
                    change = part
        span = self._span(extent)
        if figure is None:
            if tail:
                self.problems.take(Diagnostic.of(REST_WITHOUT_LENGTH, span, example="rest 30s …"))
                return []
            return [d.Rest(Number(()), span=span)]
        number = self.figures.number_of(figure, d.Rest, [], change)
        if at is not None and not isinstance(at, d.At):
            self._misplaced(at, "rest", "has no effort", "write it on the exercise")
            return []
        return [] if number is None else [d.Rest(number, place, at, span=span)]

    def place(self, _: Extent, scope: Token) -> str:
        return "after" if scope.type == "AFTER" else f"between {scope}"

    def after_each(self, _: Extent, __: Token) -> str:
        return "after each"

    def every(self, extent: Extent, *parts: Figure | ChangeParts) -> list[Dose]:
        figures = [part for part in parts if isinstance(part, Figure)]
        numbers = [self.figures.number_of(figure, d.Every, [], None) for figure in figures]
        if None in numbers:
            return []
        return [d.Every(*numbers, span=self._span(extent))]  # type: ignore[arg-type]  # none is None

    def emom(self, extent: Extent, figure: Figure) -> list[Dose]:
        whole = self.figures.number_of(figure, d.Every, [], None)
        minute = Amount(Fraction(1), MINUTE)
        return [] if whole is None else [d.Every(minute, whole, span=self._span(extent))]

    def tempo(self, extent: Extent, pattern: Token) -> list[Dose]:
        parts = self._pattern(pattern)
        if parts is None:
            return []
        if len(parts) not in (3, 4):
            return self._bad_pattern(
                pattern, "a tempo has three or four parts", "lower, pause, lift, pause: `tempo 3-1-1-0`"
            )
        return [d.Tempo((*parts, Fraction(0))[:4], span=self._span(extent))]

    def breathe_pattern(self, extent: Extent, pattern: Token) -> list[Dose]:
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
        return [d.Breathe(seconds, span=self._span(extent))]

    def breathe_rate(self, extent: Extent, rate: Token) -> list[Dose]:
        breaths = self.figures.number(rate) if rate.replace(".", "").isdigit() else Fraction(0)
        if breaths is None:
            return []
        if not 1 <= breaths <= 60:
            return self._bad_pattern(rate, f"nobody breathes {rate} times a minute", "6 is slow, 15 is usual")
        return [d.Breathe((Fraction(30) / breaths,) * 2, span=self._span(extent))]

    def _pattern(self, token: Token) -> tuple[Fraction | str | None, ...] | None:
        texts = _PATTERN_PART.findall(token)
        if self.figures.too_long(token):
            return None
        parts = tuple(
            None if text == "x" else name_key(text[1:-1]) if text.startswith("{") else number(text)
            for text in texts
        )
        if not any(not isinstance(part, Fraction) or round_half_up(part * 1000) for part in parts):
            self._bad_pattern(token, "all its parts are zero", "give one of them some seconds")
            return None
        return parts

    def _bad_pattern(self, token: Token, message: str, help: str) -> list[Dose]:
        self.problems.add("RK405", self._at(token), message, help=help)
        return []

    # ------------------------------------------------------------ load and intensity

    def load(self, extent: Extent, _: Token, what: Figure | str, *tail: Any) -> list[Dose]:
        if isinstance(what, str):
            return [d.Load(in_words(what), span=self._span(extent))]
        return self._numbered(d.Load, extent, what, tail)

    def at(self, extent: Extent, intensity: list[Dose], *tail: ChangeParts) -> list[Dose]:
        if not (tail and intensity):
            return intensity
        if intensity[0].words or not isinstance(intensity[0], Numbered):
            self._misplaced(
                intensity[0], "at", "has no number that could change here", "leave the change out"
            )
            return []
        number = self.figures.changed(intensity[0].number, tail[0])
        return [] if number is None else [evolve(intensity[0], number=number, span=self._span(extent))]

    def intensity(self, extent: Extent, _: Token, what: "Figure | d.At | str") -> list[Dose]:
        span = self._span(extent)
        if isinstance(what, str):
            return [d.At(in_words(what), span=span)]
        if isinstance(what, d.At):
            return [evolve(what, span=span)]
        number = self.figures.number_of(what, d.At, [], None)
        unit = what.first_unit
        if number is not None and unit is not None and unit.dimension == "time":
            message = "a pace is a time for a length"
            self.problems.add("RK209", span, message, help="write for example `at 5:00 per km`")
            return []
        return [] if number is None else [d.At(number, span=span)]

    def zone(self, extent: Extent, _: Token, __: Token, figure: Figure) -> list[Dose]:
        number = self.figures.zone(figure)
        return [] if number is None else [d.At(number, span=self._span(extent))]

    def effort(self, extent: Extent, _: Token, key: Token, figure: Figure) -> list[Dose]:
        return self._numbered(NUMBERED[key.value], extent, figure, ())

    def pace(self, extent: Extent, clock: Token, *per: Token) -> d.At | str:
        *count, unit = per
        length = self.figures.length_of(count[0] if count else None, unit)
        figure = Figure([ValueParts([Part(clock)], extent)], "", [], extent)
        number = self.figures.number_of(figure, d.At, [], None)
        if number is None or length is None:
            return self.figures.slice(extent)
        return d.At(number, length)

    def ramp(self, extent: Extent, low: Figure, high: Figure) -> list[Dose]:
        of = high.of or low.of
        first, second = (
            self.figures.number_of(evolve(each, of=of), d.At, [], None, word="ramp", unit=high.first_unit)
            for each in (low, high)
        )
        if first is None or second is None:
            return []
        if any(number.values[0].bound for number in (first, second)):
            self.problems.add(
                "RK404", self._span(extent), "a ramp goes from one number to another", help=_RAMP
            )
            return []
        return [d.Ramp(first, second, span=self._span(extent))]

    # ------------------------------------------------------------ blocks and conditions

    def fortime(self, extent: Extent) -> list[Dose]:
        return [d.ForTime(span=self._span(extent))]

    def choose(self, extent: Extent, what: Token | Figure) -> list[Dose]:
        if isinstance(what, Token):
            return [d.Choose(1, span=self._span(extent))]
        return self._numbered(d.Choose, extent, what, ())

    def mark(self, extent: Extent, token: Token) -> list[Dose]:
        kinds: dict[str, type[Dose]] = {kind.word: kind for kind in (d.Superset, d.Circuit, d.Optional)}
        return [kinds[token.value](span=self._span(extent))]

    def only(self, extent: Extent, *parts: Condition | Token) -> list[Dose]:
        conditions: list[Condition] = []
        for part in parts:
            if isinstance(part, Condition):
                conditions.append(part)
            elif conditions[-1].axis == "variant" or conditions[-1].which:  # `only easy or 3`
                self.problems.add(
                    "RK208",
                    self._at(part),
                    f"`{part}` of what?",
                    help=f"write `week {part}` or `session {part}`",
                )
            else:  # `week 2 or 4`
                conditions.append(self.figures.counter(conditions[-1].axis, part))
        return [d.Only(tuple(conditions), span=self._span(extent))]

    def variant(self, _: Extent, name: Token) -> Condition:
        return Condition("variant", name_key(name))

    def counter(self, _: Extent, axis: Token, figure: Token) -> Condition:
        return self.figures.counter(axis, figure)

    def end(self, _: Extent, which: Token, axis: Token) -> Condition:
        return Condition(axis.removesuffix("s"), which=which.value)  # type: ignore[arg-type]  # a counter

    # ------------------------------------------------------------ record and plan

    def ask(self, extent: Extent, what: Token) -> list[Dose]:
        if self._asked(what, MEASURED_BY_PERSON):
            return [d.Ask(what.value, span=self._span(extent))]  # type: ignore[arg-type]  # as asked
        return []

    def stop(self, extent: Extent, what: Token, comparison: Token, limit: Token) -> list[Dose]:
        if not self._asked(what, ("pain", "effort")):
            return []
        text = limit.removesuffix("/10")
        value = self.figures.number(limit) if "-" not in text and not text.endswith("+") else None
        if value is None or not text.replace(".", "").isdigit() or Fraction(text) > 10:
            self.problems.add(
                "RK404",
                self._at(limit),
                f"`{limit}` is no limit",
                help="it is from 0 to 10: `stop if pain > 3`",
            )
            return []
        span = self._span(extent)
        return [d.StopIf(what.value, comparison.value, Fraction(text), span=span)]  # type: ignore[arg-type]  # as asked

    def _asked(self, what: Token, known: Sequence[str]) -> bool:
        if what.value in known:
            return True
        self.problems.add(
            "RK208",
            self._at(what),
            f"nobody is asked for `{self.figures.author(what)}`",
            help=f"it can be {', '.join(f'`{word}`' for word in known)}",
        )
        return False

    def frequency(self, _: Extent, *often: Token) -> list[Dose]:
        return [frequency_of(token.value, self._at(token)) for token in often if counts(token, self.figures)]
