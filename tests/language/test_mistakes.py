"""What is wrong is told once, where it is, with what to write instead."""

from pathlib import Path

import pytest

import routinekit as rk
from routinekit.codes import CODES
from routinekit.fixes import applied
from routinekit.report import full

WITH_FILES = [code for code, row in CODES.items() if row.bad]


def found_in(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in rk.parse(text).diagnostics]


def test_the_bad_file_of_each_code_has_that_problem_only() -> None:
    """What it says of it stands in `grammar/ERRORS.md`, which is held to it."""
    found = {
        code: [
            each.code
            for each in rk.parse_bytes(CODES[code].bad.encode("utf-8", "surrogateescape")).diagnostics
        ]
        for code in WITH_FILES
    }
    assert found == {code: [code] for code in WITH_FILES}


def test_the_good_file_of_each_code_has_no_problem() -> None:
    found = {code: rk.parse(CODES[code].good).diagnostics for code in WITH_FILES}
    assert {code: problems for code, problems in found.items() if problems} == {}


PLACES: tuple[tuple[str, list[tuple[str, int, int]]], ...] = (
    ("", [("RK201", 1, 1)]),
    ("\n# only a comment\n", [("RK201", 1, 1)]),
    ("routine\n", [("RK215", 1, 1)]),
    (
        "routine R\ndo A, hold 5, rpes 3, for 5 m\n",
        [("RK204", 2, 12), ("RK207", 2, 15), ("RK205", 2, 29)],
    ),
    (
        "routine R\ndo A, hold 5\n  tipp: x\n   more\ndo B, reps 5, hold 3 kg\n",
        [("RK204", 2, 12), ("RK206", 3, 3), ("RK216", 5, 20)],
    ),
    ("routine R\nblock A\n  do B, reps 5\n    hold 3s\n", [("RK210", 2, 1)]),
    ("routine R\nPlank\n  hold 30s\n  tip: Breathe.\n", [("RK210", 2, 1)]),
    ("routine R\nd Plank, hold 30s\n", [("RK210", 2, 1)]),
    ("routine R\nexercize Plank, hold 30s\n", [("RK210", 2, 1)]),
    ("routine R\ndo A, 10\n", [("RK204", 2, 7)]),
    ("routine R\ndo A, 30s\n", [("RK208", 2, 7)]),
    ("routine R\ndo A, reps 12-8\n", [("RK411", 2, 12)]),
    ("routine R\nrest until ready\n", [("RK208", 2, 6)]),
    ('routine R\ndo "A, b, reps 5\n', [("RK215", 2, 4)]),
    ('routine R\ndo "", reps 5\n', [("RK215", 2, 4)]),
    ("routine R\ndo A, hold 5s, , reps 3\n", [("RK209", 2, 16)]),
    ("routine R\ndo A, hold 5s,\n", [("RK209", 2, 15)]),
    ("routine R\ndo A, hold 5s per\n", [("RK209", 2, 7)]),
    ("routine R\ndo A, do B, reps 5\n", [("RK208", 2, 7)]),
    ("routine R\ndo A, reps 10 alternatin\n", [("RK208", 2, 15)]),
    ("routine R\ndo A, hold \N{FULLWIDTH DIGIT FIVE}s\n", [("RK208", 2, 12)]),
    ("routine R\ndo A, \N{GRINNING FACE}\n", [("RK208", 2, 7)]),
    ("routine R\ndo A, hold 1min 2min\n", [("RK208", 2, 17)]),
    ("routine R\ndo A, hold 1min 2 breaths\n", [("RK208", 2, 17)]),
    ("routine R\ndo A, for 1/0 miles\n", [("RK404", 2, 11)]),
    ("routine R\ndo A, hold 0s\n", [("RK407", 2, 12)]),
    ("routine R\ndo A, hold 0.0001s\n", [("RK407", 2, 12)]),
    ("routine R\ndo A, hold 1:2\n", [("RK407", 2, 12)]),
    ("routine R\ndo A, hold 1:02:03:04\n", [("RK407", 2, 12)]),
    ("routine R\ndo A, hold 5%\n", [("RK216", 2, 12)]),
    ("routine R\ndo A, tempo 0-0-0, reps 2\n", [("RK405", 2, 13)]),
    ("routine R\ndo A, breathe 4-X, reps 2\n", [("RK405", 2, 15)]),
    ("routine R\ndo A, breathe 0 per minute\n", [("RK405", 2, 15)]),
    ("routine R\ndo A, reps 0\n", [("RK404", 2, 12)]),
    ("routine R\ndo A, sets 0, reps 1\n", [("RK404", 2, 12)]),
    ("routine R\nreps 5\n  hold 3s\n", [("RK211", 2, 1)]),
    ("routine R\nrest 5s, rest 6s\ndo A, reps 2\n", [("RK211", 2, 1)]),
    ("routine R\nrest 5s\n  hold 3s\ndo A, reps 2\n", [("RK105", 3, 1)]),
    ("routine R\n  : x\ndo A, reps 2\n", [("RK206", 2, 3)]),
    ("routine R\n  rounds: x\ndo A, reps 2\n", [("RK206", 2, 3)]),
    ("routine R\n  gibberish: x\ndo A, reps 2\n", [("RK206", 2, 3)]),
    (" routine R\n do A, reps 5\n", [("RK104", 1, 1)]),
    ("  routine R\ndo A, reps 5\n", [("RK104", 1, 1)]),
    ("routine R\n   do A, reps 5\n  do B, reps 5\n", [("RK104", 3, 1), ("RK213", 2, 4)]),
    ("routine R\ndo A\n   reps 5\n  hold 3s\n", [("RK104", 4, 1)]),
    ("routine R\n\trep 4s\ndo A\n\treps 5\n\t\thold 3s\n", [("RK101", 2, 1)]),
    ("do A, reps 2\n", [("RK201", 1, 1)]),
    ("rountine R\n  about: x\ndo A, reps 2\n", [("RK201", 1, 1)]),
    ("Routine: Back\ndo A, reps 2\n", [("RK201", 1, 1)]),
    ("\u00a0 # a comment\nroutine R\ndo A, reps 2\n", []),
    ("routine R\ndo A, for 1,5 min\n", [("RK208", 2, 12)]),
    ("routine R\ndo A, reps 2, 10 times\n", [("RK406", 2, 15)]),
    ("routine R\ndo A, 30s hold\n", [("RK208", 2, 7)]),
    ("routine R\ndo A, hold 30s x 3\n", [("RK208", 2, 16)]),
    ("routine R\ndo A, reps 5\n  position On your back.\n", [("RK210", 3, 3)]),
    ("routine R\n- do A, reps 5\n", [("RK208", 2, 1)]),
    ("routine R\n  warning: x\ndo A, reps 2\n", [("RK206", 2, 3)]),
    ("routine R\nhold 5\ndo A, reps 2, zzz\n", [("RK204", 2, 6), ("RK207", 3, 15)]),
    ("routine R\ndo A\n    reps 2\n\tsets 2\n", [("RK101", 4, 1)]),
    ("routine R\ndo A\n    reps 2\n\ttip: Slowly.\n", [("RK101", 4, 1)]),
    ("routine R\n  about: One\rtwo\ndo B, reps 2\n", [("RK103", 2, 13)]),
    ("routine R\n\u3000 # nothing\ndo A, reps 2\n", []),
    ("routine R\ndo A, 3 x 5 kg\n", [("RK216", 2, 11)]),
    ("routine R\ndo A, tempo 1-0000001-0, reps 2\n", [("RK604", 2, 13)]),
    ("routine R\ndo A, breathe 4-0000001, reps 2\n", [("RK604", 2, 15)]),
    ("routine R\ndo A, breathe 0000006 per minute\n", [("RK604", 2, 15)]),
    ("routine R\ndo A, reps 0000001\n", [("RK604", 2, 12)]),
    ("routine R\n\tdo A\n    reps 5\n", [("RK101", 2, 1), ("RK213", 2, 2)]),
    ("routine R\n\u3000: x\n", [("RK206", 2, 2)]),
    ("routine R\ndo A, hold 5 6 7\n", [("RK204", 2, 12)]),
    ("routine R\ndo A, , reps 2\n", [("RK209", 2, 7)]),
    ('routine R\ndo "a"b, reps 2\n', [("RK208", 2, 7)]),
    ("routine R\ndo.x\n", [("RK215", 2, 1)]),
    ("routine R\ndo A, reps 5 per sets\n", [("RK403", 2, 18)]),
    ("routine R\ndo A, reps 5 per leg, left only\n", [("RK401", 2, 23)]),
    ("routine R\ndo A\n  do B\n  do C\n", [("RK214", 3, 3)]),
    ("routine R\ndo A\n   reps 5\n  sets 3\n  rep 3s\n", [("RK104", 4, 1)]),
    ("routine R\ndo A, hold 5s, hold 6s\ndo B, stes 5\n", [("RK401", 2, 16), ("RK207", 3, 7)]),
    (
        "routine R\ndo A, hold 3s, for 4s, tempo 1-0-1, breathe 2-2\n",
        [("RK402", 2, 16), ("RK402", 2, 24), ("RK402", 2, 37)],
    ),
    ("routine R\ndo A, reps 2\nroutine S\n  bogus: x\nfoo\n", [("RK202", 3, 1)]),
    ("routine R\n  rest 5s after\n  hold 3s, for 4s\ndo A\n", [("RK406", 2, 3), ("RK402", 3, 12)]),
)


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places(text: str, places: list[tuple[str, int, int]]) -> None:
    assert found_in(text) == sorted(places, key=lambda place: place[1:])


