"""A player on a stage: the real app without a terminal, and a clock that the test turns."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.events import Key

import routinekit as rk
from routinekit.terminal.app import PlayerApp
from routinekit.terminal.voice import Voice

if TYPE_CHECKING:
    from textual.pilot import Pilot

SMALL, LARGE = (80, 24), (200, 60)


def session_of(text: str) -> rk.Session:
    routine = rk.parse(text).routine
    assert routine is not None
    return rk.Session(rk.timeline(routine))


def cut_off(text: str, act: Callable[[rk.Session], object]) -> rk.Session:
    """A session that was cut off after somebody did that with it, restored from its journal."""
    routine = rk.parse(text).routine
    assert routine is not None
    lines: list[str] = []
    act(rk.Session(rk.timeline(routine), record=lambda line: lines.append(json.dumps(line))))
    return rk.Session.restore(routine, lines)


class Stage:
    """The app, the keys that are pressed and the time that it is."""

    def __init__(
        self,
        text: str,
        *,
        unfinished: Callable[[], rk.Session] | None = None,
        quiet: bool = False,
        voice: Voice | None = None,
        speed: float = 1.0,
    ) -> None:
        self.unkept = ""
        self.time = 1000.0
        self.bells = 0
        self.app = PlayerApp(
            lambda: session_of(text),
            unfinished=unfinished,
            quiet=quiet,
            voice=voice,
            speed=speed,
            unkept=lambda: self.unkept,
            now=lambda: self.time,
        )
        self.pilot: Pilot[int]
        self.app.bell = self._bell  # type: ignore[method-assign]  # heard by a test and by nobody else

    def _bell(self) -> None:
        self.bells += 1

    @property
    def session(self) -> rk.Session:
        return self.app.controls.session

    @property
    def shown(self) -> str:
        """What stands on the screen that is in front, as text."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type_at_once(self, *keys: str) -> None:
        """Keys that come in one go, before the app has looked at the first of them."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()
        await self.pilot.pause()

    async def wait(self, seconds: float) -> None:
        """Let time pass on the clock of the test."""
        self.time += seconds
        self.app.look()
        await self.pilot.pause()


def perform(
    stage: Stage, act: Callable[[Stage], Awaitable[None]], size: tuple[int, int] = SMALL
) -> int | None:
    """Run the app with somebody at its keys; returns the status with which it ended, None if it hadn't."""

    async def performance() -> None:
        async with stage.app.run_test(size=size) as pilot:
            stage.pilot = pilot
            await stage.pilot.pause()
            await act(stage)

    asyncio.run(performance())
    return stage.app.return_value
