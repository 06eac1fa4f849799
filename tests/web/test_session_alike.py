"""The session of the page keeps to the cases and to the table of sessions, as Python's does."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import routinekit as rk
from grammar.sessions import FOLDER
from routinekit.session.table import PHASES, STEP_FIELDS
from tests.session.log import timeline_of
from tests.session.phases import TEXT, Given, scripts
from tests.web.replay import Engine, Plain, asked, engine_in, replayed


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Engine]:
    with engine_in(browser) as engine:
        yield engine


def kept(event: Mapping[str, Any]) -> Plain:
    """An event as a case tells it."""
    told = dict(event)
    if "step" in event:
        told["step"] = {name: event["step"][name] for name in STEP_FIELDS}
    return told


def row(answer: Mapping[str, Any]) -> Plain:
    """An answer as a case tells it."""
    events = answer["events"]
    return {
        "events": None if events is None else list(map(kept, events)),
        "phase": answer["state"]["phase"],
        "step": answer["step"] and answer["step"]["index"],
        "left_ms": answer["left"],
        "wake_ms": answer["wake"],
    }


@pytest.mark.parametrize("case", sorted(FOLDER.glob("*.json")), ids=lambda case: case.stem)
def test_a_session(case: Path, engine: Engine) -> None:
    wanted = json.loads(case.read_text(encoding="utf-8"))
    # as it was written, and not as the planner of today would make it
    found = engine.replay(wanted["plan"], wanted["auto"], wanted["inputs"])
    assert list(map(row, found["answers"])) == wanted["answers"]
    assert found["answers"][-1]["summary"] == wanted["summary"]


# ---------------------------------------------------------------- every input in every phase

TIMELINE = timeline_of(TEXT)
PLAN = rk.plan_json(TIMELINE)


def in_page(given: Given) -> Plain:
    name, takes, now = given
    return asked("restore", 0) if name == "restored" else asked(name, round(now * 1000), *takes)


def test_the_page_has_each_effect_of_the_table_but_those_that_take_the_planner(engine: Engine) -> None:
    rows = [row.inputs for row in PHASES.values()]
    effects = {effect for row in rows for name, effect in row.items() if name != "choose"}
    assert {*engine.call("effects", PLAN)} == effects


def test_every_input_in_every_phase_does_what_it_does_in_python(engine: Engine) -> None:
    for script in scripts():
        if script.name != "choose":
            inputs = list(map(in_page, script.inputs))
            assert engine.replay(PLAN, False, inputs) == replayed(TIMELINE, False, inputs), script
