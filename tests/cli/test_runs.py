"""Runs that are kept: where, which of them is gone on with, how the plain player asks, what `log` tells."""

import errno
import io
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from routinekit.characters import printable
from routinekit.cli import main
from routinekit.cli.journals import Journals
from routinekit.cli.plain import PlainPlayer
from routinekit.cli.play import _Runs
from routinekit.session.journal import JournalFile, journal_lines
from tests.cli.test_player import Clock, Screen

TEXT = """\
routine My back
  caution: Slowly.
  stop if pain > 3
do Plank, hold 30s, ask pain
  caution: Breathe.
  cue at 10s: Belly in!
do Bridge, hold 60s
amrap 1min
  do Squat, reps 5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "back.routine"
    file.write_text(TEXT, encoding="utf-8")
    return file


def routine() -> rk.Routine:
    found = rk.parse(TEXT).routine
    assert found is not None
    return found


def journal_of(text: str) -> str:
    """The journal of a run that has only begun."""
    found = rk.parse(text).routine
    assert found is not None
    lines: list[str] = []
    rk.Session(rk.timeline(found), record=lambda line: lines.append(json.dumps(line))).start(0)
    return "\n".join(lines)


def keep(folder: Path, *, seconds: float, finished: bool = False) -> None:
    """A run of so many seconds, of which the front end died, or which was ended."""
    journals = Journals(folder)
    with journals.begin("My back") as journal:
        session = rk.Session(rk.timeline(routine()), record=journal.write, when="2026-11-23T10:00:00+00:00")
        session.start(0)
        session.acknowledge(0)
        session.tick(seconds)
        session.count_round(seconds)
        session.report("pain", 2, seconds)
        if finished:
            session.skip(seconds)
            session.stop(seconds)


def test_a_run_is_kept_unless_it_is_not_wanted_or_played_fast(tmp_path: Path) -> None:
    quick = tmp_path / "quick.routine"
    quick.write_text("routine Q\ndo A, hold 0.01s\n", encoding="utf-8")
    kept = Journals.of(None).folder
    assert main(["play", str(quick), "--no-journal"]) == 0
    assert main(["play", str(quick), "--speed", "2"]) == 0
    assert not kept.exists()
    assert main(["play", str(quick)]) == 0
    assert main(["play", str(quick)]) == 0
    assert len([*kept.glob("q-*.jsonl")]) == 2


# ---------------------------------------------------------------- which is gone on with


def test_only_the_newest_run_of_this_very_text_that_was_cut_off_is_offered(tmp_path: Path) -> None:
    journals = Journals(tmp_path)
    assert journals.unfinished(routine()) is None
    keep(tmp_path, seconds=20)
    assert journals.unfinished(routine()) is not None
    (tmp_path / "none.jsonl").write_text("no journal", encoding="utf-8")
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff")
    (tmp_path / "other.jsonl").write_text(journal_of("routine Other\ndo A, hold 5s\n"), encoding="utf-8")
    other = rk.parse(TEXT.replace("60s", "50s")).routine
    assert other is not None
    assert journals.unfinished(other) is None
    keep(tmp_path, seconds=20, finished=True)
    assert journals.unfinished(routine()) is None


def test_the_player_asks_whether_to_go_on(tmp_path: Path) -> None:
    keep(tmp_path, seconds=75)
    path = Journals(tmp_path).unfinished(routine())
    assert path is not None

    def unfinished() -> rk.Session:
        return rk.Session.restore(routine(), path.read_text(encoding="utf-8").splitlines())

    clock = Clock()
    out = Screen()
    player = PlainPlayer(out, Screen("\n"), 1, clock.now, clock.sleep)
    assert player.wants_to_go_on(unfinished)
    assert "cut off after 1:15" in out.getvalue()
    assert player.play(unfinished())
    assert clock.time - 1000 == pytest.approx(90 + 60 - 75)
    assert not PlainPlayer(Screen(), Screen("n\n")).wants_to_go_on(unfinished)


# ---------------------------------------------------------------- what is asked


def played(keys: str) -> tuple[bool, str]:
    clock, out = Clock(), Screen()
    player = PlainPlayer(out, Screen(keys), 1, clock.now, clock.sleep)
    whole = player.play(rk.Session(rk.timeline(routine()), auto=True))
    return whole, out.getvalue()


@pytest.mark.parametrize("answer", ["\n", "ouch\n", "2\n", "5\ny\n"])
def test_it_goes_on_after_an_answer(answer: str) -> None:
    whole, shown = played("\n" + answer)
    assert whole
    assert "caution: Breathe." in shown
    assert "Belly in!" in shown


def test_where_nobody_can_answer_nothing_is_asked() -> None:
    out, clock = io.StringIO(), Clock()
    assert PlainPlayer(out, io.StringIO(), 1, clock.now, clock.sleep).play(rk.Session(rk.timeline(routine())))
    assert "pain?" not in out.getvalue()


def test_what_is_asked_of_the_whole_is_asked_after_its_end() -> None:
    asking = rk.parse("routine R\n  ask effort\ndo Plank, hold 5s\n").routine
    assert asking is not None
    out, clock = Screen(), Clock()
    session = rk.Session(rk.timeline(asking))
    assert PlainPlayer(out, Screen("7\n"), 1, clock.now, clock.sleep).play(session)
    assert session.summary.reported("effort") == (7.0,)


def test_an_open_step_within_an_interval_counts_down_its_share() -> None:
    opened = rk.parse("routine R\nevery 10s for 10s\n  do Plank, hold max\n  do Bridge, reps 2\n").routine
    assert opened is not None
    out, clock = Screen(), Clock()
    assert PlainPlayer(out, Screen(), 1, clock.now, clock.sleep).play(rk.Session(rk.timeline(opened)))
    assert clock.time - 1000 == pytest.approx(10)
    assert "~0:02  Plank: as long as you can" in out.getvalue()


def test_on_a_terminal_the_big_player_is_given_the_run(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import routinekit.terminal

    def run(  # noqa: PLR0913 - as the player has it
        fresh: Callable[[], rk.Session],
        *,
        unfinished: object,
        speed: float,
        quiet: bool,
        speak: bool,
        unkept: Callable[[], str],
    ) -> int:
        assert unkept() == ""
        assert fresh().timeline.routine.name == "My back"
        assert (unfinished, speed, quiet, speak) == (None, 2, True, False)
        return 7

    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(sys, "stdout", Screen())
    monkeypatch.setattr(routinekit.terminal, "run", run)
    assert main(["play", str(file), "--speed", "2", "--quiet"]) == 7


@pytest.mark.parametrize("keys", ["\n5\n\n", "\n5\n", "\n", ""])
def test_a_stop_rule_or_a_keyboard_that_is_gone_ends_it(keys: str) -> None:
    whole, shown = played(keys)
    assert not whole
    assert "stopped after" in shown


# ---------------------------------------------------------------- log


def test_log_tells_each_run(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    folder = tmp_path / "kept"
    assert main(["log", str(file), "--journal", str(folder)]) == 0
    keep(folder, seconds=20)
    keep(folder, seconds=100, finished=True)
    assert main(["log", str(file), "--journal", str(folder)]) == 0
    assert capsys.readouterr().out == snapshot


def test_log_of_a_file_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.routine"
    wrong.write_text("routine R\ndo A, hold 5\n", encoding="utf-8")
    assert main(["log", str(wrong)]) == 1
    assert "RK204" in capsys.readouterr().err


# ---------------------------------------------------------------- what is no journal, and what can't be one


def first_line() -> dict[str, Any]:
    line: dict[str, Any] = json.loads(journal_of(TEXT).splitlines()[0])
    return line


def strange_files(folder: Path) -> None:
    """Whatever may lie in a folder, by the reason why it is no journal."""
    folder.mkdir()
    one = json.dumps(first_line())
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "device.jsonl").symlink_to("/dev/zero")
    (folder / "loop.jsonl").symlink_to("loop.jsonl")
    (folder / "nowhere.jsonl").symlink_to("nowhere")
    (folder / "folder.jsonl").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket.jsonl"))
    contents: dict[str, bytes] = {
        "empty": b"",
        "long": b"[" + b" " * 10_000_000 + b"]\n",
        "deep": b"[" * 100_000 + b"\n" + one.encode(),
        "bytes": b'{"routinekit_journal": 1, "routine": "\xff"}\n\n',
        "nan": f"{one}\n".encode() + b'{"input": "tick", "clock_ms": NaN, "value": 0, "events": []}\n\n',
        "control\x1b[2J\n::error::\N{RIGHT-TO-LEFT OVERRIDE}": b"[]\n",
        **{
            f"no {name}": json.dumps({**first_line(), name: wrong}).encode()
            for name in ("routine", "mark", "choices", "auto", "when")
            for wrong in ([None],)
        },
        **{
            f"events {number}": f"{one}\n{json.dumps(_line(events)).replace('Infinity', '1e999')}\n".encode()
            for number, events in enumerate(WRONG_EVENTS)
        },
    }
    for name, data in contents.items():
        (folder / f"{name}.jsonl").write_bytes(data)


def _line(events: object) -> dict[str, object]:
    return {"input": "tick", "clock_ms": 0, "at_ms": 0, "value": None, "events": events}


STEP = {"index": 0, "exercise": "A", "text": "A", "kind": "work"}
WRONG_EVENTS: list[object] = [
    5,
    [5],
    [{}],
    [{"event": "finished", "at_ms": 10**30, "stopped": True}],
    [{"event": "reported", "at_ms": 0, "exercise": [], "what": "pain", "value": 3}],
    [{"event": "reported", "at_ms": 0, "exercise": None, "what": "pain", "value": "3"}],
    [{"event": "reported", "at_ms": 0, "exercise": None, "what": "pain", "value": 1e999}],
    [{"event": "passed-over", "at_ms": 0, "first": 0, "last": 10**30, "how": "skipped"}],
    [{"event": "step-ended", "at_ms": 0, "step": {**STEP, "exercise": 5}, "how": "done", "lasted_ms": 1}],
    [{"event": "step-ended", "at_ms": 0, "step": {**STEP, "index": "0"}, "how": "done", "lasted_ms": 1}],
    [{"event": "stop-rule-met", "at_ms": 0, "rule": {}}],
]


def test_whatever_lies_in_the_folder_is_passed_by_with_a_word(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kept"
    strange_files(folder)
    keep(folder, seconds=20)
    assert main(["log", str(file), "--journal", str(folder)]) == 0
    told = capsys.readouterr()
    assert "My back: 1 run\n" in told.out
    for path in folder.iterdir():
        wanted = f"{printable(str(path))} is left out: "
        assert told.err.count(wanted) == (not path.name.startswith("my-back"))
    assert {ord(character) for character in told.err if not character.isprintable()} == {ord("\n")}
    assert Journals(folder, warn=str).unfinished(routine()) is not None


def test_the_journal_of_another_routine_is_passed_by_in_silence(tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text(journal_of("routine Other\ndo A, hold 5s\n") + "\n{}\n{}\n")
    warned: list[str] = []
    assert Journals(tmp_path, warn=warned.append).of_routine("My back") == []
    assert warned == []


def test_a_file_that_has_become_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, plain = tmp_path / "a.jsonl", (tmp_path / "plain")
    plain.touch()
    found = plain.stat()
    os.mkfifo(pipe)
    monkeypatch.setattr(Path, "stat", lambda _: found)
    with pytest.raises(OSError, match="no plain file"):
        next(journal_lines(pipe))


QUICK = "routine Q\ndo A, hold 0.01s\ndo B, hold 0.01s\n"


def is_full(_: object, __: bytes) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("fails_at", [0, 1, 3])
def test_where_the_disk_is_full_that_is_told_once_and_the_run_goes_on(
    fails_at: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    append = JournalFile._append
    left = [fails_at]

    def fails(journal: JournalFile, data: bytes) -> None:
        left[0] -= 1
        append(journal, data) if left[0] >= 0 else is_full(journal, data)

    monkeypatch.setattr(JournalFile, "_append", fails)
    quick, kept = tmp_path / "q.routine", tmp_path / "kept"
    quick.write_text(QUICK)
    assert main(["play", str(quick), "--journal", str(kept)]) == 0
    told = capsys.readouterr()
    assert "done: 2 steps" in told.out
    assert told.err.count("can't be written: no space left on device; the run is not kept from here on") == 1
    (path,) = kept.iterdir()
    assert path.read_bytes().count(b"\n") == fails_at


def test_where_no_journal_can_be_begun_the_run_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick = tmp_path / "q.routine"
    quick.write_text(QUICK)
    assert main(["play", str(quick), "--journal", str(quick / "kept")]) == 0
    assert "can't be written: not a directory" in capsys.readouterr().err


def test_where_a_run_that_was_cut_off_cannot_be_written_on_it_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, seconds=20)
    monkeypatch.setattr(JournalFile, "_mend", lambda journal: is_full(journal, b""))
    runs = _Runs(rk.timeline(routine()), Journals(tmp_path), auto=True)
    unfinished = runs.unfinished()
    assert unfinished is not None
    session = unfinished()
    assert session.elapsed.total_seconds() == 20
    assert "no space left on device" in runs.unkept
    session.stop(30)
