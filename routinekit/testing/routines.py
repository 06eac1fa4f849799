"""Strategies for whole routines, as models and as texts, and for texts that are hardly routines."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from attrs import evolve
from hypothesis import strategies as st

from routinekit import doses as d
from routinekit.characters import name_key
from routinekit.check import check
from routinekit.diagnostics import has_errors
from routinekit.doses import Dose, Place
from routinekit.limits import DEFAULT_LIMITS
from routinekit.model import Block, Cue, Do, Exercise, Item, Line, Prose, Routine, Setting, Variants
from routinekit.numbers import Number, Value, in_words
from routinekit.quantities import COUNT, MINUTE, SECOND, Amount
from routinekit.testing.doses import WORDS, doses, only, rests, sides
from routinekit.testing.numbers import PLAIN, Scope, breaths, counts, numbers, times
from routinekit.vocabulary import CONDITION_WORDS, FIELDS
from routinekit.written import written

_LETTERS = st.sampled_from(
    "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789éßøŁçжЩλΩאשعم中日한\N{COMBINING ACUTE ACCENT}"
)


@cache
@st.composite
def _words(draw: st.DrawFn, most: int = 4) -> str:
    """A few words without a comma, a quote or a mark of the language."""
    words = draw(st.lists(st.text(_LETTERS, min_size=1, max_size=8), min_size=1, max_size=most))
    return " ".join(words)


@cache
def names() -> st.SearchStrategy[str]:
    """Names of routines and exercises; a name may hold a comma."""
    some = ["Squat", "Knee rolls", "Chin tuck", "Plank", "90/90 stretch", "Curls, seated"]
    return st.one_of(st.sampled_from(some), _words())


@cache
def prose() -> st.SearchStrategy[tuple[Prose, ...]]:
    """Words for people; of positions there are few, so that some exercises share one."""
    position = st.sampled_from(["On your back.", "Standing."]).map(lambda text: Prose("position", text))
    other = st.builds(Prose, st.sampled_from([*FIELDS, *CONDITION_WORDS, "x-clinic"]), _words())
    moment = numbers(st.integers(1, 20).map(lambda value: Amount(Fraction(value), SECOND)))
    plain = moment.filter(
        lambda number: number.values[0].is_plain and not (number.alternatives or number.change)
    )
    cue = st.one_of(
        st.builds(Cue, st.just("cue"), _words(), st.just("halfway")),
        st.builds(Cue, st.just("cue"), _words(), st.sampled_from(["at", "last"]), plain),
    )
    return st.lists(st.one_of(position, other, cue), max_size=3).map(tuple)


# ---------------------------------------------------------------- exercises and blocks


@cache
@st.composite
def _lines(draw: st.DrawFn, scope: Scope) -> tuple[Line, ...]:
    """Doses that hold only sometimes, or set lines."""
    if draw(st.integers(0, 3)):
        return ()
    inner = evolve(scope, sets=True, lists=0)
    some = st.one_of(
        numbers(counts(), inner).map(d.Reps), st.builds(d.Rpe, numbers(counts(10))), rests(None)
    ).filter(lambda dose: not dose.words)
    if draw(st.booleans()):
        line = st.builds(lambda dose, many: Line((dose,), (), many), some, st.integers(1, 2))
    else:
        line = st.builds(lambda dose, when: Line((dose,), (when,)), some, only(inner))
    return tuple(draw(st.lists(line, min_size=1, max_size=3)))


@cache
@st.composite
def _exercises(draw: st.DrawFn, scope: Scope) -> Exercise:
    lines = draw(_lines(scope))
    own = draw(doses(scope))
    if any(line.sets for line in lines):
        own = tuple(dose for dose in own if not isinstance(dose, d.Sets | d.Reps) and not _is_list(dose))
        own = tuple(dose for dose in own if not isinstance(dose, d.Sides) or dose.level == "work")
    return Exercise(draw(names()), draw(prose()), draw(_own(own, scope)), lines=lines)


def exercises() -> st.SearchStrategy[Exercise]:
    """Exercises of every form, each valid in a routine by itself.

    >>> from hypothesis import given
    >>> import routinekit as rk
    >>> @given(exercises())
    ... def test_an_exercise_can_be_played(exercise):
    ...     assert rk.timeline(rk.Routine("R", items=(exercise,))).total.exact.days >= 0
    >>> test_an_exercise_can_be_played()
    """
    return _exercises(PLAIN).filter(lambda exercise: is_valid(Routine("R", items=(exercise,))))


def _is_list(dose: Dose) -> bool:
    return isinstance(dose, d.Numbered) and dose.number.is_list


@st.composite
def _own(draw: st.DrawFn, doses: tuple[Dose, ...], scope: Scope) -> tuple[Dose, ...]:
    """The doses, sometimes with a condition for the whole."""
    if draw(st.integers(0, 7)):
        return doses
    plain = evolve(scope, sets=False, rounds=False)
    return (draw(st.one_of(only(plain), st.just(d.Optional()))), *doses)


_FORMS = (
    *("section", "section", "rounds", "rounds", "superset"),
    *("circuit", "every", "amrap", "time", "choose"),
)


@st.composite
def _blocks(draw: st.DrawFn, items: tuple[Item, ...], scope: Scope) -> Block:
    """A block of items of any form, with doses of its own and defaults for them."""
    form = draw(st.sampled_from(_FORMS))
    own = draw(_forms(form, items, scope))
    in_turn = any(isinstance(dose, d.Sides) and dose.level == "work" for dose in own)
    if draw(st.booleans()):
        own.append(d.Rest(draw(numbers(times(zero=True))), "after"))
    items = tuple(item for item in items if not isinstance(item, _NOT_IN.get(form, ())))
    while items and isinstance(items[0], d.Prepare):
        items = items[1:]  # there it would be a dose
    if in_turn:
        items = tuple(d.Rest(Number(())) if isinstance(item, d.Rest) else item for item in items)
    name = f"Part {draw(_words(2))}" if form == "section" else ""
    defaults = () if form in ("amrap", "every") else draw(_defaults(scope))
    return Block(name, draw(prose()), (*own, *draw(_own(defaults, scope))), items)


_NOT_IN: dict[str, tuple[type[Item], ...]] = {
    "superset": (Block, d.Prepare),
    "choose": (d.Rest, d.Prepare),
}
"""What a block of a form can't hold."""


