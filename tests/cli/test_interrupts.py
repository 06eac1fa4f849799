"""SIGINT and SIGTERM end every command, also one that was told to ignore Ctrl-C when it began."""

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from routinekit.cli import main
from routinekit.cli.interrupts import Interrupts
from tests.cli.pseudo import COMMAND, IN_BACKGROUND, in_terminal

ROUTINE = "routine R\ndo Plank, hold 1h\n"
ENDINGS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
LONG = "routine Long\n" + "".join(f"do Exercise {n}, sets 3, reps 5\n" for n in range(3000))


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "a.routine"
    path.write_text(ROUTINE)
    return str(path)


def ended(arguments: Sequence[str], number: signal.Signals) -> tuple[int, str, str]:
    """How a command in the background ends that gets a signal when it has printed a line: all it printed.

    A pipe comes to its end only when the last process that could write into it has ended.
    """
    with subprocess.Popen(
        [*IN_BACKGROUND, sys.executable, "-u", *COMMAND[1:], *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    return process.returncode, first + out, err


@pytest.mark.parametrize(("number", "status"), ENDINGS)
def test_a_run_is_stopped(number: signal.Signals, status: int, file: str) -> None:
    left, out, err = ended(["play", file], number)
    assert (left, err) == (status, "")
    assert "stopped after" in out


@pytest.mark.parametrize(("number", "status"), ENDINGS)
def test_a_server_is_ended(number: signal.Signals, status: int, tmp_path: Path) -> None:
    left, out, err = ended(["serve", str(tmp_path), "--port", "0"], number)
    assert (left, err) == (status, "")
    assert "(Ctrl-C ends it)" in out


@pytest.mark.parametrize(("number", "status"), ENDINGS)
def test_all_processes_that_read_are_ended(number: signal.Signals, status: int, file: str) -> None:
    long = Path(file).with_name("long.routine")
    long.write_text(LONG)
    arguments = ["index", "--format", "jsonl", "--workers", "2", file, *[str(long)] * 2000]
    left, out, err = ended(arguments, number)
    assert (left, err) == (status, "")
    assert out.count("\n") < 2000


@pytest.mark.parametrize(("number", "status"), ENDINGS)
def test_the_player_leaves_the_terminal_as_it_was(number: signal.Signals, status: int, file: str) -> None:
    command = [*IN_BACKGROUND, *COMMAND]
    shown, left = in_terminal(["play", "--no-journal", file], typed=[("Plank", number)], command=command)
    assert left == status
    assert "Traceback" not in shown
    assert "\x1b[?1049h" in shown  # another screen
    assert shown.rindex("\x1b[?1049l") > shown.rindex("Plank")  # and back


def test_what_others_did_with_signals_is_as_before() -> None:
    before = [signal.getsignal(number) for number, _ in ENDINGS]
    with Interrupts():
        assert [signal.getsignal(number) for number, _ in ENDINGS] != before
    assert [signal.getsignal(number) for number, _ in ENDINGS] == before


def test_in_another_thread_no_signal_can_be_waited_for(file: str) -> None:
    statuses: list[int] = []
    thread = threading.Thread(target=lambda: statuses.append(main(["check", file])))
    thread.start()
    thread.join()
    assert statuses == [0]
