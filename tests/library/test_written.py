"""A routine as text: what is written reads back as the same routine, in the one form that the tables show."""

from fractions import Fraction

import pytest

import routinekit as rk
from routinekit.numbers import Alternative, Condition, Number, Value
from routinekit.quantities import SECOND, UNIT_OF_WORD, Amount
from routinekit.written import written

FILE = """\
routine Knee
  about: Little and often.
  variants normal, easy
  variants a, b in turn
  setting work 30s from 15s to 1min
  setting many 4
  prepare 5s
  frequency 2-3 times a day
"""


def read(text: str) -> rk.Routine:
    result = rk.parse(text)
    assert result.routine is not None, [str(found) for found in result.diagnostics]
    return result.routine


def again(text: str) -> str:
    """The text of a routine that was read; it reads back as the same routine, and is written the same."""
    routine = read(text)
    text = written(routine)
    assert read(text) == routine
    assert written(read(text)) == text
    return text


@pytest.mark.parametrize(
    "text",
    [
        "routine R\n",
        "routine R\n  variants normal, easy\n  variants a, b in turn\n",
        "routine R\n  setting work 30s from 15s to 1min\n  setting many 4\ndo A\n  for {work}\n",
        "routine R\n  prepare 5s\n  stop if pain > 3\ndo A\n  reps 5\n",
        "routine R\n  caution: Slowly.\ndo A\n  tip: Breathe.\n  stop if: it hurts\n  reps 5\n",
        'routine R\nexercise "Curls, seated"\n  reps 5\ndo "Curls, seated"\n  reps 6\n',
        "routine R\nsection Main, rest 5s between exercises\n  position: Standing.\n  do A\n    hold 1s\n",
        "routine R\nrounds 3, rest 20s\n  rest 5s\n  do A\n    reps 5\n",
        "routine R\nsection S, rounds 2\n  rest: until ready\n  rounds 4\n    do A\n      reps 5\n",
        "routine R\nsection S\n  rest between rounds: until ready\n  rounds 2\n    do A\n      reps 5\n",
        "routine R\nrest 5s\ndo A\n  reps 5\nprepare 3s\nrest: as you like\ndo B\n  reps 5\n",
        "routine R\ndo A\n  tempo: slowly\n  load: a bag\n  reps 5\n",
        "routine R\ndo A\n  set reps 5, load 60kg\n  set 2 sets, reps 3, rpe 9\n",
        "routine R\ndo A\n  sets 3\n  reps 3\n  reps 5+, rpe 9, only last set\n",
        "routine R\nsection S, rest 5s\n  rest 9s, only week 2\n  do A\n    sets 2\n    reps 3\n",
        "routine R\n  rest 9s, only week 2 or session 3+\ndo A\n  sets 2\n  reps 3\n",
        "routine R\ndo A\n  reps 2\n  5s: Close\n  then: Open\n  in: Up\n  2 breaths: Stay\n",
        "routine R\ndo A\n  reps 2\n  rpe 8\n  5s +1s per week to 10s: Close\n",
        "routine R\ndo A\n  cue: Look ahead.\n  cue at 5s: Half.\n  cue halfway: On.\n  hold 20s\n",
        "routine R\nsection S\n  load: a, b\n  prepare 5s\n  do A\n    reps 5\n",
        "routine R\nsection S\n  load: a, b\n  prepare 5s, rest 5s\n  do A\n    reps 5\n",
        "routine R\nrounds 2\n  switch: slowly\n  only week 2\n  hold 2s\n  do A\n",
        "routine R\nrounds 2\n  at easy pace, rest 5s\n  do A\n    reps 5\n",
        "routine R\nrounds 2, at easy pace, only week 2, rest 5s\n  do A\n    reps 5\n",
        "routine R\nsuperset\n  load red band, rounds 2\n  do A\n    reps 5\n",
        "routine R\ndo A\n  for 5 km\n  at 5:00-5:30+ per km -5s per week\n",
        "routine R\ndo A\n  sets 3\n  for 5 km\n  at 5:00-5:30-6:00+ per km\n",
        "library L\n  rep 3s\nexercise A\n  reps 5\nsection S\n  do A\n",
        "routine R\n  x-clinic: North\ndo A\n  reps 5\n",
    ],
)
def test_a_canonical_text_is_written_as_it_is(text: str) -> None:
    assert again(text) == text


