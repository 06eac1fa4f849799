"""What is legal and likely not meant, in what a file declares and in what it plans."""

from pathlib import Path

import pytest

import routinekit as rk
from routinekit.codes import CODES


def found_in(text: str) -> list[str]:
    return [str(found).removeprefix("<text>:") for found in rk.parse(f"routine R\n{text}\n").diagnostics]


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("frequency 7 days a week", ""),
        ("frequency 8 days a week", "`8 days a week` can't be, for a week has 7"),
        ("frequency 8+ days a week", "`8+ days a week` can't be, for a week has 7"),
        ("frequency 6-8 days a week", "`6-8 days a week` can't be, for a week has 7"),
        ("frequency 100 times a day", ""),
        ("frequency 101 times a day", "`101 times a day` is more often than anybody does it"),
        ("frequency 700 times a week", ""),
        ("frequency 701 times a week", "`701 times a week` is more often than anybody does it"),
        ("frequency 3101 times a month", "`3101 times a month` is more often than anybody does it"),
        ("frequency twice a month", ""),
        ("frequency on Mon, Wed and Fri", ""),
        ("frequency on Mon, Wed and Monday", "`on mon, wed and monday` names a day twice"),
        ("frequency 2 days a week and on Mon, Fri", ""),
        ("frequency 1-2 days a week and on Mon, Fri", ""),
        ("frequency 1+ days a week and on Mon, Fri", ""),
        ("frequency 3+ days a week and on Mon", "1 day is named beside `3+ days a week`"),
        ("frequency 5 days a week and on Mon, Fri", "2 days are named beside `5 days a week`"),
        ("frequency 3 times a day and on Mon, Fri", ""),
        ("frequency every 6 weeks", ""),
        ("course 6 weeks\n  frequency every 6 weeks", ""),
        ("course 6 weeks\n  frequency every 7 weeks", "`every 7 weeks` is longer than the course"),
        ("course 2 days\n  frequency every 49 hours", "`every 49 hours` is longer than the course"),
        ("course 4-7 weeks\n  frequency every 7 weeks", ""),
        ("course 6+ weeks\n  frequency every 7 weeks", ""),
        ("course max\n  frequency every 7 weeks", ""),
        ("course 6 weeks +1 per session\n  frequency every 7 weeks", ""),
        ("course: till you are well\n  frequency every 7 weeks", ""),
        ("frequency: now and then", ""),
    ],
)
def test_a_frequency(head: str, says: str) -> None:
    found = [line.partition("RK519 ")[2] for line in found_in(f"  {head}\ndo Plank, hold 5s")]
    assert found == ([says] if says else [])


