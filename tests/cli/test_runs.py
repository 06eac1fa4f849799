"""Runs that are kept: where, which of them is gone on with, how the plain player asks, what `log` tells."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from routinekit.cli import main
from routinekit.cli.journals import Journals
from routinekit.cli.plain import PlainPlayer
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

    def run(
        fresh: Callable[[], rk.Session], *, unfinished: object, speed: float, quiet: bool, speak: bool
    ) -> int:
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
