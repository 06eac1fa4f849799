"""The timeline as a sequence, its steps, its JSON."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from tests.language.test_conformance import cases, read

TEXT = """\
routine Short
  caution: Slowly.
exercise Knee rolls, hold 2s, sets 2, reps 2 per side
  position: On your back.
rest 10s
do Row, for 400 metres
do Plank, hold 20s
"""


def timeline_of(text: str = TEXT) -> rk.Timeline:
    routine = rk.parse(text).routine
    assert routine is not None
    return rk.timeline(routine)


def test_a_step_tells_all_about_itself() -> None:
    step = timeline_of()[3]
    assert step.path == "knee-rolls/set-1/left/rep-1/return"
    assert (step.start, step.duration) == (timedelta(seconds=14), timedelta(seconds=2))
    assert (step.kind, step.phase, step.exact, step.ends) == ("work", "return", False, "clock")
    assert (step.exercise, step.side, step.set, step.rep, step.round) == (
        "Knee rolls",
        "left",
        (1, 2),
        (1, 2),
        None,
    )
    assert (step.target, step.tasks, step.cues, step.text, step.line) == ({}, (), (), "Return", 3)
    assert step.span is not None
    assert rk.Source(TEXT)[step.span] == "reps 2 per side"


def test_a_step_shows_what_it_is() -> None:
    assert repr(timeline_of()[2]) == "Step(2, 'Hold 2 seconds', start=0:00:12)"


def test_nothing_is_known_after_an_open_step() -> None:
    run, plank = timeline_of()[-2:]
    assert (run.duration, run.ends, run.target) == (
        None,
        "person",
        {"distance": {"value": 400, "unit": "metres"}},
    )
    assert run.start is not None
    assert (plank.start, plank.start_exact, plank.duration) == (None, False, timedelta(seconds=20))


def test_at_takes_seconds_and_timedeltas() -> None:
    timeline = timeline_of()
    assert timeline.at(14.5) == timeline.at(timedelta(seconds=14.5)) == timeline[3]
    assert timeline.at(10**6) == timeline.at(10**400) == timeline[-2]
    for nonsense in (float("nan"), float("inf"), -1e20):
        with pytest.raises(IndexError):
            timeline.at(nonsense)


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.stem)
def test_each_case_is_one_sequence_by_number_and_by_time(case: Path) -> None:
    expected, result = read(case)
    assert result.routine is not None
    timeline = rk.timeline(result.routine, **expected.get("options", {}))
    steps = list(timeline[:200])
    time, known = timedelta(), True
    for number, step in enumerate(steps):
        assert (timeline[number], timeline[number].path, step.index) == (step, step.path, number)
        assert step.start == (time if known else None)
        if known:
            assert timeline.at(time) == step
        if known and step.duration:
            assert timeline.at(time + step.duration - timedelta(milliseconds=1)) == step
        known = known and step.duration is not None
        time += step.duration or timedelta()
    if len(steps) == len(timeline):
        assert time == timeline.total.known
        assert timeline.total.open_steps == sum(step.duration is None for step in steps)
    assert len({step.path for step in steps}) == len(steps)


def test_at_reaches_from_the_start_to_just_before_the_end() -> None:
    timeline = timeline_of("routine R\ndo A, hold 2s\nrest 1s\ndo B, hold 3s\n")
    assert [timeline.at(moment).index for moment in (0, 1.999, 2, 3, 5.999)] == [0, 0, 1, 2, 2]
    for outside in (-0.001, 6):
        with pytest.raises(IndexError, match=f"^nothing is done at {outside}: the routine lasts 0:00:06$"):
            timeline.at(outside)


def test_steps_can_be_kept_in_a_set() -> None:
    timeline = timeline_of()
    assert len({*timeline, *timeline}) == len(timeline)


def test_index_and_slice() -> None:
    timeline = timeline_of()
    steps = list(timeline)
    assert timeline[-1] == steps[-1]
    assert timeline[2:5] == steps[2:5]
    assert timeline[2:9][1:-1][0] == steps[3]
    assert list(timeline[::-3]) == steps[::-3]
    assert list(timeline[1::2]) == steps[1::2]
    assert timeline[5:5] == []
    assert timeline[2:5] != steps[2:6]
    assert len(timeline[3:]) == len(steps) - 3
    assert steps[4] in timeline
    assert timeline.index(steps[4]) == 4
    with pytest.raises(IndexError):
        timeline[len(steps)]
    with pytest.raises(TypeError):
        hash(timeline[1:2])


def test_how_they_look_in_a_shell() -> None:
    timeline = timeline_of()
    assert repr(timeline) == "<Timeline of 'Short': 31 steps, 0:01:43>"
    assert repr(timeline[1:3]) == f"<2 steps of {timeline!r}>"


def test_parts_tell_what_each_item_comes_to() -> None:
    timeline = timeline_of()
    assert [(part.label, part.total.steps) for part in timeline.parts] == [
        ("knee-rolls", 28),
        ("rest", 1),
        ("row", 1),
        ("plank", 1),
    ]
    assert timeline[3].prose == (rk.Prose("position", "On your back."),)
    assert timeline[28].prose == ()


def test_a_routine_with_nothing_to_do_is_an_empty_sequence() -> None:
    timeline = timeline_of("routine R\n")
    assert (len(timeline), list(timeline), timeline.total.known) == (0, [], timedelta())
    with pytest.raises(IndexError):
        timeline.at(0)


def test_json(snapshot: SnapshotAssertion) -> None:
    timeline = timeline_of()
    document = rk.timeline_json(timeline)
    assert json.loads(json.dumps(document)) == snapshot
    assert document["steps"][3] == rk.step_json(timeline[3])


def test_json_of_too_many_steps_is_refused() -> None:
    timeline = timeline_of()
    assert len(rk.timeline_json(timeline, limits=rk.Limits(exported_steps=31))["steps"]) == 31
    with pytest.raises(rk.RoutineError, match="RK607"):
        rk.timeline_json(timeline, limits=rk.Limits(exported_steps=30))


def test_a_routine_of_a_million_million_steps() -> None:
    timeline = timeline_of("routine R\ndo A, sets 500000, reps 999999, tempo 1-0-1\n")
    half = len(timeline) // 2
    assert len(timeline) == 999_999_000_000
    assert timeline.total.known == timedelta(seconds=999_999_000_000)
    assert timeline[half].start == timedelta(seconds=half)
    assert timeline.at(half) == timeline[half]
    assert timeline[half].set == (250_001, 500_000)
    assert [step.index for step in timeline[half : half + 3]] == [half, half + 1, half + 2]
