"""What is refused or doubted: each form once, at its place, with what to write instead."""

from pathlib import Path

import pytest

import routinekit as rk
from routinekit.fixes import applied


def told(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in rk.parse(f"routine T\n{text}\n").diagnostics]


LINES = (
    # numbers
    ("do A, reps up to 8-12", "RK208", 12),
    ("do A, hold up to 5s+", "RK208", 12),
    ("do A, hold up to 21-15-9s", "RK208", 12),
    ("do A, reps 1:30", "RK216", 12),
    ("do A, for 1:60", "RK407", 11),
    ("do A, for 1:00:60", "RK407", 11),
    ("do A, reps 5 of 1RM", "RK216", 12),
    ("do A, sets 5-4-3, reps 2", "RK410", 12),
    ("do A, sets 3 (week 2 5 then 4), reps 2", "RK410", 12),
    ("do A, reps 5 (week 2 5kg)", "RK216", 22),
    ("do A, hold 1min 30s (week 2 60)", "RK204", 29),
    ("do A, hold 1:30 (week 2 60)", "RK204", 25),
    ("do A, reps 5 (week 0 7)", "RK404", 20),
    ("do A, reps 5 (week 2.5 7)", "RK404", 20),
    ("do A, reps 5 (week 4-3 7)", "RK404", 20),
    ("do A, reps 5 (week 3-4-5 7)", "RK404", 20),
    ("do A, reps 5 +1kg per week", "RK216", 16),
    ("do A, reps 5 +1 flurb per week", "RK216", 17),
    ("do A, reps 5 +1 per leg", "RK208", 21),
    ("do A, reps 5 +0000001 per week", "RK604", 14),
    ("do A, reps 5 +1 per week to 5kg", "RK216", 29),
    # sides and intensities where none belong
    ("do A, reps 5, rpe 8 per leg", "RK208", 21),
    ("do A, reps 5, rep 5s at 50W", "RK208", 22),
    ("do A, sets 3 at 50W, reps 4", "RK208", 14),
    ("do A, reps left 5 right 6, alternating", "RK415", 28),
    # intensity
    ("do A, reps 3, at 50kg", "RK216", 18),
    ("do A, reps 3, at zone 5kg", "RK216", 23),
    ("do A, for 5s, at 50% +1kg per week", "RK216", 24),
    ("do A, for 5 km, at 5:75 per km", "RK407", 20),
    ("do A, for 5 km, at 5:00 per kg", "RK216", 29),
    ("do A, for 5 km, at 5:00 per fortnight", "RK203", 29),
    ("do A, for 5 km, ramp 40kg to 50%", "RK216", 22),
    ("do A, for 5 km, at 5:00 per 0 km", "RK404", 29),
    ("do A, reps 5, at 5:00", "RK209", 15),
    # rests
    ("do A, hold 5s, rest", "RK209", 16),
    ("do A, rest between sets, sets 2, hold 3s", "RK209", 7),
    ("do A, sets 2, hold 5s, rest 30s at 50 flurbs", "RK203", 39),
    ("do A, sets 2, rest 30 between sets, hold 3s", "RK204", 20),
    # patterns
    ("do A, tempo 3-1, reps 2", "RK405", 13),
    ("do A, breathe 4-4-4-4-4, reps 2", "RK405", 15),
    # what is asked and what stops
    ("do A, reps 5, ask colour", "RK208", 19),
    ("do A, reps 5, stop if colour > 5", "RK208", 23),
    ("do A, reps 5, stop if pain > 5-8", "RK404", 30),
    ("do A, reps 5, stop if pain > 5+", "RK404", 30),
    ("do A, reps 5, stop if pain > 11", "RK404", 30),
    # places
    ("do A, hold 5s, only last set", "RK412", 16),
    ("set reps 5\ndo A, reps 5", "RK211", 1),
    ("do A, reps 5 (week 2 6, week 3 7), hold 5s per", "RK209", 36),
    # headers of blocks
    ("emom 90\n  do A, reps 3", "RK204", 6),
    ("every 5kg for 5min\n  do A, hold 5s", "RK216", 7),
    ("every 1min\n  do A, hold 3s", "RK413", 1),
    ("superset, amrap 5min\n  do A, reps 5", "RK402", 11),
    ("section S, rest\n  do A, reps 5", "RK209", 12),
    ("amrap 5min, rest 5s\n  do A, reps 5", "RK406", 13),
    ("section S, 3 times\n  do A, reps 5", "RK406", 12),
    ("section S, cap 10min\n  do A, reps 5", "RK406", 12),
    ("rounds max\n  do A, reps 5", "RK406", 1),
    ("choose one, rounds 3\n  do A, reps 5", "RK406", 13),
    ("choose one, every 1min\n  do A, reps 5", "RK406", 13),
    ("amrap 5min, rounds 3\n  do A, reps 5", "RK406", 13),
    ("section S, rest 5s then 6s between exercises\n  do A, hold 1s\n  do B, hold 1s", "RK410", 12),
    ("rounds 3, rest 60s then 90s then 2min\n  do A, hold 3s", "RK410", 11),
)


