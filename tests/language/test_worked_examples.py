"""The worked examples of the specification, with their numbers."""

from pathlib import Path

import pytest

import routinekit as rk

HERE = "exercise Heel sit stretch, hold 2s, reps 10; > position: a"
KNEES = "exercise Knee rolls, hold 2s, sets 10, reps 8 per side; > position: b"
PRESS = "exercise Press-up, hold 5s, reps 10; > position: c"
LIFT = "exercise Abdominal lift, hold 5 breaths, reps 5; > position: d"

# name: (text, steps, exact, estimated, open); `;` ends a line, `>` is one level of indentation
EXAMPLES: dict[str, tuple[str, int, int, int, int]] = {
    "heel sit stretch": (HERE, 31, 20_000, 50_000, 0),
    "knee rolls": (KNEES, 500, 320_000, 745_000, 0),
    "press-up": (PRESS, 31, 50_000, 50_000, 0),
    "abdominal lift": (LIFT, 16, 0, 155_000, 0),
    "the four in a row": ("; ".join([HERE, KNEES, PRESS, LIFT]), 578, 390_000, 1_000_000, 0),
    "wall sit": ("exercise Wall sit, sets 3, hold 30s, rest 15s", 5, 120_000, 0, 0),
    "wall sit below": ("exercise Wall sit; > 3 x hold 30s; > rest 15s", 5, 120_000, 0, 0),
    "side plank": ("exercise Side plank, hold 20s per side", 3, 40_000, 5000, 0),
    "box breathing": ("exercise Box breathing, breathe 4-4-4-4, for 5min", 76, 304_000, 0, 0),
    "rest after": ("exercise Swing, sets 10, for 15s, rest 15s after", 20, 300_000, 0, 0),
    "E1": ("exercise Clamshell, sets 3, reps 10 per side, rest 30s", 11, 60_000, 255_000, 0),
    "E2": ("exercise Hip stretch, sets 3 per side, hold 30s", 7, 180_000, 5000, 0),
    "E2 with rest": ("exercise Hip stretch, sets 3 per side, hold 30s, rest 20s", 11, 280_000, 0, 0),
    "E3": ("exercise Bird dog, sets 2, reps 6 alternating, hold 5s, rest 30s", 37, 90_000, 48_000, 0),
    "E3b": ("exercise Twist, reps 5 per side alternating, hold 5s", 30, 50_000, 40_000, 0),
    "E22": (
        "exercise Jump squat, tempo 3-0-X-0, reps 5; exercise Slow squat, tempo 3-1-1-0, for 32s",
        *(29, 47_000, 5000, 0),
    ),
    "E31": ("exercise Swing, sets 10, for 15s, rest 15s after", 20, 300_000, 0, 0),
    "E32": ("exercise Step-down, for 50s, tempo 4-0-2", 17, 50_000, 0, 0),
    "E35": ("exercise Wall sit, hold 30s; do Wall sit, for 60s", 2, 90_000, 0, 0),
    "E41": ("do C, sets 2, for 30s per leg, rest 20s after", 8, 160_000, 10_000, 0),
    "twelve exercises": (
        "section X, for 30s, rest 10s between exercises; "
        + "; ".join(f"> do Exercise {n}" for n in range(12)),
        *(23, 470_000, 0, 0),
    ),
    "rest between rounds": ("rounds 4, rest 3min; > do Run, for 4min", 7, 1_500_000, 0, 0),
    "E28": ("rounds 4; > do Run, for 4min; > rest 3min; do Walk, for 5min", 9, 1_980_000, 0, 0),
    "E6": (
        "section Floor, rest 20s between exercises; > exercise Bridge, reps 10; >> position: a; "
        "> exercise Plank, hold 30s; >> position: b; > rest 5s; "
        "> exercise Cobra, hold 5 breaths; >> position: c",
        *(6, 55_000, 75_000, 0),
    ),
    "E7": (
        "rounds 2; > rounds 3; >> do Run, for 1min; >> rest 30s; > do Walk, for 2min; > rest 1min; "
        "section Cool-down; > do Stretch, for 30s; > rest 15s; do Breathe, for 1min; rest 10s",
        *(19, 1_005_000, 0, 0),
    ),
    "E8": (
        "rounds 3, for 40s, rest 20s between exercises; > do Squat; > do Push-up",
        *(11, 340_000, 0, 0),
    ),
    "E16": (
        "exercise Heel sit, hold 2s, reps 10, sets 2, rest 20s; > position: a; "
        "section Again, hold 5s, reps 3; > do Heel sit, reps 5; > do Neck press",
        *(102, 115_000, 142_000, 0),
    ),
    "E17": (
        "section S, for 30s; > do Plank, hold 20s; > do Squat, reps 10; > do March",
        *(3, 50_000, 40_000, 0),
    ),
    "E21": (
        "> prepare 5s; > rep 3s; rounds 2, rest 30s; > do Squat, reps 10; > do Plank, hold 20s",
        *(23, 130_000, 0, 0),
    ),
    "E25": (
        "section Flow, rounds 2; > do Warrior, hold 5 breaths; "
        "rounds 1 per side; > do Warrior, hold 30s; > do Triangle, hold 30s",
        *(7, 120_000, 55_000, 0),
    ),
    "E27": (
        "rounds 2, rest 60s; > do A, for 30s, rest 10s after; > do B, for 30s; rest 5s; "
        "do C, for 30s, rest 20s after",
        *(10, 255_000, 0, 0),
    ),
    "E29": ("section A, sets 3, reps 10; > do Plank, hold 30s", 3, 90_000, 0, 0),
    "E30": ("section A, sets 2, for 20s, rest 30s; > do Hip; > do Calf", 6, 140_000, 0, 0),
    "E34": (
        "section S, tempo 3-1-1-0; > do Squat, reps 8; > do Plank, hold 30s; > do Step, for 20s",
        *(37, 90_000, 0, 0),
    ),
    "E36": (
        "section Main, rest 30s; > rounds 2; >> do A, for 20s; > do B, sets 2, for 20s",
        *(6, 140_000, 0, 0),
    ),
    "E38": ("section Standing, for 30s; > position: Stand.; > do A; > do B", 3, 60_000, 10_000, 0),
    "E39": ("rounds 2, rest 60s; > do A, for 30s; > rest 10s; do B, for 30s", 6, 170_000, 0, 0),
    "E40": ("section Hiit, for 30s, rest 15s after each; > do A; > do B", 4, 90_000, 0, 0),
    "E40 with after alone": ("section Hiit, for 30s, rest 15s after; > do A; > do B", 3, 75_000, 0, 0),
    "E52": ("section Walk; > do Walk, for 5min; do Walk", 2, 600_000, 0, 0),
    "E53": (
        "rounds 2, rest 20s; > exercise Bridge, reps 5; >> position: a; "
        "> exercise Clam, reps 5; >> position: a; > do Stand, for 10s",
        *(8, 40_000, 90_000, 0),
    ),
    "E49": ("exercise Slow breath, breathe 6 per minute, for 55s", 12, 60_000, 0, 0),
}


