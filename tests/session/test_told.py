"""What the specification says of a session, held against what it is."""

import re
from pathlib import Path

from routinekit.session import table
from routinekit.session.table import INPUTS, REPORTS

SPEC = (Path(__file__).parents[2] / "grammar" / "SPEC.md").read_text("utf-8")
SECTION = SPEC.partition("\n## 23. A session\n")[2].partition("\n## ")[0]


def test_the_numbers_of_what_is_said_are_those_of_the_code() -> None:
    words = " ".join(SECTION.split())
    half, before = table.HALF_FROM // 1000, table.NEXT_BEFORE // 1000
    assert f"A few words take {table.PHRASE // 1000} s, a number {table.NUMBER // 1000} s." in words
    assert f"the countdown, {'-'.join(map(str, table.COUNTED_DOWN))}, at the end" in words
    assert f"half-way, if the step lasts {half} s or longer" in words
    next_up = f"{before} s before the end, if the step lasts {half} s or longer"
    assert f"what comes next, {next_up}" in words


def test_every_input_has_its_row() -> None:
    rows = re.findall(r"^\| ([a-z ,]+) \|", SECTION, re.MULTILINE)
    told = {name for row in rows for name in row.split(", ")} - {"input"}
    assert told == {name.replace("_", " ") for name in INPUTS} - {"restored"}


def test_everything_that_can_be_reported_is_told() -> None:
    row = re.search(r"^\| report \|(.*)$", SECTION, re.MULTILINE)
    assert row is not None
    assert all(what in row[1] for what in REPORTS)