@pytest.mark.parametrize(
    ("dose", "form"),
    [
        ("3 x 10", "sets 3; reps 10"),
        ("3 x hold 90s", "sets 3; hold 1min 30s"),
        ("3 sets of 10 per leg", "sets 3; reps 10 per leg"),
        ("sets 3 per side, reps 5", "sets 3 per side; reps 5"),
        ("sets 3 per side +1 per week, reps 5", "sets 3 per side +1 per week; reps 5"),
        ("rounds 2 alternating, reps 5", "rounds 2 alternating; reps 5"),
        ("reps 8-12", "reps 8-12"),
        ("reps 5+", "reps 5+"),
        ("reps max", "reps max"),
        ("reps up to 15", "reps up to 15"),
        ("reps 100 in any sets", "reps 100 in any sets"),
        ("reps 21-15-9", "reps 21-15-9"),
        ("for 400-800-400 metres", "for 400-800-400 metres"),
        ("reps 12 then 10", "reps 12 then 10"),
        ("reps 5-5-5+", "reps 5 then 5 then 5+"),
        ("reps 10-8-max", "reps 10-8-max"),
        ("hold 1:30-2:00", "hold 90-120s"),
        ("reps left 12 right 18, right first", "reps left 12 right 18; right first"),
        ("hold 20s (easy 10)", "hold 20s (easy 10s)"),
        ("reps 5, load 60kg (easy 40-50)", "reps 5; load 60kg (easy 40-50kg)"),
        ("reps 10 (week 2 12, week 3-6 15)", "reps 10 (week 2 12, week 3-6 15)"),
        ("reps 10 (week 10+ easy 12)", "reps 10 (week 10+ easy 12)"),
        ("sets 2, reps 10 (first set 12, last set 5+)", "sets 2; reps 10 (first set 12, last set 5+)"),
        ("hold 20s +10s per week to 1min", "hold 20s +10s per week to 1min"),
        ("sets 3, hold 20s, rest 60s -15s per set", "sets 3; hold 20s; rest 1min -15s per set"),
        ("for {work}", "for {work}"),
        ("for {many} min", "for {many}min"),
        ("hold 20s per leg alternating", "hold 20s per leg alternating"),
        ("for 45s half per side", "for 45s half per side"),
        ("reps 5, both legs", "reps 5 both legs"),
        ("reps 5, affected only", "reps 5 affected only"),
        ("reps 5, left leg only", "reps 5 left leg only"),
        ("for 4min at 90% of HRmax", "for 4min; at 90% of HRmax"),
        ("for 5 km, at 5:00 per km", "for 5 km; at 5:00 per km"),
        ("for 5 km, at 1:45 per 100 metres", "for 5 km; at 1:45 per 100 metres"),
        ("reps 5, at rpe 8", "reps 5; rpe 8"),
        ("for 5s, at zone 2", "for 5s; at zone 2"),
        ("for 5s, ramp 100W to 200W", "for 5s; ramp 100W to 200W"),
        ("reps 5, load 75% of 1RM (easy 60)", "reps 5; load 75% of 1RM (easy 60)"),
        ("reps 5, tempo 3-0-X", "reps 5; tempo 3-0-X-0"),
        ("reps 5, tempo 3-{many}-1-0", "reps 5; tempo 3-{many}-1-0"),
        ("reps 5, breathe 4-7-8", "reps 5; breathe 4-7-8"),
        ("for 1min, breathe 7 per minute", "for 1min; breathe 7 per minute"),
        ("for 1min, breathe 6 per minute", "for 1min; breathe 5-5"),
        ("for 5s, every 1min, sets 3", "for 5s; every 1min; sets 3"),
        ("reps 5, rest 200 metres at easy pace", "reps 5; rest 200 metres at easy pace"),
        ("reps 5, only easy or week 3-4", "reps 5; only easy or week 3-4"),
        ("reps 5, optional", "reps 5; optional"),
        ("reps 5, ask pain, stop if effort >= 7.5", "reps 5; ask pain; stop if effort >= 7.5"),
        ("reps 5, takes 20min", "reps 5; takes 20min"),
    ],
)
def test_a_dose_has_one_form(dose: str, form: str) -> None:
    text = again(f"{FILE}do A, {dose}\n")
    assert text == FILE + "do A\n  " + form.replace("; ", "\n  ") + "\n"


@pytest.mark.parametrize(
    "header",
    [
        "superset, rest 20s between exercises",
        "circuit, rounds 2",
        "every 1min, 12 times",
        "every 2min for 6min, alternating",
        "amrap 20min",
        "for time, rounds 3, cap 10min",
        "choose one",
        "choose 2",
        "rounds 3 per side, switch 3s",
        "section Main, every 1min, rounds 3",
        'section "Arms, legs", optional',
    ],
)
def test_a_block_has_its_doses_on_its_line(header: str) -> None:
    text = f"routine R\n{header}\n  do A\n    reps 3\n  do B\n    reps 4\n"
    assert again(text) == text


def test_a_whole_file_is_written_with_its_words_first() -> None:
    text = FILE + "do A\n  position: Lie down.\n  reps 5\n"
    assert again(text) == text


def test_a_file_that_is_used_is_written_by_its_path() -> None:
    routine = rk.Routine("R", uses=(rk.Use("back basics.routine"),))
    assert written(routine) == 'routine R\n  use "back basics.routine"\n'


KM = Amount(Fraction(1), UNIT_OF_WORD["km"])


def seconds(many: int) -> Amount:
    return Amount(Fraction(many), SECOND)


@pytest.mark.parametrize(
    ("values", "form"),
    [
        ((Value(seconds(300), bound="up to"),), "at up to 5:00 per km"),
        ((Value(seconds(300)), Value(seconds(330))), "at 5:00 then 5:30 per km"),
        ((Value(setting="pace"),), "at {pace} per km"),
    ],
)
def test_a_pace_built_in_python_hides_nothing(values: tuple[Value, ...], form: str) -> None:
    assert str(rk.At(Number(values), KM)) == form


def test_a_pace_built_in_python_has_its_alternatives() -> None:
    faster = Alternative((Condition("week", low=2, high=2),), (Value(seconds(290)),))
    pace = rk.At(Number((Value(seconds(300)),), alternatives=(faster,)), KM)
    assert str(pace) == "at 5:00 (week 2 4:50) per km"


@pytest.mark.parametrize(
    ("dose", "form"),
    [
        (rk.Reps(10), "reps 10"),
        (rk.Superset(), "superset"),
        (rk.Times(12), "12 times"),
        (rk.Choose(1), "choose one"),
        (rk.Sides("half", "arm"), "half per arm"),
    ],
)
def test_a_dose_built_in_python_reads_as_an_author_writes_it(dose: object, form: str) -> None:
    assert str(dose) == form
