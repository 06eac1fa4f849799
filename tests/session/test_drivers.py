"""Real time made into ticks, on a clock that passes only when somebody sleeps."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
import trio

import routinekit as rk
from routinekit.session.events import Event
from tests.session.log import log, session_of, timeline_of

TEXT = "  caution: Slowly.\ndo Plank, hold 30s\ndo Row, for 400 metres\ndo Squat, reps 5\n"
WHOLE = [
    "0 cautions Slowly.",
    "0 step-started 0:Hold 30 seconds for 30",
    "30 step-ended 0:Hold 30 seconds done after 30",
    "30 step-started 1:400 metres",
    "30 waiting 1:400 metres",
    "30 step-ended 1:400 metres skipped after 0",
    "30 step-started 2:5 reps for 20",
    "50 step-ended 2:5 reps done after 20",
    "50 finished",
]


class Clock:
    """Time that passes only when somebody sleeps, and what happens at some moments of it."""

    def __init__(self, **at: Callable[[float], object]) -> None:
        self.time = 1000.0
        self.at = {1000 + float(moment.removeprefix("s")): happens for moment, happens in at.items()}

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.time += seconds
        for moment in [moment for moment in self.at if moment <= self.time]:
            self.at.pop(moment)(self.time)

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)


def test_a_timeline_is_played_without_asking_anybody() -> None:
    clock = Clock()
    events = rk.play_blocking(timeline_of(TEXT), now=clock.now, sleep=clock.sleep)
    assert log(events) == WHOLE
    assert clock.time == pytest.approx(1050)


def test_under_a_cap_nobody_waits_for_an_open_step() -> None:
    clock = Clock()
    timeline = timeline_of("for time, cap 20min\n  do Run, for 400 metres\n  do Squat, reps 5\n")
    assert log(rk.play_blocking(timeline, now=clock.now, sleep=clock.sleep))[-2:] == [
        "20 watch-stopped after 20",
        "20 finished",
    ]


def test_speed_is_how_many_seconds_are_played_in_one() -> None:
    clock = Clock()
    assert log(rk.play_blocking(timeline_of(TEXT), speed=10, now=clock.now, sleep=clock.sleep)) == WHOLE
    assert clock.time == pytest.approx(1005)


def test_between_two_events_it_sleeps_once() -> None:
    clock, slept = Clock(), []
    timeline = timeline_of("do Plank, hold 3s\n")

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        clock.sleep(seconds)

    assert list(rk.play_blocking(timeline, now=clock.now, sleep=sleep))
    assert slept == [2, 1]


def test_a_sleep_that_is_too_long_makes_no_step_later() -> None:
    clock = Clock()
    timeline = timeline_of("do Plank, sets 2, hold 30s, rest 10s\n")
    events = rk.play_blocking(timeline, now=clock.now, sleep=lambda seconds: clock.sleep(seconds + 0.7))
    assert log(events)[1:] == [
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 step-started 1:Rest 10 seconds for 10",
        "40 step-ended 1:Rest 10 seconds done after 10",
        "40 step-started 2:Hold 30 seconds for 30",
        "70 step-ended 2:Hold 30 seconds done after 30",
        "70 finished",
    ]


def test_a_session_is_given_inputs_while_it_is_played() -> None:
    session = session_of("do Plank, hold 30s\ndo Row, for 400 metres\n")
    clock = Clock(s10=session.pause, s15=session.resume, s60=session.done)
    events = rk.play_blocking(session, now=clock.now, sleep=clock.sleep)
    assert log(events) == [
        "0 step-started 0:Hold 30 seconds for 30",
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 step-started 1:400 metres",
        "30 waiting 1:400 metres",
    ]
    assert session.state.phase == "finished"
    assert session.elapsed.total_seconds() == pytest.approx(55, abs=0.1)


def test_the_time_of_an_input_is_that_of_the_clock_times_the_speed() -> None:
    session = session_of("do Plank, hold 300s\n")
    clock = Clock(s10=lambda now: session.done(now * 10))
    list(rk.play_blocking(session, speed=10, now=clock.now, sleep=clock.sleep))
    assert session.elapsed.total_seconds() == pytest.approx(100, abs=1)


def test_cautions_of_a_session_wait_for_who_plays_it() -> None:
    session = session_of(TEXT, auto=True)
    clock = Clock(s5=session.acknowledge, s70=session.stop)
    assert log(rk.play_blocking(session, now=clock.now, sleep=clock.sleep))[0] == "0 cautions Slowly."
    assert session.elapsed.total_seconds() == pytest.approx(65, abs=0.1)


def test_a_session_that_was_restored_waits_until_it_is_resumed() -> None:
    lines: list[Any] = []
    first = rk.Session(timeline_of("do Plank, hold 30s\n"), record=lines.append)
    first.start(0)
    first.report("pain", 1, 12)
    session = rk.Session.restore(first.timeline.routine, map(json.dumps, lines))
    clock = Clock(s100=session.resume)
    assert log(rk.play_blocking(session, now=clock.now, sleep=clock.sleep)) == [
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 finished",
    ]
    assert clock.time == pytest.approx(1118, abs=0.1)


async def collected(events: AsyncIterator[Event]) -> list[str]:
    return log([event async for event in events])


def on_trio(going: Coroutine[Any, Any, list[str]]) -> list[str]:
    async def wait() -> list[str]:
        return await going

    return trio.run(wait)


LOOPS = pytest.mark.parametrize("loop", [asyncio.run, on_trio], ids=["asyncio", "trio"])
Loop = Callable[[Coroutine[Any, Any, list[str]]], list[str]]


@LOOPS
def test_it_is_played_on_either_loop(loop: Loop) -> None:
    clock = Clock()
    assert loop(collected(rk.play(timeline_of(TEXT), now=clock.now, sleep=clock.asleep))) == WHOLE


@LOOPS
def test_each_loop_has_a_sleep_of_its_own(loop: Loop) -> None:
    assert loop(collected(rk.play(timeline_of("do Plank, hold 30s\n"), speed=1000)))[-1] == "30 finished"


def test_a_session_is_given_inputs_by_another_task() -> None:
    session = session_of("do Plank, hold 300s\ndo Row, for 400 metres\n")
    clock = Clock()

    async def person() -> None:
        while session.state.phase != "finished":
            await asyncio.sleep(0)
            if session.step is not None:
                session.done(clock.now())

    async def asleep(seconds: float) -> None:
        clock.sleep(seconds)
        await asyncio.sleep(0)

    async def both() -> list[str]:
        told, _ = await asyncio.gather(collected(rk.play(session, now=clock.now, sleep=asleep)), person())
        return told

    assert asyncio.run(both()) == ["0 step-started 0:Hold 5 minutes for 300"]
    assert session.summary.done == 2
