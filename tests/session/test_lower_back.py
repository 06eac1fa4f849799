"""The routine that the project began with, from its first step to its last."""

import time

from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from tests.session.log import line

EXAMPLE = "examples/lower-back-pain.routine"


def test_it_runs_to_its_end_in_no_time_and_says_the_same_each_time(
    snapshot: SnapshotAssertion,
) -> None:
    session = rk.Session(rk.timeline(rk.load(EXAMPLE)), auto=True)
    began = time.perf_counter()
    events = [*session.start(0), *session.acknowledge(0)]
    while session.wake is not None:
        events += session.tick(session.wake)
    took = time.perf_counter() - began
    print(f"{len(events)} events in {took:.3f} s")
    assert took < 10  # it takes a third of a second; a busy machine may take longer
    assert session.state.phase == "finished"
    assert session.elapsed == session.timeline.total.known
    assert [line(event) for event in events] == snapshot


def test_played_sixty_times_as_fast_nothing_drifts() -> None:
    began, speed, minutes = time.monotonic(), 60, 4
    session = rk.Session(rk.timeline(rk.load(EXAMPLE)), auto=True)
    late: list[float] = []
    session.start(began * speed)
    session.acknowledge(began * speed)
    for event in rk.play_blocking(session, speed=speed):
        if isinstance(event, rk.events.StepStarted):
            late.append((time.monotonic() - began) * speed - event.at.total_seconds())
        if event.at.total_seconds() > minutes * 60:
            break
    print(f"late by {min(late):.3f} s at best, {late[-1]:.3f} s at the end")
    # To be woken late is the machine's affair, and no step adds to it: each looks at the clock anew.
    half = len(late) // 2
    assert min(late[half:]) - min(late[:half]) < 0.05 * minutes
    assert min(late) >= -0.001
