"""How often and how long something is planned: a frequency that can't be kept, a change without effect."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from routinekit.diagnostics import Diagnostic, Problems
from routinekit.doses import Course, Dose, Frequency
from routinekit.model import Block, Item
from routinekit.numbers import Change, Number
from routinekit.quantities import Amount, counted
from routinekit.resolve.names import all_doses
from routinekit.vocabulary import DAYS

MANY_TIMES_A_DAY = 100
"""So often is rarely meant: once in ten minutes of a whole waking day."""

_DAYS_IN = {"day": 1, "week": 7, "month": 31}
_DAY = re.compile(rf"\b({'|'.join(DAYS)})")


def check_course(item: Item, problems: Problems, days: Fraction | None = None) -> None:
    """Warnings about an item and all in it; the course around it goes so many `days`, where that is known."""
    doses = all_doses(item)
    course = next((dose for dose in doses if isinstance(dose, Course)), None)
    if course:
        days = _longest(course)
    often = [dose for dose in doses if isinstance(dose, Frequency)]
    for frequency in often:
        problems.take(_why_not(frequency, often, days))
    for dose in doses:
        numbers = ((number, number.change) for number in dose.numbers if number.change)
        reasons = (_why_never(dose, number, change, days) for number, change in numbers)
        problems.take(next(filter(None, reasons), None))  # of two sides that change alike one is enough
    for inner in item.items if isinstance(item, Block) else ():
        check_course(inner, problems, days)


def _longest(course: Course) -> Fraction | None:
    """How many days a course has at most; None where nobody knows."""
    amounts = list(_amounts(course.number))
    open_ended = any(value.bound == "at least" for value in course.number.values)
    if None in amounts or open_ended or course.number.change:
        return None
    return max(_base(amount) for amount in amounts if amount)


def _amounts(number: Number) -> Iterator[Amount | None]:
    """All amounts that a number may be before it changes; None for what only the person knows."""
    for value in (*number.values, *(value for other in number.alternatives for value in other.values)):
        yield from value.ends or (value.amount,)


# ---------------------------------------------------------------- frequencies


def _why_not(often: Frequency, beside: Sequence[Frequency], days: Fraction | None) -> Diagnostic | None:
    """What is wrong with a frequency, and what to write instead."""
    most = often.high or often.low or 0
    if often.of == "days" and most > 7:
        return Diagnostic(
            "RK519",
            f"`{often.text}` can't be, for a week has 7",
            often.span,
            help="write `daily`, or so many `times a week`",
        )
    if often.per and often.of == "times" and most > MANY_TIMES_A_DAY * _DAYS_IN[often.per]:
        return Diagnostic(
            "RK519",
            f"`{often.text}` is more often than anybody does it",
            often.span,
            help="look at the number again",
        )
    if often.days and len(_DAY.findall(often.text)) > len(often.days):
        return Diagnostic(
            "RK519",
            f"`{often.text}` names a day twice",
            often.span,
            help="delete one of the two, or write the day that is meant",
        )
    count = next((each for each in beside if each.of == "days"), None)
    if often.days and count and not _allows(count, len(often.days)):
        named = counted(len(often.days), "day is", "days are")
        return Diagnostic(
            "RK519",
            f"{named} named beside `{count.text}`",
            often.span,
            help="make the two agree, or leave out one of them",
        )
    apart = often.hours / 24 if often.hours else Fraction(often.days_apart or 0)
    if days is not None and apart > days:
        return Diagnostic(
            "RK519",
            f"`{often.text}` is longer than the course",
            often.span,
            help="write a longer course, or a shorter time between",
        )
    return None


def _allows(often: Frequency, days: int) -> bool:
    return (often.low or 0) <= days and (often.high is None or days <= often.high)


# ---------------------------------------------------------------- changes


def _why_never(dose: Dose, number: Number, change: Change, days: Fraction | None) -> Diagnostic | None:
    """Why a change never comes to its limit, and what to write instead."""
    starts = list(_amounts(number))
    limit = change.limit
    measured = {amount.unit.dimension if amount else None for amount in (*starts, change.step, limit)}
    if limit is None or len(measured) > 1:
        return None  # no limit, or one of a setting: nobody knows where that begins
    step = _base(change.step)
    steps = [(_base(limit) - _base(start)) / step for start in starts if start] if step else [Fraction()]
    if max(steps) <= 0:
        return Diagnostic(
            "RK520",
            f"`{change}` changes nothing here",
            dose.span,
            help="it begins at its limit or behind it; write another limit",
        )
    week, weeks = 1 + ceil(min(steps)), ceil(days / 7) if days is not None else None
    if change.axis == "week" and weeks is not None and week > weeks:
        return Diagnostic(
            "RK520",
            f"`{dose.word}` comes to {limit} in week {week}, and the course ends with week {weeks}",
            dose.span,
            help="write a limit that it reaches, a larger step, or a longer course",
        )
    return None


def _base(amount: Amount) -> Fraction:
    return amount.value * amount.unit.factor