COURSE = "  course 4 weeks\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (COURSE + "do A, hold 20s +5s per week to 35s", ""),
        (COURSE + "do A, hold 20s +5s per week to 36s", "`hold` comes to 36s in week 5"),
        (COURSE + "do A, hold 20s +5s per week", ""),
        (COURSE + "do A, hold 20s +5s per session to 1min", ""),
        (COURSE + "do A, reps 8-12 +1 per week to 16", "`reps` comes to 16 in week 5"),
        (COURSE + "do A, reps 8 (week 2 12) +1 per week to 15", ""),
        (COURSE + "do A, reps 5+ +1 per week to 20", "`reps` comes to 20 in week 16"),
        (COURSE + "do A, hold left 20s right 10s +5s per week to 1min", "`hold` comes to 1min in week 9"),
        (COURSE + "do A, hold 5s, load 20kg +5lb per week to 60kg", "`load` comes to 60kg in week 19"),
        (
            COURSE + "do A, hold 5s\nrest 1min -5s per week to 10s\ndo B, hold 5s",
            "`rest` comes to 10s in week 11",
        ),
        (
            COURSE + "do A, sets 2, hold 5s\n  hold 5s +5s per week to 1min, only week 2+",
            "`hold` comes to 1min in week",
        ),
        (COURSE + "section S\n  course 9 weeks\n  do A, hold 20s +5s per week to 1min", ""),
        (
            COURSE + "section S\n  course 8 weeks\n  do A, hold 20s +5s per week to 1min",
            "`hold` comes to 1min in week 9",
        ),
        (COURSE + "do A, hold 20s +5s per week to 1min\n  course 9 weeks", ""),
        ("  course 29 days\ndo A, hold 20s +5s per week to 40s", ""),
        ("  course 28 days\ndo A, hold 20s +5s per week to 40s", "`hold` comes to 40s in week 5"),
        ("do A, hold 20s +5s per week to 1h", ""),
        ("do A, hold 20s +5s per week to 20s", "`+5s per week to 20s` changes nothing here"),
        ("do A, hold 20s -5s per week to 30s", "`-5s per week to 30s` changes nothing here"),
        ("do A, hold 20s +0s per week to 30s", "`+0s per week to 30s` changes nothing here"),
        ("do A, reps 8-12 +1 per week to 12", ""),
        ("  setting work 30s\ndo A, for {work} +5s per week to 20s", ""),
    ],
)
def test_a_change(text: str, says: str) -> None:
    found = [line.partition("RK520 ")[2] for line in found_in(text)]
    assert len(found) == bool(says)
    assert all(line.startswith(says) for line in found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  variants a, b\ndo A, hold 5s, only a", ""),
        ("  variants a, b\ndo A, hold 5s (b 6s)", ""),
        ("  variants a, b\ndo A, hold 5s", "2:3: RK311 nothing depends on `a` and `b`"),
        ("  variants a, b, c\ndo A, hold 5s (b 6s)", "2:3: RK311 nothing tells `a` and `c` apart"),
        ("  variants a, b, c\ndo A, hold 5s (b 6s)\nrest 5s (c 3s)\ndo A, hold 5s", ""),
        ("  variants a, b, c in turn\ndo A, hold 5s (b 6s)", ""),
        ("  variants a, b, c in turn\ndo A, hold 5s", "2:3: RK311 nothing depends on `a`, `b` and `c`"),
        ("  setting n 5s\ndo A, hold 5s", "2:3: RK312 nothing uses the setting `n`"),
        ("  setting N 5s\ndo A, hold { n }", ""),
        ("  setting n 5s\ndo A, sets 2, hold 5s\nrest {n}\ndo A, hold 5s", ""),
        ("  setting n 5s\ndo A, sets 2\n  hold 5s\n  hold {n}, only last set", ""),
        ("  setting n 5s\ndo A, hold 5s\n  tip: Not {N}.", ""),
        ("  setting n 5kg\ndo A, hold 5s, load 50% of {n}", ""),
        ("  setting n 5\ndo A, breathe {n}-7-8, reps 2", ""),
        ("  setting n 5s\nexercise A\n  {n}: Go", ""),
        ("  setting n 5s\nexercise A\n  5s: Go for {n}", ""),
        ("  setting n 5s\nevery 10s for {n}\n  do A, hold 5s", "3:1: RK413 5 seconds are no whole number"),
        ("  setting n 5s from 5s to 10s\ndo A, hold {n}", ""),
        (
            "  setting n 5s from 6s to 10s\ndo A, hold {n}",
            "2:3: RK518 `n` is 5s, and its limits are 6s and 10s",
        ),
        ("  setting n 5s from 10s to 6s\ndo A, hold {n}", "2:3: RK411 the limits of `n` fall"),
        (
            "  setting n 5s from 6 to 10\ndo A, hold {n}",
            "2:3: RK216 the limits of `n` measure something else",
        ),
        ("exercise A\n  5s: Go for {n}", "3:3: RK310 `{n}` names no setting"),
    ],
)
def test_what_is_declared(text: str, says: str) -> None:
    found = found_in(text)
    assert len(found) == bool(says)
    assert all(line.startswith(says) for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "do A, sets 3, hold 2min, every 1:40",
        "every 1:40, 3 times\n  do A, hold 2min",
        "every 1:40, 3 times\n  do A, for 2min",
        "rounds 3, every 1:40\n  do A, for 2min",
        "every 1:40, 3 times, alternating\n  do A, hold 2min\n  do B, hold 5s",
        "do A, reps 20, tempo 2-1-2-1, every 1:40",
    ],
)
def test_work_longer_than_its_interval_is_an_error(text: str) -> None:
    (found,) = found_in(text)
    assert "RK510 what is done takes 2min, longer than its interval of 1min 40s" in found


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("  variants easy, hard\ndo A, sets 2, hold 20s (hard 40s), every 30s", "with `hard`: "),
        ("do A, sets 2, hold 20s (week 5 40s), every 30s", "in week 5: "),
        ("  course 5 weeks\ndo A, sets 2, hold 20s +5s per week, every 30s", "in week 5: "),
        ("do A, sets 2, hold 20s (day 2 40s), every 30s", "on day 2: "),
        ("do A, sets 2, hold 20s (session 3 40s), every 30s", "in session 3: "),
        ("do A, sets 2-3, hold 20-40s, every 30s", "at the high end of the ranges: "),
    ],
)
def test_an_error_that_comes_with_a_choice_names_it(text: str, when: str) -> None:
    (found,) = found_in(text)
    assert f"RK510 {when}what is done takes 40s, longer than its interval of 30s" in found


