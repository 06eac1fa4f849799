"""What is announced at a step, and what it is called in a path."""

import unicodedata

from routinekit.characters import name_key
from routinekit.doses import Order, Rest, Sides
from routinekit.vocabulary import DIRECTION_WORDS

MOVE, RETURN = "move", "return"
TEMPO_PHASES = ("lower", "pause", "lift", "pause")
BREATH_PHASES = {
    2: ("inhale", "exhale"),
    3: ("inhale", "hold", "exhale"),
    4: ("inhale", "hold", "exhale", "hold"),
}

SAID_AT = {
    "move": "Move",
    "return": "Return",
    "lower": "Lower",
    "pause": "Pause",
    "lift": "Lift",
    "inhale": "Breathe in",
    "hold": "Hold your breath",
    "exhale": "Breathe out",
}
"""The parts of a repetition or of a breath, and what is said at each."""


def slug(name: str) -> str:
    """A name as a segment of a path: `Knee rolls` is `knee-rolls`. Letters and marks of all scripts stay."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in name_key(name))
    return "-".join("".join(kept).split()) or "exercise"


def turns(sides: Sides, order: Order | None = None) -> tuple[str, str]:
    """What the two turns of a sided exercise are called, in their order."""
    if sides.part in DIRECTION_WORDS:
        return ("one way", "other way")
    match order.side if order else "left":
        case "right":
            return ("right", "left")
        case "affected":
            return ("affected", "unaffected")
        case "unaffected":
            return ("unaffected", "affected")
    return ("left", "right")


def switch_text(sides: Sides, to: str) -> str:
    """What is said when the side changes."""
    return f"Change to the {to}" if sides.part in DIRECTION_WORDS else f"Switch to the {to} {sides.part}"


def rest_text(rest: Rest) -> str:
    """What is said when a rest begins; of a bare one nobody knows how long it is."""
    if rest.is_bare:
        return "Rest"
    value = rest.number.value
    if value.amount is None:
        return f"Rest: {value.words}" if value.words else "Rest"
    at = f" {rest.at}" if rest.at else ""
    bound = {"up to": "up to ", "at least": "at least "}.get(value.bound, "")
    return f"Rest {bound}{value.amount.spoken}{at}"
