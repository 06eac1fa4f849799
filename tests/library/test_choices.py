"""What can be chosen about a routine without touching its text."""

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

import routinekit as rk
from routinekit.quantities import SECOND

TEXT = """routine Knee
  variants normal, easy, hard
  variants a, b in turn
  setting work 30s from 15s to 60s
  setting many 4
  setting kind 5kg
section Warm-up
  movement: Stand {many} steps from the wall.
  do March, for {work}
section Main
  do Squat, reps 10 (easy 6, hard 15)
  do Bridge, hold 5s, reps {many}, only b
  do Step, reps 8-12, affected leg only
  do Row, reps 5 +1 per week, load {kind}
  do Yoga, for 5min, optional
  choose one
    do Walk, for 1min
    do Run, for 2min
"""


@pytest.fixture(scope="module")
def routine() -> rk.Routine:
    found = rk.parse(TEXT)
    assert found.routine is not None, found.diagnostics
    return found.routine


def step_of(routine: rk.Routine, name: str, **choices: Any) -> rk.Step | None:
    return next((step for step in rk.timeline(routine, **choices) if step.exercise == name), None)


@pytest.mark.parametrize(
    ("choices", "reps"),
    [({}, 10), ({"variants": "easy"}, 6), ({"variants": {"hard", "b"}}, 15), ({"variants": ["HARD"]}, 15)],
)
def test_a_variant_replaces_a_number(routine: rk.Routine, choices: Mapping[str, Any], reps: int) -> None:
    step = step_of(routine, "Squat", **choices)
    assert step is not None
    assert step.target["reps"] == reps


def test_what_is_in_turn_goes_by_the_session(routine: rk.Routine) -> None:
    assert [bool(step_of(routine, "Bridge", session=number)) for number in (1, 2, 3, 4)] == [False, True] * 2
    assert step_of(routine, "Bridge", session=1, variants="b")


@pytest.mark.parametrize(
    "given", ["45s", "45", 45, 45.0, timedelta(seconds=45), rk.Amount(Fraction(45), SECOND)]
)
def test_a_setting_is_given_in_many_forms(routine: rk.Routine, given: object) -> None:
    step = step_of(routine, "March", settings={"Work": given})
    assert step is not None
    assert step.duration == timedelta(seconds=45)


def test_a_setting_is_filled_into_the_words(routine: rk.Routine) -> None:
    step = step_of(routine, "March", settings={"many": 7})
    assert step is not None
    assert step.prose[0].text == "Stand 7 steps from the wall."


def test_ranges_and_weeks(routine: rk.Routine) -> None:
    for end, reps in (("low", 8), ("middle", 10), ("high", 12)):
        step = step_of(routine, "Step", ranges=end)
        assert step is not None
        assert (step.target["reps"], step.target["reps_range"]) == (reps, [8, 12])
    step = step_of(routine, "Row", week=3)
    assert step is not None
    assert step.target["reps"] == 7


def test_the_affected_side(routine: rk.Routine) -> None:
    assert [
        getattr(step_of(routine, "Step", affected=side), "side", "") for side in (None, "left", "right")
    ] == [
        "affected",
        "left",
        "right",
    ]


def test_a_part_alone(routine: rk.Routine) -> None:
    assert [step.exercise for step in rk.timeline(routine, part="warm-UP")] == ["March"]


def test_what_is_picked_and_taken(routine: rk.Routine) -> None:
    def names(*choices: str) -> list[str | None]:
        return [step.exercise for step in rk.timeline(routine, part="Main", choices=choices)]

    assert names()[-1] == "Walk"
    assert names("Run")[-1] == "Run"
    assert "Yoga" not in names()
    assert "Yoga" in names("yoga")


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"variants": "esay"}, "no variant `esay`"),
        ({"variants": ["easy", "hard"]}, "one is in force"),
        ({"settings": {"pause": "3s"}}, "no setting `pause`"),
        ({"settings": {"work": "3kg"}}, "no value for the setting"),
        ({"settings": {"work": "soon"}}, "no value for the setting"),
        ({"settings": {"work": "3-5s"}}, "no value for the setting"),
        ({"settings": {"work": "61s"}}, "outside the limits"),
        ({"settings": {"work": "14s"}}, "outside the limits"),
        ({"week": 0}, "counts from 1"),
        ({"affected": "middle"}, "`left` or `right`"),
        ({"ranges": "most"}, "`low` end"),
        ({"part": "Cool-down"}, "no part `Cool-down`"),
    ],
)
def test_what_the_routine_does_not_know_is_refused(
    routine: rk.Routine, choices: dict[str, Any], message: str
) -> None:
    with pytest.raises(rk.RoutineError) as refused:
        rk.timeline(routine, **choices)
    assert message in str(refused.value)
    assert {found.code for found in refused.value.diagnostics} == {"RK306"}


def test_an_unknown_part_is_told_which_there_are(routine: rk.Routine) -> None:
    with pytest.raises(rk.RoutineError) as refused:
        rk.timeline(routine, part="Cool-down")
    assert refused.value.diagnostics[0].help == "its parts: Warm-up, Main"
