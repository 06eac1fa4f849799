"""The page for everybody: axe finds nothing in any state of it, and it is used by keyboard alone."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # no types come with it

from tests.web.stage import Stage, timeline

TEXT = """\
routine Knee and back
  about: For every day.
  caution: Ask your doctor before you start.
  stop if pain > 3
  equipment: a mat
exercise Squat, sets 2, reps 10, rest 10s, ask pain
  position: Stand, feet apart.
  movement: Down and up.
  tip: Keep your heels on the ground.
exercise Side plank, hold 20s per side
amrap 5min
  do Row, reps 8
do Run, for 400 metres
"""


def played(stage: Stage) -> Stage:
    return stage.begin().press("Enter")


SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
STATES: dict[str, Callable[[Stage], object]] = {
    "beginning": lambda _: None,
    "settings": lambda stage: stage.touch("settings"),
    "help": lambda stage: stage.touch("help"),
    "cautions": lambda stage: stage.begin(),
    "playing": played,
    "rest": lambda stage: played(stage).press("n", "n").wait(1),
    "side": lambda stage: played(stage).ask("jump(4)"),
    "window": lambda stage: played(stage).ask("jump(7)"),
    "waiting": lambda stage: played(stage).ask("jump(8)"),
    "paused": lambda stage: played(stage).press(" "),
    "list of exercises": lambda stage: played(stage).press("j"),
    "list of steps": lambda stage: played(stage).press("j", "3"),
    "report": lambda stage: played(stage).press("p", "3"),
    "wrong answer": lambda stage: played(stage).press("p", "Enter"),
    "stop rule": lambda stage: played(stage).press("p", "4", "Enter"),
    "quit": lambda stage: played(stage).press("q"),
    "offer": lambda stage: played(stage).reload(),
    "summary": lambda stage: played(stage).press("n", "p", "2", "Enter", "q", "y"),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(stage: Stage, state: str) -> None:
    stage.open(timeline(TEXT))
    STATES[state](stage)
    stage.page.clock.resume()  # axe waits for a clock
    for width in (320, 1920):
        stage.page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            stage.page.emulate_media(color_scheme=scheme)
            # What fades is judged by what it comes to.
            stage.ask("shadowRoot.getAnimations().forEach((each) => each.finish())")
            found = Axe().run(stage.page).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


BROKEN = """() => [...document.querySelector("routine-player").shadowRoot.querySelectorAll("button")]
  .filter((button) => [...button.childNodes].some((child) => {
    const words = document.createRange();
    words.selectNodeContents(child);
    return new Set([...words.getClientRects()].map((place) => Math.round(place.top))).size > 1;
  }))
  .map((button) => button.textContent)"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_the_words_of_a_button_stand_on_one_line(width: int, stage: Stage) -> None:
    stage.page.set_viewport_size({"width": width, "height": 800})
    stage.open("routine R\ndo Squat, sets 3, reps 10, rest 10s\n").begin()
    assert stage.see("button:visible").count() >= 7
    assert stage.page.evaluate(BROKEN) == []


def test_by_keyboard_alone_from_the_beginning_to_the_end(stage: Stage) -> None:
    stage.open(timeline("routine R\n  caution: Slowly.\ndo Squat, reps 10\n"))
    stage.press("Enter", "Enter")
    assert stage.phase == "running"
    stage.press("Tab", "Tab")
    assert stage.page.evaluate(FOCUSED) == "One more"
    stage.press("Enter", "Enter")
    assert stage.text(".reps") == "12 of 10"
    stage.press("q", "Enter")
    assert stage.see("h1").inner_text() == "Ended before its end"


FOCUSED = """() => {
  const at = document.querySelector("routine-player").shadowRoot.activeElement;
  return at.getAttribute("aria-label") ?? at.textContent;
}"""


def test_a_button_that_has_the_focus_takes_space_and_enter(stage: Stage) -> None:
    stage.open("routine R\ndo Squat, sets 3, reps 10, rest 10s\n").press("Enter")
    stage.see("button[data-does=skip]").focus()
    stage.press("Tab", "Shift+Tab", " ")
    assert (stage.index, stage.phase) == (1, "running")


def test_a_button_that_was_only_clicked_does_not(stage: Stage) -> None:
    stage.open("routine R\ndo Squat, sets 3, reps 10, rest 10s\n").begin().touch("skip").press(" ")
    assert (stage.index, stage.phase) == (1, "paused")


def test_a_step_is_read_out_once_and_its_seconds_are_not(stage: Stage) -> None:
    stage.open("routine R\ndo Plank, hold 20s per side\n").begin()
    live = stage.see("[aria-live]")
    assert live.inner_text() == "Hold 20 seconds. Plank. left"
    assert stage.see("[role=timer][aria-live]").count() == 0
    stage.wait(5)
    assert live.inner_text() == "Hold 20 seconds. Plank. left"


@pytest.mark.parametrize(
    ("locale", "figures", "facts"),
    [
        ("de", "45", "8 Stunden 34 Minuten · 1.233 steps"),
        ("ar-EG", "٤٥", "٨ ساعات ٣٤ دقيقة · ١٬٢٣٣ steps"),  # noqa: RUF001 - digits of that locale
        ("no such locale!", "45", "8 hours 34 minutes · 1,233 steps"),
    ],
)
def test_numbers_and_times_are_those_of_the_locale(
    stage: Stage, locale: str, figures: str, facts: str
) -> None:
    stage.open("routine R\ndo Plank, sets 617, hold 45s, rest 5s\n")
    stage.ask(f"setAttribute('locale', {locale!r})")
    assert stage.text(".facts") == facts
    stage.begin()
    assert stage.text(".figures") == figures


def test_words_from_right_to_left_stand_so(stage: Stage) -> None:
    stage.open("routine R\nexercise تمرين الظهر, hold 20s\n  tip: تنفس ببطء\n").begin()
    direction = (
        "selector => getComputedStyle(document.querySelector('routine-player')"
        ".shadowRoot.querySelector(selector)).direction"
    )
    assert stage.page.evaluate(direction, "h2.exercise") == "rtl"
    assert stage.page.evaluate(direction, "section.words p") == "rtl"
    assert stage.page.evaluate(direction, ".next") == "ltr"
