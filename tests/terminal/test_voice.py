"""Words said aloud: one thing at a time, and never in anybody's way."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from routinekit.terminal.voice import Voice, speaking_program


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A program that writes down what it is to say, and then speaks for a minute."""
    file = tmp_path / "speaker"
    heard = tmp_path / "heard"
    file.write_text(
        f"#!{sys.executable}\nimport sys, time\n"
        f"open({str(heard)!r}, 'a').write(repr(sys.argv[1:]) + '\\n')\ntime.sleep(60)\n"
    )
    file.chmod(0o755)
    return str(file)


def heard(program: str, lines: int) -> list[str]:
    file = Path(program).with_name("heard")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        said = file.read_text().splitlines() if file.exists() else []
        if len(said) >= lines:
            return said
    raise AssertionError(f"only {said} was said")


def test_the_first_program_that_is_there_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name != "espeak-ng" else None)
    assert speaking_program() == "/bin/espeak"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert speaking_program() is None


def test_what_is_said_next_ends_what_was_being_said(program: str) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: object, **keywords: object) -> "subprocess.Popen[bytes]":
        begun.append(subprocess.Popen(*arguments, **keywords))  # type: ignore[call-overload]  # handed through
        return begun[-1]

    voice = Voice(program, begin)
    voice.say("Get ready")
    assert heard(program, 1) == ["[' Get ready']"]
    voice.say("--help")
    assert heard(program, 2)[1] == "[' --help']"
    assert begun[0].wait(30) != 0, "it was killed"
    assert begun[1].poll() is None, "it still speaks"
    voice.close()
    assert begun[1].returncode != 0


def test_a_program_that_fails_is_silent() -> None:
    voice = Voice("there is no such program")
    voice.say("one")
    voice.say("a text that no argument can hold: \0")
    voice.close()


class Undying:
    """A process that can't be killed and never ends."""

    def kill(self) -> None:
        raise PermissionError

    def poll(self) -> None:
        return None

    def wait(self, timeout: float) -> None:
        raise subprocess.TimeoutExpired("speaker", timeout)


def test_a_program_that_never_ends_holds_nobody_up() -> None:
    voice = Voice("speaker", lambda *_, **__: Undying())  # type: ignore[arg-type]  # as much as is asked of one
    voice.say("one")
    voice.say("two")
    voice.close()