@pytest.mark.parametrize(("text", "code", "column"), LINES)
def test_a_line_that_is_refused(text: str, code: str, column: int) -> None:
    assert told(text) == [(code, 2, column)]


FILES = (
    # in a body
    ("do A\n  set 2-3 x 5", "RK410", 3, 7),
    ("exercise A, reps 5\n  set reps 3, prepare 5s", "RK406", 3, 15),
    ("exercise A, reps 5, sets 2\n  set reps 3\n  set reps 4", "RK402", 2, 21),
    ("do A, reps 5\n  setting work 30s", "RK221", 3, 3),
    ("section S\n  variants a, b\n  do A, reps 5", "RK221", 3, 3),
    ("do A, reps 5\n  use lib.routine", "RK221", 3, 3),
    ("do A, reps 5\nvariants a, b", "RK221", 3, 1),
    ("do A, reps 5\n  5kg: Close", "RK216", 3, 3),
    ("do A, reps 5\n  5: Close", "RK204", 3, 3),
    ("do A, reps 5\n  cue at 5: Close", "RK204", 3, 10),
    ("do A, hold 5s\n  cue last 0s: Close", "RK407", 3, 12),
    ("do A, hold 5s\n  cue at 3s+: Close", "RK404", 3, 3),
    ("do A, hold 5s\n  cue at {x}: Close", "RK306", 3, 3),
    ("  setting x 5 metres\ndo A, hold 5s\n  cue at {x}: Close", "RK216", 4, 3),
    ("do A, hold 5s\n  rest anywhere: until ready", "RK206", 3, 3),
    ("do A, reps 5\n  rpe 8, only last week", "RK412", 3, 10),
    ("do A, reps 5\n  rpe 8, only last session", "RK412", 3, 10),
    ("  course 3 months\ndo A, reps 5\n  rpe 8, only last week", "RK412", 4, 10),
    ("do A, reps 5\n  rpe 8, only last round", "RK412", 3, 10),
    # in the routine's body
    ("  setting work 5-8s\ndo A, reps 4", "RK410", 2, 3),
    ("  setting work max\ndo A, reps 4", "RK410", 2, 3),
    ("  setting work 5 flurbs\ndo A, reps 4", "RK203", 2, 18),
    ("  setting work 30s\n  setting WORK 20s\ndo A, for {work}", "RK309", 3, 3),
    ("  setting week 30s\ndo A, for {week}", "RK309", 2, 3),
    ("  variants easy, easy\ndo A, for 5s", "RK309", 2, 3),
    ("  variants easy, hard\n  variants soft, hard\ndo A, for 5s", "RK309", 3, 3),
    ("  variants easy, hard\nrest 5s (soft 6)\ndo A, for 5s", "RK306", 3, 1),
    ("  rest\ndo A, hold 5s", "RK209", 2, 3),
    ("  rest 5s after\ndo A, hold 5s", "RK406", 2, 3),
    ("  variants easy, hard\ndo A, hold 5s, only easy or 3", "RK208", 3, 29),
    ("  optional\ndo A, hold 5s", "RK406", 2, 3),
    ("  only week 2\ndo A, hold 5s", "RK406", 2, 3),
    ("  12 times\ndo A, hold 5s", "RK406", 2, 3),
    # settings that don't fit
    ("  setting work 30kg\ndo A, for {work}", "RK216", 3, 7),
    ("  setting work 30\ndo A, for {work}", "RK216", 3, 7),
    ("  setting work 30kg\ndo A, for 5s, at {work}", "RK216", 3, 15),
    ("  setting pace 3kg\ndo A, reps 2\n  {pace}: Go", "RK216", 4, 3),
    ("  setting in 30kg\ndo A, breathe {in}-4, reps 2", "RK216", 3, 7),
    ("  setting squat 100kg\ndo A, for 5s, rest 50% of {squat}, sets 2", "RK216", 3, 15),
    ("  setting a 40kg\n  setting b 75%\ndo A, for 5s, ramp {a} to {b} of FTP", "RK216", 4, 15),
    ("do A, for {work}", "RK306", 2, 7),
    ("do A, breathe {in}-4, reps 2", "RK306", 2, 7),
    ("do A, for 5s, rest 50% of {squat}, sets 2", "RK306", 2, 15),
    # among the items of a block
    ("every 1min, 2 times\n  do A, reps 5\n    start when: ready", "RK416", 4, 5),
    ("amrap 5min\n  do A, reps 5\n    start when: ready", "RK416", 4, 5),
    ("every 1min, 2 times, alternating\n  do A, reps 5\n  rest 20s", "RK416", 4, 3),
    ("every 1min, 2 times\n  do A, reps 5\n  rest", "RK209", 4, 3),
    ("superset\n  do A, reps 5\n  prepare 5s\n  do B, reps 5", "RK416", 4, 3),
    ("choose one\n  do A, reps 5\n  prepare 5s", "RK416", 4, 3),
    ("rounds 2 per side\n  section S\n    do A, reps 5 per leg", "RK414", 4, 18),
    # work and its interval
    ("  setting t 0s\nevery {t} for 5min\n  do A, hold 3s", "RK407", 3, 1),
    ("every 30s, 2 times\n  do A, hold 29s\n  do B, reps max\n  do C, reps 1", "RK510", 2, 1),
    ("every 1s, 1 times\n  do A, tempo X-X-X, reps 390", "RK510", 2, 1),
    ("every 30s, 2 times\n  do A, hold 30s\n  do B, reps 1", "RK510", 2, 1),
    # lists that don't fit each other
    ("do A, reps 12 then 10, hold 5s then 6s then 7s", "RK410", 2, 24),
)


