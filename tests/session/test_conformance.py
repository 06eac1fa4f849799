"""The cases of sessions, to which the session of the page keeps too: fresh, and with nothing left out."""

import json
from pathlib import Path
from typing import Any

import pytest

import routinekit as rk
from grammar import sessions
from grammar.sessions import FOLDER, outcome
from routinekit.session.events import EVENTS
from routinekit.session.table import INPUTS

CASES = sorted(FOLDER.glob("*.json"))
IN_NO_CASE = {"choose", "chosen"}  # a page has no planner


def read(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(case.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_session(case: Path) -> None:
    wanted = read(case)
    routine = rk.parse(wanted["routine"]).routine
    assert routine is not None
    timeline = rk.timeline(routine, **wanted["options"])
    found = json.loads(json.dumps(outcome(timeline, wanted["auto"], wanted["inputs"])))
    assert found["answers"] == wanted["answers"]
    assert found["summary"] == wanted["summary"]
    assert json.loads(json.dumps(rk.plan_json(timeline))) == wanted["plan"]


def test_every_case_is_made_of_a_script() -> None:
    assert [case.stem for case in CASES] == [script.stem for script in sorted(FOLDER.glob("*.session"))]


def test_it_is_not_stale() -> None:
    assert sessions.main(["--check"]) == 0, "run `python grammar/sessions.py`"


def test_it_is_found_to_be_stale_and_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "FOLDER", tmp_path)
    script = tmp_path / "jumps.session"
    script.write_bytes((FOLDER / script.name).read_bytes())
    assert sessions.main(["--check"]) == 1
    assert sessions.main([]) == 0
    assert script.with_suffix(".json").read_bytes() == (FOLDER / "jumps.json").read_bytes()
    assert sessions.main(["--check"]) == 0


def test_every_input_and_every_event_is_in_it() -> None:
    cases = list(map(read, CASES))
    inputs = {each["input"] for case in cases for each in case["inputs"]}
    assert inputs - {"restore"} | {"restored"} == set(INPUTS) - IN_NO_CASE
    events = {
        event["event"] for case in cases for answer in case["answers"] for event in answer["events"] or ()
    }
    assert events == set(EVENTS) - IN_NO_CASE


def test_every_way_in_which_a_step_ends_is_in_it() -> None:
    answers = [answer for case in map(read, CASES) for answer in case["answers"]]
    events = [event for answer in answers for event in answer["events"] or ()]
    assert {event["how"] for event in events if "how" in event} == {"done", "skipped", "cut", "rested"}
    assert {event["capped"] for event in events if "capped" in event} == {True, False}
    assert None in [answer["events"] for answer in answers]
