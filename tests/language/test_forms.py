"""The less usual forms of numbers and sides, and what they come to, step by step."""

from pathlib import Path
from typing import Any

import pytest

import routinekit as rk
from tests.language.test_steps_of_an_exercise import steps_of


def timeline_of(text: str, **choices: Any) -> rk.Timeline:
    result = rk.parse(f"routine T\n{text}\n")
    assert result.routine is not None, [str(found) for found in result.diagnostics]
    return rk.timeline(result.routine, **choices)


def steps_at(text: str, **choices: Any) -> list[str]:
    """Each step as `path seconds`, with `~` before an estimate."""
    return [
        f"{step.path} {'' if step.exact else '~'}"
        + ("open" if step.duration_ms is None else f"{step.duration_ms / 1000:g}")
        for step in timeline_of(text, **choices)
    ]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("do A, 1 x max", "a/work work open person"),
        ("do A, 1 sets of max", "a/work work open person"),
        ("do A, 1 x 1:30", "a/work work 90 clock"),
        ("do A, 1 x 5 reps", "a/work work ~20 person"),
        ("do A, 1 x up to 5", "a/work work ~20 person"),
        ("do A, reps 50 in any sets", "a/work work ~200 person"),
        ("do A, 6 left only", "a/work work ~24 person"),
        ("do A, reps 5 left only", "a/work work ~20 person"),
        ("do A, breathe 4-0, reps 1", "a/inhale breathe 4 clock"),
        ("do A, for up to 1min", "a/work work ~60 clock"),
        ("do A, hold 5min+", "a/hold hold ~300 person"),
    ],
)
def test_one_step(text: str, step: str) -> None:
    assert steps_of(text) == [step]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        # a phase may be at least or up to so long, and have no end but the person's
        (
            "do A, reps 1\n  5s+: Close\n  up to 4s: Stay\n  max: Rest\n  3s: Open",
            [
                "a/phase-1 work ~5 person",
                "a/phase-2 work ~4 clock",
                "a/phase-3 work open person",
                "a/phase-4 work 3 clock",
            ],
        ),
        (
            "  setting pace 3s\ndo A, reps 1\n  {pace}: Close\n  1 breaths: Stay\n  out: Open",
            ["a/phase-1 work 3 clock", "a/phase-2 work ~5 clock", "a/phase-3 breathe ~2.5 clock"],
        ),
        # a setting is a number of seconds in a pattern, with its unit or without
        (
            "  setting in 3\n  setting out 5s\ndo A, breathe {in}-{out}, reps 1",
            ["a/inhale breathe 3 clock", "a/exhale breathe 5 clock"],
        ),
        ("  setting n 2\ndo A, for {n} min", ["a/work work 120 clock"]),
        # what counts sides and sets
        (
            "do A, sets left 2 right 1, hold 4s",
            [
                "a/left/set-1/hold hold 4 clock",
                "a/left/set-2/hold hold 4 clock",
                "a/switch switch ~5 clock",
                "a/right/hold hold 4 clock",
            ],
        ),
        (
            "do A, hold 4s\n  set 2 x hold 5s per leg",
            [
                "a/set-1/left/hold hold 5 clock",
                "a/set-1/switch switch ~5 clock",
                "a/set-1/right/hold hold 5 clock",
                "a/set-1/switch-back switch ~5 clock",
                "a/set-2/left/hold hold 5 clock",
                "a/set-2/switch switch ~5 clock",
                "a/set-2/right/hold hold 5 clock",
            ],
        ),
        # lists
        (
            "do A, hold 5s, rest 60s then 90s",
            [
                "a/set-1/hold hold 5 clock",
                "a/set-1/rest rest 60 clock",
                "a/set-2/hold hold 5 clock",
                "a/set-2/rest rest 90 clock",
                "a/set-3/hold hold 5 clock",
            ],
        ),
        # the rests of one exercise in words
        (
            "do A, hold 5s, sets 2\n  rest after each: until ready",
            [
                "a/set-1/hold hold 5 clock",
                "a/set-1/rest-after rest open person",
                "a/set-2/hold hold 5 clock",
                "a/set-2/rest-after rest open person",
            ],
        ),
        ("do A, for 2 breaths\n  tempo: slowly\n  breathe: calmly", ["a/work work ~10 person"]),
        ("do A, reps 2\n  rep: slowly", ["a/work work ~8 person"]),
    ],
)
def test_steps(text: str, steps: list[str]) -> None:
    assert steps_of(text) == steps


