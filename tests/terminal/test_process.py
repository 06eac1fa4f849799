"""The player in a real process on a real terminal, and what it leaves behind there."""

import re
import sys
from pathlib import Path

import pytest

import routinekit.terminal as player
from routinekit.terminal.app import PlayerApp
from routinekit.terminal.picture import main
from tests.cli.pseudo import in_terminal
from tests.terminal.stage import session_of

PROGRAM = """
import sys, routinekit as rk
from routinekit.terminal import run
sys.exit(run(lambda: rk.Session(rk.timeline(rk.parse("routine R\\ndo Plank, hold 99s\\n").routine))))
"""


def test_it_starts_shows_the_exercise_and_is_ended() -> None:
    keys = [("Plank", "q"), ("End it here?", "\r"), ("R: ended", "\r")]
    shown, status = in_terminal([PROGRAM], typed=keys, command=[sys.executable, "-c"])
    assert status == 130
    assert "Traceback" not in shown
    left_behind = shown.rsplit("\x1b[?1049l", 1)[1]
    assert "R: ended before its end" in left_behind
    assert "0 steps done, 1 cut off" in left_behind


@pytest.mark.parametrize(("program", "speak"), [("/bin/true", True), (None, True), ("/bin/true", False)])
def test_run_gives_the_app_what_it_needs(
    program: str | None, speak: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apps: list[PlayerApp] = []

    def ended_at_once(app: PlayerApp) -> None:
        apps.append(app)

    monkeypatch.setattr(PlayerApp, "run", ended_at_once)
    monkeypatch.setattr(player, "speaking_program", lambda: program)
    assert player.run(lambda: session_of("routine R\n"), speak=speak) == 130
    assert (apps[0]._voice is not None) == bool(program and speak)
    assert capsys.readouterr().out == ""


def test_a_failure_is_no_end_by_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(app: PlayerApp) -> None:
        app._return_code = 1

    monkeypatch.setattr(PlayerApp, "run", failed)
    assert player.run(lambda: session_of("routine R\n")) == 1


def test_a_picture_of_the_player_is_made_by_the_player(tmp_path: Path) -> None:
    out = tmp_path / "player.svg"
    assert main(["examples/lower-back-pain.routine", str(out)]) == 0
    made = words(out)
    assert made == words(Path("examples/player.svg")), "the player looks different: make its picture again"
    for shown in ("Knee rolls", "Hold 2 seconds", "left · set 5 of 10 · rep 1 of 8", "quit"):
        assert shown in made


def words(picture: Path) -> str:
    """What stands in a picture; how it is drawn is Textual's."""
    pieces = re.findall(r"<text [^>]*>([^<]*)</text>", picture.read_text("utf-8"))
    return "".join(pieces).replace("&#160;", " ")


def test_a_picture_of_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FILE.routine FILE.svg" in capsys.readouterr().err
