"""Hypothesis strategies for the whole language, to test a front end against.

Needs the extra `testing`. `routines` gives models, `texts` the text of routines as authors may write them,
`hostile_texts` anything else.

>>> from hypothesis import given
>>> import routinekit as rk
>>> @given(routines())
... def test_every_step_has_words(routine):
...     assert all(step.text for step in rk.timeline(routine)[:100])
>>> test_every_step_has_words()
"""

from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st

from routinekit.model import (
    Block,
    Breath,
    Breathe,
    Do,
    Dose,
    Exercise,
    Header,
    Hold,
    Item,
    Place,
    Prepare,
    Prose,
    Rep,
    Reps,
    Rest,
    Rounds,
    Routine,
    Sets,
    Sides,
    Switch,
    Tempo,
    Work,
)
from routinekit.quantities import BREATH, HOUR, MINUTE, SECOND, UNIT_OF_WORD, Amount
from routinekit.resolve import name_key
from routinekit.vocabulary import FIELDS, SIDE_WORDS

_LETTERS = st.sampled_from(
    "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789éßøŁçжЩλΩאשعم中日한\N{COMBINING ACUTE ACCENT}"
)


@st.composite
def _words(draw: st.DrawFn, most: int = 4) -> str:
    """A few words without a comma, a quote or a mark of the language."""
    words = draw(st.lists(st.text(_LETTERS, min_size=1, max_size=8), min_size=1, max_size=most))
    return " ".join(words)


def names() -> st.SearchStrategy[str]:
    """Names of routines and exercises."""
    return st.one_of(
        st.sampled_from(["Squat", "Knee rolls", "Chin tuck", "Plank", "90/90 stretch"]), _words()
    )


def times(*, zero: bool = False) -> st.SearchStrategy[Amount]:
    """Times from a thousandth of a second to some hours; nothing at all where `zero` allows it."""
    least = 0 if zero else 1
    return st.one_of(
        st.integers(least, 90).map(lambda value: Amount(Fraction(value), SECOND)),
        st.integers(least, 999_999).map(lambda value: Amount(Fraction(value, 1000), SECOND)),
        st.integers(least, 200).map(lambda value: Amount(Fraction(value, 4), MINUTE)),
        st.integers(least, 5).map(lambda value: Amount(Fraction(value), HOUR)),
    )


def breaths() -> st.SearchStrategy[Amount]:
    """A number of breaths."""
    return st.integers(1, 20).map(lambda value: Amount(Fraction(value), BREATH))


def lengths() -> st.SearchStrategy[Amount]:
    """What only the person can end: a length, calories, steps."""
    units = [UNIT_OF_WORD[word] for word in ("metres", "km", "miles", "calories", "steps")]
    return st.builds(Amount, st.integers(1, 5000).map(Fraction), st.sampled_from(units))


def _seconds(least: int) -> st.SearchStrategy[Fraction]:
    return st.integers(least, 20).map(lambda halves: Fraction(halves, 2))


def clocks() -> st.SearchStrategy[Tempo | Breathe]:
    """Clocks inside a repetition."""
    some = st.one_of(st.none(), _seconds(0))
    tempo = st.tuples(some, some, some, some).filter(lambda parts: any(part != 0 for part in parts))
    breathe = st.lists(_seconds(1), min_size=2, max_size=4).map(tuple)
    return st.one_of(tempo.map(Tempo), breathe.map(Breathe))


def sides() -> st.SearchStrategy[Sides]:
    """Which sides do the work."""
    part = st.sampled_from(SIDE_WORDS)
    level = st.sampled_from(["work", "sets"])
    return st.one_of(
        st.builds(Sides, st.just("per"), part, level),
        st.builds(Sides, st.just("alternating"), part, level, st.just(True)),
        st.builds(Sides, st.just("alternating"), st.just("side"), level),
        st.builds(Sides, st.sampled_from(["left", "right"]), part, level),
    )


@st.composite
def doses(draw: st.DrawFn) -> tuple[Dose, ...]:
    """What may be written together on one exercise."""
    how_much = draw(
        st.sampled_from(["nothing", "reps", "hold", "held reps", "for", "clock", "reps by the clock"])
    )
    chosen: list[Dose] = []
    if how_much in ("reps", "held reps", "reps by the clock"):
        chosen.append(Reps(draw(st.integers(1, 30))))
    if how_much in ("hold", "held reps"):
        chosen.append(Hold(draw(st.one_of(times(), breaths()))))
    if how_much == "for":
        amount = draw(st.one_of(times(), breaths(), lengths()))
        chosen.append(Work(amount))
        if amount.unit.dimension in ("time", "breath") and draw(st.booleans()):
            chosen.append(draw(clocks()))
    if how_much in ("clock", "reps by the clock"):
        chosen.append(draw(clocks()))
    optional: list[st.SearchStrategy[Dose]] = [
        st.integers(1, 6).map(Sets),
        sides(),
        *(st.builds(Rest, times(zero=True), st.just(place)) for place in _PLACES),
        *(times().map(kind) for kind in (Rep, Breath)),
        *(times(zero=True).map(kind) for kind in (Prepare, Switch)),
    ]
    chosen += [draw(dose) for dose in optional if draw(st.integers(0, 3)) == 0]
    turned = [dose for dose in chosen if isinstance(dose, Sides) and dose.level == "sets"]
    if turned:  # such sides follow the sets that they turn
        rest = [dose for dose in chosen if not isinstance(dose, Sets | Sides)]
        chosen = [*rest, Sets(draw(st.integers(1, 6))), *turned]
    return tuple(chosen)


_PLACES: tuple[Place | None, ...] = (None, "between sides", "after")