WARNINGS: tuple[tuple[str, list[str]], ...] = (
    ("do A, sets 2, hold 3s, rest 0s between sides", ["RK502"]),
    ("do A, hold 3s, rep 3s", ["RK502"]),
    ("do A, reps 3, tempo 1-0-1, rep 3s", ["RK502"]),
    ("do A, hold 3s, breath 3s", ["RK502"]),
    ("do A, hold 3s, switch 3s", ["RK502"]),
    ("do A, hold 3s per side, rest 3s", ["RK502"]),
    ("do A, sets 1 per side, hold 3s, rest 3s", []),
    ("do A, hold 3 breaths, breath 3s", []),
    ("do A, hold 3s per side, switch 3s", []),
    ("do A, reps 5 alternating", ["RK503"]),
    ("do A, sets 2, reps 5 alternating", []),
    ("do A, sets 3 alternating, reps 5", ["RK503"]),
    ("do A, sets 2 alternating, reps 5", []),
    ("do A, reps 5 per leg alternating", []),
    ("do A, hold 3s alternating", ["RK503"]),
    ("do A, for 3s alternating", []),
    ("do A, breathe 4-4, for 16s", []),
    ("do A, hold 3s, rest 3s after\nrest 5s\ndo B, hold 3s", ["RK506"]),
    ("do A, hold 3s\nrest 5s\nprepare 5s", ["RK505", "RK505"]),
    ("rest 5s", ["RK505"]),
    ("do Knee rolls, hold 3s\nexercise Knee roll, hold 3s", ["RK302"]),
    ("do Squat 2, hold 3s\nexercise Squat 1, hold 3s", []),
    ("do Reps 3 x 10", ["RK304"]),
)


