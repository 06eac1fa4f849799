"""What applies: names are looked up, and of all doses that speak of one thing the nearest is taken.

The result, a `Prescription` for each exercise that is done, needs no look at anything else in the file. What
its doses come to in time is the business of `plan`; what is odd about them, of `check`.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import Factory, evolve, frozen

from routinekit.model import (
    Block,
    Breathe,
    Do,
    Dose,
    Exercise,
    Hold,
    Item,
    Place,
    Prepare,
    Prose,
    Reps,
    Rest,
    Rounds,
    Routine,
    Sets,
    Sides,
    Tempo,
    Work,
)
from routinekit.source import Span

D = TypeVar("D", bound=Dose)

MEASURE = frozenset({Reps.word, Hold.word, Work.word})
"""How much of an exercise is done: inherited as a whole or not at all."""

BETWEEN_ITEMS = frozenset({"rest between exercises", "rest between rounds"})
"""What a block says of its items and rounds, and no exercise can use."""

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
        return self.over(outer.without(MEASURE) if self.has_measure else outer)

    def without(self, kinds: frozenset[str]) -> "Doses":
        """These but for some kinds."""
        return Doses({kind: dose for kind, dose in self.by_kind.items() if kind not in kinds})


def layer(doses: Iterable[Dose]) -> Doses:
    """The doses of one exercise; where a kind is written twice, which is an error, the first."""
    by_kind: dict[str, Dose] = {}
    for dose in doses:
        for placed in _placed(on_exercise(dose), ("between sets",)):
            first = by_kind.setdefault(placed.kind, placed)
            by_kind[placed.kind] = merged_sides(first, placed) or first
    return Doses(by_kind)


def on_exercise(dose: Dose) -> Dose:
    """What a dose means on an exercise, where rounds are sets."""
    if isinstance(dose, Rounds):
        return Sets(dose.count, span=dose.span)
    if isinstance(dose, Sides) and dose.level == "rounds":
        return evolve(dose, level="sets")
    return dose


def block_layers(doses: Iterable[Dose]) -> tuple[Doses, Doses]:
    """What the doses of a block say of the block itself, and what of everything inside it."""
    doses = tuple(doses)
    repeats = any(isinstance(dose, Rounds) for dose in doses)
    own: dict[str, Dose] = {}
    inside: dict[str, Dose] = {}
    for dose in doses:
        for placed in _placed(dose, ("between rounds",) if repeats else ("between sets", "between rounds")):
            of_rounds = isinstance(placed, Rounds) or (isinstance(placed, Sides) and placed.level == "rounds")
            between = repeats and placed.kind == "rest between rounds"
            after = isinstance(dose, Rest) and dose.place == "after"
            (own if of_rounds or between or after else inside).setdefault(placed.kind, placed)
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


@frozen
class Group:
    """A block as it is to be played: its items, how often, and what stands between and after them.

    `doses` are those in force for the rests of the block itself; `turned` tells on which sides whole rounds
    are done.
    """

    header: Block | Do
    name: str
    items: tuple["Resolved", ...]
    rounds: int
    turned: Sides | None
    doses: Doses
    between_exercises: Rest | None
    between_rounds: Rest | None
    after: Rest | None


Resolved = Prescription | Pause | Group


def name_key(name: str) -> str:
    """What two names have in common that are the same name."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@frozen
class Names:
    """What the file introduces, by the keys of the names; of two exercises the first."""

    exercises: Mapping[str, Exercise]
    sections: Mapping[str, tuple[Block, ...]]


def names(routine: Routine) -> Names:
    """The exercises and sections of a file, wherever they stand in it."""
    exercises: dict[str, Exercise] = {}
    sections: dict[str, tuple[Block, ...]] = {}
    for item in all_items(routine):
        if isinstance(item, Exercise):
            exercises.setdefault(name_key(item.name), item)
        elif isinstance(item, Block) and item.name:
            sections[name_key(item.name)] = (*sections.get(name_key(item.name), ()), item)
    return Names(exercises, sections)


def all_items(block: Block) -> Iterator[Item]:
    """The items of a block and of the blocks in it, in order."""
    for item in block.items:
        yield item
        if isinstance(item, Block):
            yield from all_items(item)


class TooManyItemsError(Exception):
    """Raised when sections that do sections would come to more items than are allowed.

    The checker catches it and reports it; it never leaves the library.
    """


def resolve(routine: Routine, most: int | None = None) -> Group:
    """A routine as the block of all its items, each with all that applies to it.

    Raises `TooManyItemsError` where these are more than `most`: a few sections that do each other can come
    to millions.
    """
    return _Resolver(names(routine), most).group(routine, routine, _Around())


@frozen
class _Around:
    """What comes from outside: doses and words that are defaults, and the blocks that are being played."""

    doses: Doses = Doses()
    words: tuple[Prose, ...] = ()
    blocks: tuple[Block, ...] = ()


class _Resolver:
    def __init__(self, known: Names, most: int | None) -> None:
        self.known, self.most = known, most
        self.count = 0

    def item(self, item: Item, around: _Around) -> Resolved:
        """What an item is to be, where it stands."""
        self.count += 1
        if self.most is not None and self.count > self.most:
            raise TooManyItemsError
        match item:
            case Rest() | Prepare():
                return Pause(item, around.doses)
            case Block():
                return self.group(item, item, around)
        definition = self.known.exercises.get(name_key(item.name)) if isinstance(item, Do) else item
        if definition is None and isinstance(item, Do):
            for section in self.known.sections.get(name_key(item.name), ()):
                if section not in around.blocks:  # a block never finds itself
                    return self.group(section, item, around)
        return self._prescription(item, definition, around)

    def group(self, block: Block, header: Block | Do, around: _Around) -> Group:
        """A block done where `header` stands, whose doses and words replace those of the block."""
        doses = block.doses if header is block else _replacing(header.doses, block.doses)
        prose = block.prose if header is block else _over(header.prose, block.prose)
        own, inside = block_layers(doses)
        inner = inside.inheriting(around.doses)
        words = tuple(words for words in prose if words.field in INHERITED_FIELDS)
        within = _Around(inner, _over(words, around.words), (*around.blocks, block))
        rounds = own.get(Rounds)
        return Group(
            header,
            block.name,
            tuple(self.item(item, within) for item in block.items),
            rounds.count if rounds else 1,
            own.get(Sides),
            inner,
            inner.rest("between exercises"),
            own.rest("between rounds") or inner.rest("between rounds"),
            own.rest("after"),
        )

    def _prescription(
        self, item: Exercise | Do, definition: Exercise | None, around: _Around
    ) -> Prescription:
        own, prose = layer(item.doses), item.prose
        if definition and definition is not item:
            own = own.over(layer(definition.doses))
            prose = _over(prose, definition.prose)
        return Prescription(
            definition.name if definition else item.name,
            _over(prose, around.words),
            own.inheriting(around.doses.without(BETWEEN_ITEMS)),
            own,
            item,
        )


def _replacing(near: tuple[Dose, ...], far: tuple[Dose, ...]) -> tuple[Dose, ...]:
    """The doses of a `do` and those of the section it does whose kinds it doesn't write."""
    written = {dose.kind for dose in near}
    return (*near, *(dose for dose in far if dose.kind not in written))


def _over(near: tuple[Prose, ...], far: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Words nearer to an exercise after those farther away whose fields they don't replace.

    Cautions only ever add up.
    """
    written = {words.field for words in near} - {"caution"}
    return (*(words for words in far if words.field not in written), *near)
