"""Where somebody can jump to."""

import pytest

from routinekit.steps import Timeline
from routinekit.terminal.places import SHOWN, around, exercises, found, next_exercise
from tests.terminal.stage import session_of

ROUTINE = (
    "routine R\nrounds 5\n  do Squat, sets 2, reps 10\n  do Plank, hold 20s per side\n"
    "amrap 5min\n  do Dip, reps 5\ndo Squat, reps 3\n"
)


def huge() -> Timeline:
    """999,999 times 999,999 steps: nearly 10^12."""
    return session_of(
        "routine R\nrounds 999999\n  do Squat, sets 999999, hold 1s\ndo Plank, hold 1s\n"
    ).timeline


def named(timeline: Timeline, wanted: str, index: int = 0) -> list[str]:
    return [place.text for place in found(timeline, tuple(exercises(timeline)), index, wanted)]


def test_each_exercise_and_window_is_a_place_once() -> None:
    places = list(exercises(session_of(ROUTINE).timeline))
    assert [(place.index, place.text) for place in places] == [
        (0, "Squat"),
        (2, "Plank"),
        (25, "As many rounds as possible in 5 minutes"),
        (26, "Squat"),
    ]


def test_rounds_that_differ_are_no_places_of_their_own() -> None:
    text = "routine R\nrounds 3\n  do Squat, reps 21 then 15 then 9\n  do Plank, hold 9s\n"
    assert [place.text for place in exercises(session_of(text).timeline)] == ["Squat", "Plank"]


def test_before_anything_is_typed_there_are_exercises_and_the_steps_around() -> None:
    shown = named(session_of(ROUTINE).timeline, "", 24)
    assert shown[:2] == ["Squat", "Plank"]
    assert shown[4:] == [
        "10 reps · Squat · round 5 of 5 · set 2 of 2",
        "Hold 20 seconds · Plank · left · round 5 of 5",
        "Switch to the right side · Plank · round 5 of 5",
        "Hold 20 seconds · Plank · right · round 5 of 5",
        "As many rounds as possible in 5 minutes",
        "3 reps · Squat",
    ]


@pytest.mark.parametrize(
    ("wanted", "first"), [(" PLA ", "Plank"), ("1", "10 reps · Squat · round 1 of 5 · set 1 of 2")]
)
def test_a_name_or_a_number_narrows(wanted: str, first: str) -> None:
    assert named(session_of(ROUTINE).timeline, wanted)[0] == first


@pytest.mark.parametrize("wanted", ["0", "28", "9" * 5000, "Row"])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert named(session_of(ROUTINE).timeline, wanted) == []


def test_a_step_of_a_routine_of_a_trillion_is_found_by_its_number() -> None:
    timeline = huge()
    assert len(timeline) == 999_999**2 + 1
    (place,) = [each for each in around(timeline, 500_000_000_000) if each.index == 500_000_000_000]
    assert named(timeline, "500,000,000,001")[3] == place.text
    assert [each.text for each in exercises(timeline)] == ["Squat", "Plank"]


def test_not_more_places_are_offered_than_anybody_reads() -> None:
    many = "".join(f"do Exercise {number}x, hold 1s\n" for number in range(SHOWN + 50))
    assert len(named(session_of(f"routine R\n{many}").timeline, "x")) == SHOWN


def test_the_next_exercise_is_told_unless_it_is_far_away() -> None:
    timeline = huge()
    assert next_exercise(timeline, timeline[len(timeline) - 5]) == "Plank"
    assert next_exercise(timeline, timeline[0]) == ""