@pytest.mark.parametrize(("text", "code", "line", "column"), FILES)
def test_a_file_that_is_refused(text: str, code: str, line: int, column: int) -> None:
    assert told(text) == [(code, line, column)]


def test_two_mistakes_of_one_line_are_told_each_at_its_place() -> None:
    assert told("  hold 5s, rounds 2 per side\ndo A") == [("RK406", 2, 12), ("RK406", 2, 21)]
    assert told("reps 5 flurbs, zzz\ndo A, hold 3s") == [("RK203", 2, 8), ("RK207", 2, 16)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  variants easy, hard\ndo A, for 5s, only haard", "a similar one is `hard`"),
        ("  variants easy, hard\ndo A, for 5s, only summer", "the variants are easy, hard"),
        ("do A, for 5s (easy 6)", "`variants normal, easy`"),
        ("  setting work 30s\ndo A, for {rest}", "the settings are `work`"),
        ("do A, for {rest}", "`setting rest 30s`"),
        ("do A, 10 times a", "`reps 10`"),
        ("do A, 10 metres", "`for 10 metres`"),
        ("do A, 10 s", "`hold 10 s`"),
        ("do A, reps 5, at 6 km. per hour", "`at 6 kph`"),
        ("do A, reps 5\n  rpe 8, only last week", "`course 6 weeks`"),
        ("do A, hold 5s\n  rest anywhere: until ready", "`rest 10s between exercises`"),
        ("do A, reps 5, ask colour", "`pain`, `effort`, `reps`, `time`, `load`"),
    ],
)
def test_what_to_write_instead(text: str, says: str) -> None:
    (found,) = rk.parse(f"routine T\n{text}\n").diagnostics
    assert says in found.help


