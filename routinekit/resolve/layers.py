"""Doses in layers: which of several that speak of one thing counts.

Nearest wins, kind by kind; the measure comes from outside only as a whole. What belongs to a block itself and
what is a default for all inside it is told apart here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from attrs import Factory, evolve, frozen

from routinekit.doses import (
    DOSES,
    Circuit,
    Dose,
    Every,
    Kind,
    Level,
    Place,
    Rest,
    Rounds,
    Sets,
    Sides,
    Superset,
    rests,
)
from routinekit.evaluate import Context, evaluated

D = TypeVar("D", bound=Dose)


def either_way(kinds: Iterable[Kind]) -> frozenset[Kind]:
    """These kinds, as numbers and told in words."""
    return frozenset(Kind(kind.word, kind.which, told) for kind in kinds for told in (False, True))


MEASURE = either_way(Kind(kind.word) for kind in DOSES if kind.measure)
"""How much of an exercise is done: inherited as a whole or not at all."""

BETWEEN_ITEMS = either_way(rests("between exercises", "between rounds"))
"""What a block says of its items and rounds, and no exercise can use."""

_EXCLUDING = {Kind(kind.word): kind.excludes for kind in DOSES}


@cache
def without_effect_beside(kind: Kind) -> frozenset[Kind]:
    """All kinds that a nearer dose of that kind leaves nothing to say: its own, and those it excludes."""
    one = Kind(kind.word, kind.which)
    others = {*_EXCLUDING.get(one, ()), *(other for other, kinds in _EXCLUDING.items() if one in kinds)}
    return either_way({one, *others})


def excludes(kind: Kind, other: Kind) -> bool:
    """Whether one thing can't have doses of both kinds; twice the same is another matter."""
    return other in without_effect_beside(kind) and kind[:2] != other[:2]


@frozen
class Doses:
    """The doses in force, one a kind; beside a number there may be words for the same."""

    by_kind: Mapping[Kind, Dose] = Factory(dict)

    def __iter__(self) -> Iterator[Dose]:
        return iter(self.by_kind.values())

    def get(self, kind: type[D]) -> D | None:
        """The dose of that class, if one is in force: a number, or else words."""
        get = self.by_kind.get
        return get(kind.number_kind) or get(kind.words_kind)  # type: ignore[return-value]  # of that class by its word

    def rest(self, place: Place) -> Rest | None:
        """The rest for a place, such as `between sets`."""
        dose = self.by_kind.get(Kind(Rest.word, place)) or self.by_kind.get(Kind(Rest.word, place, True))
        return dose if isinstance(dose, Rest) else None

    @property
    def has_measure(self) -> bool:
        """Whether they say how much is done."""
        return not MEASURE.isdisjoint(self.by_kind)

    def over(self, farther: "Doses") -> "Doses":
        """These and, where they say nothing, those farther away."""
        near, far = self.by_kind, farther.by_kind
        if not (near and far):
            return self if near else farther
        silent: frozenset[Kind] = frozenset().union(*map(without_effect_beside, near))
        return Doses({**near, **{kind: dose for kind, dose in far.items() if kind not in silent}})

    def inheriting(self, outer: "Doses") -> "Doses":
        """An exercise's own doses over those of what it stands in.

        The measure comes from outside only as a whole: an exercise that writes any of it inherits none.
        """
        return self.over(outer.without(MEASURE) if self.has_measure else outer)

    def without(self, kinds: Collection[Kind]) -> "Doses":
        """These but for some kinds."""
        kept = {kind: dose for kind, dose in self.by_kind.items() if kind not in kinds}
        return self if len(kept) == len(self.by_kind) else Doses(kept)

    def only(self, kinds: Collection[Kind]) -> "Doses":
        """Some kinds of these."""
        return Doses({kind: dose for kind, dose in self.by_kind.items() if kind in kinds})

    def but(self, dose: Dose) -> "Doses":
        """These with that dose in the place of the one of its kind."""
        return Doses({**self.by_kind, dose.kind: dose})

    def evaluated(self, context: Context) -> "Doses":
        """These as they are in a context."""
        if all(dose.is_fixed for dose in self):
            return self
        return Doses({kind: evaluated(dose, context) for kind, dose in self.by_kind.items()})


