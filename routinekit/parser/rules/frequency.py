"""Rules of how often something is planned."""

from fractions import Fraction
from typing import Literal

from routinekit.doses import Dose, Frequency
from routinekit.parser.syntax import Numerals
from routinekit.parser.tokens import Match, Token
from routinekit.parser.values import too_long
from routinekit.vocabulary import DAYS

_Period = Literal["day", "week", "month"]
_HOURS = {"h": Fraction(1), "hour": Fraction(1), "min": Fraction(1, 60), "minute": Fraction(1, 60)}
_DAYS = {"day": 1, "week": 7}


def frequency(_: Match, *recurrences: Frequency | None) -> tuple[Dose, ...]:
    """frequency: "frequency" _recurrence ("and" _recurrence)*."""
    return tuple(each for each in recurrences if each)


def times_in(at: Match, times: Token, period: Token) -> Frequency | None:
    """times_in: FIGURE ("x" | "times" | "time")? _period."""
    ends = _ends(at, times)
    return Frequency(at.text, *ends, "times", _period(period), span=at.span) if ends else None


def once_in(at: Match, times: Token, period: Token) -> Frequency:
    """once_in: (ONCE | TWICE) _period."""
    many = 1 if times.type == "ONCE" else 2
    return Frequency(at.text, many, many, "times", _period(period), span=at.span)


def days_a_week(at: Match, days: Token) -> Frequency | None:
    """days_a_week: FIGURE ("day" | "days") _a "week"."""
    ends = _ends(at, days)
    return Frequency(at.text, *ends, "days", "week", span=at.span) if ends else None


def apart(at: Match, other: Token | None, unit: Token) -> Frequency:
    """apart: "every" [OTHER] (DAY | WEEK)."""
    return Frequency(at.text, days_apart=_DAYS[unit] * (2 if other else 1), span=at.span)


def hour_apart(at: Match) -> Frequency:
    """hour_apart: "every" "hour"."""
    return Frequency(at.text, hours=Fraction(1), span=at.span)


def so_far_apart(at: Match, many: Token, unit: Token) -> Frequency | None:
    """so_far_apart: "every" FIGURE _time_unit."""
    ends = _ends(at, many)
    if ends is None:
        return None
    if ends[1] is None:
        many.match.report("RK404", f"`{many}` has no end", help=f"write `every {ends[0]} {unit}`")
        return None
    name = unit.removesuffix("s")
    if name in _HOURS:
        return Frequency(at.text, hours=ends[0] * _HOURS[name], span=at.span)
    return Frequency(at.text, days_apart=ends[0] * _DAYS[name], span=at.span)


def adverb(at: Match, word: Token) -> Frequency:
    """adverb: HOURLY | DAILY | WEEKLY."""
    if word.type == "HOURLY":
        return Frequency(at.text, hours=Fraction(1), span=at.span)
    return Frequency(at.text, days_apart=1 if word.type == "DAILY" else 7, span=at.span)


def on_days(at: Match, *days: Token) -> Frequency:
    """on_days: "on" WEEKDAY (_AND_WEEKDAY WEEKDAY)*."""
    named = {day[:3] for day in days}
    return Frequency(at.text, days=tuple(day for day in DAYS if day in named), span=at.span)


def _period(word: Token) -> _Period:
    return "day" if word.type == "DAILY" else str(word)  # type: ignore[return-value]  # one of `_period`


def _ends(at: Match, figure: Token) -> tuple[int, int | None] | None:
    """The ends of `2-3`, `4`, or `2+`, which has no upper end; None after a report."""
    if too_long(at):
        return None
    written = Numerals.of(figure)
    numbers = written.numbers
    if len(numbers) > 2 or written.to_max or "." in figure:
        figure.match.report("RK404", f"`{figure}` can't be counted", label="a whole number, 1 or more")
        return None
    low, high = int(numbers[0]), int(numbers[-1])
    if low > high:
        at.report("RK411", f"the range `{figure}` falls", help=f"write `{high}-{low}`")
    elif not low:
        at.report("RK404", f"`{at.text}` is never", help="write a number above zero, or leave it out")
    else:
        return low, None if written.at_least else high
    return None