@st.composite
def _forms(draw: st.DrawFn, form: str, items: tuple[Item, ...], scope: Scope) -> list[Dose]:
    """The doses that make a block what it is."""
    match form:
        case "rounds":
            rounds: list[Dose] = [d.Rounds(draw(numbers(counts(4))))]
            turned = draw(sides())
            if turned.turns != "both" and not any(map(_has_sides, items)) and draw(st.booleans()):
                rounds.append(evolve(turned, level="rounds", each=False, part="side"))
            return rounds
        case "superset":
            return [d.Superset()]
        case "circuit":
            return [d.Circuit(), d.Rounds(draw(st.integers(1, 3)))]
        case "every":
            minutes = Amount(Fraction(draw(st.sampled_from([1, 1, 1, 2, 5, 20]))), MINUTE)
            many = draw(st.integers(1, 5))
            whole = Number((Value(evolve(minutes, value=minutes.value * many)),))
            every: list[list[Dose]] = [[d.Every(minutes), d.Times(many)], [d.Every(minutes, whole)]]
            turns: list[list[Dose]] = [[], [d.Sides("alternating")]]
            return draw(st.sampled_from(every)) + draw(st.sampled_from(turns))
        case "amrap":
            return [d.Amrap(draw(numbers(times(), evolve(scope, open_ended=False))))]
        case "time":
            cap = d.Cap(Amount(Fraction(10), MINUTE))
            return [d.ForTime(), *draw(st.sampled_from([[], [cap]]))]
        case "choose":
            return [d.Choose(1)]
    return []


def _has_sides(item: Item) -> bool:
    unequal = any(getattr(dose, "right", None) for dose in getattr(item, "doses", ()))
    sided = any(isinstance(dose, d.Sides) for dose in getattr(item, "doses", ()))
    return isinstance(item, Block) or sided or unequal


