"""The playground in a real browser: Python reads what is written, and the player plays it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser

from routinekit.user_folders import user_folder
from routinekit.web.playground.__main__ import ROOT
from routinekit.web.playground.errors import UnreachableError
from routinekit.web.playground.packages import Lock, PackageCache
from routinekit.web.playground.site import build
from tests.web.playground_page import PlaygroundPage, hosted, playground_page

KEPT = "works without a network now"
PLANK = "routine R\ndo Plank, hold 20s\n"
WRONG = "routine R\ndo Plank, hold 2 minuts\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once."""
    cache = PackageCache(user_folder("cache") / "routinekit" / "playground")
    try:
        return build(ROOT, tmp_path_factory.mktemp("built") / "site", cache, Lock.read()).folder
    except UnreachableError as error:
        pytest.skip(f"what a playground is made of can't be fetched here: {error}")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with hosted(site) as address:
        yield address


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[PlaygroundPage]:
    """A page that stays open, for it takes seconds until Python is there."""
    with playground_page(browser, address, permissions=["clipboard-read", "clipboard-write"]) as made:
        yield made.open()


def test_it_begins_with_the_example_read_and_outlined(opened: PlaygroundPage) -> None:
    assert opened.problems == []
    assert opened.outline == ["Heel sit stretch", "Knee rolls", "Press-up", "Abdominal lift"]
    assert opened.total == "total ~23:10 578 steps"
    assert opened.ask("plan.total.steps") == 578
    assert opened.text == (ROOT / "examples" / "lower-back-pain.routine").read_text(encoding="utf-8")


def test_a_mistake_is_told_at_its_line_and_mended_by_a_button(opened: PlaygroundPage) -> None:
    opened.write(PLANK).add("do Bridge, hold 2 minuts\n")
    assert opened.problems == [("Line 3", "RK203")]
    assert opened.see("#problems h3").inner_text() == "1 error"
    assert "there is a unit with a similar name" in opened.see("#problems li").inner_text()
    assert opened.see(".cm-lintRange-error").inner_text() == "minuts"
    assert opened.see("#outline > .hint").is_visible()
    assert opened.outline == ["Plank"]
    opened.touch("Write “minutes”").answered()
    assert opened.problems == []
    assert opened.text == PLANK + "do Bridge, hold 2 minutes\n"
    assert opened.total == "total 2:20 2 steps"
    assert not opened.see("#outline > .hint").is_visible()


def test_a_place_is_where_it_is_behind_signs_of_two_halves(opened: PlaygroundPage) -> None:
    opened.write("routine \U0001f600\ndo \U0001f600\U0001f600, hold 2 minuts\n")
    assert opened.see(".cm-lintRange-error").inner_text() == "minuts"


def test_an_outline_leads_to_the_line_and_to_the_step(opened: PlaygroundPage) -> None:
    opened.write("routine R\n  caution: Slowly.\ndo Squat, sets 3, reps 5\ndo Plank, hold 20s\n")
    opened.touch("Plank")
    assert opened.see(".cm-activeLine").inner_text() == "do Plank, hold 20s"
    opened.touch("Play from Plank")
    opened.see("button[data-does=read]").click()
    opened.see(
        "routine-player .exercise",
    ).filter(has_text="Plank").wait_for()
    assert opened.ask("session.step.exercise") == "Plank"


def test_a_run_is_left_alone_until_the_person_wants_the_new_text(opened: PlaygroundPage) -> None:
    opened.write("routine R\ndo Squat, sets 3, reps 5\n").touch("Play from Squat")
    opened.see("routine-player .exercise").wait_for()
    changed = opened.see("#play .changed")
    opened.add("do Plank, hold 20s\n")
    assert changed.is_visible()
    assert opened.ask("session.plan.length") == 3
    opened.touch("Play the new text")
    assert opened.ask("plan.total.steps") == 4
    assert not changed.is_visible()
    opened.add("do Bridge, hold 20s\n")
    assert opened.ask("plan.total.steps") == 5
    assert not changed.is_visible()


def test_words_and_names_are_offered(opened: PlaygroundPage) -> None:
    opened.write("routine R\nexercise Side plank, hold 20s\n\ndo ")
    opened.page.keyboard.type("si")
    opened.see(".cm-tooltip-autocomplete li").filter(has_text="Side plank").click()
    opened.page.keyboard.type(", re")
    offered = opened.see(".cm-tooltip-autocomplete li").filter(has_text="rest 30s")
    offered.wait_for()
    opened.page.keyboard.press("Escape")
    assert opened.answered().text.endswith("do Side plank, re")


def test_tab_leaves_the_editor_and_enter_indents(opened: PlaygroundPage) -> None:
    opened.write("routine R")
    opened.page.keyboard.press("Control+End")
    opened.page.keyboard.type("\nabout: Some.\n\nexercise Plank\nhold 20s")
    assert opened.answered().text == "routine R\n  about: Some.\n\nexercise Plank\n  hold 20s"
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.closest('#editor')") is None


