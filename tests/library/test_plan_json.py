"""The JSON of a plan: what it holds, and that it stays small."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types come with it

import routinekit as rk
from routinekit.doses import Ask
from routinekit.plan.tree import Branch, Instruction, Node, Run
from routinekit.plan_export import DEFAULTS
from routinekit.resolve import Group, Prescription
from routinekit.resolve.resolved import Resolved
from routinekit.testing import routines
from tests.session.log import timeline_of

Plain = dict[str, Any]

TEXT: Plain = {"type": "string"}
SOME_TEXT: Plain = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
TIME = {"type": "integer", "minimum": 0}


def thing(required: Plain, optional: Plain | None = None) -> Plain:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def many(of: Plain) -> Plain:
    return {"type": "array", "items": of}


PROSE = many(thing({"field": TEXT, "text": TEXT}))
RULE: Plain = {"what": {"enum": ["pain", "effort"]}, "comparison": {"enum": [">", ">="]}}
RULE |= {"limit": {"type": "number"}}
RUN = thing(
    {"bodies": {**many(TIME), "minItems": 1}},
    {
        "times": {"type": "integer", "minimum": 2},
        "axis": {"enum": ["set", "rep", "round"]},
        "first": COUNT,
        "of": COUNT,
        "label": SOME_TEXT,
    },
)
BRANCH = thing({"runs": many(RUN)}, {"whole_ms": COUNT, "watch": thing({}, {"cap_ms": TIME})})
INSTRUCTION = thing(
    {"kind": {"enum": ["prepare", "work", "hold", "breathe", "rest", "switch", "confirm"]}, "text": TEXT},
    {
        "duration_ms": TIME,
        "exact": {"const": True},
        "ends": {"const": "person"},
        **dict.fromkeys(("label", "exercise", "side", "phase"), SOME_TEXT),
        "target": {"type": "object", "minProperties": 1},
        "tasks": {**many(TEXT), "minItems": 1},
        "cues": {**many(thing({"at_ms": TIME, "text": TEXT})), "minItems": 1},
        "prose": {**many(TIME), "minItems": 1},
        "line": COUNT,
    },
)
PLAN = thing(
    {
        "routinekit_plan": {"const": 2},
        "routine": TEXT,
        "mark": TIME,
        "chosen": {"type": "object"},
        "prose": PROSE,
        "stop_if": many(thing(RULE)),
        "exercises": many(
            thing({"name": TEXT, "prose": many(TIME), "stop_if": many(thing(RULE)), "ask": many(TEXT)})
        ),
        "total": thing(dict.fromkeys(("steps", "exact_ms", "estimated_ms", "open_steps"), TIME)),
        "care": thing(
            {
                "cautions": many(TEXT),
                "stops": many(thing(RULE | {"text": TEXT})),
                "rules": {
                    "type": "object",
                    "additionalProperties": {**many(thing(RULE | {"text": TEXT})), "minItems": 1},
                },
                "asks": {"type": "object", "additionalProperties": many(TEXT)},
                "last_asks": many(TEXT),
            }
        ),
        "words": PROSE,
        "nodes": {**many({"oneOf": [INSTRUCTION, BRANCH]}), "minItems": 1},
        "root": TIME,
        "shown": {"type": "object", "additionalProperties": TEXT},
        "units": {
            "type": "object",
            "additionalProperties": thing(
                {"stands": {"enum": ["touching", "behind", "before"]}, "one": TEXT}, {"ms": COUNT}
            ),
        },
    }
)
VALID = Draft202012Validator(PLAN)


def read(timeline: rk.Timeline) -> Plain:
    found: Plain = json.loads(json.dumps(rk.plan_json(timeline)))
    return found


def instructions(node: Node) -> Iterator[Instruction]:
    if isinstance(node, Instruction):
        yield node
    else:
        for run in node.runs:
            for body in run.bodies:
                yield from instructions(body)


def done_in(item: Resolved) -> Iterator[Resolved]:
    yield item
    for body in item.bodies if isinstance(item, Group) else ():
        for each in body:
            yield from done_in(each)


@given(routines())
def test_it_has_all_that_is_to_be_read_heeded_and_asked(routine: rk.Routine) -> None:
    timeline = rk.timeline(routine)
    plan = read(timeline)
    care = plan["care"]
    done = [each for part in timeline.parts for each in done_in(part.item)]
    exercises = [each for each in done if isinstance(each, Prescription)]
    cautions = {
        words.text
        for each in done
        if isinstance(each, Prescription | Group)
        for words in each.prose
        if words.field == "caution"
    }
    cautions |= {words.text for words in timeline.prose if words.field in ("caution", "start when")}
    assert set(care["cautions"]) == cautions
    for exercise in exercises:
        assert {ask.what for ask in exercise.asks} <= set(care["asks"][exercise.name])
        rules = [rule["text"] for rule in care["rules"].get(exercise.name, ())]
        assert {str(stop) for stop in exercise.stops} <= set(rules)
    assert [rule["text"] for rule in care["stops"]] == list(map(str, timeline.stops))
    assert care["last_asks"] == [dose.what for dose in routine.doses if isinstance(dose, Ask)]


@given(routines())
def test_it_keeps_to_its_form_and_to_what_stands_in_the_tree(routine: rk.Routine) -> None:
    timeline = rk.timeline(routine)
    plan = read(timeline)
    VALID.validate(plan)
    assert plan["root"] == len(plan["nodes"]) - 1
    for number, node in enumerate(plan["nodes"]):
        assert all(body < number for run in node.get("runs", ()) for body in run["bodies"])
    texts = [json.dumps(node) for node in plan["nodes"]]
    assert len(texts) == len(set(texts))
    told = {(node["kind"], node["text"]) for node in plan["nodes"] if "kind" in node}
    assert told == {(each.kind, each.text) for each in instructions(timeline.root)}
    words = [(each["field"], each["text"]) for each in plan["words"]]
    assert len(words) == len(set(words))
    told_of = {
        tuple(words[number] for number in node.get("prose", ())) for node in plan["nodes"] if "kind" in node
    }
    assert told_of == {
        tuple((words.field, words.text) for words in each.prose) for each in instructions(timeline.root)
    }


@pytest.mark.parametrize("file", ["lower-back-pain", "real/phy-40", "real/hii-14"])
def test_the_heading_is_that_of_the_timeline(file: str) -> None:
    timeline = rk.timeline(rk.load(Path("examples") / f"{file}.routine"))
    plan, whole = read(timeline), json.loads(json.dumps(rk.timeline_json(timeline)))
    for exercise in plan["exercises"]:
        exercise["prose"] = [plan["words"][number] for number in exercise["prose"]]
    for name in ("routine", "prose", "stop_if", "exercises", "total"):
        assert plan[name] == whole[name]
    assert plan["chosen"] == timeline.chosen


def test_a_trillion_steps_are_a_few_nodes() -> None:
    text = (
        "rounds 999\n  rounds 1000\n    do Squat, sets 999, reps 166, hold 1s per side\ndo Plank, hold 5s\n"
    )
    plan = read(timeline_of(text))
    assert plan["total"]["steps"] == 996_003_999_001
    assert len(json.dumps(plan)) < 5000


def test_twenty_thousand_steps_that_differ_little_share_what_they_can() -> None:
    plan = read(
        timeline_of("rounds 1000\n  do Squat, reps 5 per side\n    tip: Slowly.\n  do Plank, hold 5s\n")
    )
    assert plan["words"] == [{"field": "tip", "text": "Slowly."}]
    assert len(plan["nodes"]) < 15


def test_what_is_alike_is_written_once() -> None:
    plan = read(timeline_of("do Plank, hold 5s, rest 10s after\n" * 2))
    # the two stand on lines of their own, and so are two; what is the same in them is not
    again = timeline_of("rounds 2\n  do Plank, hold 5s\n")
    assert len([node for node in plan["nodes"] if "kind" in node]) == 4
    assert len([node for node in read(again)["nodes"] if "kind" in node]) == 1


def test_a_routine_of_nothing_is_a_branch_of_nothing() -> None:
    plan = read(timeline_of("do Stretch, hold 5s, optional\n"))
    assert plan["nodes"] == [{"runs": []}]
    assert plan["root"] == 0


def test_a_window_has_its_tasks_and_its_rules_by_its_own_name() -> None:
    text = "amrap 1min\n  ask reps\n  do Row, reps 5\n    stop if pain > 2.5\n    ask effort\n"
    care = read(timeline_of(text))["care"]
    name = "As many rounds as possible in 1 minute"
    assert care["asks"] == {name: ["reps", "effort"], "Row": ["effort"]}
    rule = {"what": "pain", "comparison": ">", "limit": 2.5, "text": "stop if pain > 2.5"}
    assert care["rules"] == {name: [rule], "Row": [rule]}


def test_an_interval_and_a_watch_keep_their_clocks() -> None:
    text = "every 1min, 2 times\n  do Swim, for 100 yards\nfor time, cap 10min\n  do Row, reps 9\n"
    nodes = read(timeline_of(text + "for time\n  do Run, for 1 kilometre\n"))["nodes"]
    assert [node["whole_ms"] for node in nodes if "whole_ms" in node] == [60_000]
    assert [node["watch"] for node in nodes if "watch" in node] == [{"cap_ms": 600_000}, {}]


def test_its_defaults_are_those_of_what_it_is_made_of() -> None:
    bare = attrs.asdict(Run((Branch(()),)), recurse=False)
    bare |= attrs.asdict(Instruction(kind="rest", text="Rest", label=""), recurse=False)
    for name, value in DEFAULTS.items():
        if name in bare:
            assert json.loads(json.dumps(bare[name])) == value