@pytest.mark.parametrize(("text", "codes"), WARNINGS)
def test_warnings(text: str, codes: list[str]) -> None:
    result = rk.parse(f"routine R\n{text}\n")
    assert result.routine is not None
    assert sorted(found.code for found in result.diagnostics) == codes


def test_every_code_is_raised_somewhere() -> None:
    files = [*Path("tests").rglob("test_*.py"), *Path("grammar/conformance/invalid").glob("*.json")]
    tested = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [code for code in CODES if code not in WITH_FILES and code not in tested] == []


def test_no_other_code_is_raised() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path("routinekit").rglob("*.py"))
    assert set(CODES) == {
        word
        for word in sources.replace('"', " ").split()
        if len(word) == 5 and word[:2] == "RK" and word[2:].isdigit()
    }


def test_a_fix_mends_what_it_was_made_for() -> None:
    for code in WITH_FILES:
        bad = CODES[code].bad
        if code == "RK102":  # no text to mend
            continue
        for found in rk.parse(bad).diagnostics:
            for fix in found.fixes[:1]:
                mended = applied(bad, [fix])
                assert code not in [again.code for again in rk.parse(mended).diagnostics], (bad, mended)


@pytest.mark.parametrize(
    ("limits", "text", "code"),
    [
        (rk.Limits(file_bytes=20), "routine R\n" + "#" * 10, None),
        (rk.Limits(file_bytes=20), "routine R\n" + "#" * 11, "RK602"),
        (rk.Limits(line_characters=12), "routine R\n  note: abcd\ndo A, hold 5s", "RK603"),
        (rk.Limits(line_characters=13), "routine R\n  note: abcd\ndo A, hold 5s", None),
        (rk.Limits(digits=3), "routine R\ndo A, hold 1000s", "RK604"),
        (rk.Limits(digits=3), "routine R\ndo A, hold 999s", None),
        (rk.Limits(digits=3), "routine R\ndo A, tempo 1-1000-0", "RK604"),
        (rk.Limits(digits=3), "routine R\ndo A, hold 1000:00", "RK604"),
        (rk.Limits(items=2), "routine R\nrest 1s\ndo A, hold 1s\nrest 1s\n", "RK605"),
        (rk.Limits(items=3), "routine R\nrest 1s\ndo A, hold 1s\nrest 1s\n", None),
        (rk.Limits(steps=2), "routine R\ndo A, sets 3, hold 1s\n", "RK606"),
        (rk.Limits(steps=3), "routine R\ndo A, sets 3, hold 1s\n", None),
        (rk.Limits(days=1), "routine R\ndo A, sets 3, hold 24h\n", "RK609"),
        (rk.Limits(days=3), "routine R\ndo A, sets 3, hold 24h\n", None),
        (rk.Limits(problems=2), "routine R\nzzz\nzzz\nzzz\n", "RK610"),
        (rk.Limits(problems=4), "routine R\nzzz\nzzz\nzzz\n", None),
        (rk.Limits(nesting=1), "routine R\ndo A\n  hold 1s\n    sets 3\n", "RK608"),
        (rk.Limits(nesting=2), "routine R\ndo A\n  hold 1s\n    sets 3\n", "RK105"),
    ],
)
def test_limits(limits: rk.Limits, text: str, code: str | None) -> None:
    errors = [found.code for found in rk.parse(text, limits=limits).diagnostics if found.severity == "error"]
    assert [error for error in errors if error != "RK210"] == ([code] if code else [])