def test_what_an_author_writes_runs_nothing_and_shows_as_text(opened: PlaygroundPage) -> None:
    hostile = "</script><script>document.body.dataset.ran = 1</script><img src=x onerror=1>'\"&amp;"
    opened.write(f"routine {hostile}\n  about: {hostile}\nexercise {hostile}, hold 5s\n  tip: {hostile}\n")
    assert opened.outline == [hostile]
    assert opened.see("#outline .title").inner_text() == hostile
    opened.write(f"routine R\ndo {hostile}, hold 2 {hostile.replace(' ', '')}\ndo {'N' * 10_000}\n")
    assert opened.problems
    opened.write("routine R\ndo A\u202e B\n")
    assert opened.see("#problems .fix").inner_text() == "Remove “U+202E”"
    assert opened.page.evaluate("document.body.dataset.ran") is None
    assert opened.see("#outline img, #problems img, routine-player img:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: PlaygroundPage, scheme: Literal["light", "dark"]) -> None:
    opened.page.emulate_media(color_scheme=scheme)
    for text in (PLANK, WRONG):
        opened.write(text)
        for width in (320, 1920):
            opened.page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(opened.page).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_examples_and_files_are_opened(opened: PlaygroundPage) -> None:
    opened.see("#examples").select_option(index=3)
    name = opened.see("#examples option").nth(3).inner_text()
    opened.touch("Show").answered()
    assert opened.see("#outline .title").inner_text() == name
    file = {"name": "mine.routine", "mimeType": "text/plain", "buffer": PLANK.encode()}
    opened.see("#file").set_input_files(file)  # type: ignore[arg-type]  # a plain dict will do
    opened.see("#outline .name").filter(has_text="Plank").wait_for()
    for held, said in ((b"\xff\xfe", "is no text in UTF-8"), (b"a" * 5_000_000, "too large")):
        opened.see("#file").set_input_files({**file, "buffer": held})  # type: ignore[arg-type]  # here too
        opened.see("#status p").filter(has_text=said).wait_for()
    assert opened.answered().text == PLANK


def test_a_link_holds_the_text_and_leaves_the_draft_alone(opened: PlaygroundPage) -> None:
    opened.write(PLANK).touch("Copy link")
    opened.see("#status p").filter(has_text="The link is copied").wait_for()
    link = opened.page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{opened.address}#routine=")
    opened.write("routine Mine\ndo Bridge, reps 5\n")
    opened.page.goto(link)
    opened.see("#outline .name").filter(has_text="Plank").wait_for()
    opened.touch("Back to mine").answered()
    assert opened.outline == ["Bridge"]
    assert opened.page.url == opened.address
    opened.page.goto(f"{opened.address}#routine=nonsense")
    opened.see("#status p").filter(has_text="The text in this link can").wait_for()
    assert opened.outline == ["Bridge"]


def test_once_loaded_it_needs_no_network_and_keeps_the_draft(opened: PlaygroundPage) -> None:
    opened.write(PLANK).page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    opened.page.context.set_offline(True)
    opened.page.reload()
    assert opened.answered().outline == ["Plank"]
    assert opened.write(WRONG).problems == [("Line 2", "RK203")]
    opened.page.context.set_offline(False)


def test_a_newer_build_takes_the_place_of_the_old_one(browser: Browser, site: Path, tmp_path: Path) -> None:
    newer = shutil.copytree(site, tmp_path / "site")
    with hosted(newer) as address, playground_page(browser, address) as here:
        here.open().see("#status p").filter(has_text=KEPT).wait_for()
        for name, old in (("index.html", "<title>"), ("offline-worker.js", 'BUILD = "')):
            (newer / name).write_text((site / name).read_text().replace(old, f"{old}newer "))
        here.page.reload()
        with here.page.expect_navigation():
            here.touch("Take it")
        assert here.page.title() == "newer routinekit playground"
        (name,) = here.page.evaluate("caches.keys()")
        assert name.startswith(f"routinekit-playground {address} newer ")


def test_only_the_newest_of_several_texts_is_read(opened: PlaygroundPage) -> None:
    opened.page.evaluate(
        "() => { globalThis.sent = []; const held = new Promise((go) => { globalThis.go = go; });"
        "const send = Worker.prototype.postMessage; Worker.prototype.postMessage ="
        "function (text) { sent.push(text); held.then(() => send.call(this, text)); }; }"
    )
    opened.page.clock.install()
    for text in ("routine A\n", "routine B\n", "routine C\n", PLANK):
        opened.paste(text, "Control+A").page.clock.run_for(500)
    assert opened.page.evaluate("sent") == ["routine A\n"]
    opened.page.evaluate("() => go()")
    assert opened.answered().outline == ["Plank"]
    assert opened.page.evaluate("sent") == ["routine A\n", PLANK]


def test_a_text_that_takes_too_long_is_stopped_and_the_next_one_is_read(opened: PlaygroundPage) -> None:
    opened.page.evaluate(
        "() => { const send = Worker.prototype.postMessage; Worker.prototype.postMessage ="
        "function (text) { if (!text.includes('forever')) send.call(this, text); }; }"
    )
    opened.page.clock.install()
    opened.paste("# forever\n", "Control+Home").page.clock.run_for(9_000)
    assert "took too long" not in opened.said
    opened.page.clock.run_for(2_000)
    assert "took too long and was stopped" in opened.said
    assert opened.write(PLANK).outline == ["Plank"]
    assert opened.said == ""
