"""The pages of the app in a real browser: everybody can read them, and none breaks its own policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser, Page

from tests.web.served_folder import filled
from tests.web.serving import served

PAGES = {
    "library": "",
    "folder": "week%201/",
    "hand-out": "back.routine/handout",
    "hand-out of many blocks": "many.routine/handout",
    "problems": "bad.routine/problems",
    "broken": "bad.routine/",
    "chosen wrongly": "back.routine/handout?week=0",
    "nothing there": "nothing.routine/",
    "player": "back.routine/",
}
MANY = """routine Many
  about: Above.
  equipment: mat
rounds 3, rest 90s
  do Squat, reps 10, load 20kg
  superset
    do Row, reps 8-12
    do Press, reps 5
rest 30s
do Plank, hold 30s
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = filled(tmp_path_factory.mktemp("served"))
    (root / "many.routine").write_text(MANY)
    with served(root) as (_, address):
        yield address


@pytest.mark.parametrize("width", [320, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing(browser: Browser, address: str, where: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda told: broken.append(told.text) if told.type == "error" else None)
    page.goto(address + PAGES[where])
    results = Axe().run(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert results.violations_count == 0, results.generate_report()
    assert wide <= width
    # A browser tells of each page that it is no good answer; it has nothing else to tell.
    assert [told for told in broken if "the server responded with a status of 4" not in told] == []


def test_from_the_library_to_a_hand_out_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="week 1").click()
    page.get_by_role("link", name="Hand-out: Uses").click()
    page.get_by_role("heading", name="Plank").wait_for()
    page.get_by_role("link", name="Play").click()
    page.wait_for_url(f"{address}week%201/uses.routine/")
    page.get_by_text("Uses").first.wait_for()  # the player runs, under the policy that is sent with it
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Up").click()
    page.get_by_role("link", name="Problems: bad.routine").click()
    page.get_by_role("link", name="All routines").click()
    page.wait_for_url(address)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_hand_out_is_printed_on_either_paper(page: Page, address: str, paper: str) -> None:
    page.goto(f"{address}many.routine/handout")
    printed = page.pdf(format=paper)
    assert printed.startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Play").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_what_an_author_writes_runs_nothing(page: Page, tmp_path: Path) -> None:
    hostile = "</title><script>document.body.dataset.ran = 1</script><img src=x onerror=1>"
    (tmp_path / "h.routine").write_text(
        f"routine {hostile}\n  caution: {hostile}\n  about: {hostile}\ndo {hostile}\n"
    )
    with served(tmp_path) as (_, other):
        for where in ("", "h.routine/handout", "h.routine/problems", "h.routine/text"):
            page.goto(other + where)
            assert page.evaluate("document.body.dataset.ran") is None
            assert "<script>" in page.inner_text("body")
            assert page.locator("img").count() == 0
