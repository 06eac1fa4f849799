"""Calls in other processes, which are ended where they take too long, or which somebody ends from outside."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from routinekit.many import timed_calls
from routinekit.many.timed_calls import CallEndedError, DirectCalls, TimedCalls


@pytest.fixture(scope="module")
def calls() -> Iterator[TimedCalls]:
    made = TimedCalls(3, for_ever)
    yield made
    for worker in made._idle:
        worker.connection.close()
        worker.process.join()


def for_ever() -> None:
    while True:
        pass


def in_one_operation() -> int:
    """Work that no signal and no exception of another thread could end: Python is asked for neither in it."""
    return len(str(3 ** (3**20)))


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def process_of(_: object) -> int:
    time.sleep(0.2)
    return os.getpid()


def test_what_a_call_returns(calls: TimedCalls) -> None:
    assert calls.call(9, divmod, 7, 2) == (3, 1) == DirectCalls().call(9, divmod, 7, 2)


def test_the_next_call_is_made_by_the_same_process_and_one_at_the_same_time_by_another(
    calls: TimedCalls,
) -> None:
    assert calls.call(3, os.getpid) == calls.call(3, os.getpid) != os.getpid()
    with ThreadPoolExecutor(3) as threads:
        assert len(set(threads.map(lambda each: calls.call(3, process_of, each), range(3)))) == 3


@pytest.mark.parametrize("function", [for_ever, in_one_operation])
def test_what_takes_too_long_is_ended(calls: TimedCalls, function: object) -> None:
    calls.call(3, os.getpid)
    began = time.monotonic()
    with pytest.raises(CallEndedError):
        calls.call(9, function)  # type: ignore[arg-type]  # both can be called
    assert 3 <= time.monotonic() - began < 15
    assert calls.call(3, abs, -1) == 1


def test_less_time_can_be_asked_for(calls: TimedCalls) -> None:
    calls.call(3, os.getpid)
    began = time.monotonic()
    with pytest.raises(CallEndedError):
        calls.call(0.1, for_ever)
    assert time.monotonic() - began < 3


def test_a_process_that_somebody_ends_costs_one_call(calls: TimedCalls) -> None:
    with pytest.raises(CallEndedError):
        calls.call(3, killed)
    os.kill(calls.call(3, os.getpid), signal.SIGKILL)
    time.sleep(0.1)
    with pytest.raises(CallEndedError):
        calls.call(3, os.getpid)
    assert calls.call(3, abs, -1) == 1


def test_a_process_that_never_comes_to_be_ready_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timed_calls, "_START_SECONDS", 0)
    calls = TimedCalls(1)
    with pytest.raises(CallEndedError):
        calls.call(3, abs, -1)
    (worker,) = calls._idle
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


PROGRAM = """
import os, sys, threading
from routinekit.many.timed_calls import TimedCalls
from tests.library.test_timed_calls import for_ever
if __name__ == "__main__":
    calls = TimedCalls(60, for_ever)
    print(calls.call(9, os.getpid), flush=True)
    threading.Thread(target=calls.call, args=(60, for_ever), daemon=True).start()
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_the_processes_end_with_the_one_that_started_them(how: signal.Signals, tmp_path: object) -> None:
    program = f"{tmp_path}/program.py"
    with open(program, "w", encoding="utf-8") as file:
        usual = "" if how is signal.SIGKILL else f"import signal; signal.signal({int(how)}, signal.SIG_DFL)\n"
        file.write(usual + PROGRAM)  # a test may have been started where a signal is ignored
    with subprocess.Popen(
        [sys.executable, program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    ) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        time.sleep(0.3)
        process.send_signal(how)
        process.wait(timeout=20)
        until = time.monotonic() + 10
        while time.monotonic() < until and is_alive(worker):
            time.sleep(0.05)
    assert not is_alive(worker)


def is_alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as file:
            return " Z " not in file.read()
    except OSError:
        return False
