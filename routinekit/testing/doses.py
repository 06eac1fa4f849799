"""Strategies for doses, and for what may be written together on one exercise."""

from fractions import Fraction
from functools import cache

from attrs import evolve
from hypothesis import strategies as st

from routinekit import doses as d
from routinekit.doses import Dose, Place
from routinekit.numbers import Number, Value, in_words
from routinekit.quantities import COUNT, SECOND, UNIT_OF_WORD, Amount
from routinekit.testing.numbers import (
    PLAIN,
    Scope,
    amounts_in,
    amounts_of,
    breaths,
    conditions,
    counts,
    lengths,
    lists,
    numbers,
    times,
)
from routinekit.vocabulary import MEASURED_BY_PERSON, SIDE_WORDS

WORDS = st.sampled_from(["a few", "as it feels good", "light", "until you are ready"])
_PLACES: tuple[Place | None, ...] = (None, "between sides", "after")


def _seconds(least: int) -> st.SearchStrategy[Fraction]:
    return st.integers(least, 20).map(lambda halves: Fraction(halves, 2))


@cache
def clocks(scope: Scope = PLAIN) -> st.SearchStrategy[d.Tempo | d.Breathe]:
    """Clocks inside a repetition, with settings in them where there are some."""
    names = scope.of(COUNT)
    some: list[st.SearchStrategy[Fraction | str | None]] = [_seconds(1)]
    some += [st.sampled_from(names)] if names else []
    part = st.one_of(st.none(), _seconds(0))
    tempo = st.tuples(part, part, part, part).filter(lambda parts: any(part != 0 for part in parts))
    even = st.just((Fraction(5), Fraction(5)))
    breathe = st.one_of(even, st.lists(st.one_of(some), min_size=2, max_size=4).map(tuple))
    return st.one_of(tempo.map(d.Tempo), breathe.map(d.Breathe))  # type: ignore[arg-type]  # no part is None


@cache
def phases() -> st.SearchStrategy[d.Phases]:
    """Lines of a repetition that an author named."""
    timed = st.builds(d.Phase, WORDS, numbers(st.one_of(times(), breaths())))
    way = st.builds(d.Phase, WORDS, st.none(), st.sampled_from(["in", "out", "then"]))
    return st.lists(st.one_of(timed, way), min_size=1, max_size=3).map(lambda parts: d.Phases(tuple(parts)))


@cache
def sides() -> st.SearchStrategy[d.Sides]:
    """Which sides do the work."""
    part = st.one_of(st.just("side"), st.sampled_from(SIDE_WORDS))
    level = st.sampled_from(["work", "sets"])
    return st.one_of(
        st.builds(d.Sides, st.just("per"), part, level),
        st.builds(d.Sides, st.just("alternating"), part, level, st.just(True)),
        st.builds(d.Sides, st.just("alternating"), st.just("side"), level),
        st.builds(d.Sides, st.sampled_from(["left", "right", "affected", "unaffected"]), part, level),
        st.builds(d.Sides, st.just("both"), part.filter(lambda word: word != "foot")),
    )


@cache
@st.composite
def paces(draw: st.DrawFn, scope: Scope = PLAIN) -> d.At:
    """A time for a length, in the forms that a clock has: a range, at least, a list, with a change."""
    time = st.integers(61, 5000).map(lambda value: Amount(Fraction(value), SECOND))
    plain = evolve(scope, variants=(), settings=(), open_ended=False)
    found = draw(numbers(time, evolve(plain, lists=scope.lists if scope.lists > 2 else 0)))
    *before, last = found.values
    if draw(st.booleans()):
        found = evolve(found, values=(*before, evolve(last, bound="at least")))
    metres = draw(st.sampled_from([1, 100, 500]))
    length = Amount(Fraction(metres), UNIT_OF_WORD["metres" if metres > 1 else "km"])
    return d.At(evolve(found, alternatives=()), length)


@cache
def intensities(scope: Scope = PLAIN) -> st.SearchStrategy[d.At]:
    """At what intensity: a share, watts, a zone, a pace, words."""
    of = st.sampled_from(["HRmax", "FTP", "1RM", ""])
    share = st.builds(lambda number, of: evolve(number, of=of), numbers(amounts_of("%", 150), scope), of)
    units = st.one_of(*(numbers(amounts_of(word, 300), scope) for word in ("w", "kph", "rpm", "bpm")))
    zones = numbers(counts(7).map(lambda amount: evolve(amount, unit=UNIT_OF_WORD["zone"])), scope)
    return st.one_of(
        share.map(d.At),
        units.map(d.At),
        zones.map(d.At),
        paces(scope),
        st.one_of(WORDS, st.just("10 km race pace")).map(lambda words: d.At(in_words(words))),
    )


