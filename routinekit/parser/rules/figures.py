"""Rules of numbers as they are written: what they make has not been judged by anybody."""

from routinekit.characters import name_key
from routinekit.doses import Dose, Sides
from routinekit.numbers import Bound, Condition
from routinekit.parser.numbers import counter as counter_of
from routinekit.parser.syntax import (
    AlternativeSyntax,
    AmountSyntax,
    ChangeSyntax,
    NumberSyntax,
    Numerals,
    PatternSyntax,
    Suffix,
    ValueSyntax,
)
from routinekit.parser.tokens import Match, Token

# ---------------------------------------------------------------- values


def part(_: Match, figure: Token, unit: Token | None, at_least: Token | None) -> AmountSyntax:
    """part: (FIGURE | FRACTION | PLACEHOLDER) [unit] [ATLEAST]."""
    return AmountSyntax(Numerals.of(figure), unit, at_least is not None)


def clock(_: Match, clocks: Token) -> AmountSyntax:
    """part: CLOCKS -> clock."""
    return AmountSyntax(Numerals.of(clocks))


def amount(_: Match, *parts: AmountSyntax) -> tuple[AmountSyntax, ...]:
    """amount: part+."""
    return parts


def value(at: Match, amounts: tuple[AmountSyntax, ...]) -> ValueSyntax:
    """value: amount."""
    return ValueSyntax(amounts, at)


def max_(at: Match) -> ValueSyntax:
    """value: "max" -> max."""
    return ValueSyntax((), at, "max")


def up_to(at: Match, amounts: tuple[AmountSyntax, ...]) -> ValueSyntax:
    """value: "up" "to" amount -> up_to."""
    return ValueSyntax(amounts, at, "up to")


def values(_: Match, *values: ValueSyntax) -> tuple[ValueSyntax, ...]:
    """values: value ("then" value)*."""
    return values


# ---------------------------------------------------------------- whole numbers


def figure(
    at: Match,
    values: tuple[ValueSyntax, ...],
    bracket: tuple[AlternativeSyntax, ...] | None,
    of: str | None,
    bracket_behind: tuple[AlternativeSyntax, ...] | None,
) -> NumberSyntax:
    """figure: values [bracket] ["of" reference [bracket]]."""
    return NumberSyntax(values, at, of or "", (*(bracket or ()), *(bracket_behind or ())))


def count(at: Match, figure: Token, bracket: tuple[AlternativeSyntax, ...] | None) -> NumberSyntax:
    """count: (FIGURE | PLACEHOLDER) [bracket]."""
    value = ValueSyntax((AmountSyntax(Numerals.of(figure)),), at)
    return NumberSyntax((value,), at, alternatives=bracket or ())


def reference(at: Match, *_: Token) -> str:
    """reference: REPMAX | PLACEHOLDER | (WORD | TAG)+."""
    return at.author


def bracket(_: Match, *entries: AlternativeSyntax) -> tuple[AlternativeSyntax, ...]:
    """bracket: "(" entry ("," entry)* ")"."""
    return entries


def entry(_: Match, conditions: tuple[Condition, ...], values: tuple[ValueSyntax, ...]) -> AlternativeSyntax:
    """entry: conditions values."""
    return AlternativeSyntax(conditions, values)


def conditions(_: Match, *conditions: Condition) -> tuple[Condition, ...]:
    """conditions: condition+."""
    return conditions


def variant(_: Match, name: Token) -> Condition:
    """condition: (WORD | TAG) -> variant."""
    return Condition("variant", name_key(name))


def counter(_: Match, axis: Token, figure: Token) -> Condition:
    """condition: _counter FIGURE -> counter."""
    return counter_of(axis, figure)


def end(_: Match, which: Token, axis: Token) -> Condition:
    """condition: (FIRST | LAST) _counter -> end."""
    return Condition(axis.removesuffix("s"), which=str(which))  # type: ignore[arg-type]  # a counter


def change(
    at: Match, step: Token, unit: Token | None, axis: Token, limit: tuple[AmountSyntax, ...] | None
) -> ChangeSyntax:
    """change: SIGNED [unit] "per" (_counter | WORD) ["to" amount]."""
    return ChangeSyntax(step, unit, axis, limit, at)


# ---------------------------------------------------------------- what follows a number


def any_sets(_: Match) -> Bound:
    """any_sets: "in" "any" "sets"."""
    return "in any sets"


def suffix(
    _: Match,
    bound: Bound | None,
    sides: Sides | None,
    bracket: tuple[AlternativeSyntax, ...] | None,
    intensity: Dose | None,
    change: ChangeSyntax | None,
) -> Suffix:
    """suffix: [any_sets] [sides [bracket]] [intensity] [change]."""
    return Suffix(bound or "", sides, bracket or (), intensity, change)


def count_suffix(
    _: Match,
    bound: Bound | None,
    sides: Sides | None,
    bracket: tuple[AlternativeSyntax, ...] | None,
    change: ChangeSyntax | None,
) -> Suffix:
    """count_suffix: [any_sets] [sides [bracket]] [change]."""
    return Suffix(bound or "", sides, bracket or (), None, change)


# ---------------------------------------------------------------- words


def words(at: Match, *_: Token) -> str:
    """words: WORD+."""
    return at.author


def paced_words(at: Match, *_: Token | str) -> str:
    """paced_words: FIGURE unit words."""
    return at.author


# ---------------------------------------------------------------- rhythms


def pattern(at: Match, *beats: Token) -> PatternSyntax:
    """pattern: BEAT ("-" BEAT)+."""
    return PatternSyntax(beats, at)
