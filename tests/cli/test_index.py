"""`index`, and `check` of many files: what they print, how far they are, how they end."""

import io
import json
from collections.abc import Generator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from routinekit.cli import main
from routinekit.cli.progress import Progress
from tests.cli.pseudo import in_terminal

GOOD = "routine Good morning\ndo Plank, hold 20s\ndo Row, for 400 metres\n"
BAD = "routine Bad\ndo Plank, hold 5\n"
ODD = "routine A name that is too long to stand in one line\ndo Plank\ndo Squat, reps 10\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "plans"
    (folder / "week-1").mkdir(parents=True)
    (folder / "good.routine").write_text(GOOD)
    (folder / "bad.routine").write_text(BAD)
    (folder / "week-1" / "odd.routine").write_text(ODD)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder of 120 files, the first of which has an error."""
    for number in range(117):
        (folder / f"n{number:03}.routine").write_text(GOOD)
    return folder


@pytest.mark.usefixtures("folder")
def test_a_line_a_routine(capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion) -> None:
    assert main(["index", "plans"]) == 1
    assert capsys.readouterr().out == snapshot


@pytest.mark.usefixtures("folder")
def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "plans", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["routinekit"] == 1
    bad, good, odd = document["routines"]
    assert bad == {"path": "plans/bad.routine", "name": None, "total": None, "errors": 1, "warnings": 0}
    assert good["total"] == {"steps": 2, "exact_ms": 20_000, "estimated_ms": 0, "open_steps": 1}
    assert (odd["name"], odd["errors"], odd["warnings"]) == (
        "A name that is too long to stand in one line",
        0,
        1,
    )
    assert main(["index", "plans/good.routine", "plans/week-1", "--format", "jsonl"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [good, odd]


def test_standard_input_stands_where_it_was_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    good = str(folder / "good.routine")
    assert main(["index", good, "-", good, "--format", "jsonl"]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["path"], record["errors"]) for record in records] == [(good, 0), ("-", 1), (good, 0)]


def test_a_folder_without_routines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "routinekit index: there is no .routine file\n"


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["index"]])
def test_many_processes_say_what_one_says(
    many: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for workers in ("1", "2"):
        assert main([*arguments, str(many), "--workers", workers]) == 1
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "no unit" in said[0].out or arguments == ["index"]
    assert said[0].err == ""


# ---------------------------------------------------------------- how far it is


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def counted(files: int) -> Generator[int, None, None]:
    yield from range(files)


def shown(files: int, stream: io.StringIO) -> list[str]:
    """What stood on the terminal, one after the other."""
    assert list(Progress(files, stream).over(counted(files))) == list(range(files))
    return stream.getvalue().split("\r")


def test_the_line_counts_and_is_gone_at_the_end() -> None:
    lines = shown(200, Terminal())
    assert lines[1] == f"[{' ' * 25}] 0 of 200 files"
    assert f"[{'#' * 12}{' ' * 13}] 100 of 200 files" in lines
    assert lines[-3] == f"[{'#' * 25}] 200 of 200 files"
    assert lines[-2:] == [" " * len(lines[-3]), ""]
    assert len(shown(10_000, Terminal())) < 110  # a line for each hundredth of the work


def test_no_line_for_few_files_and_where_nobody_looks() -> None:
    assert shown(99, Terminal()) == [""]
    assert shown(200, io.StringIO()) == [""]


def test_the_line_is_never_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert max(map(len, shown(200, Terminal()))) == 19


def test_what_is_printed_has_the_line_to_itself() -> None:
    stream = Terminal()
    progress = Progress(1000, stream)
    files = progress.over(counted(1000))
    next(files)
    line = stream.getvalue()
    progress.hide()
    assert stream.getvalue() == line + "\r" + " " * (len(line) - 1) + "\r"
    next(files)
    assert stream.getvalue().endswith("1 of 1,000 files")
    files.close()
    assert stream.getvalue().endswith(" \r")


# ---------------------------------------------------------------- in a terminal


def test_on_a_terminal_the_line_is_there_and_gone(many: Path) -> None:
    out, status = in_terminal(["check", str(many), "--workers", "2"])
    assert status == 1
    assert "] 60 of 120 files" in out
    assert "\x1b[1;31merror[RK204]" in out
    assert out.split("\r")[-2].strip() == "120 files: 1 error, 1 warning"


@pytest.mark.parametrize("command", ["check", "index"])
def test_ctrl_c_ends_all_processes_at_once(command: str, folder: Path) -> None:
    long = folder / "long.routine"
    long.write_text("routine Long\n" + "".join(f"do Exercise {n}, sets 3, reps 5\n" for n in range(3000)))
    paths = [str(folder / "bad.routine"), *[str(long)] * 2000]
    # It comes to its end only when the last process that could write to the terminal has ended.
    out, status = in_terminal([command, *paths, "--workers", "2"], typed=[("] 1 of", "\x03")])
    assert status == 130
    assert "Traceback" not in out
    assert out.split("\r")[-1].replace("^C", "").strip() == ""