def mended(text: str) -> str:
    """The text with the first fix of its only mistake."""
    (found,) = rk.parse(text).diagnostics
    return applied(text, found.fixes[:1])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "  variants easy, hard\ndo A, for 5s, only haard\n",
            "  variants easy, hard\ndo A, for 5s, only hard\n",
        ),
        ("do A, sets 3 alternatin, hold 5s\n", "do A, sets 3 alternating, hold 5s\n"),
        ("do A, sets 2, rest 5s betwen sets, hold 3s\n", "do A, sets 2, rest 5s between sets, hold 3s\n"),
        ("set reps 5\ndo A, reps 5\n", "  set reps 5\ndo A, reps 5\n"),
    ],
)
def test_a_fix_writes_what_was_meant(text: str, right: str) -> None:
    assert mended(f"routine T\n{text}") == f"routine T\n{right}"


def test_a_variant_of_a_later_phase_has_no_place_of_its_own_to_mend() -> None:
    text = "routine T\n  variants normal, easy\ndo A, reps 2\n  5s: Close\n  4s (eazy 3): Open\n"
    (found,) = rk.parse(text).diagnostics
    assert (found.code, found.fixes) == ("RK306", ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("do A, reps 2 alternating, switch 3s", "changes without a pause"),
        ("do A, reps 2, switch 3s", "the side never changes"),
        ("do A, reps 2 per side, rest 3s between sides, switch 3s", "a rest stands between the sides"),
        ("do A, reps 2, right first", "only one side works"),
        ("do A, reps 5 (last set 6)", "changes from set to set"),
        ("do A, reps 5 +1 per set", "changes from set to set"),
    ],
)
def test_a_dose_that_never_acts_says_why(text: str, says: str) -> None:
    (found,) = rk.parse(f"routine T\n{text}\n").diagnostics
    assert (found.code, found.severity) == ("RK502", "warning")
    assert says in found.help


def test_a_library_has_definitions_only() -> None:
    text = "library L\nrest 5s\nexercise A, reps 3\nprepare 5s\ndo A\n"
    found = rk.parse(text).diagnostics
    assert [(each.code, each.line) for each in found] == [("RK222", 2), ("RK222", 4), ("RK222", 5)]


def test_a_setting_that_nobody_declared_stays_in_the_words() -> None:
    text = "routine T\n  setting x 4kg\ndo A, reps 5\n  note: Take { X } or {y}.\n"
    result = rk.parse(text)
    assert [(found.code, found.line) for found in result.diagnostics] == [("RK310", 4)]
    assert result.routine is not None
    assert rk.timeline(result.routine)[0].prose[0].text == "Take 4 kilograms or {y}."


def test_reading_stops_where_enough_is_wrong() -> None:
    text = "routine T\ndo A, zzz, yyy, xxx, www\n"
    found = rk.parse(text, limits=rk.Limits(problems=2)).diagnostics
    assert [(each.code, each.column) for each in found] == [("RK303", 7), ("RK610", 12)]


def test_what_is_wrong_with_a_used_file_is_told_where_it_is_used(tmp_path: Path) -> None:
    library = "library L\nsection Hard\n  every 1min, 3 times\n    do March, for 50s\n    do Jump, for 20s\n"
    (tmp_path / "lib.routine").write_text(library)
    text = "routine R\nuse lib.routine\ndo Hard\n"
    (found,) = rk.parse(text, folder=tmp_path).diagnostics
    assert (found.code, found.line, found.column) == ("RK510", 3, 1)