@pytest.mark.parametrize(
    ("text", "choices", "steps"),
    [
        ("do A, sets 2 +1 per week, hold 4s, rest 0s", {"week": 2}, [f"a/set-{k}/hold 4" for k in (1, 2, 3)]),
        ("do A, hold 1min 30s (week 2 60s)", {"week": 2}, ["a/hold 60"]),
        ("do A, hold 90s (week 2 60)", {"week": 2}, ["a/hold 60"]),
        ("do A, hold 5s +1 min per week to 2min", {"week": 3}, ["a/hold 120"]),
        ("do A, reps 5 +1 reps per week", {"week": 2}, ["a/work ~24"]),
        ("do A, reps max +1 per week", {"week": 2}, ["a/work ~open"]),
        ("do A, reps 5 (week 3+ 7)", {"week": 12}, ["a/work ~28"]),
        ("do A, reps 5 (week 3-4 7)", {"week": 5}, ["a/work ~20"]),
        ("  setting w 5s\ndo A, hold {w} +5s per week to 20s", {"week": 9}, ["a/hold 20"]),
        ("do A, hold 30s half per side +5s per week", {"week": 2}, ["a/left/hold 17.5", "a/right/hold 17.5"]),
        # a list in a bracket makes no sets where it isn't in force
        ("do A, hold 12s then 10s (week 2 5)", {"week": 2}, ["a/hold 5"]),
        ("do A, hold 12s then 10s (week 2 5), rest 0s", {}, ["a/set-1/hold 12", "a/set-2/hold 10"]),
        # conditions
        ("  course 6 weeks\ndo A, hold 3s (last week 4)", {"week": 5}, ["a/hold 3"]),
        ("  course 6 weeks\ndo A, hold 3s (last week 4)", {"week": 6}, ["a/hold 4"]),
        ("do A, sets 2, hold 3s (first set 4), rest 0s", {}, ["a/set-1/hold 4", "a/set-2/hold 3"]),
        # lines that hold only sometimes, and what a `do` replaces on them
        (
            "exercise A, hold 3s\n  hold 5s, rpe 8, only week 2\ndo A\ndo A, hold 4s",
            {"week": 2},
            ["a/hold 5", "a-2/hold 5", "a-3/hold 4"],
        ),
        # a change may bring something to nothing; what is around it meets as if it were not there
        ("do A, sets 2 -1 per week, hold 4s, rest 3s\ndo B, hold 3s", {"week": 3}, ["b/hold 3"]),
        (
            "do A, hold 1s\n  position: x\ndo B, hold 2s -1s per week\ndo A, hold 4s\n  position: x",
            {"week": 3},
            ["a/prepare ~10", "a/hold 1", "a-2/hold 4"],
        ),
        # who says which side is affected
        (
            "do A, hold 4s per side, unaffected first, switch 0s",
            {},
            ["a/unaffected/hold 4", "a/affected/hold 4"],
        ),
        (
            "do A, hold 4s per side, unaffected first, switch 0s",
            {"affected": "left"},
            ["a/right/hold 4", "a/left/hold 4"],
        ),
    ],
)
def test_steps_at_a_choice(text: str, choices: dict[str, Any], steps: list[str]) -> None:
    assert steps_at(text, **choices) == steps


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("do A, reps 50 in any sets", "50 reps in any sets", {"reps": 50, "reps_bound": "in any sets"}),
        ("do A, reps up to 5", "up to 5 reps", {"reps": 5, "reps_bound": "up to"}),
        (
            "do A, for 5s, ramp 40 to 75%",
            "Work 5 seconds, from 40% to 75%",
            {"ramp": {"from": {"value": 40, "unit": "%"}, "to": {"value": 75, "unit": "%"}}},
        ),
        (
            "  setting a 40%\ndo A, for 5s, ramp {a} to 75% of FTP",
            "Work 5 seconds, from 40% of FTP to 75% of FTP",
            {
                "ramp": {
                    "from": {"value": 40, "unit": "%", "of": "FTP"},
                    "to": {"value": 75, "unit": "%", "of": "FTP"},
                }
            },
        ),
        (
            "do A, for 5s, at 50 bpm +1bpm per week",
            "Work 5 seconds, at 51 bpm",
            {"at": [{"value": 51, "unit": "bpm"}]},
        ),
        (
            "do A, reps 2 at rpe 8, load 5kg +1kg per week",
            "2 reps, RPE 8, 6 kilograms",
            {"reps": 2, "rpe": {"value": 8}, "load": {"value": 6, "unit": "kg"}},
        ),
    ],
)
def test_what_is_said_in_the_second_week(text: str, said: str, target: dict[str, object]) -> None:
    (step,) = timeline_of(text, week=2)
    assert (step.text, step.target) == (said, target)


