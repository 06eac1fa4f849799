"""What applies: names are looked up, and of all doses that speak of one thing the nearest is taken.

The result, a `Prescription` for each exercise that is done, needs no look at anything else in the file. What
its doses come to in time is the business of `plan`; what is odd about them, of `check`.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import Factory, frozen

from routinekit.model import (
    Breathe,
    Do,
    Dose,
    Exercise,
    Hold,
    Item,
    Prepare,
    Prose,
    Reps,
    Rest,
    Routine,
    Sides,
    Tempo,
    Work,
)
from routinekit.source import Span

D = TypeVar("D", bound=Dose)

MEASURE = frozenset({Reps.word, Hold.word, Work.word})
"""How much of an exercise is done: inherited as a whole or not at all."""

EXCLUDING: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({Hold.word}), frozenset({Work.word})),
    (frozenset({Hold.word}), frozenset({Tempo.word, Breathe.word})),
    (frozenset({Tempo.word}), frozenset({Breathe.word})),
)
"""Kinds of dose that can't act together; of two, the nearer one counts."""


INHERITED_FIELDS = ("position", "movement")
"""What is told on the routine as a default for its exercises; other words there are about the routine."""


def excludes(kind: str, other: str) -> bool:
    """Whether an exercise can't have doses of both kinds."""
    return any((kind in a and other in b) or (kind in b and other in a) for a, b in EXCLUDING)


@frozen
class Doses:
    """The doses in force, one a kind."""

    by_kind: Mapping[str, Dose] = Factory(dict)

    def get(self, kind: type[D]) -> D | None:
        """The dose of that class, if one is in force."""
        dose = self.by_kind.get(kind.word)
        return dose if isinstance(dose, kind) else None

    def rest(self, place: str) -> Rest | None:
        """The rest for a place, such as `between sets`."""
        dose = self.by_kind.get(f"rest {place}")
        return dose if isinstance(dose, Rest) else None

    @property
    def has_measure(self) -> bool:
        """Whether they say how much is done."""
        return not MEASURE.isdisjoint(self.by_kind)

    def over(self, farther: "Doses") -> "Doses":
        """These and, where they say nothing, those farther away."""
        added = {
            kind: dose
            for kind, dose in farther.by_kind.items()
            if not any(kind == near or excludes(kind, near) for near in self.by_kind)
        }
        return Doses({**self.by_kind, **added})

    def inheriting(self, outer: "Doses") -> "Doses":
        """An exercise's own doses over those of what it stands in.

        The measure comes from outside only as a whole: an exercise that writes any of it inherits none.
        """
        if self.has_measure:
            outer = Doses({kind: dose for kind, dose in outer.by_kind.items() if kind not in MEASURE})
        return self.over(outer)


def layer(doses: Iterable[Dose]) -> Doses:
    """The doses of one header; where a kind is written twice, which is an error, the first."""
    by_kind: dict[str, Dose] = {}
    for dose in doses:
        first = by_kind.setdefault(dose.kind, dose)
        by_kind[dose.kind] = merged_sides(first, dose) or first
    return Doses(by_kind)


def merged_sides(first: Dose, second: Dose) -> Sides | None:
    """What `per leg` and `alternating` on one header say together: so many of each, another each time."""
    if not (isinstance(first, Sides) and isinstance(second, Sides) and first.level == second.level):
        return None
    per, alternating = (first, second) if first.turns == "per" else (second, first)
    if (per.turns, alternating.turns) != ("per", "alternating"):
        return None
    return Sides("alternating", per.part, per.level, each=True, span=first.span)


@frozen
class Prescription:
    """One exercise as it is to be done here: its name, its words, the doses that are in force.

    `own` are those of them that are written on the exercise itself, at its definition or where it is done;
    `header` is the line that does it.
    """

    name: str
    prose: tuple[Prose, ...]
    doses: Doses
    own: Doses
    header: Exercise | Do

    @property
    def span(self) -> Span | None:
        """Where it is done."""
        return self.header.span

    @property
    def position(self) -> Prose | None:
        """Where the body starts from, if that is told."""
        return next((prose for prose in self.prose if prose.field == "position"), None)


@frozen
class Pause:
    """A rest or a preparation that stands by itself, and the doses in force there."""

    dose: Rest | Prepare
    doses: Doses


Resolved = Prescription | Pause


def name_key(name: str) -> str:
    """What two names have in common that are the same name."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def definitions(routine: Routine) -> dict[str, Exercise]:
    """The exercises that the file introduces, by the key of their names; of two, the first."""
    known: dict[str, Exercise] = {}
    for item in routine.items:
        if isinstance(item, Exercise):
            known.setdefault(name_key(item.name), item)
    return known


def resolve(routine: Routine) -> tuple[Resolved, ...]:
    """The items of a routine, each with all that applies to it."""
    known = definitions(routine)
    defaults = layer(routine.doses)
    words = tuple(prose for prose in routine.prose if prose.field in INHERITED_FIELDS)
    return tuple(_resolved(item, known, defaults, words) for item in routine.items)


def _resolved(
    item: Item, known: Mapping[str, Exercise], defaults: Doses, words: tuple[Prose, ...]
) -> Resolved:
    if isinstance(item, Rest | Prepare):
        return Pause(item, defaults)
    definition = known.get(name_key(item.name)) if isinstance(item, Do) else item
    own = layer(item.doses)
    prose = item.prose
    if definition and definition is not item:
        own = own.over(layer(definition.doses))
        prose = _over(prose, definition.prose)
    return Prescription(
        definition.name if definition else item.name,
        _over(prose, words),
        own.inheriting(defaults),
        own,
        item,
    )


def _over(near: tuple[Prose, ...], far: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Words nearer to an exercise after those farther away whose fields they don't replace.

    Cautions only ever add up.
    """
    written = {words.field for words in near} - {"caution"}
    return (*(words for words in far if words.field not in written), *near)
