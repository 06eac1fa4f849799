"""What one exercise comes to, step by step."""

import pytest

import routinekit as rk


def timeline_of(text: str) -> rk.Timeline:
    result = rk.parse(f"routine T\n{text}\n")
    assert result.routine is not None, [str(found) for found in result.diagnostics]
    return rk.timeline(result.routine)


def steps_of(text: str) -> list[str]:
    """Each step as `path kind seconds who`, with `~` before an estimate."""
    return [
        f"{step.path} {step.kind} "
        + ("open" if step.duration_ms is None else f"{'' if step.exact else '~'}{step.duration_ms / 1000:g}")
        + f" {step.ends}"
        for step in timeline_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("do March", ["march/work work open person"]),
        ("do Squat, reps 10", ["squat/work work ~40 person"]),
        ("do Squat, reps 2, rep 3s", ["squat/rep-1/work work 3 clock", "squat/rep-2/work work 3 clock"]),
        ("do Plank, hold 30s", ["plank/hold hold 30 clock"]),
        ("do Plank, hold 2 breaths", ["plank/hold hold ~10 person"]),
        ("do Plank, hold 0.001 breaths, breath 0.001s", ["plank/hold hold 0.001 clock"]),
        (
            "do Plank, rest 0 breaths, sets 2, hold 1s",
            ["plank/set-1/hold hold 1 clock", "plank/set-2/hold hold 1 clock"],
        ),
        ("do Plank, hold 2 breaths, breath 4s", ["plank/hold hold 8 clock"]),
        ("do Plank, for 90s", ["plank/work work 90 clock"]),
        ("do Plank, for 3 breaths", ["plank/work work ~15 person"]),
        ("do Run, for 400 metres", ["run/work work open person"]),
        (
            "do Bridge, reps 1, hold 2s, rep 3s",
            [
                "bridge/move work 1.5 clock",
                "bridge/hold hold 2 clock",
                "bridge/return work 1.5 clock",
            ],
        ),
        (
            "do Squat, tempo 3-1-X-2",
            [
                "squat/lower work 3 clock",
                "squat/pause work 1 clock",
                "squat/lift work ~1 clock",
                "squat/pause-2 work 2 clock",
            ],
        ),
        ("do Squat, tempo 3-0-1, reps 1", ["squat/lower work 3 clock", "squat/lift work 1 clock"]),
        (
            "do Breath, breathe 4-7-8, reps 1",
            ["breath/inhale breathe 4 clock", "breath/hold breathe 7 clock", "breath/exhale breathe 8 clock"],
        ),
        (
            "do Breath, breathe 2-3, for 2 breaths",
            [
                "breath/rep-1/inhale breathe 2 clock",
                "breath/rep-1/exhale breathe 3 clock",
                "breath/rep-2/inhale breathe 2 clock",
                "breath/rep-2/exhale breathe 3 clock",
            ],
        ),
        ("do Squat, tempo 3-1-X-2, for 20s", ["squat/work work 20 clock"]),
        ("do Squat, tempo 3-1-1-0, for 2 breaths", ["squat/work work ~10 person"]),
        (
            "do Squat, tempo 3-1-1-0, for 2 breaths, breath 3s",
            [
                "squat/rep-1/lower work 3 clock",
                "squat/rep-1/pause work 1 clock",
                "squat/rep-1/lift work 1 clock",
                "squat/rep-2/lower work 1 clock",
            ],
        ),
        ("do Squat, for 30s, reps 10, rep 2s", ["squat/work work 30 clock"]),
        ("do Plank, left only, hold 10s", ["plank/hold hold 10 clock"]),
        (
            "do Plank, hold 10s per side, rest 3s between sides",
            [
                "plank/left/hold hold 10 clock",
                "plank/rest-between-sides rest 3 clock",
                "plank/right/hold hold 10 clock",
            ],
        ),
        (
            "do Plank, hold 10s per side, rest 0s between sides",
            ["plank/left/hold hold 10 clock", "plank/right/hold hold 10 clock"],
        ),
        (
            "do Plank, sets 2, hold 10s per side, switch 3s",
            [
                "plank/set-1/left/hold hold 10 clock",
                "plank/set-1/switch switch 3 clock",
                "plank/set-1/right/hold hold 10 clock",
                "plank/set-1/switch-back switch 3 clock",
                "plank/set-2/left/hold hold 10 clock",
                "plank/set-2/switch switch 3 clock",
                "plank/set-2/right/hold hold 10 clock",
            ],
        ),
        (
            "do Plank, sets 2, hold 10s per side, rest 3s between sides",
            [
                "plank/set-1/left/hold hold 10 clock",
                "plank/set-1/rest-between-sides rest 3 clock",
                "plank/set-1/right/hold hold 10 clock",
                "plank/set-1/rest rest 3 clock",
                "plank/set-2/left/hold hold 10 clock",
                "plank/set-2/rest-between-sides rest 3 clock",
                "plank/set-2/right/hold hold 10 clock",
            ],
        ),
        (
            "do Plank, sets 2 per side, hold 10s, rest 3s, rest 7s between sides",
            [
                "plank/left/set-1/hold hold 10 clock",
                "plank/left/set-1/rest rest 3 clock",
                "plank/left/set-2/hold hold 10 clock",
                "plank/rest rest 7 clock",
                "plank/right/set-1/hold hold 10 clock",
                "plank/right/set-1/rest rest 3 clock",
                "plank/right/set-2/hold hold 10 clock",
            ],
        ),
        (
            "do Plank, sets 1 per side, hold 10s, rest 3s after",
            [
                "plank/left/hold hold 10 clock",
                "plank/left/rest-after rest 3 clock",
                "plank/right/hold hold 10 clock",
                "plank/right/rest-after rest 3 clock",
            ],
        ),
        (
            "do Plank, sets 2, hold 10s, rest 2 breaths",
            [
                "plank/set-1/hold hold 10 clock",
                "plank/set-1/rest rest ~10 person",
                "plank/set-2/hold hold 10 clock",
            ],
        ),
        ("do Plank, hold 10s, prepare 4s", ["plank/prepare prepare 4 clock", "plank/hold hold 10 clock"]),
        ("do Plank, hold 10s, prepare 0s", ["plank/hold hold 10 clock"]),
        ("prepare 5s\ndo Plank, hold 10s", ["prepare prepare 5 clock", "plank/hold hold 10 clock"]),
        ("rest 5s\ndo Plank, hold 10s", ["rest rest 5 clock", "plank/hold hold 10 clock"]),
        ("do Plank, hold 10s\nrest 5s\nprepare 5s", ["plank/hold hold 10 clock"]),
        (
            "do Plank, hold 1s\nrest 0s\ndo Plank, hold 2s",
            ["plank/hold hold 1 clock", "plank-2/hold hold 2 clock"],
        ),
    ],
)
def test_steps(text: str, steps: list[str]) -> None:
    assert steps_of(text) == steps


