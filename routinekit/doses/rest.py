"""Rests, and the places where they stand."""

from typing import Literal, Self

from attrs import evolve, frozen

from routinekit.doses.base import ANYWHERE, Change, Kind, Numbered
from routinekit.doses.effort import At
from routinekit.numbers import Number

__all__ = ["Place", "Rest", "rests"]

Place = Literal[
    "between sets",
    "between sides",
    "between exercises",
    "between rounds",
    "between all",
    "after",
    "after each",
]


@frozen
class Rest(Numbered):
    """`rest 30s`, with the place where it stands; None is a plain rest, or a rest item.

    `at` is what is done instead of nothing: `rest 200 metres at easy pace`. Without a number, under `every …,
    alternating`, it is a whole interval.
    """

    word = "rest"
    forms = {"rest": ("rest 30s", "rest 10s between exercises", "rest 30s after")}
    takes = ("time", "breath", "length", "calories", "steps")
    lists = True
    zero = True
    hosts = ANYWHERE | {"item"}
    place: Place | None = None
    at: At | None = None

    def __str__(self) -> str:
        change = self.number.change
        figures = str(evolve(self.number, change=None))
        parts = [self.word, figures, str(self.at or ""), self.place or "", str(change or "")]
        return " ".join(part for part in parts if part)

    @property
    def which(self) -> str:
        """Rests of different places are different kinds; a plain one stands between sets."""
        return self.place or "between sets"

    @property
    def head(self) -> str:
        """What stands before the colon where it is told in words."""
        return f"{self.word} {self.place}" if self.place else self.word

    @property
    def is_fixed(self) -> bool:
        """Whether its number, and what is done instead of nothing, are the same in every context."""
        return super().is_fixed and (self.at is None or self.at.is_fixed)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Its number, and those of what is done instead of nothing."""
        return (self.number, *(self.at.numbers if self.at else ()))

    def with_numbers(self, change: Change) -> Self:
        """The same with other numbers."""
        at = self.at and self.at.with_numbers(change)
        return evolve(self, number=change(self.number, self), at=at)

    @property
    def is_bare(self) -> bool:
        """Whether it has no number: a whole interval of rest."""
        return not self.number.values


def rests(*places: Place) -> tuple[Kind, ...]:
    """The kinds of the rests at these places."""
    return tuple(Kind(Rest.word, place) for place in places)
