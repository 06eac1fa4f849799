"""Many files: a record for each, in order, by one process or by several, which may be killed or closed."""

import errno
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event

import pytest

import routinekit as rk
from routinekit import many
from routinekit.many import workers
from routinekit.report import full

GOOD = "routine Short\ndo Plank, hold 5s\n"
BAD = "routine Short\ndo Plank, hold 5\n"
LONG = "routine Long\n" + "".join(
    f"do Exercise {n}, sets 3, reps {n % 90 + 2}, hold 3s\n" for n in range(2000)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("good", GOOD), ("bad", BAD), ("odd", "routine Odd\ndo Plank\n"), ("long", LONG)):
        (tmp_path / f"{name}.routine").write_text(text)
    return tmp_path


@pytest.fixture
def _pool_for_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files are many, so that others than this process read them."""
    monkeypatch.setattr(many, "FEW", 2)


def test_a_record_tells_name_total_and_problems(folder: Path) -> None:
    good, bad, odd = rk.compile_many(folder / f"{name}.routine" for name in ("good", "bad", "odd"))
    assert (good.path, good.name, good.diagnostics) == (str(folder / "good.routine"), "Short", ())
    assert good.total == rk.Total(timedelta(seconds=5), timedelta(0), 0, 1)
    assert (bad.name, bad.total, bad.errors, bad.warnings) == (None, None, 1, 0)
    assert (odd.name, odd.errors, odd.warnings) == ("Odd", 0, 1)


def test_the_total_is_that_of_the_timeline() -> None:
    paths = sorted(Path("examples/real").glob("*.routine"))[:12]
    for record in rk.compile_many(paths, workers=1):
        assert record.total == rk.timeline(rk.load(record.path)).total


def test_a_finding_is_a_diagnostic_without_its_text(folder: Path) -> None:
    path = folder / "bad.routine"
    (found,) = next(rk.compile_many([path])).diagnostics
    (diagnostic,) = rk.parse(BAD, name=str(path)).diagnostics
    assert (found.code, found.severity, found.message) == ("RK204", "error", diagnostic.message)
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 16, 2, 17)
    assert [fix.replacement for fix in found.fixes] == [fix.replacement for fix in diagnostic.fixes]
    assert str(found) == str(diagnostic)
    assert found.full == full(diagnostic)


def test_a_record_is_pickled_without_the_text(folder: Path) -> None:
    (folder / "bad.routine").write_text(LONG + "do Plank, hold 5\n")
    record = next(rk.compile_many([folder / "bad.routine"]))
    pickled = pickle.dumps(record)
    assert pickle.loads(pickled) == record
    assert len(pickled) < 2000


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none", "there is no such file"),
        ("folder", "this is a folder, not a file"),
        ("pipe", "this is a pipe or a device, not a file"),
        ("nu\0l", "the file can't be read: embedded null byte"),
    ],
)
def test_what_cannot_be_read_is_a_record(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    record = next(rk.compile_many([str(tmp_path / name)]))
    assert [(found.code, found.message) for found in record.diagnostics] == [("RK601", message)]


def test_limits_and_root_are_those_of_load(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "plank.routine").write_text("library L\nexercise Plank, hold 5s\n")
    main = tmp_path / "parts" / "main.routine"
    main.write_text('routine R\n  use "../plank.routine"\ndo Plank\n')
    assert [found.code for found in next(rk.compile_many([main])).diagnostics][:1] == ["RK612"]
    assert next(rk.compile_many([main], root=tmp_path)).errors == 0
    small = next(rk.compile_many([main], root=tmp_path, limits=rk.Limits(file_bytes=10)))
    assert [found.code for found in small.diagnostics] == ["RK602"]


def test_paths_are_taken_as_they_are_needed(folder: Path) -> None:
    taken = []

    def paths() -> Iterator[Path]:
        for number in range(9):
            taken.append(number)
            yield folder / "good.routine"

    records = rk.compile_many(paths(), workers=1)
    assert taken == []
    next(records)
    assert taken == [0]


@pytest.mark.parametrize(("usable", "processors"), [(lambda _: {1, 2, 3}, 3), (None, os.cpu_count())])
def test_the_usual_number_of_processes(
    usable: object, processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", usable)
    assert many._processors() == processors


def test_wrong_use() -> None:
    with pytest.raises(ValueError, match="`workers` is 1 or more, not 0"):
        rk.compile_many([], workers=0)
    with pytest.raises(TypeError, match="not one path"):
        rk.compile_many("a.routine")


# ---------------------------------------------------------------- several processes


def test_several_processes_say_what_one_says(folder: Path) -> None:
    names = ["good", "bad", "none", "odd", "long", *["good", "bad"] * 60]
    paths = [folder / f"{name}.routine" for name in names]
    alone = list(rk.compile_many(paths, workers=1))
    assert [record.path for record in alone] == list(map(str, paths))
    assert list(rk.compile_many(paths, workers=3)) == alone
    assert active_children() == []


def test_for_a_few_files_no_process_is_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "routinekit.many.workers", None)
    paths = [folder / "good.routine"] * (many.FEW - 1)
    assert len(list(rk.compile_many(paths, workers=8))) == len(paths)
    assert len(list(rk.compile_many([*paths, *paths], workers=1))) == 2 * len(paths)


def test_files_are_read_ahead_only_so_far(folder: Path) -> None:
    taken = []

    def paths() -> Iterator[Path]:
        while True:
            taken.append(1)
            yield folder / "good.routine"

    records = rk.compile_many(paths(), workers=2)
    for _ in range(300):
        next(records)
        assert len(taken) <= 300 + many.FEW
    records.close()


@pytest.mark.usefixtures("_pool_for_a_few")
def test_threads_may_each_have_their_processes(folder: Path) -> None:
    paths = [folder / "good.routine", folder / "bad.routine"] * 5
    with ThreadPoolExecutor(2) as threads:
        several = threads.map(lambda _: list(rk.compile_many(paths, workers=2)), range(2))
        assert list(several) == [list(rk.compile_many(paths, workers=1))] * 2


@pytest.mark.usefixtures("_pool_for_a_few")
def test_closing_ends_the_processes_at_once(folder: Path) -> None:
    records = rk.compile_many([folder / "good.routine", *[folder / "long.routine"] * 10_000], workers=2)
    next(records)
    assert len(active_children()) == 2
    records.close()
    assert active_children() == []


@pytest.mark.usefixtures("_pool_for_a_few")
def test_a_killed_process_is_told_for_the_file_it_had_in_hand(folder: Path) -> None:
    names = ["good", *["long"] * 7]
    records = rk.compile_many((folder / f"{name}.routine" for name in names), workers=2)
    assert next(records).name == "Short"
    (process,) = active_children()
    process.kill()
    lost = next(record for record in records if record.errors)
    assert (lost.path, lost.name, lost.total) == (str(folder / "long.routine"), None, None)
    assert [(found.code, found.message) for found in lost.diagnostics] == [
        ("RK601", "the process that read this file was ended from outside")
    ]
    assert next(records).name == "Long"  # for another process goes on
    records.close()
    assert active_children() == []


def test_a_process_that_is_killed_with_nothing_in_hand_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_AHEAD", 1)  # so that all is done when more is asked for
    paths = [folder / "good.routine"] * 8

    def then_more() -> Iterator[Path]:
        yield from paths
        for process in active_children():
            process.kill()
            process.join()
        yield from paths

    with workers.Workers(1, None, rk.Limits()) as crew:
        assert [record.errors for record in crew.compiled(map(str, then_more()))] == [0] * 16


def test_whoever_is_killed_and_whenever_all_answers_come_but_those_in_hand(folder: Path) -> None:
    """Also while one begins, and while it has said something by half."""
    names = ["many.routine", *["good.routine", "bad.routine"] * 20] * 4
    paths = [folder / name for name in names]
    paths[0].write_text("routine Many\n" + "do Plank, hold 5\n" * 900)  # its record is longer than a pipe
    alone = {path: next(rk.compile_many([path])) for path in paths[:3]}
    chance, over, killed = random.Random(), Event(), 0

    def kill_somebody() -> None:
        nonlocal killed
        while killed < 9 and not over.wait(chance.uniform(0, 0.4)):
            if processes := active_children():
                chance.choice(processes).kill()
                killed += 1

    with ThreadPoolExecutor(1) as thread:
        thread.submit(kill_somebody)
        records = list(rk.compile_many(paths, workers=3))
        over.set()
    lost = [record for record in records if record.diagnostics and record.diagnostics[0].code == "RK601"]
    assert [record.path for record in records] == list(map(str, paths))
    assert all(record in lost or record == alone[Path(record.path)] for record in records)
    assert len(lost) <= killed


def killed_at_once(process: BaseProcess, _start: Callable[[BaseProcess], None] = BaseProcess.start) -> None:
    _start(process)
    process.kill()


def no_room(_: BaseProcess) -> None:
    raise BlockingIOError(errno.EAGAIN, "resource temporarily unavailable")


@pytest.mark.usefixtures("_pool_for_a_few")
@pytest.mark.parametrize("start", [killed_at_once, no_room])
def test_where_no_process_lives_this_one_reads(
    start: Callable[[BaseProcess], None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_IN_VAIN", 3)
    monkeypatch.setattr(BaseProcess, "start", start)
    records = rk.compile_many([folder / "good.routine"] * 40, workers=2)
    assert [record.errors for record in records] == [0] * 40


@pytest.mark.usefixtures("_pool_for_a_few")
def test_a_process_that_dies_waits_for_nobody_who_would_read_a_long_command_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["routinekit", *["a" * 200] * 2000]
    monkeypatch.setattr(sys, "argv", arguments)
    told: list[list[str]] = []
    start = BaseProcess.start

    def tell(process: BaseProcess) -> None:
        told.append(sys.argv)
        start(process)

    monkeypatch.setattr(BaseProcess, "start", tell)
    assert [record.errors for record in rk.compile_many([folder / "good.routine"] * 3, workers=1 + 1)] == [
        0
    ] * 3
    assert set(map(tuple, told)) == {("routinekit",)}
    assert sys.argv is arguments


def test_a_script_that_would_begin_again_in_each_process_is_told_why(folder: Path) -> None:
    script = folder / "script.py"
    script.write_text(
        f"import routinekit as rk\nlist(rk.compile_many(['{folder}/good.routine'] * {many.FEW}, workers=2))\n"
    )
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].startswith("RuntimeError: no process can be started to read files")


@pytest.mark.usefixtures("_pool_for_a_few")
def test_where_signals_cannot_be_blocked_processes_are_started_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_blocked", None)
    assert [record.errors for record in rk.compile_many([folder / "good.routine"] * 3, workers=2)] == [0] * 3


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGKILL"])
@pytest.mark.parametrize("ignored", ["SIGINT", "SIGTERM"])
def test_a_process_whose_parent_has_ended_ends_in_the_middle_of_a_file(
    ignored: str, number: str, folder: Path
) -> None:
    script = folder / "script.py"
    script.write_text(
        "import os, signal, routinekit as rk\n"
        "from routinekit.many import workers\n"
        "read = workers.compile_file\n"
        "def endless(path, root, limits):\n"
        "    while 'long' in path:\n"
        "        pass\n"
        "    return read(path, root, limits)\n"
        "workers.compile_file = endless  # in each process, which reads this script, too\n"
        "if __name__ == '__main__':\n"
        f"    signal.signal(signal.{ignored}, signal.SIG_IGN)\n"
        f"    paths = ['{folder}/good.routine', *['{folder}/long.routine'] * 200]\n"
        "    records = rk.compile_many(paths, workers=2)\n"
        "    next(records)\n"
        f"    signal.signal(signal.{number}, signal.SIG_DFL) if '{number}' != 'SIGKILL' else None\n"
        "    print('now', flush=True)\n"
        f"    os.kill(os.getpid(), signal.{number})\n"
    )
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        began = time.monotonic()
        # The pipes come to their end only when the last process that could write into them has ended.
        _, told = process.communicate(timeout=60)
    assert time.monotonic() - began < 2
    assert process.returncode == -signal.Signals[number]
    assert "Traceback" not in told


def test_a_process_waits_for_the_end_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[object] = []

    class Parent:
        def join(self) -> None:
            happened.append("joined")

    monkeypatch.setattr(workers, "parent_process", Parent)
    monkeypatch.setattr(os, "_exit", happened.append)
    workers._end_with_parent()
    assert happened == ["joined", 1]
