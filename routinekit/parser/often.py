"""How often something is planned: its numbers judged, its words made data."""

import re
from fractions import Fraction

from routinekit.doses import Frequency
from routinekit.parser.figures import Figures
from routinekit.parser.tokens import Token
from routinekit.source import Span
from routinekit.vocabulary import DAYS

_TIMES = re.compile(
    r"(once|twice|[0-9]+(?:\+|-[0-9]+)?)(?: ?x| +times?)? +(?:(?:a|per|each) +(day|week|month)|(daily))"
)
_DAYS = re.compile(r"([0-9]+(?:\+|-[0-9]+)?) +days? +(?:a|per|each) +week")
_APART = re.compile(r"every +([0-9]+)(?:-[0-9]+)? *(minute|min|hour|h|day|week)s?")
_NUMBERS = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_HOURS = {"hour": Fraction(1), "h": Fraction(1), "minute": Fraction(1, 60), "min": Fraction(1, 60)}
_SINGLE = {"once": "1", "twice": "2"}


def counts(token: Token, figures: Figures) -> bool:
    """Whether the numbers of a frequency can be, or a report of what is wrong with them."""
    if figures.too_long(token):
        return False
    span = figures.between(token, token)
    for found in _NUMBERS.finditer(token):
        low, high = int(found[1]), int(found[2] or found[1])
        if low > high:
            help = f"write `{found[2]}-{found[1]}`"
            figures.problems.add("RK411", span, f"the range `{found[0]}` falls", help=help)
        elif not low:
            help = "write a number above zero, or leave it out"
            figures.problems.add("RK404", span, f"`{token}` is never", help=help)
        else:
            continue
        return False
    return True


def frequency_of(text: str, span: Span) -> Frequency:
    """How often, as data."""
    text = " ".join(text.split())
    if found := _TIMES.fullmatch(text):
        low, high = _ends(_SINGLE.get(found[1], found[1]))
        return Frequency(text, low, high, "times", found[2] or "day", span=span)  # type: ignore[arg-type]  # day, week
    if found := _DAYS.fullmatch(text):
        low, high = _ends(found[1])
        return Frequency(text, low, high, "days", "week", span=span)
    if found := _APART.fullmatch(text):
        many = int(found[1])
        if found[2] in _HOURS:
            return Frequency(text, hours=many * _HOURS[found[2]], span=span)
        return Frequency(text, days_apart=many * (7 if found[2] == "week" else 1), span=span)
    if text.startswith("on "):
        days = tuple(day for day in DAYS if re.search(rf"\b{day}", text))
        return Frequency(text, days=days, span=span)
    if text in ("hourly", "every hour"):
        return Frequency(text, hours=Fraction(1), span=span)
    apart = {"daily": 1, "every day": 1, "every other day": 2, "weekly": 7, "every week": 7}.get(text, 14)
    return Frequency(text, days_apart=apart, span=span)


def _ends(figures: str) -> tuple[int, int | None]:
    """The ends of `2-3`, `4`, or `2+`, which has no upper end."""
    low, _, high = figures.removesuffix("+").partition("-")
    return int(low), None if figures.endswith("+") else int(high or low)