@cache
def ramps() -> st.SearchStrategy[d.Ramp]:
    """From one intensity to another."""
    watts = amounts_of("w", 300).map(lambda amount: Number((Value(amount),)))
    return st.builds(d.Ramp, watts, watts)


@cache
def efforts(scope: Scope = PLAIN) -> list[st.SearchStrategy[Dose]]:
    """Load, effort, intensity, and whatever else a step shows beside its clock."""
    mass = numbers(amounts_of("kg", 100), scope)
    share = numbers(amounts_of("%", 100), scope).map(lambda number: evolve(number, of="1RM"))
    special: dict[type[Dose], st.SearchStrategy[Dose]] = {
        d.Load: st.one_of(mass, share, WORDS.map(in_words)).map(d.Load),
        d.Rpe: numbers(counts(10), scope).map(d.Rpe),
        d.Rir: numbers(counts(5), scope).map(d.Rir),
        d.At: intensities(scope),
        d.Ramp: ramps(),
    }
    shown = [kind for kind in d.DOSES if kind.shown]
    return [special[kind] if kind in special else _as_its_row_tells(kind, scope) for kind in shown]


def _as_its_row_tells(kind: type[Dose], scope: Scope) -> st.SearchStrategy[Dose]:
    """A dose that is a word and a number, about which there is nothing else to know."""
    assert issubclass(kind, d.Numbered)
    if not kind.lists:
        scope = evolve(scope, lists=0)
    if not kind.bounds:
        scope = evolve(scope, open_ended=False)
    words = WORDS.map(in_words)
    return st.one_of(
        numbers(amounts_in(kind.takes, fractions=kind.fractions), scope),
        words if kind.in_words else st.nothing(),
    ).map(kind)


@cache
def records() -> list[st.SearchStrategy[Dose]]:
    """What is asked, when it ends, and how it is planned."""
    low = st.integers(1, 6)
    frequency = st.one_of(
        st.builds(lambda n: d.Frequency(f"{n} times a week", n, n, "times", "week"), low),
        st.builds(lambda n: d.Frequency(f"{n} days a week", n, n, "days", "week"), low),
        st.builds(lambda n: d.Frequency(f"every {n} hours", hours=Fraction(n)), low),
        st.just(d.Frequency("twice a day", 2, 2, "times", "day")),
        st.just(d.Frequency("every hour", hours=Fraction(1))),
        st.just(d.Frequency("every other day", days_apart=2)),
        st.just(d.Frequency("daily", days_apart=1)),
        st.just(d.Frequency("on mon, fri", days=("mon", "fri"))),
        WORDS.map(lambda words: d.Frequency("", told=words)),
    )
    stop = st.builds(
        d.StopIf,
        st.sampled_from(["pain", "effort"]),
        st.sampled_from([">", ">="]),
        st.integers(0, 10).map(Fraction),
    )
    return [
        st.builds(d.Ask, st.sampled_from(MEASURED_BY_PERSON)),
        stop,
        frequency,
        numbers(st.sampled_from([Amount(Fraction(n), UNIT_OF_WORD["weeks"]) for n in (1, 6)])).map(d.Course),
        numbers(times()).map(d.Takes),
    ]


@cache
@st.composite
def measures(draw: st.DrawFn, scope: Scope) -> list[Dose]:
    """How much is done, and by which clock."""
    form = draw(
        st.sampled_from(
            [
                *("nothing", "reps", "hold", "held reps", "for", "clock", "reps by the clock", "phases"),
                *("max", "words", "any sets", "half", "unequal"),
            ]
        )
    )
    reps = numbers(counts(), scope).map(d.Reps)
    hold = numbers(st.one_of(times(), breaths()), scope).map(d.Hold)
    match form:
        case "reps" | "held reps" | "reps by the clock" | "phases":
            more = {"held reps": hold, "reps by the clock": clocks(scope), "phases": phases()}
            return [draw(reps), *([draw(more[form])] if form in more else [])]
        case "hold":
            return [draw(hold)]
        case "for":
            amount = draw(st.one_of(times(), breaths(), lengths()))
            work: Dose = draw(numbers(st.just(amount), scope).map(d.Work))
            lasts = amount.unit.dimension in ("time", "breath")
            return [work, *([draw(clocks())] if lasts and draw(st.booleans()) else [])]
        case "clock":
            return [draw(clocks(scope))]
        case "max":
            return [draw(st.sampled_from([d.Reps, d.Hold, d.Work]))(Value(bound="max"))]
        case "words":
            return [draw(st.sampled_from([d.Reps, d.Hold, d.Work]))(in_words(draw(WORDS)))]
        case "any sets":
            return [d.Reps(Value(draw(counts()), bound="in any sets"))]
        case "half":
            return [d.Work(draw(times())), d.Sides("half", draw(st.sampled_from(SIDE_WORDS)))]
        case "unequal":
            kind, amounts = draw(st.sampled_from([(d.Reps, counts()), (d.Hold, times())]))
            left, right = (
                draw(numbers(amounts).filter(lambda number: not number.change)) for _ in ("left", "right")
            )
            return [kind(left, right=right)]
    return []