def test_a_warning_that_comes_with_every_choice_is_told_once() -> None:
    text = "  variants easy, hard\nevery 30s, 3 times\n  do A, reps 10 (hard 15)"
    assert [line.partition(" ")[0] for line in found_in(text)] == ["3:1:"]


# ---------------------------------------------------------------- files

LIBRARY = (
    "library L\n  variants easy, hard\n  setting work 30s\nexercise Plank, hold 5s\nsection S\n  do Plank\n"
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("do Plank", []),
        ("do S", []),
        ("exercise Plank, hold 3s\ndo Row, for 5s", ["RK313"]),
        ("do Row, for 5s (hard 6s)", []),
        ("do Row, for {work}", []),
        ("do Row, for 5s", ["RK313"]),
        ("section T\n  do Plank\ndo T", []),
    ],
)
@pytest.mark.parametrize("used", ["lib", "through"])
def test_a_file_of_which_nothing_is_done(text: str, codes: list[str], used: str, tmp_path: Path) -> None:
    (tmp_path / "lib.routine").write_text(LIBRARY)
    (tmp_path / "through.routine").write_text('library T\n  use "lib.routine"\n')
    result = rk.parse(f'routine R\n  use "{used}.routine"\n{text}\n', folder=tmp_path)
    assert [found.code for found in result.diagnostics] == codes


def test_a_file_is_used_by_a_section_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.routine").write_text("library A\nexercise Plank, hold 5s\n")
    (tmp_path / "b.routine").write_text(
        'library B\n  use "a.routine"\nsection S\n  do Plank\n  do S2\nsection S2\n  do S3\n'
    )
    text = 'routine R\n  use "a.routine"\n  use "b.routine"\ndo S\ndo S\n'
    assert rk.parse(text, folder=tmp_path).diagnostics == ()


def test_a_library_may_declare_and_use_what_it_does_not_need_itself(tmp_path: Path) -> None:
    (tmp_path / "lib.routine").write_text(LIBRARY)
    text = 'library T\n  use "lib.routine"\n  variants a, b\n  setting n 5s\nexercise Row, for 5s\n'
    assert rk.parse(text, folder=tmp_path).diagnostics == ()


def test_a_routine_of_a_file_that_was_not_read_says_nothing_of_it() -> None:
    routine = rk.Routine("R", items=(rk.Exercise("A", doses=(rk.Reps(5),)),), uses=(rk.Use("lib.routine"),))
    assert len(rk.timeline(routine)) == 1


# ---------------------------------------------------------------- silenced


@pytest.mark.parametrize("code", ["RK311", "RK312", "RK313", "RK518", "RK519", "RK520"])
def test_each_of_these_warnings_can_be_silenced(code: str, tmp_path: Path) -> None:
    (tmp_path / "lib.routine").write_text(LIBRARY)
    text = CODES[code].bad or 'routine R\n  use "lib.routine"\ndo Row, for 5s\n'
    (found,) = rk.parse(text, folder=tmp_path).diagnostics
    assert found.code == code
    lines = text.splitlines()
    lines[found.line - 1] += f"  # allow {code}"
    assert rk.parse("\n".join(lines), folder=tmp_path).diagnostics == ()
