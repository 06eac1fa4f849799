"""A picture of the player, made by it: `python -m routinekit.terminal.picture FILE.routine FILE.svg`."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from routinekit.document import load, timeline
from routinekit.session import Session
from routinekit.terminal.app import PlayerApp

SIZE = (80, 24)
"""Columns and rows."""
REP = 3
"""Which repetition of the first exercise is shown, half-way through its hold."""


def picture(file: str | Path) -> str:
    """The player as SVG, playing the first hold of that repetition."""
    return asyncio.run(_picture(Session(timeline(load(file)))))


async def _picture(session: Session) -> str:
    time = 0.0
    app = PlayerApp(lambda: session, quiet=True, now=lambda: time)
    hold = next(step for step in session.timeline if step.kind == "hold" and step.rep and step.rep[0] == REP)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        time = ((hold.start_ms or 0) + (hold.duration_ms or 0) / 2) / 1000
        app.look()
        await pilot.pause()
        return app.export_screenshot(title=session.timeline.routine.name)


def main(arguments: Sequence[str]) -> int:
    """Make the picture; 2 where it isn't told of what, and where to."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    file, out = map(Path, arguments)
    out.write_text(picture(file), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
