"""Rules of doses: which dose a form means, and whether it may have what is written behind its number.

What is wrong is reported, and a dose that can't be understood is left out; so each rule makes some or none.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from routinekit import doses as d
from routinekit.characters import name_key
from routinekit.codes.reading import REST_WITHOUT_LENGTH
from routinekit.diagnostics import Diagnostic
from routinekit.doses import BY_WORD, NUMBERED, Dose, Numbered, Sides
from routinekit.numbers import Condition, Number, in_words
from routinekit.parser.numbers import changed, counter, length_of, number_of
from routinekit.parser.numbers import zone as zone_of
from routinekit.parser.syntax import (
    AlternativeSyntax,
    AmountSyntax,
    ChangeSyntax,
    NumberSyntax,
    Numerals,
    PatternSyntax,
    Suffix,
    ValueSyntax,
)
from routinekit.parser.tokens import Match, Token
from routinekit.parser.values import exact, too_long
from routinekit.quantities import BREATH, COUNT, MINUTE, Amount, round_half_up
from routinekit.source import START
from routinekit.vocabulary import MEASURED_BY_PERSON

Doses = tuple[Dose, ...]

_NOTHING = Suffix()
_COUNTED: dict[str, type[Numbered]] = {
    **dict.fromkeys(("SETS", "SET"), d.Sets),
    **dict.fromkeys(("ROUNDS", "ROUND"), d.Rounds),
    **dict.fromkeys(("REPS", "REP", "REPETITIONS", "REPETITION"), d.Reps),
}
"""What a number that comes first counts, by the word after it."""

# ---------------------------------------------------------------- a word and its number


def dose(at: Match, key: Token, figure: NumberSyntax, suffix: Suffix) -> Doses:
    """dose: _key figure suffix."""
    return _numbered(at, NUMBERED[key], suffix, figure)


def unequal(at: Match, key: Token, left: NumberSyntax, right: NumberSyntax, suffix: Suffix) -> Doses:
    """unequal: _key "left" figure "right" figure suffix."""
    # One side may have nothing.
    return _numbered(at, NUMBERED[key], suffix, evolve(left, zero=True), evolve(right, zero=True))


def counted(at: Match, count: NumberSyntax, word: Token, suffix: Suffix) -> Doses:
    """counted: count _counted count_suffix."""
    return _numbered(at, _COUNTED[word.type], suffix, count)


def count_of_reps(at: Match, count: NumberSyntax, sides: Sides) -> Doses:
    """count_of_reps: count sides."""
    return _numbered(at, d.Reps, Suffix(sides=sides), count)


def sets_of(at: Match, count: NumberSyntax, turn: Doses) -> Doses:
    """sets_of: count ("sets" "of" | "x") turn."""
    return (*_numbered(at, d.Sets, _NOTHING, count), *turn)


def turn(at: Match, key: Token | None, figure: NumberSyntax, suffix: Suffix) -> Doses:
    """turn: [REPS | HOLD | FOR] figure suffix."""
    # What is done in each set: `10` are reps, `30s` is work, `5 breaths` are held.
    unit = figure.first_unit
    bare: type[Numbered] = d.Reps if unit is COUNT else d.Hold if unit is BREATH else d.Work
    return _numbered(at, NUMBERED[key] if key else bare, suffix, figure)


def times(at: Match, count: NumberSyntax, bracket: tuple[AlternativeSyntax, ...] | None) -> Doses:
    """times: count ("times" | "time") [bracket]."""
    return _numbered(at, d.Times, Suffix(alternatives=bracket or ()), count)


def repeat(at: Match, count: NumberSyntax, sides: Sides | None) -> Doses:
    """repeat: "repeat" count "times" [sides]."""
    return _numbered(at, d.Rounds, Suffix(sides=sides), count)


def _numbered(at: Match, kind: type[Numbered], suffix: Suffix, *figures: NumberSyntax) -> Doses:
    """A dose with its number, or with one for each side, and the doses that stand behind it."""
    behind = _behind(at, kind, suffix)
    if suffix.bound and (kind is not d.Reps or len(figures) > 1):
        at.report("RK208", "only `reps` of one number come `in any sets`")
    numbers = [_number(figure, kind, suffix) for figure in figures]
    judged = [number for number in numbers if number]
    if len(judged) < len(numbers):
        return behind
    left, *right = judged
    return (kind(left, right=right[0] if right else None, span=at.span), *behind)


def _behind(at: Match, kind: type[Numbered], suffix: Suffix) -> Doses:
    """The sides and the intensity that stand behind a number; reported where that dose has none."""
    sides, intensity = suffix.sides, suffix.intensity
    if intensity and not kind.measure:
        _report(at, intensity, f"`{kind.word}` has no intensity", "write it after a comma")
    if sides and not kind.turned:
        _report(at, sides, f"`{kind.word}` has no sides", "write them behind `reps`, `hold` or `for`")
    turned = (evolve(sides, level=kind.turned),) if sides and kind.turned else ()
    return (*turned, intensity) if intensity else turned


def _number(figure: NumberSyntax, kind: type[Numbered], suffix: Suffix) -> Number | None:
    """A number with what stands behind it, or None after a report."""
    if suffix.bound or suffix.alternatives:
        alternatives = figure.alternatives + suffix.alternatives
        figure = evolve(figure, bound=suffix.bound, alternatives=alternatives)
    return _changed(number_of(figure, kind), suffix.change)


def _changed(number: Number | None, change: ChangeSyntax | None) -> Number | None:
    return changed(number, change) if number and change else number


def _report(at: Match, dose: Dose, message: str, help: str) -> None:
    """Report a dose that has no place behind another one."""
    at.excerpt.problems.add("RK208", dose.span or START, message, help=help)


# ---------------------------------------------------------------- rest and the clock


def rest(
    at: Match,
    figure: NumberSyntax | None,
    intensity: Dose | None,
    place: d.Place | None,
    change: ChangeSyntax | None,
) -> Doses:
    """rest: "rest" [figure] [intensity] [place] [change]."""
    if figure is None:
        if intensity or place or change:
            at.excerpt.problems.take(Diagnostic.of(REST_WITHOUT_LENGTH, at.span, example="rest 30s …"))
            return ()
        return (d.Rest(Number(()), span=at.span),)
    number = _changed(number_of(figure, d.Rest), change)
    if intensity is not None and not isinstance(intensity, d.At):
        _report(at, intensity, "`rest` has no effort", "write it on the exercise")
        return ()
    return () if number is None else (d.Rest(number, place, intensity, span=at.span),)


def place(_: Match, scope: Token) -> d.Place:
    """place: "between" (SETS | SIDES | EXERCISES | ROUNDS | ALL)."""
    return f"between {scope}"  # type: ignore[return-value]  # one of those


def after(_: Match) -> d.Place:
    """place: "after" -> after."""
    return "after"


def after_each(_: Match) -> d.Place:
    """place: "after" "each" -> after_each."""
    return "after each"


def every(at: Match, interval: NumberSyntax, whole: NumberSyntax | None) -> Doses:
    """every: "every" figure ["for" figure]."""
    numbers = [number_of(figure, d.Every) for figure in (interval, whole) if figure]
    judged = [number for number in numbers if number]
    return (d.Every(*judged, span=at.span),) if len(judged) == len(numbers) else ()


def emom(at: Match, whole: NumberSyntax) -> Doses:
    """emom: "emom" figure."""
    number = number_of(whole, d.Every)
    return (d.Every(Amount(Fraction(1), MINUTE), number, span=at.span),) if number else ()


def tempo(at: Match, pattern: PatternSyntax) -> Doses:
    """tempo: "tempo" pattern."""
    beats = _beats(pattern)
    if beats is None:
        return ()
    if len(beats) not in (3, 4):
        help = "lower, pause, lift, pause: `tempo 3-1-1-0`"
        pattern.match.report("RK405", "a tempo has three or four parts", help=help)
        return ()
    return (d.Tempo((*beats, Fraction(0))[:4], span=at.span),)


def breathe(at: Match, pattern: PatternSyntax) -> Doses:
    """breathe: "breathe" pattern."""
    beats = _beats(pattern)
    if beats is None:
        return ()
    seconds = tuple(beat for beat in beats if beat is not None)
    if len(seconds) not in (2, 3, 4) or len(seconds) < len(beats):
        pattern.match.report(
            "RK405",
            "a breath has two to four parts, each in seconds",
            help="in and out: `breathe 4-6`; with a hold: `breathe 4-7-8`; with two: `breathe 4-4-4-4`",
        )
        return ()
    return (d.Breathe(seconds, span=at.span),)


def breathe_rate(at: Match, rate: Token) -> Doses:
    """breathe: "breathe" FIGURE "per" "minute" -> breathe_rate."""
    breaths = exact(rate) if Numerals.of(rate).plain else Fraction(0)
    if breaths is None:
        return ()
    if not 1 <= breaths <= 60:
        message = f"nobody breathes {rate} times a minute"
        rate.match.report("RK405", message, help="6 is slow, 15 is usual")
        return ()
    return (d.Breathe((Fraction(30) / breaths,) * 2, span=at.span),)


def _beats(pattern: PatternSyntax) -> tuple[Fraction | str | None, ...] | None:
    """The seconds of each part, the name of a setting, or None for `x`; None for all after a report."""
    if too_long(pattern.match):
        return None
    beats = tuple(
        None if beat == "x" else name_key(beat[1:-1]) if beat.startswith("{") else Fraction(beat)
        for beat in pattern.beats
    )
    if not any(not isinstance(beat, Fraction) or round_half_up(beat * 1000) for beat in beats):
        pattern.match.report("RK405", "all its parts are zero", help="give one of them some seconds")
        return None
    return beats


# ---------------------------------------------------------------- load and intensity


def load(at: Match, figure: NumberSyntax, change: ChangeSyntax | None) -> Doses:
    """load: "load" figure [change]."""
    return _numbered(at, d.Load, Suffix(change=change), figure)


def load_in_words(at: Match, words: str) -> Doses:
    """load: "load" words -> load_in_words."""
    return (d.Load(in_words(words), span=at.span),)


def at(at: Match, intensity: Dose | None, change: ChangeSyntax | None) -> Doses:
    """at: intensity [change]."""
    if intensity is None or change is None:
        return (intensity,) if intensity else ()
    if intensity.words or not isinstance(intensity, Numbered):
        _report(at, intensity, "`at` has no number that could change here", "leave the change out")
        return ()
    number = changed(intensity.number, change)
    return (evolve(intensity, number=number, span=at.span),) if number else ()


def intensity(at: Match, figure: NumberSyntax) -> Dose | None:
    """intensity: "at" figure."""
    number = number_of(figure, d.At)
    unit = figure.first_unit
    if number and unit and unit.dimension == "time":
        at.report("RK209", "a pace is a time for a length", help="write for example `at 5:00 per km`")
        return None
    return d.At(number, span=at.span) if number else None


def pace(at: Match, clock: Token, many: Token | None, unit: Token) -> Dose:
    """intensity: "at" CLOCKS "per" [FIGURE] WORD -> pace."""
    length = length_of(many, unit)
    time = ValueSyntax((AmountSyntax(Numerals.of(clock)),), clock.match)
    number = number_of(NumberSyntax((time,), clock.match.to(at)), d.At)
    if number is None or length is None:
        return d.At(in_words(clock.match.to(at).author), span=at.span)
    return d.At(number, length, span=at.span)


def at_words(at: Match, words: str) -> Dose:
    """intensity: "at" (paced_words | words) -> at_words."""
    return d.At(in_words(words), span=at.span)


def zone(at: Match, figure: NumberSyntax) -> Dose | None:
    """intensity: "at" "zone" figure -> zone."""
    number = zone_of(figure)
    return d.At(number, span=at.span) if number else None


def effort(at: Match, key: Token, figure: NumberSyntax) -> Dose | None:
    """intensity: "at" (RPE | RIR) figure -> effort."""
    kind = NUMBERED[key]
    number = number_of(figure, kind)
    return kind(number, span=at.span) if number else None


def ramp(at: Match, low: NumberSyntax, high: NumberSyntax) -> Doses:
    """ramp: "ramp" figure "to" figure."""
    ends = [
        number_of(evolve(end, of=high.of or low.of), d.At, word="ramp", bare=high.first_unit)
        for end in (low, high)
    ]
    judged = [end for end in ends if end]
    if len(judged) < len(ends):
        return ()
    if any(end.values[0].bound for end in judged):
        help = "write for example `ramp 40% to 75%`"
        at.report("RK404", "a ramp goes from one number to another", help=help)
        return ()
    return (d.Ramp(*judged, span=at.span),)


# ---------------------------------------------------------------- blocks and conditions


def fortime(at: Match) -> Doses:
    """fortime: "for" "time"."""
    return (d.ForTime(span=at.span),)


def choose(at: Match, figure: NumberSyntax) -> Doses:
    """choose: "choose" figure."""
    return _numbered(at, d.Choose, _NOTHING, figure)


def choose_one(at: Match) -> Doses:
    """choose: "choose" "one" -> choose_one."""
    return (d.Choose(1, span=at.span),)


def mark(at: Match, word: Token) -> Doses:
    """mark: SUPERSET | CIRCUIT | OPTIONAL."""
    return (BY_WORD[word](span=at.span),)


def only(at: Match, *parts: Condition | Token) -> Doses:
    """only: "only" condition ("or" (condition | FIGURE))*."""
    conditions: list[Condition] = []
    for part in parts:
        if isinstance(part, Condition):
            conditions.append(part)
        elif conditions[-1].axis == "variant" or conditions[-1].which:  # `only easy or 3`
            help = f"write `week {part}` or `session {part}`"
            part.match.report("RK208", f"`{part}` of what?", help=help)
        else:  # `week 2 or 4`
            conditions.append(counter(conditions[-1].axis, part))
    return (d.Only(tuple(conditions), span=at.span),)


# ---------------------------------------------------------------- record and plan


def ask(at: Match, what: Token) -> Doses:
    """ask: "ask" WORD."""
    if not _is_asked(what, MEASURED_BY_PERSON):
        return ()
    return (d.Ask(str(what), span=at.span),)  # type: ignore[arg-type]  # as asked


def stop(at: Match, what: Token, comparison: Token, limit: Token) -> Doses:
    """stop: "stop" "if" WORD COMPARISON (FIGURE | FRACTION)."""
    if not _is_asked(what, ("pain", "effort")):
        return ()
    tenths = limit.type == "FRACTION" and limit.endswith("/10")
    value = exact(limit) if tenths or Numerals.of(limit).plain else None
    if value is not None and tenths:
        value *= 10
    if value is None or value > 10:
        message = f"`{limit}` is no limit"
        limit.match.report("RK404", message, help="it is from 0 to 10: `stop if pain > 3`")
        return ()
    return (d.StopIf(str(what), str(comparison), value, span=at.span),)  # type: ignore[arg-type]  # as asked


def _is_asked(what: Token, known: Sequence[str]) -> bool:
    if what in known:
        return True
    what.match.report(
        "RK208",
        f"nobody is asked for `{what.author}`",
        help=f"it can be {', '.join(f'`{word}`' for word in known)}",
    )
    return False
