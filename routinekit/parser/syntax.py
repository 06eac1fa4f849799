"""What a statement has before anybody has judged it: numbers as they are written, and what follows them.

The rules of the grammar make these; `numbers` and `values` judge them, once it is known which dose they are
for.
"""

from attrs import frozen

from routinekit.doses import Dose, Sides
from routinekit.numbers import Bound, Condition
from routinekit.parser.tokens import Match, Token
from routinekit.quantities import COUNT, SECOND, UNIT_OF_WORD, Unit

COUNTED_WORDS = ("reps", "rep")
"""Words behind a number that are no unit: they say that it counts."""


@frozen
class Numerals:
    """Figures without a blank: `12`, `8-12`, `21-15-9`, `10-8-max`, `5+`, `1:30`, `1/4`; or a `{setting}`.

    `to_max` tells that after its numbers one more set goes on for as long as possible.
    """

    token: Token
    numbers: tuple[str, ...]
    at_least: bool = False
    to_max: bool = False

    @classmethod
    def of(cls, token: Token) -> "Numerals":
        """The numbers in a token, and what its end says."""
        match token.type:
            case "FIGURE":
                numbers = tuple(token.part("numbers").split("-"))
                return cls(token, numbers, bool(token.part("least")), bool(token.part("most")))
            case "CLOCKS":
                return cls(token, tuple(token.part("clocks").split("-")), bool(token.part("open")))
        return cls(token, (str(token),))

    @property
    def plain(self) -> bool:
        """Whether it is one number and nothing else."""
        return self.token.type == "FIGURE" and self.token == self.numbers[0]


@frozen
class AmountSyntax:
    """One number of an amount, with the word after it; a clock time is its own unit."""

    numerals: Numerals
    unit: Token | None = None
    at_least: bool = False

    @property
    def match(self) -> Match:
        """Its number and its unit."""
        number = self.numerals.token.match
        return number.to(self.unit) if self.unit else number


@frozen
class ValueSyntax:
    """One value: its amounts, of which a time may have several, and what bounds it."""

    amounts: tuple[AmountSyntax, ...]
    match: Match
    bound: Bound = ""


@frozen
class AlternativeSyntax:
    """One alternative in brackets: `easy 6`."""

    conditions: tuple[Condition, ...]
    values: tuple[ValueSyntax, ...]


@frozen
class ChangeSyntax:
    """A change: the step with its unit, what counts, the limit."""

    step: Token
    unit: Token | None
    axis: Token
    limit: tuple[AmountSyntax, ...] | None
    match: Match


@frozen
class NumberSyntax:
    """A whole number: its values, what a share is of, its alternatives."""

    values: tuple[ValueSyntax, ...]
    match: Match
    of: str = ""
    alternatives: tuple[AlternativeSyntax, ...] = ()
    bound: Bound = ""
    zero: bool = False

    @property
    def first_unit(self) -> Unit | None:
        """The unit of the first value: of a bare number COUNT, None where the word is no unit."""
        amount = next((amount for value in self.values for amount in value.amounts), None)
        if amount is None:
            return COUNT
        if amount.numerals.token.type == "CLOCKS":
            return SECOND
        return COUNT if amount.unit is None or amount.unit in COUNTED_WORDS else UNIT_OF_WORD.get(amount.unit)


@frozen
class PatternSyntax:
    """A rhythm: the seconds of each part, `x` or a setting."""

    beats: tuple[Token, ...]
    match: Match


@frozen
class Suffix:
    """What is written behind a number: sides and their alternatives, an intensity, a change."""

    bound: Bound = ""
    sides: Sides | None = None
    alternatives: tuple[AlternativeSyntax, ...] = ()
    intensity: Dose | None = None
    change: ChangeSyntax | None = None
