"""Whatever is planned and whatever a person does, the page and Python say the same."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types come with it
from playwright.sync_api import Browser

import routinekit as rk
from routinekit.contract import total_json
from routinekit.plan.tree import clocks_at
from routinekit.testing import routines
from routinekit.testing.routines import is_valid, one_block
from routinekit.testing.scripts import Input, session_scripts
from tests.web.replay import Engine, Plain, asked, engine_in, plain, replayed, step_json

EXAMPLES = [Path("examples/lower-back-pain.routine"), *sorted(Path("examples/real").glob("*.routine"))]
VALID = Draft202012Validator(rk.journal_schema())
EXACT = 2**53
A_TRILLION = """\
routine R
rounds 999, rest 1s between rounds
  rounds 1000
    do Squat, sets 999, reps 166, hold 1s per side
    do Lunge, hold 1s
do Plank, hold 5s
"""
DAYS = """\
routine R
rounds 100
  rounds 1000
    every 2min, 3 times
      do Squat, sets 2, reps 5 alternating
      do Swim, for 100 yards
    do Row, hold 30s per side, rest 10s
  amrap 5min
    do Burpee, reps 5
for time, cap 10min
  do Thruster, reps 21
  do Run, for 400 metres
do Walk, for 1 kilometre
do Plank, hold 5s
"""


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Engine]:
    with engine_in(browser) as engine:
        yield engine


def timeline_of(text: str) -> rk.Timeline:
    result = rk.parse(text)
    assert result.routine is not None, result.diagnostics
    return rk.timeline(result.routine)


def clocks_of(timeline: rk.Timeline, index: int) -> list[Plain]:
    return [
        {
            "first": each.first,
            "last": each.last,
            "lasts": each.lasts,
            "isWatch": each.is_watch,
            "offset": each.offset,
        }
        for each in clocks_at(timeline.root, index)
    ]


def moments_of(timeline: rk.Timeline) -> list[int]:
    """Some moments at which something is done: the ends and all between, in milliseconds."""
    known = timeline.total.known // timedelta(milliseconds=1)
    last = known + 10**9 if timeline.total.open_steps else known - 1
    return sorted({0, 1, last // 7, last // 2, last // 7 * 5, last - 1, last} - {-1}) if last >= 0 else []


def assert_same_steps(timeline: rk.Timeline, numbers: list[int], engine: Engine) -> None:
    plan = rk.plan_json(timeline)
    found = engine.call("steps", plan, numbers)
    assert found["length"] == len(timeline)
    assert found["total"] == total_json(timeline.total)
    assert found["steps"] == plain([step_json(timeline[number]) for number in numbers])
    assert found["clocks"] == [clocks_of(timeline, number) for number in numbers]
    moments = moments_of(timeline)
    at = [timeline.at(timedelta(milliseconds=moment)).index for moment in moments]
    assert engine.call("at", plan, moments) == at


# ---------------------------------------------------------------- steps


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_all_steps_of_an_example(file: Path, engine: Engine) -> None:
    timeline = rk.timeline(rk.load(file))
    assert_same_steps(timeline, list(range(len(timeline))), engine)


@pytest.mark.parametrize("text", [A_TRILLION, DAYS])
def test_some_steps_of_very_many(text: str, engine: Engine) -> None:
    timeline = timeline_of(text)
    last = len(timeline) - 1
    middle = [last * part // 97 + part for part in range(97)]
    assert_same_steps(timeline, [*range(20), *middle, *range(last - 20, last + 1)], engine)


def test_the_steps_from_one_to_the_last(engine: Engine) -> None:
    timeline = timeline_of(DAYS)
    first = len(timeline) - 30
    found = engine.call("all", rk.plan_json(timeline), first)
    assert found == plain(list(map(step_json, timeline[first:])))


# ---------------------------------------------------------------- sessions


def in_page(script: list[Input]) -> list[Plain]:
    """A script as both sides take it, but for what needs the planner; now and then a page is loaded again."""
    inputs = [
        asked(each.name, round(each.now * 1000), *each.takes, *([None] if each.name == "report" else []))
        for each in script
        if each.name != "choose"
    ]
    return [
        again
        for place, each in enumerate(inputs)
        for again in ([asked("restore", 0), each] if place % 7 == 5 else [each])
    ]


def assert_same_session(timeline: rk.Timeline, script: list[Input], auto: bool, engine: Engine) -> None:
    inputs = in_page(script)
    found = engine.replay(rk.plan_json(timeline), auto, inputs)
    wanted = replayed(timeline, auto, inputs)
    for given_, answer, other in zip(inputs, found["answers"], wanted["answers"], strict=True):
        assert answer == other, given_
    assert found == wanted
    for line in found["lines"]:
        VALID.validate(line)


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))  # to make a routine small takes minutes
@given(
    timeline=st.one_of(routines(), one_block().filter(is_valid)).map(rk.timeline),
    auto=st.booleans(),
    data=st.data(),
)
def test_whatever_a_person_does(
    timeline: rk.Timeline, auto: bool, data: st.DataObject, engine: Engine
) -> None:
    assert_same_session(timeline, data.draw(session_scripts(timeline)), auto, engine)


@given(data=st.data())
def test_whatever_a_person_does_with_very_many_steps(data: st.DataObject, engine: Engine) -> None:
    timeline = timeline_of(DAYS)
    assert_same_session(timeline, data.draw(session_scripts(timeline)), data.draw(st.booleans()), engine)
