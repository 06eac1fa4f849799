"""What the person or the app may choose about a routine without touching its text."""

from collections.abc import Mapping
from typing import Literal

from attrs import Factory, frozen

from routinekit.numbers import Value


@frozen(kw_only=True)
class Choices:
    """One choice of everything that can be chosen; until somebody chooses, what the text says first.

    `variants` are names in force, `taken` the keys of the names that are picked in `choose` and of the
    optional items that are done. Week, day and session count from 1.
    """

    variants: frozenset[str] = frozenset()
    settings: Mapping[str, Value] = Factory(dict)
    week: int = 1
    day: int = 1
    session: int = 1
    affected: Literal["left", "right"] | None = None
    part: str | None = None
    ranges: Literal["low", "middle", "high"] = "low"
    taken: frozenset[str] = frozenset()


NOTHING_CHOSEN = Choices()