def prose() -> st.SearchStrategy[tuple[Prose, ...]]:
    """Words for people; of positions there are few, so that some exercises share one."""
    position = st.sampled_from(["On your back.", "Standing."]).map(lambda text: Prose("position", text))
    other = st.builds(Prose, st.sampled_from([*FIELDS, "x-clinic"]), _words())
    return st.lists(st.one_of(position, other), max_size=3).map(tuple)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Valid routines of every form."""
    exercises = draw(st.lists(_exercises(), max_size=4, unique_by=lambda exercise: name_key(exercise.name)))
    known = [exercise.name for exercise in exercises]
    again = st.builds(Do, st.sampled_from(known) if known else names(), prose(), doses())
    pauses = st.one_of(times(zero=True).map(Rest), breaths().map(Rest), times(zero=True).map(Prepare))
    others: list[Item] = draw(st.lists(st.one_of(again, pauses), max_size=4))
    items: list[Item] = draw(st.permutations([*exercises, *others]))
    for _ in range(draw(st.integers(0, 3))):  # some neighbours, made a block
        first = draw(st.integers(0, len(items)))
        last = draw(st.integers(first, len(items)))
        block = draw(_blocks(tuple(items[first:last])))
        items[first:last] = [block]
    return Routine(draw(names()), draw(prose()), draw(_defaults()), tuple(items))


@st.composite
def _blocks(draw: st.DrawFn, items: tuple[Item, ...]) -> Block:
    """A block of items, with doses of its own and defaults for them."""
    own: list[Dose] = []
    section = draw(st.booleans())
    if not section or draw(st.booleans()):
        own.append(Rounds(draw(st.integers(1, 4))))
        turned = draw(st.one_of(st.none(), sides()))
        if turned and not any(_has_sides(item) for item in items):
            own.append(evolve(turned, level="rounds", each=False, part="side"))
    if draw(st.booleans()):
        own.append(Rest(draw(times(zero=True)), "after"))
    while items and isinstance(items[0], Prepare):
        items = items[1:]  # there it would be a dose
    name = f"Part {draw(_words(2))}" if section else ""
    return Block(name, draw(prose()), (*own, *draw(_defaults())), items)


def _has_sides(item: Item) -> bool:
    return isinstance(item, Block) or any(isinstance(dose, Sides) for dose in getattr(item, "doses", ()))


@st.composite
def _defaults(draw: st.DrawFn) -> tuple[Dose, ...]:
    """Doses that a block or a routine gives to all in it."""
    chosen = [dose for dose in draw(doses()) if not isinstance(dose, Rest | Sides)]
    places = draw(st.lists(st.sampled_from(_BLOCK_PLACES), max_size=2, unique=True))
    return (*chosen, *(Rest(draw(times(zero=True)), place) for place in places))


_BLOCK_PLACES: tuple[Place | None, ...] = (
    *(None, "between sides", "between exercises", "between rounds", "after each"),
)


def _exercises() -> st.SearchStrategy[Exercise]:
    return st.builds(Exercise, names(), prose(), doses())


def texts() -> st.SearchStrategy[str]:
    """Texts of valid routines."""
    return routines().map(written)


def written(routine: Routine) -> str:
    """A routine as text, a dose a line."""
    lines = [f"routine {routine.name}", *_body(routine, "  ")]
    for item in routine.items:
        lines += _lines(item, "")
    return "\n".join(lines) + "\n"


def _lines(item: Item, indent: str) -> list[str]:
    deeper = indent + "  "
    match item:
        case Block():  # whose doses stand on its line, where a plain rest is no item
            inner = [line for below in item.items for line in _lines(below, deeper)]
            words = [f"{deeper}{prose.field}: {prose.text}" for prose in item.prose]
            name = [f"section {item.name}"] if item.name else []
            return [indent + ", ".join([*name, *_doses(item)]), *words, *inner]
        case Exercise() | Do():
            keyword = "exercise" if isinstance(item, Exercise) else "do"
            return [f"{indent}{keyword} {item.name}", *_body(item, deeper)]
    return [f"{indent}{item}"]


def _body(header: Header, indent: str) -> list[str]:
    words = [f"{prose.field}: {prose.text}" for prose in header.prose]
    return [indent + line for line in [*words, *_doses(header)]]


def _doses(header: Header) -> list[str]:
    """The doses of a header; sides stand behind the sets or rounds that they turn."""
    doses: list[str] = []
    for dose in header.doses:
        if isinstance(dose, Sides) and dose.level != "work":
            doses[-1] += f" {dose}"
        else:
            doses.append(str(dose))
    return doses


def hostile_texts() -> st.SearchStrategy[str]:
    """Texts that are hardly routines: any characters, and pieces of the language in any order."""
    pieces = st.sampled_from(
        [
            *(
                "routine R\n",
                "exercise ",
                "do ",
                "rest ",
                "\n",
                "\n  ",
                "\n    ",
                "\t",
                ", ",
                ": ",
                " # ",
                '"',
            ),
            *(
                "hold 5s",
                "reps 10",
                "3 x ",
                "per ",
                "side",
                "alternating",
                "left only",
                "tempo 3-1-1-0",
                "1:30",
            ),
            *(
                "position: ",
                "m",
                "-",
                "1/0",
                "999999",
                "breathe 4-",
                "\r\n",
                "\0",
                "\ufeff",
                "\u2028",
                "\N{FULLWIDTH DIGIT FIVE}",
            ),
        ]
    )
    return st.one_of(
        st.text(st.characters(codec=None)),
        st.lists(pieces, max_size=30).map("".join),
        st.lists(pieces, max_size=30).map(lambda drawn: "routine R\n" + "".join(drawn)),
    )
