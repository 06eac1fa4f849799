"""Many files: a record for each, in order, by one process or by several, which may be killed or closed."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from multiprocessing import active_children
from pathlib import Path

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


def test_a_process_whose_parent_was_killed_ends_in_the_middle_of_a_file(folder: Path) -> None:
    script = folder / "script.py"
    script.write_text(
        "import os, signal, routinekit as rk\n"
        "from routinekit.many import workers\n"
        "read = workers.compiled\n"
        "def endless(path, root, limits):\n"
        "    while 'long' in path:\n"
        "        pass\n"
        "    return read(path, root, limits)\n"
        "workers.compiled = endless  # in each process, which reads this script, too\n"
        "if __name__ == '__main__':\n"
        f"    paths = ['{folder}/good.routine', *['{folder}/long.routine'] * 200]\n"
        "    records = rk.compile_many(paths, workers=2)\n"
        "    next(records)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The pipe comes to its end only when the last process that could write into it has ended.
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == -9
    assert "Traceback" not in ran.stderr


def test_a_process_waits_for_the_end_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[object] = []

    class Parent:
        def join(self) -> None:
            happened.append("joined")

    monkeypatch.setattr(workers, "parent_process", Parent)
    monkeypatch.setattr(os, "_exit", happened.append)
    workers._end_with_parent()
    assert happened == ["joined", 1]
