"""Whatever is planned and whatever a person does, the page and Python say the same."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types come with it
from playwright.sync_api import Browser

import routinekit as rk
from routinekit.plan.tree import clocks_at
from routinekit.testing import routines
from routinekit.testing.routines import is_valid, one_block
from routinekit.testing.scripts import Input, session_scripts
from routinekit.timeline_export import total_json
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
    do Row, hold 30s per side
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


HOSTILE = """\
routine </script>
  stop if pain > 0.1
exercise __proto__, hold 10s
  caution: <script>alert(1)</script>
  ask pain
  stop if effort > 3
exercise constructor, hold 10s
  ask effort
exercise "a b \N{RIGHT-TO-LEFT MARK}…", reps 3
"""


def test_names_that_objects_have_are_names_like_others(engine: Engine) -> None:
    timeline = timeline_of(HOSTILE)
    script = [
        asked("start", 0),
        asked("acknowledge", 0),
        asked("report", 1, "effort", 4, None),
        asked("resume", 2),
        asked("report", 3, "pain", 0.1, "constructor"),
        asked("report", 3, "pain", 1, "toString"),
        asked("tick", 60_000),
        asked("report", 60_001, "pain", 0.2, "__proto__"),
    ]
    found = engine.replay(rk.plan_json(timeline), False, script)
    assert found == replayed(timeline, False, script)
    events = [event["event"] for answer in found["answers"] for event in answer["events"] or ()]
    assert events.count("stop-rule-met") == 2
    assert events.count("asked") == 2


# ---------------------------------------------------------------- what is refused

SHORT = "routine R\ndo Plank, hold 5s\ndo Bridge, hold 5s\n"
FIRST = {"routinekit_journal": 1, "auto": False}
START = {"input": "start", "clock_ms": 0, "value": None, "events": []}


def test_a_plan_of_another_version(engine: Engine) -> None:
    plan = rk.plan_json(timeline_of(SHORT)) | {"routinekit_plan": 3}
    assert engine.call("refused", plan, "plan") == "Error: this is no plan of version 2"


def test_a_plan_that_is_too_long_to_be_counted(engine: Engine) -> None:
    """The longest that the language allows is counted exactly; other limits may allow more."""
    text = "routine R\nrounds 1000\n  rounds 1000\n    do Plank, sets 999999, hold 8.64s\n"
    plan = rk.plan_json(timeline_of(text))
    assert plan["total"]["exact_ms"] > EXACT * 0.95
    assert engine.call("refused", plan, "plan") is None
    plan["nodes"][0]["duration_ms"] *= 2
    told = "RangeError: this routine is too long to be counted exactly in a browser"
    assert engine.call("refused", plan, "plan") == told


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("step", 2, "there is no step 2"),
        ("step", -1, "there is no step -1"),
        ("step", 0.5, "there is no step 0.5"),
        ("at", 10_000, "nothing is done at 10000 ms"),
        ("at", -1, "nothing is done at -1 ms"),
        ("start", None, "null is no time in milliseconds"),
    ],
)
def test_what_there_is_not(name: str, value: object, told: str, engine: Engine) -> None:
    assert engine.call("refused", rk.plan_json(timeline_of(SHORT)), name, value) == f"RangeError: {told}"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "this is no journal of version 1"),
        (["{}"], "this is no journal of version 1"),
        (['{"routinekit_journal": 2}'], "this is no journal of version 1"),
        ([FIRST | {"mark": 3}], "this journal is of another routine than `R`, or of another text"),
        ([FIRST | {"choices": {"week": 2}}], "this journal is of other choices"),
        ([FIRST | {"choices": None}], "this journal is of other choices"),
        ([FIRST, "{", START], "line 2 of the journal can't be read"),
        ([FIRST, "null"], "line 2 of the journal is no input"),
        ([FIRST, START | {"input": "choose", "value": []}], "line 2 of the journal can't be followed"),
        ([FIRST, START, START | {"input": "jump", "value": 2}], "line 3 of the journal can't be followed"),
        ([FIRST, START | {"input": "jump"}], "line 2 of the journal can't be followed"),
        ([FIRST, START | {"input": "constructor"}], "line 2 of the journal can't be followed"),
        ([FIRST, START | {"clock_ms": "soon"}], "line 2 of the journal can't be followed"),
        ([FIRST, START, '{"input": "do'], None),
    ],
)
def test_lines_that_are_no_journal_of_it(lines: list[object], told: str | None, engine: Engine) -> None:
    plan = rk.plan_json(timeline_of(SHORT))
    heading = {"mark": plan["mark"], "choices": plan["chosen"]}
    texts = [
        each if isinstance(each, str) else json.dumps(each if "input" in each else heading | each)
        for each in lines
        if isinstance(each, str | dict)
    ]
    found = engine.call("refused", plan, "restore", texts)
    assert found == (told and f"Error: {told}")
