"""What `show` tells of an exercise on its one line."""

from pathlib import Path

import pytest

from routinekit.cli import main


@pytest.mark.parametrize(
    ("exercise", "row"),
    [
        ("do Thruster, reps 21-15-9, rest 5s", "Thruster ~3:10 sets 3, reps 21 then 15 then 9, rest 5s"),
        ("do Curl\n  set reps 5, load 60kg\n  set reps 5, load 50kg", "load 60kg then 50kg"),
        ("do Plank, 3 x hold 20s per side", "sets 3, hold 20s per side"),
        ("do Lunge, sets 2 per leg, reps 5", "sets 2 per leg, reps 5"),
    ],
)
def test_the_doses_of_all_sets_stand_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], exercise: str, row: str
) -> None:
    file = tmp_path / "a.routine"
    file.write_text(f"routine R\n{exercise}\n")
    assert main(["show", str(file)]) == 0
    assert row in " ".join(capsys.readouterr().out.split())


def test_when_to_stop_stands_with_the_cautions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\n  caution: Slowly.\n  stop if pain > 4\ndo A, hold 5s\n")
    assert main(["show", str(file)]) == 0
    assert "\n  caution: Slowly.\n  stop if pain > 4\n\n" in capsys.readouterr().out
