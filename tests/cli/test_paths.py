"""Paths on the command line that are no files, that can't be read, or can't be written."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from routinekit import fixes
from routinekit.cli import main
from routinekit.diagnostics import Fix
from routinekit.source import Source

GOOD = "routine R\ndo Plank, hold 5s\n"
UNTIDY = "routine R\ndo Plank,hold 5s\n"
COMMANDS = ("check", "fmt", "show", "steps", "play")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("none"))


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    path.write_text(GOOD)
    os.truncate(path, 2**40)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (pipe, "RK601]: this is a pipe or a device, not a file"),
        (device, "RK601]: this is a pipe or a device, not a file"),
        (loop, "RK601]: the file can't be read: too many levels of symbolic links"),
        (dangling, "RK601]: there is no such file"),
        (huge, "RK602]: the file is larger than 1,048,576 bytes"),
    ],
)
def test_what_is_no_file(
    command: str, make: object, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    path = tmp_path / "a.routine"
    make(path)
    assert main([command, str(path)]) == 1
    told = "".join(capsys.readouterr())
    assert f"error[{says}\n" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_that_no_system_takes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "x" * 5000]) == 1
    assert "error[RK601]: the file can't be read: file name too long\n" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_of_somebody_else(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.routine"
    path.write_text(GOOD)

    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(path)

    monkeypatch.setattr(os, "open", refuse)  # for root may read everything
    assert main([command, str(path)]) == 1
    assert "error[RK601]: you may not read this file\n" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_of_a_folder_only_files_are_read(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.routine").write_text(GOOD)
    pipe(tmp_path / "b.routine")
    dangling(tmp_path / "c.routine")
    device(tmp_path / "d.routine")
    loop(tmp_path / "e.routine")
    (tmp_path / "f.routine").mkdir()
    (tmp_path / "again").symlink_to(tmp_path)
    assert main([command, str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("1 file: ")


@pytest.mark.parametrize("arguments", [["fmt"], ["check", "--fix"]])
def test_a_folder_that_may_not_be_written(
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "a.routine"
    path.write_text(UNTIDY.replace("do", "do Squat, reps 8 - 12\ndo"))
    before = path.read_text()
    if arguments == ["fmt"]:
        before = UNTIDY
        path.write_text(before)

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert main([*arguments, str(path)]) == 1
    said = capsys.readouterr().err
    assert said == f"routinekit {arguments[0]}: {path} can't be written: Permission denied\n"
    assert path.read_text() == before


def test_a_file_with_a_name_as_long_as_may_be_is_formatted(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 247}.routine"
    path.write_text(UNTIDY)
    assert main(["fmt", str(path)]) == 0
    assert path.read_text() == GOOD
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_is_full() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "routinekit", "steps", "examples/lower-back-pain.routine"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 1
    assert ran.stderr == "routinekit steps: the output can't be written: No space left on device\n"


def test_fixes_that_never_come_to_an_end_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.routine"
    path.write_text(GOOD)
    end = Source(GOOD).span(len(GOOD), len(GOOD))
    monkeypatch.setattr(fixes, "safe_fixes", lambda _: [Fix(end, "# again\n", safe=True)])
    assert main(["check", "--fix", str(path)]) == 0
    assert 1 < path.read_text().count("again") < 100
