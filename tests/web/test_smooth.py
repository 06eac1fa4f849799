"""A page is small, begins at once, and is as quick with 20,000 steps as with ten."""

import re

import pytest
from playwright.sync_api import expect

import routinekit as rk
from routinekit.web.player_page import player_page as page_of
from tests.web.stage import Stage, timeline

EXAMPLE = "examples/lower-back-pain.routine"
LONG = "routine R\n" + "".join(
    f"exercise Plank {number}, sets 101, hold 5s, rest 5s\n" for number in range(100)
)
ELEMENTS = """() => {
  const inside = document.querySelector("routine-player").shadowRoot;
  return document.querySelectorAll("*").length + inside.querySelectorAll("*").length;
}"""


def test_the_page_of_the_lower_back_routine_is_small() -> None:
    size = len(page_of(rk.timeline(rk.load(EXAMPLE))).encode())
    print(f"{size:,} bytes")
    assert size < 60_000


def test_the_page_of_20000_steps_is_hardly_larger() -> None:
    steps = timeline(LONG)
    assert len(steps) == 20_100
    once = timeline(LONG.replace("sets 101", "sets 2"))
    assert len(page_of(steps).encode()) - len(page_of(once).encode()) < 2_000


@pytest.mark.parametrize("text", [LONG, LONG.replace("sets 101", "sets 900000")], ids=["20,000", "10^8"])
def test_few_elements_and_few_steps_are_made(stage: Stage, text: str) -> None:
    stage.open(text)
    stage.page.evaluate(
        """() => {
          globalThis.made = 0;
          const plan = document.querySelector("routine-player");
          plan.start();
          const kind = Object.getPrototypeOf(plan.session.plan);
          const step = kind.step;
          kind.step = function (index) { made += 1; return step.call(this, index); };
        }"""
    )
    stage.wait(30)
    assert stage.page.evaluate("made") < 5_000
    assert stage.page.evaluate(ELEMENTS) < 300
    stage.touch("jump").press("1", "2", "3", "4")
    stage.page.evaluate("made = 0")
    stage.press("5")
    assert stage.text("[aria-selected=true]").startswith("12,345")
    assert stage.page.evaluate("made") < 200
    assert stage.page.evaluate(ELEMENTS) < 500
    stage.press("ArrowDown", "ArrowUp", "ArrowUp", "Enter")
    assert stage.index == 12_343


def test_the_list_follows_the_finger(stage: Stage) -> None:
    stage.open(LONG.replace("sets 101", "sets 900000")).begin().touch("jump")
    stage.page.get_by_role("button", name="All 179,999,900 steps").click()
    rows = stage.see(".rows")
    rows.evaluate("at => { at.scrollTop = at.scrollHeight; }")
    expect(stage.see(".rows li").last).to_have_text(re.compile("^179,999,900"))
    rows.evaluate("at => { at.scrollTop = at.scrollHeight / 2; }")
    expect(stage.see(".rows li").first).to_have_text(re.compile("^(89|90),"))


def test_it_begins_at_once(stage: Stage) -> None:
    made = page_of(rk.timeline(rk.load(EXAMPLE)))
    file = stage.folder / "player.html"
    file.write_text(made, encoding="utf-8")
    client = stage.page.context.new_cdp_session(stage.page)
    client.send("Performance.enable")
    stage.page.goto(file.as_uri())
    stage.page.locator(".begin").wait_for()
    figures = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
    print(
        f"script {figures['ScriptDuration'] * 1000:.1f} ms, all tasks {figures['TaskDuration'] * 1000:.1f} ms"
    )
    assert figures["ScriptDuration"] < 1  # some hundredths; a busy machine may take longer
