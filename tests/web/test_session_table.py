"""The session of the page keeps to the table of sessions, as Python's does."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from grammar.sessions import FOLDER
from routinekit.session.events import STEP_FIELDS
from tests.web.replay import Engine, Plain, engine_in


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Engine]:
    with engine_in(browser) as engine:
        yield engine


def kept(event: Mapping[str, Any]) -> Plain:
    """An event as the table tells it."""
    told = dict(event)
    if "step" in event:
        told["step"] = {name: event["step"][name] for name in STEP_FIELDS}
    return told


def row(answer: Mapping[str, Any]) -> Plain:
    """An answer as the table tells it."""
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