def test_a_rest_with_an_intensity() -> None:
    rest = timeline_of("do A, sets 2, hold 5s at rpe 8, rest 30s at easy pace")[1]
    assert (rest.text, rest.target) == ("Rest 30 seconds at easy pace", {"at": [{"words": "easy pace"}]})


def test_what_has_no_count_alternates_within_each_set() -> None:
    steps = timeline_of("do A, sets 2, reps max, alternating, rest 0s")
    assert [(step.side, step.duration) for step in steps] == [("alternating", None)] * 2


def test_sides_of_a_block_that_say_together_what_they_say_on_an_exercise() -> None:
    steps = timeline_of("section S, rep 1s, reps 2, per leg, alternating\n  do A")
    assert [step.side for step in steps] == ["left", "right", "left", "right"]


def test_the_axis_of_the_user_wins_over_the_same_one_of_a_used_file(tmp_path: Path) -> None:
    (tmp_path / "lib.routine").write_text(
        "library L\n  variants normal, easy in turn\nexercise A, hold 5s (easy 3)\n"
    )
    text = "routine R\n  variants normal, easy\n  use lib.routine\ndo A\n"
    routine = rk.parse(text, folder=tmp_path).routine
    assert routine is not None
    assert rk.timeline(routine, session=2)[0].duration_ms == 5000
    assert rk.timeline(routine, variants="easy")[0].duration_ms == 3000


def test_a_cue_beyond_the_end_is_never_said() -> None:
    text = (
        "do A, hold 20s\n  cue at 20s: late\n  cue at 5s: early\n  cue last 21s: never\n  cue last 5s: soon"
    )
    (step,) = timeline_of(text)
    assert [(cue.at, cue.text) for cue in step.cues] == [(5000, "early"), (15_000, "soon")]


def test_a_cue_comes_when_a_setting_says() -> None:
    text = (
        "routine R\n  setting settle 20s\ndo A, hold 1min\n  cue at 0s: Begin.\n  cue at {settle}: Settle.\n"
        "  cue last {settle}: Almost.\n"
    )
    routine = rk.parse(text).routine
    assert routine is not None
    said = [
        [(cue.at, cue.text) for cue in rk.timeline(routine, settings=given)[0].cues]
        for given in ({}, {"settle": "5s"})
    ]
    assert said == [
        [(0, "Begin."), (20_000, "Settle."), (40_000, "Almost.")],
        [(0, "Begin."), (5000, "Settle."), (55_000, "Almost.")],
    ]


@pytest.mark.parametrize(
    ("words", "dose"),
    [
        ("once a day", {"low": 1, "high": 1, "per": "day"}),
        ("5 days a week", {"low": 5, "high": 5, "of": "days", "per": "week"}),
        ("2+ times a week", {"low": 2, "high": None, "per": "week"}),
        ("every 2-3 days", {"days_apart": 2}),
        ("every 2 weeks", {"days_apart": 14}),
        ("every 2 hours", {"hours": 2}),
        ("every other day", {"days_apart": 2}),
        ("weekly", {"days_apart": 7}),
        ("hourly", {"hours": 1}),
        ("on Monday, Wednesday and Friday", {"days": ("mon", "wed", "fri")}),
    ],
)
def test_how_often(words: str, dose: dict[str, object]) -> None:
    result = rk.parse(f"routine T\n  frequency {words}\ndo A, hold 3s\n")
    assert result.diagnostics == ()
    assert result.routine is not None
    (found,) = result.routine.doses
    assert isinstance(found, rk.Frequency)
    assert {name: getattr(found, name) for name in dose} == dose


def test_cues_of_a_window_and_of_a_step_of_unknown_length() -> None:
    text = (
        "amrap 1min\n  cue last 5s: soon\n  cue at 5s: early\n  do A, reps 3\n    cue at 9s: its own\n"
        "do Row, for 400 metres\n  cue at 5s: early\n  cue halfway: never\n  cue last 5s: never\n"
    )
    window, row = timeline_of(text)
    assert [(cue.at, cue.text) for cue in window.cues] == [(5000, "early"), (55_000, "soon")]
    assert [(cue.at, cue.text) for cue in row.cues] == [(5000, "early")]
