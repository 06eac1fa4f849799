"""A real browser for the tests of the web side: Debian's chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.stage import Stage

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser comes last, for Playwright leaves a loop in this thread that runs on.

    It reaches no branch of Python that other tests don't.
    """
    items.sort(key=_drives)
    for item in filter(_drives, items):
        item.add_marker("browser")


def _drives(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium here; `.ci/run` installs it where the system is Debian")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, that may not raise or log an error."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    yield page
    context.close()
    assert not errors


@pytest.fixture
def stage(page: Page, tmp_path: Path) -> Stage:
    """A page of the player, whose clock the test turns."""
    return Stage(page, tmp_path)