def sides_of(text: str) -> str:
    """The sides of all steps that work, each by its first letter."""
    result = rk.parse(f"routine T\n{text}\n")
    assert result.routine is not None, [str(found) for found in result.diagnostics]
    return " ".join(step.side or "-" for step in rk.timeline(result.routine) if step.kind in ("work", "hold"))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("do A, hold 1s", "-"),
        ("do A, hold 1s per side", "left right"),
        ("do A, hold 1s per direction", "one way other way"),
        ("do A, hold 1s each leg", "left right"),
        ("do A, hold 1s, right arm only", "right"),
        ("do A, sets 2 per side, hold 1s", "left left right right"),
        ("do A, sets 3 alternating, hold 1s", "left right left"),
        ("do A, sets 2 per side alternating, hold 1s", "left right left right"),
        ("do A, reps 3 alternating, rep 1s", "left right left"),
        ("do A, sets 2, reps 3 alternating, rep 1s", "left right left right left right"),
        ("do A, sets 3, hold 1s alternating", "left right left"),
        ("do A, hold 1s per side alternating", "left right"),
        ("do A, hold 1s, per leg, alternating", "left right"),
        ("do A, reps 2, rep 1s, alternating, per leg", "left right left right"),
        ("do A, for 2s per leg alternating, tempo 1-0-0", "left right left right"),
        ("do A, reps 10 alternating", "alternating"),
        ("do A, for 30s alternating", "alternating"),
        ("do A, for 9s, tempo 3-0-0 alternating", None),
        ("do A, tempo 1-0-0, reps 3, alternating", "left right left"),
        ("do A, sets 2, for 3s, tempo 1-0-0, alternating", "left right left right left right"),
    ],
)
def test_sides(text: str, sides: str | None) -> None:
    if sides is None:  # sides belong to a count, and a tempo is none
        assert rk.parse(f"routine T\n{text}\n").routine is None
    else:
        assert sides_of(text) == sides


def test_a_count_for_each_side_of_an_alternation_is_done_twice_in_all() -> None:
    (step,) = rk.timeline(
        rk.parse("routine T\ndo Lunge, reps 5 per leg alternating\n").routine or rk.Routine("")
    )
    assert (step.text, step.side, step.target) == ("10 reps", "alternating", {"reps": 10})


def test_a_preparation_comes_where_the_position_changes() -> None:
    text = (
        "exercise A, hold 1s\n  position: On your back.\n"
        "exercise B, hold 1s\n  position: On your back.\n"
        "exercise C, hold 1s\n"
        "exercise D, hold 1s\n  position: On your back.\n"
        "rest 5s\n"
        "exercise E, hold 1s\n  position: Standing.\n"
        "do A, hold 2s\n"
    )
    assert [step.split()[0] for step in steps_of(text)] == [
        *("a/prepare", "a/hold", "b/hold", "c/hold", "d/prepare", "d/hold", "rest", "e/hold"),
        *("a-2/prepare", "a-2/hold"),
    ]


@pytest.mark.parametrize("rate", [7, 9, 11, 13])
def test_a_rate_of_breaths_is_exact_over_the_whole_time(rate: int) -> None:
    (*_, last) = steps = [
        step.duration_ms or 0 for step in timeline_of(f"do A, breathe {rate} per minute, for 1min")
    ]
    half = 30_000 / rate
    assert (len(steps), sum(steps)) == (2 * rate, 60_000)
    assert all(abs(length - half) < 1 for length in steps[:-1])
    assert abs(last - half) < 2 * rate