def text_of(text: str) -> str:
    lines = [line.strip() for line in f"routine T; {text}".split(";")]
    return "\n".join("  " * (len(line) - len(line.lstrip(">"))) + line.lstrip("> ") for line in lines)


def routine_of(text: str) -> rk.Routine:
    result = rk.parse(text_of(text))
    assert result.routine is not None, [str(found) for found in result.diagnostics]
    return result.routine


def figures(timeline: rk.Timeline) -> tuple[int, int, int, int]:
    total = rk.timeline_json(timeline)["total"]
    return total["steps"], total["exact_ms"], total["estimated_ms"], total["open_steps"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    text, *expected = EXAMPLES[name]
    timeline = rk.timeline(routine_of(text))
    assert figures(timeline) == tuple(expected)
    assert len(list(timeline)) == expected[0]


def test_the_example_file_is_the_four_in_a_row() -> None:
    timeline = rk.timeline(rk.load(Path("examples/lower-back-pain.routine")))
    assert figures(timeline) == (578, 390_000, 1_000_000, 0)


def test_the_pace_that_an_author_writes_is_exact() -> None:
    # `rep 3s` and `prepare 5s` on the routine: ten clocked reps, and no preparation without a position
    timeline = rk.timeline(routine_of("> prepare 5s; > rep 3s; do Squat, reps 10; do Plank, hold 20s"))
    assert figures(timeline) == (11, 50_000, 0, 0)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("do A, hold 5s, for 30s", "RK402"),
        ("do A, hold 5s, hold 6s", "RK401"),
        ("do A, hold 5s, tempo 3-1-1-0", "RK402"),
        ("do A, for 5 m", "RK205"),
        ("do A, reps 5 per set", "RK403"),
        ("rep 3s; do A, reps 5", "RK211"),
        ("hold 3s; do A, reps 5", "RK211"),
        ("> do A, reps 5", "RK213"),
        ("do A, tempo 3110, reps 3", "RK405"),
        ("do A, hold 5s #note", "RK217"),
        ("section A; > do B, reps 5; > sets 3", "RK219"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    result = rk.parse(text_of(text))
    assert result.routine is None
    assert [found.code for found in result.diagnostics] == [code]
