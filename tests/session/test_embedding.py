"""The examples for those who embed it, each as a process of its own in a terminal."""

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

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


def in_terminal(name: str, *arguments: str, keys: list[tuple[str, str]]) -> tuple[str, int]:
    """What an example shows on a terminal, where each key is pressed when the words before it are shown."""
    process, terminal = pty.fork()
    if not process:
        command = [sys.executable, str(FOLDER / name), *arguments]
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "24"})
    shown, new, waiting, deadline = "", "", list(keys), time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            chunk = os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # Linux says so at the end of a terminal
            break
        if not chunk:
            break
        shown, new = shown + chunk, new + chunk
        if waiting and waiting[0][0] in new:
            os.write(terminal, waiting.pop(0)[1].encode())
            new = ""
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    assert not waiting, shown
    return shown, os.waitstatus_to_exitcode(status)


def test_the_asyncio_player(routine: str) -> None:
    keys = [("Press Enter when you have read this", "\n"), ("Press Enter when you are done", "\n")]
    shown, status = in_terminal("asyncio_player.py", routine, "100", keys=keys)
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
    shown, status = in_terminal("curses_player.py", routine, "1", keys=keys)
    assert status == 0, shown
    assert "1 steps done, 2 left out" in shown


def test_the_curses_player_comes_to_its_end_by_itself(routine: str) -> None:
    shown, status = in_terminal("curses_player.py", routine, "100", keys=[("Slowly.", "\n"), ("400", "\n")])
    assert status == 0, shown
    assert "5 steps done, 0 left out" in shown


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_an_example_is_short(path: Path) -> None:
    code = path.read_text().split('"""', 2)[2]
    assert len([line for line in code.splitlines() if line.strip()]) <= 45
