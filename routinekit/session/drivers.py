"""Real time into ticks: the two ways to play a timeline without writing a loop.

The clock is read, never summed, so that nothing drifts.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from routinekit.session.events import Event
from routinekit.session.live import Session
from routinekit.steps import Timeline

_LOOK = 0.05
"""Seconds between two looks at a session that somebody else may have given an input."""


async def play(
    what: Timeline | Session,
    *,
    speed: float = 1.0,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] | None = None,
) -> AsyncIterator[Event]:
    """Play a timeline, or a session that has been made of one, on asyncio or on trio.

    Of a timeline nobody is asked anything: to go on with the loop is to have read the cautions, a step that
    the person ends takes its estimate, and one of unknown length is passed by. Whoever gives inputs makes a
    `Session`, and gives them to it while it is played, each with the time `now() * speed`; what they answer
    is not told here again. `speed` is how many seconds are played in one; `now` and `sleep` are the clock, in
    seconds.
    """
    sleep = sleep or _sleep_of_this_loop()
    for event in _events_and_waits(what, speed, now):
        if isinstance(event, float):
            await sleep(event)
        else:
            yield event


def play_blocking(
    what: Timeline | Session,
    *,
    speed: float = 1.0,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[Event]:
    """Play a timeline or a session like `play`, in a plain loop that sleeps between two events."""
    for event in _events_and_waits(what, speed, now):
        if isinstance(event, float):
            sleep(event)
        else:
            yield event


def _events_and_waits(
    what: Timeline | Session, speed: float, now: Callable[[], float]
) -> Iterator[Event | float]:
    """Events, and between them the seconds to sleep."""
    alone = isinstance(what, Timeline)
    session = Session(what, auto=True) if isinstance(what, Timeline) else what

    def clock() -> float:
        return now() * speed

    yield from session.start(clock())
    while session.state.phase != "finished":
        if alone and session.state.phase == "cautions":
            yield from session.acknowledge(clock())
        elif alone and session.state.waits:
            yield from session.skip(clock())
        elif (wake := session.wake) is not None:
            wait = max(0.0, wake.total_seconds() - clock()) / speed
            yield wait if alone else min(wait, _LOOK)
        else:
            yield _LOOK
        yield from session.tick(clock())


def _sleep_of_this_loop() -> Callable[[float], Awaitable[None]]:
    """The sleep of asyncio where it runs, else that of trio."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        import trio  # noqa: PLC0415 - only where it runs, and so is there

        return trio.sleep
    return asyncio.sleep
