"""A new dose with a new unit is a few lines, and all who tell of doses tell of it."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.project.made_up import PLACES, house_with_the_dose
from tests.web.stage import Stage

ROUTINE = """\
routine Plate
section Legs, vibrate 30hz
  do Squat, reps 5, vibrate 40hz
  do Lunge
    set reps 5, vibrate 25-30 Hz
    set reps 5
  do Stand, for 30s
    vibrate: gently
"""
CANONICAL = """\
routine Plate
section Legs, vibrate 30Hz
  do Squat, reps 5, vibrate 40Hz
  do Lunge
    set reps 5, vibrate 25-30Hz
    set reps 5
  do Stand, for 30s
    vibrate: gently
"""
WRONG = {
    "routine T\n  vibrate 40hz\ndo A, reps 5\n": "RK406",
    "routine T\ndo A, vibrate 40\n": "RK204",
    "routine T\ndo A, vibrate 40s\n": "RK216",
    "routine T\ndo A, 40hz\n": "RK208",
    "routine T\ndo A, vibrate\n": "RK209",
    "routine T\ndo A, vibrate 40hz, vibrate 30hz\n": "RK401",
    "routine T\ndo A, vibrate 40hz then 30hz\n": "RK410",
    "routine T\ndo A, vibrat 40hz\n": "RK207",
}
FINE = (
    "vibrate max",
    "vibrate up to 40hz",
    "vibrate 40hz (week 2 50)",
    "vibrate: gently",
    "set reps 5, vibrate 40hz",
)

LOOK = """
import contextlib, io, json, sys
from pathlib import Path
from hypothesis import HealthCheck, Phase, given, settings
import routinekit as rk
from routinekit.cli import main
from routinekit.terminal.target import target_words
from routinekit.testing.doses import doses
from routinekit.web.player_page import player_page

asked = json.load(sys.stdin)
Path("plate.routine").write_text(asked["routine"])
routine = rk.load("plate.routine")
timeline = rk.timeline(routine)
with contextlib.redirect_stdout(io.StringIO()) as shown:
    main(["show", "plate.routine"])
drawn = set()

@settings(phases=[Phase.generate], database=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(doses())
def look(found):
    drawn.update(str(dose) for dose in found if isinstance(dose, rk.Vibrate))

look()
FINE = "routine T\\ndo A\\n  reps 5\\n  {}\\n"

def problems(text):
    return rk.parse(text).diagnostics

json.dump(
    {
        "written": rk.format(routine),
        "shown": shown.getvalue(),
        "targets": [target_words(step.target) for step in timeline if step.kind != "prepare"],
        "texts": [step.text for step in timeline],
        "page": player_page(timeline),
        "found": {text: [found.code for found in problems(text)] for text in asked["wrong"]},
        "help": {text: [found.help for found in problems(text)] for text in asked["wrong"]},
        "fine": {text: list(map(str, problems(FINE.format(text)))) for text in asked["fine"]},
        "drawn": sorted(drawn),
    },
    sys.stdout,
)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, unmeasured: None) -> Any:  # noqa: ARG001 - it is a copy of what is measured
    """What the house with the dose says of it, in a process of its own."""
    house = house_with_the_dose(tmp_path_factory.mktemp("house"))
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        input=json.dumps({"routine": ROUTINE, "wrong": list(WRONG), "fine": FINE}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_dose_with_a_unit_is_five_edits() -> None:
    assert len(PLACES) <= 5


def test_the_formatter_writes_it(told: Any) -> None:
    assert told["written"] == CANONICAL


def test_the_outline_tells_it(told: Any) -> None:
    for words in (
        "reps 5, vibrate 40Hz",
        "vibrate 25-30Hz then 30Hz",
        "for 30s, vibrate gently",
        "Legs     ~1:30  vibrate 30Hz",
    ):
        assert words in told["shown"]


def test_a_step_announces_it(told: Any) -> None:
    assert "5 reps, vibrate 40Hz" in told["texts"]


def test_the_terminal_shows_it(told: Any) -> None:
    assert told["targets"] == [
        "5 reps · vibrate 40Hz",
        "5 reps · vibrate 25-30Hz",
        "5 reps · vibrate 30Hz",
        "vibrate gently",
    ]


def test_the_browser_shows_it(told: Any, stage: Stage) -> None:
    stage.open_page(told["page"]).begin()
    shown = []
    while stage.phase == "running":
        shown.append(stage.text(".target"))
        stage.touch("done")
    assert [text for text in shown if text] == [
        target.replace("25-30", "25\u201330") for target in told["targets"]
    ]


def test_what_is_wrong_with_it_is_said(told: Any) -> None:
    assert told["found"] == {text: [code] for text, code in WRONG.items()}
    assert "`vibrate 40Hz`" in told["help"]["routine T\ndo A, vibrate\n"][0]


def test_what_is_fine_is_fine(told: Any) -> None:
    assert told["fine"] == {text: [] for text in FINE}


def test_strategies_write_it(told: Any) -> None:
    assert any(text.endswith("Hz") for text in told["drawn"])