def layer(doses: Iterable[Dose]) -> Doses:
    """The doses of one exercise; where a kind is written twice, which is an error, the first."""
    by_kind: dict[Kind, Dose] = {}
    for dose in doses:
        for placed in _placed(on_exercise(dose), ("between sets",)):
            kind = placed.kind
            first = by_kind.setdefault(kind, placed)
            if first is not placed and (merged := merged_sides(first, placed)):
                by_kind[kind] = merged
    return Doses(by_kind)


def on_exercise(dose: Dose) -> Dose:
    """What a dose means on an exercise, where rounds are sets."""
    if isinstance(dose, Rounds):
        return Sets(dose.number, span=dose.span)
    if isinstance(dose, Sides) and dose.level == "rounds":
        return evolve(dose, level="sets")
    return dose


def form_of(doses: Iterable[Dose]) -> str:
    """What a block is: `superset`, `circuit`, `every`, `amrap`, `for time`, `choose`, or nothing of that."""
    forms = [dose.word for dose in doses if dose.opens]
    whole = [form for form in forms if form != Rounds.word]
    if Every.word in whole and (len(whole) > 1 or Rounds.word in forms):
        whole.remove(Every.word)  # the clock that the rounds start on
    return whole[0] if whole else ""


def has_rounds(doses: Iterable[Dose]) -> bool:
    """Whether a block is done round by round."""
    return any(isinstance(dose, Rounds | Superset | Circuit) for dose in doses)


def block_layers(doses: Iterable[Dose]) -> tuple[Doses, Doses]:
    """What the doses of a block say of the block itself, and what of everything inside it."""
    doses = tuple(doses)
    repeats, form = has_rounds(doses), form_of(doses)
    own: dict[Kind, Dose] = {}
    inside: dict[Kind, Dose] = {}
    for dose in doses:
        if isinstance(dose, Rounds) and form == Superset.word:
            inside.setdefault(Sets.number_kind, Sets(dose.number, span=dose.span))
            continue
        if dose.repeatable:  # what adds up is read where it is written
            continue
        for placed in _placed(dose, ("between rounds",) if repeats else ("between sets", "between rounds")):
            speaks_of_it = (
                not dose.inherited
                or (isinstance(placed, Sides) and (placed.level == "rounds" or form == Every.word))
                or (repeats and isinstance(placed, Rest) and placed.place == "between rounds")
                or (isinstance(dose, Rest) and dose.place == "after")
            )
            target = own if speaks_of_it else inside
            first = target.setdefault(placed.kind, placed)
            if first is not placed and (merged := merged_sides(first, placed)):
                target[placed.kind] = merged
    return Doses(own), Doses(inside)


def _placed(dose: Dose, plain: tuple[Place, ...]) -> Iterator[Dose]:
    """A rest at each place that it names; one that names none stands at the `plain` places."""
    places: tuple[Place | None, ...]
    if not isinstance(dose, Rest):
        yield dose
        return
    if dose.place is None:
        places = plain
    elif dose.place == "between all":
        places = ("between sets", "between sides", "between exercises", "between rounds")
    else:
        places = ("after",) if dose.place == "after each" else (dose.place,)
    for place in places:
        yield dose if dose.which == place else evolve(dose, place=place)


def merged_sides(first: Dose, second: Dose) -> Sides | None:
    """What `per leg` and `alternating` on one header say together: so many of each, another each time."""
    if not (isinstance(first, Sides) and isinstance(second, Sides) and first.level == second.level):
        return None
    per, alternating = (first, second) if first.turns == "per" else (second, first)
    if (per.turns, alternating.turns) != ("per", "alternating"):
        return None
    return Sides("alternating", per.part, per.level, each=True, span=first.span)


def unequal_sides(doses: Doses) -> Doses:
    """These with the sides that an unequal dose stands for: `reps left 12 right 18` is per side."""
    if doses.get(Sides):
        return doses
    for dose in doses:
        if dose.is_unequal:
            level: Level = "sets" if isinstance(dose, Sets) else "work"
            return doses.but(Sides("per", level=level, span=dose.span))
    return doses
