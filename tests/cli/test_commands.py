"""The commands, run in this process: what they print and their exit status."""

import csv
import io
import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from routinekit.cli import main

EXAMPLE = "examples/lower-back-pain.routine"
GOOD = """\
routine Short
  caution: Slowly.
do Plank, sets 2, hold 20s per side, rest 5s
rest 10s
do Row, for 400 metres
"""
BAD = "routine Short\ndo Plank, hold 5\ndo Row, for 5 m\ndo Squat, rpes 3\n"


class Ran:
    """What a command did."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> "Runner":
    return Runner(capsys)


class Runner:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = self.capsys.readouterr()
        return Ran(status, captured.out, captured.err)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.routine"
    file.write_text(GOOD)
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.routine"
    file.write_text(BAD)
    return file


def test_check_of_a_good_file(run: Runner) -> None:
    ran = run("check", EXAMPLE)
    assert (ran.status, ran.out, ran.err) == (0, "1 file: no problems\n", "")


def test_check_tells_three_mistakes_three_times(run: Runner, bad: Path, snapshot: SnapshotAssertion) -> None:
    ran = run("check", bad)
    assert ran.status == 1
    assert ran.out.count("error[") == 3
    assert ran.out.replace(str(bad), "bad.routine") == snapshot


def test_check_for_editors(run: Runner, bad: Path) -> None:
    ran = run("check", "--format", "concise", bad)
    assert [line.removeprefix(f"{bad}:").split(" ")[0] for line in ran.out.splitlines()] == [
        "2:16:",
        "3:15:",
        "4:11:",
    ]


@pytest.mark.usefixtures("bad")
def test_check_of_a_folder(run: Runner, good: Path) -> None:
    (good.parent / "below").mkdir()
    (good.parent / "below" / "c.routine").write_text("routine C\ndo A\n")
    (good.parent / "notes.txt").write_text("no routine")
    ran = run("check", good.parent)
    assert ran.status == 1
    assert ran.out.endswith("3 files: 3 errors, 1 warning\n")


def test_a_warning_is_no_failure(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine A\ndo B\n")
    assert run("check", file).status == 0


def test_standard_input(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, status in ((GOOD, 0), (BAD, 1)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        ran = run("check", "-", "--format", "concise")
        assert ran.status == status
        assert ran.out.count("<stdin>:") == (3 if status else 0)


@pytest.mark.parametrize("command", ["check", "show", "steps", "play"])
@pytest.mark.parametrize(
    "row",
    [
        ("empty", b"", "1:1", "empty"),
        ("field", b"routine R\ndo A, reps 2\n  postion: x\n", "3:3", "unknown field"),
        ("dose", b"routine R\ndo A, stes 2\n", "2:7", "unknown dose"),
        ("unit", b"routine R\ndo A, hold 5\n", "2:12", "no unit"),
        ("metres", b"routine R\ndo A, for 5m\n", "2:12", "minutes or metres"),
        ("number", b"routine R\ndo A, 10\n", "2:7", "doesn't say what it counts"),
        ("tab", b"routine R\ndo A\n\treps 2\n", "3:1", "tab"),
        ("dedent", b"routine R\ndo A\n    reps 2\n  sets 2\n", "4:1", "nothing else stands"),
        ("two", b"routine R\ndo A, reps 2\nroutine S\n", "3:1", "second routine"),
        ("utf8", b"routine R\ndo Caf\xe9, reps 2\n", "2:7", "UTF-8"),
        ("nul", b"routine R\ndo A\0, reps 2\n", "2:5", "U+0000"),
        ("folder", None, "1:1", "folder"),
        ("missing", None, "1:1", "no such file"),
    ],
)
def test_bad_input(
    run: Runner, tmp_path: Path, command: str, row: tuple[str, bytes | None, str, str]
) -> None:
    name, content, place, says = row
    file = tmp_path / f"{name}.routine"
    if content is not None:
        file.write_bytes(content)
    if name == "folder":
        file.mkdir()
        if command == "check":  # which reads all files of a folder, and here is none
            assert run(command, file).status == 2
            return
    ran = run(command, file)
    told = ran.out if command == "check" else ran.err
    assert ran.status == 1
    assert told.count("error[") == 1
    assert f"{file}:{place}\n" in told
    assert says in told
    assert "Traceback" not in ran.out + ran.err


def test_rk601_is_what_a_path_gets_that_cannot_be_read(run: Runner, tmp_path: Path) -> None:
    assert "RK601" in run("check", tmp_path / "none.routine").out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["check"],
        ["show"],
        ["steps", EXAMPLE, "--format", "xml"],
        ["steps", EXAMPLE, "--first", "0"],
        ["play", EXAMPLE, "--speed", "0"],
        ["play", EXAMPLE, "--speed", "fast"],
    ],
)
def test_wrong_use(run: Runner, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("usage: ")


def test_errors_are_told_without_the_warnings(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\ndo A\n  tip:\n  hold 5\n")
    assert run("show", file).err.count("[RK") == 1


def test_an_interrupt_between_steps(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("routinekit.cli.check.run", interrupted)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert run("check", EXAMPLE).status == 130


def test_help_and_version(run: Runner) -> None:
    assert run("--help").status == 0
    assert run("--version").out.startswith("routinekit 0.")


def test_show(run: Runner, snapshot: SnapshotAssertion) -> None:
    assert run("show", EXAMPLE).out == snapshot


def test_show_what_is_open_and_what_has_sides(run: Runner, good: Path, snapshot: SnapshotAssertion) -> None:
    good.write_text(
        GOOD + "do Bird dog, reps 6 alternating\ndo Rest pose\nprepare 5s\ndo Roll, reps 2, left only\n"
        "do Step, per leg\n"
    )
    ran = run("show", good)
    assert ran.status == 0
    assert ran.out == snapshot


def test_show_what_is_inside_blocks(run: Runner, good: Path, snapshot: SnapshotAssertion) -> None:
    good.write_text(
        "routine R\n  tags: private\nsection Main, rest 5s after\n  rounds 2 per side, rest 9s\n"
        "    do Warrior, hold 30s\n    rest 3s\n"
    )
    assert run("show", good).out == snapshot


def test_show_what_is_to_be_heeded(run: Runner, good: Path, snapshot: SnapshotAssertion) -> None:
    good.write_text(
        "routine R\n  stop if: You feel dizzy.\nsection S\n  caution: Slow.\n  stop if: It\n    hurts.\n"
        "  do A, reps 3\n    caution: Still.\n    tip: Breathe.\n  rest 3s\n"
        "  do B, reps 3\n    stop if pain > 3\n"
        "amrap 1min\n  do C, reps 3\n    caution: Care.\n  do D, reps 3\n    caution: Care.\n  rest 5s\n"
    )
    assert run("show", good).out == snapshot


def test_steps_as_a_table(run: Runner, good: Path, snapshot: SnapshotAssertion) -> None:
    assert run("steps", good).out == snapshot


def test_steps_as_json_are_one_document(run: Runner) -> None:
    document = json.loads(run("steps", EXAMPLE, "--format", "json").out)
    assert document["routinekit"] == 1
    assert document["total"] == {
        "steps": 578,
        "exact_ms": 390_000,
        "estimated_ms": 1_000_000,
        "open_steps": 0,
    }
    assert len(document["steps"]) == 578
    assert document["prose"][1] == {"field": "caution", "text": "Ask your doctor before you start."}


def test_steps_as_json_lines_and_csv_are_the_same_steps(run: Runner, good: Path) -> None:
    steps = json.loads(run("steps", good, "--format", "json").out)["steps"]
    lines = [json.loads(line) for line in run("steps", good, "--format", "jsonl").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("steps", good, "--format", "csv").out)))
    assert lines == steps
    assert [row["path"] for row in rows] == [step["path"] for step in steps]
    assert (rows[0]["set"], rows[0]["exact"], rows[-1]["duration_ms"]) == ("1 of 2", "true", "")
    assert json.loads(rows[-1]["target"]) == {"distance": {"value": 400, "unit": "metres"}}


def test_json_of_an_empty_routine(run: Runner, good: Path) -> None:
    good.write_text("routine R\n")
    assert json.loads(run("steps", good, "--format", "json").out)["steps"] == []


def test_many_steps_are_written_only_when_asked_for(run: Runner, good: Path) -> None:
    good.write_text("routine R\ndo A, sets 100001, hold 5s\n")
    ran = run("steps", good)
    assert (ran.status, ran.out) == (1, "")
    assert "RK607" in ran.err
    assert "--first" in ran.err
    assert run("steps", good, "--first", "3", "--format", "jsonl").out.count("\n") == 3


def test_warnings_are_counted_where_they_are_not_told(run: Runner, good: Path) -> None:
    good.write_text("routine R\ndo Side bend: hold 20s per side\n")
    ran = run("show", good)
    assert ran.status == 0
    assert ran.err == f"1 warning: see `routinekit check {good}`\n"
