"""The README tells the truth: its routine plays, its commands are those that run, its outputs are real."""

import re
import shlex
from pathlib import Path

import pytest

import routinekit as rk
from routinekit.cli import main
from routinekit.codes import CODES

README = Path("README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", blocks("routine"))
def test_its_routines_have_no_problem(text: str) -> None:
    assert rk.parse(text).diagnostics == ()


def test_it_has_the_two_commands_that_ci_runs() -> None:
    assert len(blocks("sh")) == 2
    assert all(command.startswith("python3 -m venv .venv && ") for command in blocks("sh"))


@pytest.mark.parametrize("console", blocks("console"))
def test_its_commands_print_what_it_says(
    console: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, expected = console.split("\n", 1)
    if "leg-day" in command:
        monkeypatch.chdir(tmp_path)
        Path("leg-day.routine").write_text(CODES["RK203"].bad)
    main(shlex.split(command.removeprefix("$ routinekit ")))
    assert capsys.readouterr().out == expected