@cache
@st.composite
def doses(draw: st.DrawFn, scope: Scope = PLAIN) -> tuple[Dose, ...]:
    """What may be written together on one exercise; `scope` is what its numbers may refer to.

    >>> from hypothesis import given
    >>> import routinekit as rk
    >>> @given(doses())
    ... def test_an_exercise_with_these_doses_can_be_played(doses):
    ...     exercise = rk.Exercise("Squat", doses=doses)
    ...     assert rk.timeline(rk.Routine("R", items=(exercise,))).total.exact.days >= 0
    >>> test_an_exercise_with_these_doses_can_be_played()
    """
    sets = draw(st.one_of(st.none(), st.integers(1, 6)))
    if sets:
        scope = evolve(scope, sets=True, lists=sets)
    chosen = list(draw(measures(scope)))
    gathered = any(
        isinstance(dose, d.Reps) and dose.number.values[0].bound == "in any sets" for dose in chosen
    )
    optional: list[st.SearchStrategy[Dose]] = [
        sides(),
        st.builds(d.Order, st.sampled_from(["left", "right", "affected"])),
        *(rests(place, scope, sets or 0) for place in _PLACES),
        *(numbers(times(), evolve(scope, open_ended=False)).map(kind) for kind in (d.Rep, d.Breath)),
        *(
            st.one_of(numbers(times(zero=True)), WORDS.map(in_words)).map(kind)
            for kind in (d.Prepare, d.Switch)
        ),
        *efforts(scope),
        *records(),
        WORDS.map(lambda words: d.Tempo((), told=words)),
    ]
    extra = [draw(dose) for dose in optional if draw(st.integers(0, 7)) == 0]
    if any(isinstance(dose, d.Sides) or getattr(dose, "right", None) for dose in chosen):
        extra = [dose for dose in extra if not isinstance(dose, d.Sides)]
    if any(isinstance(dose, d.Tempo | d.Breathe) for dose in chosen):
        extra = [dose for dose in extra if not isinstance(dose, d.Tempo)]
    turned = [dose for dose in extra if isinstance(dose, d.Sides) and dose.level == "sets"]
    extra = [dose for dose in extra if dose not in turned]
    whole = [dose for dose in chosen if not isinstance(dose, d.Phases)] + extra
    if sets and not gathered:
        whole = [d.Sets(sets), *whole] if draw(st.booleans()) and not turned else [*whole, d.Sets(sets)]
    if turned and not gathered:  # such sides follow the sets that they turn
        whole += [*([] if sets else [d.Sets(2)]), *turned]
    return (*whole, *(dose for dose in chosen if isinstance(dose, d.Phases)))


@cache
def rests(place: Place | None, scope: Scope = PLAIN, sets: int = 0) -> st.SearchStrategy[Dose]:
    """Rests at a place: a time, breaths, a length at an intensity, words; a list between sets."""
    scope = evolve(scope, lists=0)
    plain = st.builds(
        d.Rest, numbers(st.one_of(times(zero=True), breaths(), lengths()), scope), st.just(place)
    )
    unchanging = intensities().filter(
        lambda at: not at.number.change
    )  # of a rest only the rest itself changes
    at = st.builds(d.Rest, numbers(lengths()), st.just(place), unchanging)
    words = st.builds(lambda words: d.Rest(in_words(words), place), WORDS)
    some: list[st.SearchStrategy[Dose]] = [plain, plain, at, words]
    if sets > 2 and place is None:
        some.append(lists(times(), sets - 1).map(lambda found: d.Rest(Number(found), place)))
    return st.one_of(some)


@cache
def only(scope: Scope) -> st.SearchStrategy[d.Only]:
    """When something is done."""
    return st.lists(conditions(scope), min_size=1, max_size=2).map(lambda found: d.Only(tuple(found)))
