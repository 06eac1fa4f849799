"""How often something is planned: each form as data, for who makes a calendar of it."""

from fractions import Fraction
from typing import Any

import pytest

import routinekit as rk
from routinekit.doses import Frequency

UNSAID: dict[str, Any] = dict.fromkeys(("low", "high", "hours", "days_apart"))
UNSAID |= {"of": "times", "per": "", "days": (), "told": ""}


def frequency_of(text: str) -> Frequency:
    routine = rk.parse(f"routine T\n  {text}\ndo A, reps 5\n").routine
    assert routine is not None
    (dose,) = routine.doses
    assert isinstance(dose, Frequency)
    return dose


@pytest.mark.parametrize(
    ("text", "data"),
    [
        # so many times in each of something
        ("once a day", {"low": 1, "high": 1, "per": "day"}),
        ("twice daily", {"low": 2, "high": 2, "per": "day"}),
        ("3 times daily", {"low": 3, "high": 3, "per": "day"}),
        ("2-3 times a day", {"low": 2, "high": 3, "per": "day"}),
        ("4 times a week", {"low": 4, "high": 4, "per": "week"}),
        ("3x a week", {"low": 3, "high": 3, "per": "week"}),
        ("3 times per week", {"low": 3, "high": 3, "per": "week"}),
        ("3 times each week", {"low": 3, "high": 3, "per": "week"}),
        ("2+ times a week", {"low": 2, "high": None, "per": "week"}),
        ("2 times a month", {"low": 2, "high": 2, "per": "month"}),
        # on so many days
        ("5 days a week", {"low": 5, "high": 5, "of": "days", "per": "week"}),
        ("3-4 days a week", {"low": 3, "high": 4, "of": "days", "per": "week"}),
        # so far apart
        ("hourly", {"hours": Fraction(1)}),
        ("every hour", {"hours": Fraction(1)}),
        ("every 2 hours", {"hours": Fraction(2)}),
        ("every 30 minutes", {"hours": Fraction(1, 2)}),
        ("daily", {"days_apart": 1}),
        ("every day", {"days_apart": 1}),
        ("every other day", {"days_apart": 2}),
        ("every 2 days", {"days_apart": 2}),
        ("weekly", {"days_apart": 7}),
        ("every week", {"days_apart": 7}),
        ("every 2 weeks", {"days_apart": 14}),
        # on some days
        ("on Mon, Wed, Fri", {"days": ("mon", "wed", "fri")}),
        ("on Monday, Wednesday and Friday", {"days": ("mon", "wed", "fri")}),
    ],
)
def test_a_form(text: str, data: dict[str, Any]) -> None:
    dose = frequency_of(f"frequency {text}")
    assert {name: getattr(dose, name) for name in UNSAID} == {**UNSAID, **data}


def test_in_words() -> None:
    assert frequency_of("frequency: little and often").told == "little and often"
