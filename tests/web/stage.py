"""A page with the player in it, whose clock the test turns."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import define
from playwright.sync_api import BrowserContext, Locator, Page

import routinekit as rk
from routinekit.session.table import STEP_FIELDS
from routinekit.web.player_page import player_page as page_of

BEGAN = "2026-03-02T08:00:00"
READY = "2026-03-02T08:00:05"
HEARD = """
globalThis.heard = [];
for (const name of ["routine-event", "routine-finished"]) {
  addEventListener(name, ({detail}) => heard.push([name, JSON.parse(JSON.stringify(detail))]));
}
"""


def timeline(text: str, **choices: Any) -> rk.Timeline:
    result = rk.parse(text)
    assert result.routine, [found.message for found in result.diagnostics]
    return rk.timeline(result.routine, **choices)


@define
class Stage:
    page: Page
    folder: Path

    def open(self, what: str | rk.Timeline, *, moving: bool = False, **options: Any) -> "Stage":
        """Write the page of a routine into a file, and open it from there; its clock stands still."""
        made = page_of(timeline(what) if isinstance(what, str) else what, **options)
        return self.open_page(made, moving=moving)

    def open_page(self, made: str, *, moving: bool = False) -> "Stage":
        """The same with a page that is made already."""
        file = self.folder / "player.html"
        file.write_text(made, encoding="utf-8")
        self.page.emulate_media(reduced_motion="no-preference" if moving else "reduce")
        self.page.add_init_script(HEARD)
        self.page.clock.install(time=BEGAN)
        self.page.goto(file.as_uri())
        self.page.clock.pause_at(READY)
        return self.loaded()

    def loaded(self) -> "Stage":
        """Wait until the player has come out of its page."""
        self.page.locator("routine-player h1").first.wait_for()
        return self

    def reload(self) -> "Stage":
        self.page.reload()
        return self.loaded()

    def begin(self) -> "Stage":
        return self.touch("start")

    def wait(self, seconds: float) -> "Stage":
        self.page.clock.run_for(round(seconds * 1000))
        return self

    def press(self, *keys: str) -> "Stage":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def touch(self, does: str) -> "Stage":
        """Touch the button that does that."""
        self.page.locator(f"button[data-does={json.dumps(does)}]:visible").first.click()
        return self

    def see(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()

    @property
    def shown(self) -> str:
        """All that is seen of the player."""
        return self.page.locator("routine-player .stage-of-all").inner_text()

    @property
    def dialog(self) -> str:
        """What is asked, or nothing."""
        dialog = self.page.locator("dialog[open]")
        return dialog.inner_text() if dialog.count() else ""

    def ask(self, expression: str) -> Any:
        """What the element says: `session.state.index`."""
        return self.page.evaluate(f"document.querySelector('routine-player').{expression}")

    @property
    def index(self) -> int:
        index: int = self.ask("session.state.index")
        return index

    @property
    def phase(self) -> str:
        phase: str = self.ask("session.state.phase")
        return phase

    @property
    def events(self) -> list[dict[str, Any]]:
        """What the element has told, as a journal keeps it."""
        heard = self.page.evaluate("heard")
        events = [detail for name, detail in heard if name == "routine-event"]
        for event in events:
            if "step" in event:
                event["step"] = {name: event["step"][name] for name in STEP_FIELDS}
        return events

    @property
    def told(self) -> list[str]:
        """The names of the events, ticks of the countdown left out."""
        return [event["event"] for event in self.events if event["event"] != "countdown"]


def another(context: BrowserContext, stage: Stage) -> Stage:
    """The same page in another tab."""
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(HEARD)
    page.clock.install(time=READY)
    page.goto(stage.page.url)
    return Stage(page, stage.folder).loaded()


def plain(events: Iterable[rk.events.Event]) -> list[dict[str, Any]]:
    """Events of Python as those of a page come."""
    written: list[dict[str, Any]] = json.loads(json.dumps([event.plain() for event in events]))
    return written