@cache
@st.composite
def _defaults(draw: st.DrawFn, scope: Scope) -> tuple[Dose, ...]:
    """Doses that a block or a routine gives to all in it; numbers may stand behind what is told in words."""
    plain = evolve(scope, lists=0, rounds=False)
    not_given = (d.Phases, d.Rest, d.Sides, d.Order, d.Course, d.Takes, d.Frequency)
    chosen = [dose for dose in draw(doses(plain)) if not (isinstance(dose, not_given) or _is_list(dose))]
    places = draw(st.lists(st.sampled_from(_BLOCK_PLACES), max_size=2, unique=True))
    between = [d.Rest(draw(numbers(times(zero=True))), place) for place in places]
    *_, last = (None, *chosen)
    on_one_line = isinstance(
        last, d.Load | d.At
    )  # `load red band, rest 30s`; below a block a rest is an item
    return (*chosen, *between) if on_one_line and draw(st.booleans()) else (*between, *chosen)


_BLOCK_PLACES: tuple[Place | None, ...] = (
    *(None, "between sides", "between exercises", "between rounds", "after each"),
)


# ---------------------------------------------------------------- routines


@cache
@st.composite
def _declared(draw: st.DrawFn) -> tuple[tuple[Variants, ...], tuple[Setting, ...]]:
    """What the file lets choose."""
    axes = st.sampled_from([("easy", "hard"), ("men", "women"), ("a", "b1", "c")])
    variants = st.lists(axes, max_size=2, unique=True).flatmap(
        lambda found: st.tuples(*(st.builds(Variants, st.just(names), st.booleans()) for names in found))
    )
    seconds = Amount(Fraction(30), SECOND)
    limits = (Value(evolve(seconds, value=Fraction(15))), Value(evolve(seconds, value=Fraction(60))))
    settings = st.lists(
        st.sampled_from(
            [Setting("work", Value(seconds), *limits), Setting("many", Value(Amount(Fraction(4), COUNT)))]
        ),
        max_size=2,
        unique=True,
    ).map(tuple)
    return draw(variants), draw(settings)


@st.composite
def any_routines(draw: st.DrawFn) -> Routine:
    """Routines of every form, some of which break a rule."""
    variants, settings = draw(_declared())
    scope = Scope(
        tuple(name for axis in variants for name in axis.names),
        tuple((setting.name, setting.value.amount.unit) for setting in settings if setting.value.amount),
    )
    exercises = draw(
        st.lists(_exercises(scope), max_size=4, unique_by=lambda exercise: name_key(exercise.name))
    )
    known = [exercise.name for exercise in exercises]
    again = st.builds(Do, st.sampled_from(known) if known else names(), prose(), doses(scope))
    pauses = st.one_of(
        rests(None),
        times(zero=True).map(d.Prepare),
        breaths().map(d.Rest),
        WORDS.map(lambda words: d.Prepare(in_words(words))),
    )
    others: list[Item] = draw(st.lists(st.one_of(again, pauses), max_size=4))
    items: list[Item] = draw(st.permutations([*exercises, *others]))
    for _ in range(draw(st.integers(0, 3))):  # some neighbours, made a block
        first = draw(st.integers(0, len(items)))
        last = draw(st.integers(first, len(items)))
        items[first:last] = [draw(_blocks(tuple(items[first:last]), scope))]
    body = draw(_defaults(scope))
    is_library = not draw(st.integers(0, 9))
    if is_library:
        items = [*exercises]
    return Routine(
        draw(names()),
        draw(prose()),
        body,
        tuple(items),
        variants=variants,
        settings=settings,
        is_library=is_library,
    )


@st.composite
def one_block(draw: st.DrawFn) -> Routine:
    """A routine of one block, some of which break a rule: each form of block comes as often."""
    scope = Scope(("easy", "hard"))
    items = tuple(draw(st.lists(_exercises(scope), max_size=2, unique_by=lambda each: name_key(each.name))))
    variants = (Variants(("easy", "hard")),)
    return Routine("R", (), (), (draw(_blocks(items, scope)),), variants=variants)


