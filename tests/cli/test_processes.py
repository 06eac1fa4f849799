"""The command as a real process: in a terminal, in a pipe, interrupted."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from routinekit.cli.plain import forget_keys
from tests.cli.pseudo import COMMAND, in_terminal

EXAMPLE = "examples/lower-back-pain.routine"


def test_colour_is_for_terminals_and_never_with_no_color(tmp_path: Path) -> None:
    file = tmp_path / "bad.routine"
    file.write_text("routine R\ndo A, hold 5\n")
    coloured, status = in_terminal(["check", str(file)], environment={"NO_COLOR": ""})
    assert status == 1
    assert "\x1b[1;31merror[RK204]\x1b[0m" in coloured
    plain, _ = in_terminal(["check", str(file)], environment={"NO_COLOR": "1"})
    assert "\x1b" not in plain
    piped = subprocess.run([*COMMAND, "check", str(file)], capture_output=True, text=True, check=False)
    assert "\x1b" not in piped.stdout


def test_ctrl_c_in_a_terminal() -> None:
    keys = [("read the cautions", "\n"), ("Knee rolls", "\x03")]
    shown, status = in_terminal(["play", "--plain", EXAMPLE, "--speed", "60"], typed=keys)
    assert status == 130
    assert "stopped after" in shown
    assert "Heel sit stretch: all" in shown
    assert "Traceback" not in shown


def test_what_was_typed_too_early_ends_no_open_step(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\ndo Plank, hold 1s\ndo Row, for 400 metres\n")
    keys = [("Plank", "\n"), ("press Enter", "\x03")]
    shown, status = in_terminal(["play", "--plain", str(file)], typed=keys)
    assert status == 130
    assert "Row: " not in shown.split("stopped", 1)[1]
    shown, status = in_terminal(["play", "--plain", str(file)], typed=[("press Enter", "\n")])
    assert status == 0
    assert "done: 2 steps" in shown


def test_a_run_that_was_killed_is_gone_on_with_and_told_by_log(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine My back\ndo Plank, hold 1s, ask pain\ndo Bridge, hold 60s\n")
    kept = ["--journal", str(tmp_path / "kept")]
    with subprocess.Popen([*COMMAND, "play", str(file), *kept], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "Bridge\n" in iter(process.stdout.readline, "")
        process.kill()
    logged = subprocess.run([*COMMAND, "log", str(file), *kept], capture_output=True, text=True, check=True)
    assert "My back: 1 run" in logged.stdout
    assert "cut off" in logged.stdout
    assert "Plank: 1 step" in logged.stdout
    shown, status = in_terminal(
        ["play", "--plain", "--speed", "60", str(file), *kept], typed=[("go on with it?", "\n")]
    )
    assert status == 0
    assert "Plank" not in shown.split("go on with it?")[1]
    logged = subprocess.run([*COMMAND, "log", str(file), *kept], capture_output=True, text=True, check=True)
    assert "My back: 1 run" in logged.stdout
    assert "1:01  done" in logged.stdout


def test_what_an_exercise_asks_for_is_asked_and_a_stop_rule_stops(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\n  stop if pain > 3\ndo Plank, hold 1s, ask pain\ndo Bridge, hold 60s\n")
    kept = ["--journal", str(tmp_path / "kept")]
    keys = [("pain? ", "5\n"), ("go on all the same?", "\n")]
    shown, status = in_terminal(["play", "--plain", str(file), *kept], typed=keys)
    assert status == 130
    assert "stop if pain > 3: it is time to stop" in shown
    logged = subprocess.run([*COMMAND, "log", str(file), *kept], capture_output=True, text=True, check=True)
    assert "stopped" in logged.stdout
    assert "pain 5" in logged.stdout
    assert "stop if pain > 3 was met" in logged.stdout


def test_a_system_without_terminals_has_nothing_to_forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "termios", None)
    forget_keys(sys.stdin)


def test_an_interrupt_of_a_pipe() -> None:
    with subprocess.Popen(
        [*COMMAND, "play", EXAMPLE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped after 0 of 578 steps" in out
    assert err == ""


def test_the_reader_of_a_pipe_may_leave() -> None:
    steps = subprocess.Popen([*COMMAND, "steps", EXAMPLE], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert steps.stdout is not None
    assert steps.stderr is not None
    steps.stdout.readline()
    steps.stdout.close()
    assert steps.stderr.read() == b""
    assert steps.wait(30) == 0
    steps.stderr.close()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_whatever_the_output_can_hold(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text(
        "routine R\ndo Pli\N{LATIN SMALL LETTER E WITH ACUTE} \N{FLEXED BICEPS}, hold 5s\n", "utf-8"
    )
    for form in ("json", "table", "csv"):
        ran = subprocess.run(
            [*COMMAND, "steps", str(file), "--format", form],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
        )
        if form == "json":
            assert json.loads(ran.stdout)["steps"][0]["exercise"].endswith("\N{FLEXED BICEPS}")


def test_the_script_and_the_module_are_the_same() -> None:
    script = Path(sys.executable).with_name("routinekit")
    for command in ([str(script)], COMMAND):
        ran = subprocess.run([*command, "show", EXAMPLE], capture_output=True, text=True, check=True)
        assert "23:10" in ran.stdout