def test_no_more_is_told_than_anybody_reads() -> None:
    text = "routine R\n" + "do A, reps 1, reps 2, reps 3, reps 4\n" * 3
    diagnostics = rk.parse(text, limits=rk.Limits(problems=5)).diagnostics
    assert [found.code for found in diagnostics] == ["RK401"] * 4 + ["RK610"]
    for wrong in ("a\0\n", "zzz\n", "do A, zzz, zzz, zzz, zzz, zzz\n"):
        diagnostics = rk.parse("routine R\n" + wrong * 9, limits=rk.Limits(problems=5)).diagnostics
        assert len(diagnostics) == 5
        assert "RK610" in [found.code for found in diagnostics]


def test_a_name_that_is_near_to_many_is_near_to_none() -> None:
    names = [f"Pos{letter}" for letter in "abcdefghijklmnop"]
    text = "routine R\n" + "".join(f"exercise {name}, reps 2\n" for name in names) + "do Pos, reps 2\n"
    assert rk.parse(text).diagnostics == ()


def test_an_excerpt_of_a_long_line_shows_the_place() -> None:
    text = f"routine R\ndo {'A' * 300}, hold 5 m, reps 3 # {'b' * 300}\n"
    shown = full(rk.parse(text).diagnostics[0]).split("\n")
    column = shown[4].index("^")
    assert shown[3][column] == "m"
    assert len(shown[3]) < 140
    assert full(rk.parse("routine R\ndo \N{CJK UNIFIED IDEOGRAPH-819D}, hold 5 m\n").diagnostics[0]).split(
        "\n"
    )[4].index("^") == len("2 | do XX, hold 5 ")
