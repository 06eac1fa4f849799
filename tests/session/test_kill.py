"""A process that is killed at any moment of a run loses nothing that it had told anybody."""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import Factory, define, evolve

import routinekit as rk
from routinekit.session.machine import State

KILLS = 60
EXAMPLE = "examples/lower-back-pain.routine"

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # no child needs another thread
]


def run(session: rk.Session) -> Iterator[None]:
    """Play a session to its end as fast as it goes, with inputs of all kinds, the same each time."""
    chance = random.Random(5)
    session.start(0)
    yield
    session.acknowledge(1)
    yield
    now = 1.0
    while session.state.phase != "finished":
        if session.wake is not None:
            now = session.wake.total_seconds()
        doing = [session.tick] * 20 + [session.pause, session.skip, session.back, session.done]
        chance.choice(doing)(now)
        yield
        if chance.random() < 0.02:
            session.report("pain", chance.randint(0, 3), now)
            yield
        if 60 < session.state.index < 500:  # Knee rolls are 500 steps, of which a few are enough
            session.jump(500, now)
            yield
        if session.state.phase == "paused":
            now += 10
            session.resume(now)
            yield


@define
class Run:
    """A run that keeps what it gave to a journal, and where it was after each line."""

    timeline: rk.Timeline
    lines: list[str] = Factory(list)
    states: list[State] = Factory(list)
    write: Callable[[Mapping[str, Any]], object] | None = None

    def play(self) -> Iterator[None]:
        session = rk.Session(self.timeline, auto=True, record=self.keep)
        for _ in run(session):
            self.states += [session.state] * (len(self.lines) - len(self.states))
            yield

    def keep(self, line: Mapping[str, Any]) -> None:
        self.lines.append(json.dumps(line))
        if self.write is not None:
            self.write(line)

    def go_on(self, playing: Iterator[None], path: Path, said: int) -> None:
        """Write a real journal from here on, and say each time that an input has been answered."""
        path.write_text("".join(f"{line}\n" for line in self.lines))
        with rk.JournalFile(path) as journal:
            self.write = journal.write
            os.write(said, b".")
            for _ in playing:
                os.write(said, len(self.lines).to_bytes(4, "big"))


def killed(after: float, play: Callable[[int], None]) -> int:
    """How many lines a child said there were, until it was killed so many seconds after it began."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        try:
            play(said)
        finally:
            os._exit(0)
    os.close(said)
    assert os.read(heard, 1) == b"."
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while more := os.read(heard, 65536):
        told += more
    os.close(heard)
    whole = len(told) // 4 * 4
    return int.from_bytes(told[whole - 4 : whole], "big")


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    chance = random.Random()
    undisturbed = Run(rk.timeline(rk.load(EXAMPLE)))
    playing = undisturbed.play()
    inputs = sum(1 for _ in Run(undisturbed.timeline).play())
    moments = Counter(chance.randrange(inputs - 10) for _ in range(KILLS))
    told: list[tuple[Path, int]] = []
    for moment, _ in enumerate(playing):
        for _ in range(moments[moment]):
            path = tmp_path / f"{len(told)}.jsonl"
            after = chance.uniform(0, 0.02)
            told.append((path, killed(after, partial(undisturbed.go_on, playing, path))))
    assert len(told) == KILLS
    for path, lines in told:
        with rk.JournalFile(path) as journal:  # takes away what is torn
            kept = list(journal)
            assert kept == undisturbed.lines[: len(kept)]
            assert len(kept) >= lines  # what was answered is not lost
            restored = rk.Session.restore(undisturbed.timeline.routine, kept, record=journal.write)
        state = undisturbed.states[len(kept) - 1]
        paused = "paused" if state.phase == "running" else state.phase
        assert restored.state == evolve(state, phase=paused, clock=0)


def test_a_killed_run_that_goes_on_comes_to_the_same_end(tmp_path: Path) -> None:
    timeline = rk.timeline(rk.load(EXAMPLE))
    path = tmp_path / "run.jsonl"
    first = Run(timeline)
    playing = first.play()
    for _ in range(60):
        next(playing)
    killed(0.02, partial(first.go_on, playing, path))
    with rk.JournalFile(path) as journal:
        session = rk.Session.restore(timeline.routine, journal, record=journal.write)
        reached = session.elapsed
        session.resume(0)
        session.tick(5000)
        again = rk.Session.restore(timeline.routine, journal)
    assert session.state.phase == "finished"
    assert session.elapsed > reached
    assert again.summary == session.summary == rk.summary(path.read_text().splitlines())
    assert session.summary.done + session.summary.skipped == len(timeline)