def routines() -> st.SearchStrategy[Routine]:
    """Valid routines of every form."""
    return any_routines().filter(is_valid)


def is_valid(routine: Routine) -> bool:
    """Whether a routine breaks no rule of the language."""
    return not has_errors(check(routine, DEFAULT_LIMITS)[0])


SPELLINGS: Sequence[tuple[str, str, str]] = (
    (r"^( *)sets (\d+)\n +reps (\d+)$", r"\1\2 x \3", "  sets 3\n  reps 10"),
    (r"^( *)sets (\d+)\n +reps (\d+)$", r"\1\2 sets of \3 reps", "  sets 3\n  reps 10"),
    (r"^( *)sets (\d+)\n +hold (\S+)$", r"\1\2 x hold \3", "  sets 3\n  hold 5s"),
    (r"^( *)sets (\d+)$", r"\1\2 sets", "  sets 3"),
    (r"^( *)reps (\d+)$", r"\1\2 reps", "  reps 10"),
    (r"^( *)rounds (\d+)(?=,|$)", r"\1repeat \2 times", "rounds 3, rest 30s"),
    (r"^( *)rounds (\d+)(?=,|$)", r"\1\2 rounds", "rounds 3, rest 30s"),
    (r"^( *)every 1min for ", r"\1emom ", "every 1min for 12min"),
    (r"^( *)breathe 5-5$", r"\1breathe 6 per minute", "  breathe 5-5"),
    (r"^( *)(rpe|rir) (?=\d)", r"\1at \2 ", "  rpe 8"),
    (r"^( *)(load|at): (?=[a-z])", r"\1\2 ", "  load: red band"),
    (r"^( *)at: (?=10 km)", r"\1at ", "  at: 10 km race pace"),
    (r"^([^:\n]*[0-9][^:\n ]*) per side$", r"\1 each", "  reps 10 per side"),
    (r"^( +)per (\w+)$", r"\1each \2", "  per leg"),
    (r"^( *)reps (\d+) (per \w+ alternating)$", r"\1\2 reps \3", "  reps 10 per leg alternating"),
    (r"^( *)reps (\d+) (per \w+)$", r"\1\2 \3", "  reps 10 per leg"),
    (r"^( *)(hold|for|rest) 1min 30s$", r"\1\2 1:30", "  hold 1min 30s"),
    (r"^( *)choose one(?=,|$)", r"\1choose 1", "choose one"),
)
"""Other forms that authors write: what they stand for as a pattern, the form, and a line that has it."""


@st.composite
def spelled(draw: st.DrawFn, text: str) -> str:
    """The text of a routine in other words, which mean the same."""
    for pattern, form, _ in draw(st.permutations(SPELLINGS)):
        text = re.sub(pattern, form, text, flags=re.MULTILINE)
    return text


def texts() -> st.SearchStrategy[str]:
    """Texts of valid routines, in all the forms that authors may write."""
    return routines().map(written).flatmap(lambda text: st.one_of(st.just(text), spelled(text)))


_PIECES: Sequence[str] = (
    *("routine R\n", "exercise ", "do ", "rest ", "\n", "\n  ", "\n    ", "\t", ", ", ": ", " # ", '"'),
    *("hold 5s", "reps 10", "3 x ", "per ", "side", "alternating", "left only", "tempo 3-1-1-0", "1:30"),
    *("position: ", "m", "-", "1/0", "999999", "breathe 4-", "\r\n", "\0", "\ufeff", "\u2028"),
    *("superset", "every 1min", "12 times", "(easy 6)", "+1 per week", "{work}", "only ", "week 3", "set "),
    *("variants a, b", "setting work 30s", "then ", "max", "up to ", "of 1RM", "in: ", "5s: ", "choose one"),
    "\N{FULLWIDTH DIGIT FIVE}",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Texts that are hardly routines: any characters, and pieces of the language in any order."""
    pieces = st.sampled_from(_PIECES)
    return st.one_of(
        st.text(st.characters(codec=None)),
        st.lists(pieces, max_size=30).map("".join),
        st.lists(pieces, max_size=30).map(lambda drawn: "routine R\n" + "".join(drawn)),
    )
