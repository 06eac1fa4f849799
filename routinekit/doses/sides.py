"""Which side works, and which begins."""

from typing import Literal

from attrs import frozen

from routinekit.doses.base import NOT_OF_ONE_SET, Dose, Level

__all__ = ["Order", "Side", "Sides", "Turns"]

Side = Literal["left", "right", "affected", "unaffected"]
Turns = Literal["per", "alternating", "half", "both"] | Side


@frozen
class Sides(Dose):
    """Which sides do the work.

    `turns` is `per` (all of one side, then all of the other), `alternating` (another side each time), `half`
    (one time shared), `both` (together, lifting what comes from outside) or a side, which does it alone.
    `level` tells what is turned: the work within a set, whole sets or rounds. `each` tells that the count
    beside an `alternating` is for each side.
    """

    word = "sides"
    forms = {
        "per": ("per side", "per leg"),
        "each": ("each side",),
        "half": ("half per side",),
        "both": ("both sides",),
        "alternating": ("alternating",),
        "left": ("left only", "left leg only"),
        "right": ("right only", "right leg only"),
        "affected": ("affected only", "affected leg only"),
        "unaffected": ("unaffected only",),
    }
    leads = 5
    turns: Turns
    part: str = "side"
    level: Level = "work"
    each: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether it doesn't depend on which side is affected."""
        return self.turns not in ("affected", "unaffected")

    def __str__(self) -> str:
        match self.turns:
            case "per":
                return f"per {self.part}"
            case "alternating":
                return f"per {self.part} alternating" if self.each else "alternating"
            case "half":
                return f"half per {self.part}"
            case "both":
                return "both feet" if self.part == "foot" else f"both {self.part}s"
        return f"{self.turns} only" if self.part == "side" else f"{self.turns} {self.part} only"


@frozen
class Order(Dose):
    """`right first`: which side begins."""

    word = "first"
    of_blocks = True
    hosts = NOT_OF_ONE_SET
    side: Side

    @property
    def is_fixed(self) -> bool:
        """Whether it doesn't depend on which side is affected."""
        return self.side not in ("affected", "unaffected")

    def __str__(self) -> str:
        return f"{self.side} first"
