"""The canonical form: the same routine, spelled as everybody's, with the author's words and comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import routinekit as rk
from routinekit.testing import routines, texts, written


def formatted(text: str) -> str:
    routine = rk.parse(text).routine
    assert routine is not None
    return rk.format(routine)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("do A, 10 reps", "do A, reps 10"),
        ("DO A,Reps 10,SETS 3", "do A, reps 10, sets 3"),
        ("do A, 3 x 10 each leg", "do A, sets 3, reps 10 per leg"),
        ("do A, 3 sets of 10", "do A, sets 3, reps 10"),
        ("do A, hold 90 secs", "do A, hold 1min 30s"),
        ("do A, reps 8\N{EN DASH}12", "do A, reps 8-12"),
        ("do A, for 1 mile", "do A, for 1 mile"),
        ("do A, 100 reps in any sets", "do A, reps 100 in any sets"),
        ("do A, reps 100 in any sets", "do A, reps 100 in any sets"),
        ("do A, reps 10 per leg +1 per week", "do A, reps 10 per leg +1 per week"),
        ("do A, load 60kg (week 2 65kg)\n  reps 3", "do A, load 60kg (week 2 65)\n  reps 3"),
        ("do A, hold 60s (week 2 90s)", "do A, hold 1min (week 2 1min 30s)"),
        ('do "Plank", hold 5s', "do Plank, hold 5s"),
        ('do "Curls, seated", reps 5', 'do "Curls, seated", reps 5'),
        ("3 rounds , rest 1:30\n      do A, reps 5", "rounds 3, rest 1min 30s\n  do A, reps 5"),
        ("emom 12min\n  do A, reps 5", "every 1min for 12min\n  do A, reps 5"),
        ("do A, reps 5 # few", "do A, reps 5  # few"),
        ("do A\n   # below\n   reps 5", "do A\n  # below\n  reps 5"),
        ("do A\n  reps 5\n\n\n\ndo B, reps 5\n\n", "do A\n  reps 5\n\ndo B, reps 5"),
        (
            "do A, reps 5\n  Tip :  Slow.\n      And\n\n      low.\n      # note",
            "do A, reps 5\n  tip: Slow.\n    And\n\n    low.\n# note",
        ),
        ("do A, reps 5\n  Tip :  Slow.\n      And low.", "do A, reps 5\n  tip: Slow.\n    And low."),
        (
            "do A\n    IN: up\n    1:30: stay\n    load: a bag\n    cue LAST 5s: now\n    2 reps",
            "do A\n  in: up\n  1min 30s: stay\n  load: a bag\n  cue last 5s: now\n  reps 2",
        ),
        (
            "exercise A\n   set 5 reps, load 60 kg\n   set 2 x 3",
            "exercise A\n  set reps 5, load 60kg\n  set 2 sets, reps 3",
        ),
        ("do A\n  reps 5 , only last set", "do A\n  reps 5, only last set"),
    ],
)
def test_canonical_spelling(written: str, canonical: str) -> None:
    assert formatted(f"routine T\n{written}\n") == f"routine T\n{canonical}\n"


def test_what_stands_below_the_title_is_spelled_too() -> None:
    text = "Routine T\n    VARIANTS easy , hard\n    setting work 30 s from 15 s to 60 s\ndo A, reps 5\n"
    canonical = "routine T\n  variants easy, hard\n  setting work 30s from 15s to 1min\n"
    assert formatted(text) == canonical + "do A, reps 5\n"


def test_a_routine_that_was_changed_is_written_anew() -> None:
    routine = rk.parse("routine T\ndo A, reps 5  # few\n").routine
    assert routine is not None
    import attrs

    changed = attrs.evolve(routine, name="U")
    assert rk.format(changed) == "routine U\ndo A\n  reps 5\n"


@given(texts(), st.data())
def test_formatting_keeps_what_a_text_says(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    for place in data.draw(st.lists(st.integers(1, len(lines)), max_size=3)):
        lines.insert(place, data.draw(st.sampled_from(["# note", "   # note: 3 reps", ""])))
    text = "\n".join(lines)
    routine = rk.parse(text).routine
    assert routine is not None
    once = rk.format(routine)
    again = rk.parse(once).routine
    assert again == routine
    assert rk.format(again) == once
    assert once.count("#") == text.count("#")


@given(routines())
def test_a_model_is_formatted_to_what_reads_back(routine: rk.Routine) -> None:
    assert rk.format(routine) == written(routine)
    assert rk.parse(rk.format(routine)).routine == routine
