"""Amounts in words and figures: as authors write them, as they are spoken, as a clock shows them."""

from fractions import Fraction

import pytest

from routinekit.quantities import clock_text, duration_text, number_text, spoken_duration


@pytest.mark.parametrize(
    ("milliseconds", "written", "spoken", "shown"),
    [
        (0, "0s", "0 seconds", "0:00"),
        (40, "0.04s", "0.04 seconds", "0:00.04"),
        (1_000, "1s", "1 second", "0:01"),
        (2_500, "2.5s", "2.5 seconds", "0:02.5"),
        (60_000, "1min", "1 minute", "1:00"),
        (90_000, "1min 30s", "1 minute 30 seconds", "1:30"),
        (3_599_999, "59min 59.999s", "59 minutes 59.999 seconds", "59:59.999"),
        (3_600_000, "1h", "1 hour", "1:00:00"),
        (3_660_000, "1h 1min", "1 hour 1 minute", "1:01:00"),
        (7_323_200, "2h 2min 3.2s", "2 hours 2 minutes 3.2 seconds", "2:02:03.2"),
    ],
)
def test_a_time(milliseconds: int, written: str, spoken: str, shown: str) -> None:
    assert duration_text(milliseconds) == written
    assert spoken_duration(milliseconds) == spoken
    assert clock_text(milliseconds) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12", "12"),
        ("5/2", "2.5"),
        ("1/3", "1/3"),
        ("7/512", "0.013671875"),  # nine places are read at a glance, more are not
        ("1/1024", "1/1024"),
    ],
)
def test_a_number(value: str, text: str) -> None:
    assert number_text(Fraction(value)) == text
