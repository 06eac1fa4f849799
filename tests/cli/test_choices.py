"""What is played, as it is chosen on the command line."""

import json
from pathlib import Path

import pytest

from routinekit.cli import main

TEXT = """\
routine Knee
  variants normal, easy
  setting work 30s from 15s to 60s
section Main
  do March, for {work}
  do Squat, reps 8-12 (easy 4)
  do Step, hold 5s, affected only
  do Row, reps 5 (week 2 6, day 2 7, session 3 8)
  choose one
    do Walk, for 1min
    do Run, for 2min
section End
  do Lie, for 5 breaths
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "knee.routine"
    path.write_text(TEXT)
    return path


def steps(file: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    """What each exercise comes to: its reps, or else its milliseconds, and its side."""
    assert main(["steps", "--format", "json", str(file), *options]) == 0
    return {
        step["exercise"]: step.get("side") or step.get("target", {}).get("reps") or step["duration_ms"]
        for step in json.loads(capsys.readouterr().out)["steps"]
    }


UNTIL_CHOSEN = {"March": 30_000, "Squat": 8, "Step": "affected", "Row": 5, "Walk": 60_000, "Lie": 25_000}


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        ((), {}),
        (("--variant", "easy"), {"Squat": 4}),
        (("--setting", "work=45s"), {"March": 45_000}),
        (("--week", "2"), {"Row": 6}),
        (("--day", "2"), {"Row": 7}),
        (("--session", "3"), {"Row": 8}),
        (("--affected", "right"), {"Step": "right"}),
        (("--ranges", "middle"), {"Squat": 10}),
        (("--ranges", "high", "--variant", "easy"), {"Squat": 4}),
    ],
)
def test_an_option_changes_what_it_names(
    file: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], changed: dict[str, object]
) -> None:
    assert steps(file, capsys, *options) == {**UNTIL_CHOSEN, **changed}


def test_a_part_and_a_choice_leave_the_others_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(steps(file, capsys, "--part", "end")) == ["Lie"]
    assert list(steps(file, capsys, "--choice", "Run", "--part", "Main"))[-1] == "Run"


@pytest.mark.parametrize("command", ["show", "steps", "play"])
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--variant", "hard"), "no variant `hard`"),
        (("--setting", "work=61s"), "outside the limits"),
        (("--setting", "pause=5s"), "no setting `pause`"),
        (("--part", "Middle"), "no part `Middle`"),
        (("--choice", "Swim"), "nothing called `Swim`"),
    ],
)
def test_a_choice_that_the_routine_does_not_allow(
    file: Path, capsys: pytest.CaptureFixture[str], command: str, options: tuple[str, ...], says: str
) -> None:
    assert main([command, str(file), *options]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("error[RK306]")) == ("", 1)
    assert says in err


@pytest.mark.parametrize("setting", ["work", "work=", "=45s", ""])
def test_a_setting_is_a_name_and_a_value(
    file: Path, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["steps", str(file), "--setting", setting])
    assert ended.value.code == 2
    assert "is not NAME=VALUE, as in work=45s" in capsys.readouterr().err
