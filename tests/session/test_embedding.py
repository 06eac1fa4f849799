"""The examples for those who embed it, each as a process of its own in a terminal."""

import sys
from pathlib import Path

import pytest

from tests.cli.pseudo import in_terminal

FOLDER = Path("examples/embedding")
ROUTINE = """\
routine T
  caution: Slowly.
do Plank, hold 30s
do Row, for 400 metres
do Side plank, hold 20s per side
"""


@pytest.fixture
def routine(tmp_path: Path) -> str:
    path = tmp_path / "t.routine"
    path.write_text(ROUTINE)
    return str(path)


def example(name: str, *arguments: str, keys: list[tuple[str, str]]) -> tuple[str, int]:
    """What an example shows on a terminal, where each key is pressed when the words before it are shown."""
    return in_terminal(arguments, typed=keys, command=[sys.executable, str(FOLDER / name)])


def test_the_asyncio_player(routine: str) -> None:
    keys = [("Press Enter when you have read this", "\n"), ("Press Enter when you are done", "\n")]
    shown, status = example("asyncio_player.py", routine, "100", keys=keys)
    assert status == 0, shown
    for words in (
        "Slowly.",
        "Hold 30 seconds",
        "400 metres",
        "Hold 20 seconds (left)",
        "  3",
        "5 of 5 steps",
    ):
        assert words in shown


def test_the_curses_player(routine: str) -> None:
    keys = [("Slowly.", "\n"), ("Plank", " "), ("paused", " "), ("running", "n")]
    keys += [("400 metres", "b"), ("Plank", "n"), ("400 metres", "\n"), ("Side plank", "nq")]
    shown, status = example("curses_player.py", routine, "1", keys=keys)
    assert status == 0, shown
    assert "1 steps done, 2 left out" in shown


def test_the_curses_player_comes_to_its_end_by_itself(routine: str) -> None:
    shown, status = example("curses_player.py", routine, "100", keys=[("Slowly.", "\n"), ("400", "\n")])
    assert status == 0, shown
    assert "5 steps done, 0 left out" in shown


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_an_example_is_short(path: Path) -> None:
    code = path.read_text().split('"""', 2)[2]
    assert len([line for line in code.splitlines() if line.strip()]) <= 45
