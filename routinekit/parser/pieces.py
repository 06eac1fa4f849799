"""The smaller pieces of a statement: sides, numbers as they are written, heads of lines of words."""

from collections.abc import Iterable
from typing import Any

from attrs import Factory, define, evolve, frozen

from routinekit import doses as d
from routinekit.diagnostics import Problems
from routinekit.doses import Dose, Sides
from routinekit.limits import Limits
from routinekit.model import CUE_NUMBERS
from routinekit.numbers import Number
from routinekit.parser.amounts import ChangeParts, Entry, Figure, Part, ValueParts
from routinekit.parser.figures import Figures
from routinekit.parser.tokens import Extent, Token
from routinekit.quantities import UNIT_OF_WORD
from routinekit.source import START, Span
from routinekit.vocabulary import COUNTER_WORDS, SIDE_WORDS

COUNTED_BY_WORD: dict[str, type[d.Numbered]] = {
    **dict.fromkeys(("SETS", "SET"), d.Sets),
    **dict.fromkeys(("ROUNDS", "ROUND"), d.Rounds),
    **dict.fromkeys(("REPS", "REP", "REPETITIONS", "REPETITION"), d.Reps),
}
"""What a number that comes first counts, by the word after it."""


@frozen
class Head:
    """What stands before the colon of a line of words: which kind of line, and its number, if it has one."""

    kind: str
    number: Number | None = None
    word: str = ""
    place: d.Place | None = None


class AnySets:
    """`in any sets`, before it is known what it follows."""

    __slots__ = ()


_LEVELS: dict[str, d.Level] = {"sets": "sets", "rounds": "rounds"}


@define
class Behind:
    """What is written behind a number: sides, other doses, alternatives, a change."""

    sides: list[Dose] = Factory(list)
    others: list[Dose] = Factory(list)
    entries: list[Entry] = Factory(list)
    change: ChangeParts | None = None
    in_any_sets: bool = False

    @classmethod
    def of(cls, kind: type[d.Numbered], tail: Iterable[Any]) -> "Behind":
        behind = cls()
        for part in tail:
            match part:
                case Sides():
                    behind.sides.append(evolve(part, level=_LEVELS.get(kind.word, "work")))
                case list():
                    behind.entries += [entry for entry in part if isinstance(entry, Entry)]
                    behind.others += [dose for dose in part if isinstance(dose, Dose)]
                case ChangeParts():
                    behind.change = part
                case _:
                    behind.in_any_sets = True
        return behind


