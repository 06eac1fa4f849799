"""A playground in a real browser, as somebody writes in it."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from attrs import Factory, define
from playwright.sync_api import Browser, BrowserContext, Locator, Page

PASTE = """(place, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
LOADED = 60_000
"""Milliseconds after which Python is surely there, even where others use the machine too."""


class Quiet(SimpleHTTPRequestHandler):
    """Files as any static server sends them, and nothing said about it."""

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of a static server of that folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@define
class PlaygroundPage:
    """A page of the playground, and what it complained about or asked of others."""

    page: Page
    address: str
    complaints: list[str] = Factory(list)

    @classmethod
    def of(cls, context: BrowserContext, address: str) -> "PlaygroundPage":
        page = context.new_page()
        playground = cls(page, address)
        page.on("pageerror", lambda error: playground.complaints.append(str(error)))
        page.on(
            "console", lambda told: playground.complaints.append(told.text) if told.type == "error" else None
        )
        page.on("request", lambda request: playground._asked(request.url))
        return playground

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, f"blob:{self.address}")):
            self.complaints.append(f"a request to {url}")

    def open(self, end: str = "") -> "PlaygroundPage":
        self.page.goto(self.address + end)
        return self.answered()

    def answered(self) -> "PlaygroundPage":
        """Wait until the text, as it is now, has been read."""
        self.page.locator("#problems[aria-busy=false]").wait_for(timeout=LOADED)
        return self

    def write(self, text: str) -> "PlaygroundPage":
        """Another text in the place of this one."""
        return self.paste(text, "Control+A").answered()

    def add(self, text: str) -> "PlaygroundPage":
        """Write more at the end of the text."""
        return self.paste(text, "Control+End").answered()

    def paste(self, text: str, key: str) -> "PlaygroundPage":
        """Paste a text where that key leads to."""
        self.page.locator(".cm-content").click()
        self.page.keyboard.press(key)
        self.page.locator(".cm-content").evaluate(PASTE, text)
        return self

    def touch(self, name: str) -> "PlaygroundPage":
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def see(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def ask(self, expression: str) -> Any:
        """What the player says: `session.state.index`."""
        return self.page.evaluate(f"() => document.querySelector('routine-player').{expression}")

    @property
    def problems(self) -> list[tuple[str, str]]:
        """The line and the code of each."""
        return [
            (row.locator(".where").inner_text(), row.get_attribute("data-code") or "")
            for row in self.see("#problems li").all()
        ]

    @property
    def outline(self) -> list[str]:
        return [row.inner_text() for row in self.see("#outline .rows .name").all()]

    @property
    def total(self) -> str:
        return " ".join(self.see("#outline .total").inner_text().split())

    @property
    def text(self) -> str:
        """What stands in the editor, as it would be saved."""
        with self.page.expect_download() as download:
            self.touch("Save")
        return Path(download.value.path()).read_text(encoding="utf-8")

    @property
    def said(self) -> str:
        return self.see("#status p").inner_text()


@contextmanager
def playground_page(browser: Browser, address: str, **options: Any) -> Iterator[PlaygroundPage]:
    """A page of its own, that may not complain, and may ask nothing of others."""
    context = browser.new_context(**options)
    made = PlaygroundPage.of(context, address)
    yield made
    context.close()
    assert not made.complaints, made.complaints
