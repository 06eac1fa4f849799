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
FAR = 0.4
"""How much of the routine is over when the picture is taken."""


def picture(file: str | Path) -> str:
    """The player as SVG, in the middle of the first hold that comes so far into a routine."""
    return asyncio.run(_picture(Session(timeline(load(file)))))


async def _picture(session: Session) -> str:
    time = 0.0
    app = PlayerApp(lambda: session, quiet=True, now=lambda: time)
    far = int(len(session.timeline) * FAR)
    hold = next(step for step in session.timeline.starting_at(far) if step.kind == "hold")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        app.controls.jump(hold.index)
        time = (hold.duration_ms or 0) / 2000
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
