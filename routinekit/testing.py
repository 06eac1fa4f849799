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

from hypothesis import strategies as st

from routinekit.model import (
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
    items = draw(st.permutations([*exercises, *others]))
    defaults = tuple(dose for dose in draw(doses()) if not (isinstance(dose, Rest) and dose.place == "after"))
    return Routine(draw(names()), draw(prose()), defaults, tuple(items))


def _exercises() -> st.SearchStrategy[Exercise]:
    return st.builds(Exercise, names(), prose(), doses())


def texts() -> st.SearchStrategy[str]:
    """Texts of valid routines."""
    return routines().map(written)


def written(routine: Routine) -> str:
    """A routine as text, a dose a line."""
    lines = [f"routine {routine.name}", *_body(routine)]
    for item in routine.items:
        if isinstance(item, Header):
            keyword = "exercise" if isinstance(item, Exercise) else "do"
            lines += ["", f"{keyword} {item.name}", *_body(item)]
        else:
            lines.append(str(item))
    return "\n".join(lines) + "\n"


def _body(header: Header) -> list[str]:
    lines = [f"  {prose.field}: {prose.text}" for prose in header.prose]
    for dose in header.doses:
        if isinstance(dose, Sides) and dose.level == "sets":
            lines[-1] += f" {dose}"
        else:
            lines.append(f"  {dose}")
    return lines


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
