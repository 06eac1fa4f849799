"""A routine that wants to be more than words is words all the same."""

import json
from typing import Any

import pytest

import routinekit as rk
from routinekit.web.player_page import player_page as page_of
from tests.web.stage import Stage, timeline

NASTY = [
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "<!-- <script>",
    "]]> --> <svg onload=hit()>",
    "<img src=x onerror=hit()>",
    "\"'`${hit()} & &amp; \\",
    "javascript:hit()",
    "__proto__",
    "constructor",
    "\u202egnp.exe\u202c",
    "\u2028\u2029\u0000\ufffd",
    "تمرين الظهر",
    "N" * 10_000,
    "long name " * 1_000,
]


def plan_of(words: str) -> dict[str, Any]:
    """The plan of a small routine in which everything is called that, which no text could say."""
    plain = timeline(
        "routine NASTY\n  about: NASTY\n  caution: NASTY\n"
        "exercise NASTY, sets 2, hold 20s per side, rest 5s, ask pain\n"
        "  position: NASTY\n  tip: NASTY\n  cue: NASTY\n"
    )
    named: dict[str, Any] = _renamed(json.loads(json.dumps(rk.plan_json(plain))), words)
    return named


def _renamed(each: Any, words: str) -> Any:
    if isinstance(each, dict):
        return {_renamed(name, words): _renamed(value, words) for name, value in each.items()}
    if isinstance(each, list):
        return [_renamed(value, words) for value in each]
    return each.replace("NASTY", words) if isinstance(each, str) else each


@pytest.mark.parametrize("words", NASTY, ids=lambda words: ascii(words)[:24])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_shown_as_text_and_nothing_runs(stage: Stage, words: str, width: int) -> None:
    stage.page.set_viewport_size({"width": width, "height": 700})
    stage.page.add_init_script("globalThis.hits = 0; globalThis.hit = () => { hits += 1; };")
    stage.open("routine R\ndo Plank, hold 20s\n")
    stage.page.evaluate("data => { document.querySelector('routine-player').plan = data; }", plan_of(words))
    assert says(stage, "h1", words)
    stage.begin()
    assert fits(stage)
    stage.touch("read")
    assert says(stage, "h2", words)
    assert fits(stage)
    for opened in ("jump", "pain", "leave"):
        stage.touch(opened)
        assert fits(stage)
        stage.press("Escape")
    stage.press("n", "n", "q", "y")
    if stage.dialog:
        stage.press("Escape")
    assert fits(stage)
    assert stage.page.evaluate("hits") == 0
    assert stage.page.evaluate("document.querySelectorAll('script').length") == 4


def says(stage: Stage, selector: str, words: str) -> bool:
    """An element holds these words and nothing else."""
    found: list[object] = stage.see(selector).first.evaluate("at => [at.textContent, at.childElementCount]")
    return found == [words, 0]


def fits(stage: Stage) -> bool:
    """Nothing is wider than the page, and what can be touched is within it."""
    fits: bool = stage.page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          const root = document.querySelector("routine-player").shadowRoot;
          const open = root.querySelector("dialog[open]") ?? root;
          const boxes = [...open.querySelectorAll("button")].map((each) => each.getBoundingClientRect());
          const inside = boxes.every(({left, right, width}) => !width || (left >= 0 && right <= wide));
          return inside && document.documentElement.scrollWidth <= wide;
        }"""
    )
    return fits


@pytest.mark.parametrize("words", NASTY, ids=lambda words: ascii(words)[:24])
def test_no_text_leaves_its_place_in_the_page(words: str) -> None:
    result = rk.parse("routine R\ndo Plank, hold 20s\n")
    assert result.routine
    made = page_of(rk.timeline(result.routine), title=words, language=words)
    head, _, rest = made.partition('<script type="application/json" id="plan">')
    island, _, tail = rest.partition("</script>")
    assert "<script" not in head
    assert head.count("<title>") == head.count("</title>") == 1
    assert json.loads(island)["routine"] == "R"
    assert tail.count("<script") == tail.count("</script>") == 2


def test_a_lone_surrogate_can_be_written_into_a_file() -> None:
    made = page_of(timeline("routine R\ndo Plank, hold 20s\n"), title="\ud800", pictures={"\ud800": "data:,"})
    assert b"\\ud800" in made.encode()
