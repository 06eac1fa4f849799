"""What is announced at a step, and what it is called in a path."""

import unicodedata

from routinekit.model import Sides
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
    folded = unicodedata.normalize("NFC", name.casefold())
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in folded)
    return "-".join("".join(kept).split()) or "exercise"


def turns(sides: Sides) -> tuple[str, str]:
    """What the two turns of a sided exercise are called, in their order."""
    return ("one way", "other way") if sides.part in DIRECTION_WORDS else ("left", "right")


def switch_text(sides: Sides, to: str) -> str:
    """What is said when the side changes."""
    return f"Change to the {to}" if sides.part in DIRECTION_WORDS else f"Switch to the {to} {sides.part}"
