"""The plain player, on a clock of its own."""

import io

import pytest
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from routinekit.cli.plain import PlainPlayer

TEXT = """\
routine Short
  caution: Slowly.
exercise Plank, sets 2, hold 20s per side
  position: On your elbows.
  tip: Breathe.
  id: not read aloud
rest 10s
do Row, for 400 metres
do Squat, reps 3
"""


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self, interrupt_at: float = float("inf")) -> None:
        self.time, self.interrupt_at = 1000.0, interrupt_at

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.time += seconds
        if self.time >= 1000 + self.interrupt_at:
            raise KeyboardInterrupt


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _a_plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")


def play(
    out: io.StringIO, clock: Clock, speed: float = 1, keys: io.StringIO | None = None, text: str = TEXT
) -> bool:
    routine = rk.parse(text).routine
    assert routine is not None
    player = PlainPlayer(out, keys or io.StringIO(), speed, clock.now, clock.sleep)
    return player.play(rk.Session(rk.timeline(routine), auto=True))


def test_in_a_pipe_each_step_is_a_line(snapshot: SnapshotAssertion) -> None:
    out, clock = io.StringIO(), Clock()
    assert play(out, clock)
    assert out.getvalue() == snapshot
    assert clock.time == pytest.approx(1000 + 10 + 4 * 20 + 3 * 5 + 10 + 12)


def test_what_is_to_be_heeded_is_told_where_it_is(snapshot: SnapshotAssertion) -> None:
    text = (
        "routine R\n  start when: The doctor agrees.\n  stop if: You feel dizzy.\n  x-clinic: ours\n"
        "section S\n  caution: Slow.\n  stop if: Your knee hurts.\n  do A, reps 3\n    tip: Breathe.\n"
        "  amrap 1min\n    stop if: You can't talk.\n    do B, reps 5\n      stop if: Your hand hurts.\n"
        "amrap 1min\n  do C, reps 5\namrap 1min\n  do C, reps 7\n"
    )
    out = io.StringIO()
    assert play(out, Clock(), text=text)
    assert out.getvalue() == snapshot


def test_it_plays_faster_on_demand() -> None:
    clock = Clock()
    play(io.StringIO(), clock, speed=60)
    assert clock.time - 1000 == pytest.approx(127 / 60)


def test_on_a_terminal_the_time_counts_down(snapshot: SnapshotAssertion) -> None:
    out, clock = Screen(), Clock()
    assert play(out, clock, keys=Screen("\n\n"))
    text = out.getvalue()
    assert [f"{left}  Rest 10 seconds" in text for left in ("0:10", "0:09", "0:01", "0:11")] == [True] * 3 + [
        False
    ]
    assert all(len(line) < 80 for line in text.replace("\r", "\n").split("\n"))
    assert "press Enter" in text
    assert clock.time == pytest.approx(1000 + 127)
    final = "\n".join(line.rsplit("\r", 1)[-1].replace("\x1b[K", "") for line in text.split("\n"))
    assert final == snapshot


def test_ctrl_c_ends_it_and_says_what_was_done(snapshot: SnapshotAssertion) -> None:
    for out in (io.StringIO(), Screen()):
        assert not play(out, Clock(interrupt_at=47))
        assert out.getvalue().split("stopped", 1)[1] == snapshot
