"""Doses in layers: which of several that speak of one thing counts.

Nearest wins, kind by kind; the measure comes from outside only as a whole. What belongs to a block itself and
what is a default for all inside it is told apart here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import Factory, evolve, frozen

from routinekit.doses import (
    ANYWHERE_AGAIN,
    MEASURE,
    Amrap,
    Ask,
    Breathe,
    Cap,
    Choose,
    Circuit,
    Course,
    Dose,
    Every,
    ForTime,
    Frequency,
    Hold,
    Level,
    Numbered,
    Only,
    Optional,
    Phases,
    Place,
    Rest,
    Rounds,
    Sets,
    Sides,
    StopIf,
    Superset,
    Takes,
    Tempo,
    Times,
    Work,
)
from routinekit.evaluate import Context, evaluated

D = TypeVar("D", bound=Dose)

IN_WORDS = " in words"

BETWEEN_ITEMS = frozenset({"rest between exercises", "rest between rounds"})
"""What a block says of its items and rounds, and no exercise can use."""

RESTS = BETWEEN_ITEMS | {"rest between sets", "rest between sides", "rest after"}

EXCLUDING: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({Hold.word}), frozenset({Work.word})),
    (frozenset({Hold.word}), frozenset({Tempo.word, Breathe.word, Phases.word})),
    (frozenset({Tempo.word}), frozenset({Breathe.word, Phases.word})),
    (frozenset({Breathe.word}), frozenset({Phases.word})),
    (frozenset({Every.word}), frozenset({"rest between sets"})),
)
"""Kinds of dose that can't act together; of two, the nearer one counts."""

OF_THE_HEADER = (
    *(Only, Optional, Takes, Frequency, Course, Ask, Cap, StopIf, Times),
    *(Superset, Circuit, Amrap, ForTime, Choose, Rounds),
)
"""Doses that speak of the thing they are written on, and of nothing inside it."""

FORMS: dict[type[Dose], str] = {
    kind: kind.word for kind in (Superset, Circuit, Amrap, ForTime, Choose, Every, Rounds)
}
"""What a block is, by the dose that makes it so."""


def base(kind: str) -> str:
    """The kind of a dose, told in words or not."""
    return kind.removesuffix(IN_WORDS)


def excludes(kind: str, other: str) -> bool:
    """Whether one thing can't have doses of both kinds."""
    return any((kind in a and other in b) or (kind in b and other in a) for a, b in EXCLUDING)


@frozen
class Doses:
    """The doses in force, one a kind; beside a number there may be words for the same."""

    by_kind: Mapping[str, Dose] = Factory(dict)

    def get(self, kind: type[D]) -> D | None:
        """The dose of that class, if one is in force: a number, or else words."""
        word = kind.word
        dose = self.by_kind.get(word) or self.by_kind.get(word + IN_WORDS)
        return dose if isinstance(dose, kind) else None

    def rest(self, place: str) -> Rest | None:
        """The rest for a place, such as `between sets`."""
        dose = self.by_kind.get(f"rest {place}") or self.by_kind.get(f"rest {place}{IN_WORDS}")
        return dose if isinstance(dose, Rest) else None

    @property
    def has_measure(self) -> bool:
        """Whether they say how much is done."""
        return any(base(kind) in MEASURE for kind in self.by_kind)

    def over(self, farther: "Doses") -> "Doses":
        """These and, where they say nothing, those farther away."""
        if not (self.by_kind and farther.by_kind):
            return self if self.by_kind else farther
        written = {base(kind) for kind in self.by_kind}
        added = {
            kind: dose
            for kind, dose in farther.by_kind.items()
            if base(kind) not in written and not any(excludes(base(kind), near) for near in written)
        }
        return Doses({**self.by_kind, **added})

    def inheriting(self, outer: "Doses") -> "Doses":
        """An exercise's own doses over those of what it stands in.

        The measure comes from outside only as a whole: an exercise that writes any of it inherits none.
        """
        return self.over(outer.without(MEASURE) if self.has_measure else outer)

    def without(self, kinds: Iterable[str]) -> "Doses":
        """These but for some kinds."""
        left_out = set(kinds)
        kept = {kind: dose for kind, dose in self.by_kind.items() if base(kind) not in left_out}
        return self if len(kept) == len(self.by_kind) else Doses(kept)

    def only(self, kinds: Iterable[str]) -> "Doses":
        """Some kinds of these."""
        kept = set(kinds)
        return Doses({kind: dose for kind, dose in self.by_kind.items() if base(kind) in kept})

    def evaluated(self, moment: Context) -> "Doses":
        """These as they are at a moment."""
        return Doses({kind: evaluated(dose, moment) for kind, dose in self.by_kind.items()})


def layer(doses: Iterable[Dose]) -> Doses:
    """The doses of one exercise; where a kind is written twice, which is an error, the first."""
    by_kind: dict[str, Dose] = {}
    for dose in doses:
        for placed in _placed(on_exercise(dose), ("between sets",)):
            first = by_kind.setdefault(key(placed), placed)
            by_kind[key(placed)] = merged_sides(first, placed) or first
    return Doses(by_kind)


def key(dose: Dose) -> str:
    """What a dose speaks of, numbers and words apart."""
    return dose.kind + IN_WORDS if dose.words else dose.kind


def on_exercise(dose: Dose) -> Dose:
    """What a dose means on an exercise, where rounds are sets."""
    if isinstance(dose, Rounds):
        return Sets(dose.number, span=dose.span)
    if isinstance(dose, Sides) and dose.level == "rounds":
        return evolve(dose, level="sets")
    return dose


def form_of(doses: Iterable[Dose]) -> str:
    """What a block is: `superset`, `circuit`, `every`, `amrap`, `for time`, `choose`, or nothing of that."""
    forms = [FORMS[type(dose)] for dose in doses if type(dose) in FORMS]
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
    own: dict[str, Dose] = {}
    inside: dict[str, Dose] = {}
    for dose in doses:
        if isinstance(dose, Rounds) and form == Superset.word:
            inside.setdefault(Sets.word, Sets(dose.number, span=dose.span))
            continue
        for placed in _placed(dose, ("between rounds",) if repeats else ("between sets", "between rounds")):
            speaks_of_it = (
                isinstance(dose, (*OF_THE_HEADER, Every))
                or (isinstance(placed, Sides) and (placed.level == "rounds" or form == Every.word))
                or (repeats and placed.kind == "rest between rounds")
                or (isinstance(dose, Rest) and dose.place == "after")
            )
            target = own if speaks_of_it else inside
            if dose.kind in ANYWHERE_AGAIN:
                continue
            first = target.setdefault(key(placed), placed)
            if first is not placed and (merged := merged_sides(first, placed)):
                target[key(placed)] = merged
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
        yield dose if dose.kind == f"rest {place}" else evolve(dose, place=place)


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
    for dose in doses.by_kind.values():
        if isinstance(dose, Numbered) and dose.right:
            level: Level = "sets" if isinstance(dose, Sets) else "work"
            return Doses({**doses.by_kind, Sides.word: Sides("per", level=level, span=dose.span)})
    return doses
