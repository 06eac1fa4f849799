"""The picture of the player in the README: `python examples/web/picture.py FILE.routine FILE.png`.

It needs Playwright and a Chromium, as the tests do (`pip install -e .[dev]`).
"""

import shutil
import sys
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

import routinekit as rk
from routinekit.web.player_page import player_page

SIZE = (390, 800)
"""A phone."""
FAR = 0.4
"""How much of the routine is over when the picture is taken."""
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


def picture(file: Path) -> bytes:
    """The player in the middle of the first hold that comes so far into a routine, light beside dark."""
    timeline = rk.timeline(rk.load(file))
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shots = [_shot(browser, timeline, scheme) for scheme in SCHEMES]
        both = browser.new_page(viewport={"width": 2 * SIZE[0] + 24, "height": SIZE[1]})
        images = "".join(
            f'<img src="data:image/png;base64,{b64encode(shot).decode()}" width="{SIZE[0]}">'
            for shot in shots
        )
        both.set_content(f'<body style="margin:0;display:flex;justify-content:space-between">{images}')
        made = both.screenshot(omit_background=True)
        browser.close()
    return made


def _shot(browser: Browser, timeline: rk.Timeline, scheme: Literal["light", "dark"]) -> bytes:
    context = browser.new_context(
        viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    shown = context.new_page()
    shown.clock.install(time=0)
    shown.goto("about:blank")
    shown.set_content(player_page(timeline))
    shown.get_by_role("button", name="Begin").click()
    shown.clock.pause_at(60_000)
    if shown.locator("dialog[open]").count():
        shown.keyboard.press("Enter")
    far = int(len(timeline) * FAR)
    hold = next(step for step in timeline.starting_at(far) if step.kind == "hold")
    shown.evaluate("index => document.querySelector('routine-player').jump(index)", hold.index)
    shown.clock.run_for((hold.duration_ms or 0) // 2)
    return shown.screenshot()


def main(arguments: Sequence[str]) -> int:
    """Make the picture; 2 where it isn't told of what, and where to."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    file, out = map(Path, arguments)
    out.write_bytes(picture(file))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