class Pieces:
    """Builds what the smaller rules of the grammar stand for."""

    def __init__(self, text: str, place: Span, limits: Limits, problems: Problems) -> None:
        self.figures = Figures(text, place, limits, problems)
        self.problems = problems

    # ------------------------------------------------------------ sides

    def per(self, extent: Extent, word: Token) -> Sides:
        return Sides("per", self._side_word(word), span=self._span(extent))

    def per_alternating(self, extent: Extent, word: Token) -> Sides:
        return Sides("alternating", self._side_word(word), each=True, span=self._span(extent))

    def each_side(self, extent: Extent) -> Sides:
        return Sides("per", span=self._span(extent))

    def alternating(self, extent: Extent) -> Sides:
        return Sides("alternating", span=self._span(extent))

    def half(self, extent: Extent, word: Token) -> Sides:
        return Sides("half", self._side_word(word), span=self._span(extent))

    def both(self, extent: Extent, word: Token) -> Sides:
        text = str(word)
        part = next((side for side in SIDE_WORDS if text in (side, f"{side}s")), "")
        part = "foot" if text == "feet" else part or text.removesuffix("s")
        return Sides("both", part, span=self._span(extent))

    def one_side(self, extent: Extent, side: Token, word: Token | None = None) -> Sides:
        return Sides(side.value, str(word or "side"), span=self._span(extent))  # type: ignore[arg-type]  # a side of the grammar

    def order(self, extent: Extent, side: Token, _: Token) -> list[Dose]:
        return [d.Order(side.value, span=self._span(extent))]  # type: ignore[arg-type]  # a side of the grammar

    def who(self, _: Extent, side: Token) -> Token:
        return side

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

    # ------------------------------------------------------------ numbers

    def figure(self, extent: Extent, values: list[ValueParts], *parts: Any) -> Figure:
        of = next((part for part in parts if isinstance(part, str)), "")
        entries = [entry for part in parts if isinstance(part, list) for entry in part]
        return Figure(values, of, entries, extent)

    def values(self, _: Extent, *values: ValueParts) -> list[ValueParts]:
        return list(values)

    def value(self, extent: Extent, parts: list[Part] | Token) -> ValueParts:
        if isinstance(parts, Token):
            return ValueParts([], extent, "max")
        return ValueParts(parts, extent)

    def up_to(self, extent: Extent, parts: list[Part]) -> ValueParts:
        return ValueParts(parts, extent, "up to")

    def amount(self, _: Extent, *parts: Part) -> list[Part]:
        return list(parts)

    def part(self, _: Extent, text: Token, *rest: Token) -> Part:
        unit = next((token for token in rest if token.type != "ATLEAST"), None)
        return Part(text, unit, any(token.type == "ATLEAST" for token in rest))

    def unit(self, _: Extent, word: Token) -> Token:
        return word

    def reference(self, extent: Extent, *_: Token) -> str:
        return self.figures.slice(extent)

    def paced_words(self, extent: Extent, *_: Any) -> str:
        return self.figures.slice(extent)

    def words(self, extent: Extent, *_: Token) -> str:
        return self.figures.slice(extent)

    def bracket(self, _: Extent, *entries: Entry) -> list[Entry]:
        return list(entries)

    def entry(self, extent: Extent, *parts: Any) -> Entry:
        *conditions, values = parts
        return Entry(tuple(conditions), values, extent)

    def change(self, extent: Extent, step: Token, *rest: Any) -> ChangeParts:
        limit = next((part for part in rest if isinstance(part, list)), None)
        tokens = [part for part in rest if isinstance(part, Token)]
        return ChangeParts(step, tokens[0] if len(tokens) > 1 else None, tokens[-1], limit, extent)

    # ------------------------------------------------------------ heads

    def phase(self, _: Extent, what: Figure | Token, change: ChangeParts | None = None) -> Head:
        if isinstance(what, Token):
            return Head("phase", word=what.value)
        number = self.figures.number_of(what, d.Hold, [], change, word="a phase")
        return Head("phase", number, word="" if number else "broken")

    def cue(self, extent: Extent, when: Token, *parts: list[Part]) -> Head:
        value = ValueParts(parts[0], None) if parts else None
        if value is None:
            return Head("cue", None, when.value)
        figure = Figure([value], "", [], extent)
        number = self.figures.number_of(figure, CUE_NUMBERS[when.value], [], None)
        return Head("cue", number, when.value if number else "broken")

    def stop_words(self, _: Extent) -> Head:
        return Head("words", word="stop if")

    def start_words(self, _: Extent) -> Head:
        return Head("words", word="start when")

    def only_words(self, _: Extent) -> Head:
        return Head("words", word="only")

    def until_words(self, _: Extent) -> Head:
        return Head("words", word="until")

    def told(self, _: Extent, word: Token, place: d.Place | None = None) -> Head:
        return Head("told", word=word.value, place=place)

    # ------------------------------------------------------------ places

    def _plain(self, number: Number, span: Span | None, what: str) -> bool:
        """Whether a number is one amount and no more, or a report that it has to be."""
        plain = number.settled.is_plain and not (number.is_list or number.alternatives or number.change)
        if not plain:
            self.problems.add("RK410", span or START, f"{what} is one plain number")
        return plain

    def _name(self, token: Token) -> str:
        name = self.figures.author(token).strip()
        return name[1:-1].strip() if token.type == "STRING" else name

    def _at(self, token: Token) -> Span:
        return self.figures.between(token, token)

    def _span(self, extent: Extent | None) -> Span:
        assert extent is not None
        return self.figures.span(extent.start, extent.end)
