"""Blocks on a clock and blocks that vary: what fills an interval, and what a window has to do."""

from datetime import timedelta
from typing import Any

import pytest

from tests.language.test_forms import steps_at, timeline_of


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        # open steps share what the rest leaves; a thousandth more goes to the last
        ("every 10s, 1 times\n  do A\n  do B\n  do C", ["a/work 3.333", "b/work 3.333", "c/work 3.334"]),
        ("every 10s, 1 times\n  do A, hold 5s\n  do B", ["a/hold 5", "b/work 5"]),
        ("every 30s, 1 times\n  do A, hold 29s\n  do B", ["a/hold 29", "b/work 1"]),
        # estimates stay as they are if there is time for them
        (
            "every 30s, 1 times\n  rounds 2\n    do A\n    do B, reps 3\n  do C, hold 2s",
            ["a/work 2", "b/work 12", "a/work 2", "b/work 12", "c/hold 2"],
        ),
        # and are shortened in proportion if there is none; what is exact stays
        ("every 1min, 1 times\n  do A, reps 10\n  do B, reps 10", ["a/work 30", "b/work 30"]),
        ("every 10s, 1 times\n  do A, reps 7\n  do B, hold 2s", ["a/work 8", "b/hold 2"]),
        (
            "every 10s, 1 times\n  do A, reps 3, hold 1s\n  do B, hold 2s",
            [
                *("a/move 0.833", "a/hold 1", "a/return 0.833") * 2,
                *("a/move 0.833", "a/hold 1", "a/return 0.835", "b/hold 2"),
            ],
        ),
        # an open step beside estimates that run over has its second
        (
            "every 30s, 1 times\n  do A, hold 28s\n  do B\n  do C, reps 1",
            ["a/hold 28", "b/work 1", "c/work 1"],
        ),
        # rounds of open work
        (
            "every 10s, 1 times\n  rounds 3\n    do A\n  do B, hold 3s",
            ["a/work 2.333", "a/work 2.333", "a/work 2.334", "b/hold 3"],
        ),
    ],
)
def test_an_interval_is_filled(text: str, steps: list[str]) -> None:
    timeline = timeline_of(text)
    assert [
        f"{(step.exercise or '').lower()}/{step.path.split('/')[-1]} {(step.duration_ms or 0) / 1000:g}"
        for step in timeline
    ] == steps
    assert sum(step.duration_ms or 0 for step in timeline) == timeline.total.exact / timedelta(milliseconds=1)
    assert (timeline.total.estimated, timeline.total.open_steps) == (timedelta(), 0)


@pytest.mark.parametrize(
    ("text", "choices", "steps"),
    [
        # a round of an interval that takes turns is one of its child
        (
            "every 10s, 4 times, alternating\n  do A, hold 3s (round 2 10)\n  do B, hold 10s",
            {},
            [
                *("every/round-1/a/hold 3", "every/round-1/left 7", "every/round-2/b/hold 10"),
                *("every/round-3/a/hold 10", "every/round-4/b/hold 10"),
            ],
        ),
        (
            "every 10s, 2 times, alternating\n  do A, hold 3s, only week 2\n  do B, hold 10s",
            {},
            ["every/round-1/b/hold 10", "every/round-2/b/hold 10"],
        ),
        ("every 10s, 2 times, alternating\n  do A, hold 3s, optional\ndo B, hold 5s", {}, ["b/hold 5"]),
        # rounds that a change has brought to nothing
        ("rounds 2 -1 per week\n  do A, hold 3s\ndo B, hold 2s", {"week": 3}, ["b/hold 2"]),
        # rests between the rounds one after the other
        (
            "rounds 3, rest 60s then 90s\n  do A, hold 3s",
            {},
            [
                *("rounds/round-1/a/hold 3", "rounds/round-1/rest-between-rounds 60"),
                *("rounds/round-2/a/hold 3", "rounds/round-2/rest-between-rounds 90"),
                "rounds/round-3/a/hold 3",
            ],
        ),
        # all rounds of one side, then of the other: a rest between sides serves as the change
        (
            "rounds 1 per side, rest 5s between sides\n  do A, hold 3s",
            {},
            ["rounds/left/a/hold 3", "rounds/rest-between-sides 5", "rounds/right/a/hold 3"],
        ),
        (
            "rounds 1 per side, rest 0s between sides\n  do A, hold 3s",
            {},
            ["rounds/left/a/hold 3", "rounds/right/a/hold 3"],
        ),
        (
            "repeat 2 times per side, switch 0s\n  do A, hold 3s",
            {},
            [f"rounds/{side}/round-{k}/a/hold 3" for side in ("left", "right") for k in (1, 2)],
        ),
        # a superset has a turn for each set of each side
        (
            "superset\n  do A, sets 2 per side, hold 3s\n  do B, sets 1, hold 5s",
            {},
            [
                *("superset/round-1/a/set-1/hold 3", "superset/round-1/b/hold 5"),
                *(f"superset/round-{k}/a/set-{k}/hold 3" for k in (2, 3, 4)),
            ],
        ),
    ],
)
def test_steps_of_blocks(text: str, choices: dict[str, Any], steps: list[str]) -> None:
    assert steps_at(text, **choices) == steps


def test_the_turns_of_a_superset_begin_with_the_left() -> None:
    steps = timeline_of("superset\n  do A, sets 2 per side, hold 3s\n  do B, sets 1, hold 5s")
    assert [step.side for step in steps if step.exercise == "A"] == ["left", "left", "right", "right"]


def test_a_window_tells_in_the_words_of_the_author() -> None:
    (step,) = timeline_of("amrap 5min\n  do Squat\n    reps: as many as feel good\n")
    assert step.tasks == ("Squat, as many as feel good",)


def test_a_window_tells_what_is_to_be_done_in_it() -> None:
    text = (
        "amrap 20min\n  do Press, reps 3, load 50kg\n  do Hang, hold 5s at rpe 8\n"
        "  do Kneel, reps 2, hold 3s\n  do Jump\n  rest 20s\n  prepare 5s\n"
        "  rounds 3\n    do Row, for 400 metres, at easy pace\n    do Swing, reps left 4 right 5\n"
        "  section Last\n    do Lie, for 5 breaths\n"
    )
    (step,) = timeline_of(text)
    assert (step.kind, step.ends, step.duration_ms, step.exact) == ("work", "clock", 1_200_000, True)
    assert step.text == "As many rounds as possible in 20 minutes"
    assert step.tasks == (
        "Press, 3 reps, 50 kilograms",
        "Hang, hold 5s, RPE 8",
        "Kneel, 2 reps, hold 3s",
        "Jump",
        "Rest 20 seconds",
        "Get ready",
        "3 rounds: Row, 400 metres, at easy pace, Swing, left 4 right 5 reps",
        "Lie, for 5 breaths",
    )


def test_what_is_left_out_of_a_block_leaves_its_neighbours_side_by_side() -> None:
    text = (
        "section S, rest 9s between exercises\n  do A, hold 1s\n  do B, hold 2s, only week 2\n  do C, hold 3s"
    )
    assert steps_at(text) == ["s/a/hold 1", "s/rest.c 9", "s/c/hold 3"]


def test_what_has_no_end_of_its_own_is_ended_by_the_clock_of_its_interval() -> None:
    step, _ = timeline_of("every 1min, 2 times\n  do A, hold max\n")
    assert (step.ends, step.duration_ms, step.exact) == ("clock", 60_000, False)
