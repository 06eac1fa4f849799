"""Rules of sides: which of them do it, and in which order."""

from routinekit.doses import Dose, Order, Sides
from routinekit.parser.tokens import Match, Token
from routinekit.quantities import UNIT_OF_WORD
from routinekit.vocabulary import COUNTER_WORDS, SIDE_WORDS


def per(at: Match, word: Token) -> Sides:
    """sides: _each WORD -> per."""
    return Sides("per", _side_word(word), span=at.span)


def per_alternating(at: Match, word: Token) -> Sides:
    """sides: _each WORD "alternating" -> per_alternating."""
    return Sides("alternating", _side_word(word), each=True, span=at.span)


def each_side(at: Match) -> Sides:
    """sides: "each" -> each_side."""
    return Sides("per", span=at.span)


def alternating(at: Match) -> Sides:
    """sides: "alternating" -> alternating."""
    return Sides("alternating", span=at.span)


def half(at: Match, word: Token) -> Sides:
    """sides: "half" _each WORD -> half."""
    return Sides("half", _side_word(word), span=at.span)


def both(at: Match, word: Token) -> Sides:
    """sides: "both" WORD -> both."""
    part = next((side for side in SIDE_WORDS if word in (side, f"{side}s")), "")
    part = "foot" if word == "feet" else part or word.removesuffix("s")
    return Sides("both", part, span=at.span)


def one_side(at: Match, side: Token, word: Token | None) -> Sides:
    """sides: _who [WORD] "only" -> one_side."""
    return Sides(str(side), str(word or "side"), span=at.span)  # type: ignore[arg-type]  # one of `_who`


def sides_dose(_: Match, sides: Sides) -> tuple[Dose, ...]:
    """sides_dose: sides."""
    return (sides,)


def order(at: Match, side: Token) -> tuple[Dose, ...]:
    """order: _who "first"."""
    return (Order(str(side), span=at.span),)  # type: ignore[arg-type]  # one of `_who`


def _side_word(token: Token) -> str:
    word = str(token)
    usual = word in SIDE_WORDS
    if word.removesuffix("s") in COUNTER_WORDS or (word in (*UNIT_OF_WORD, "m") and not usual):
        token.match.report(
            "RK403",
            f"`per {word}` names no side",
            label="counted, not turned to",
            help="`per` means two turns, one for each side; write `per side` or `per leg`, "
            "or leave it out: a dose is always for one set",
        )
    elif not usual:
        token.match.report("RK409", f"`per {word}` is read as two turns, left and right")
    return word
