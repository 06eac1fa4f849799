"""The player in a real browser: what it shows, asks and does, and that it is the session of Python."""

import json
from pathlib import Path

import pytest

import routinekit as rk
from tests.web.stage import Stage, plain

EXAMPLE = "examples/lower-back-pain.routine"
PLAIN = "routine R\ndo Squat, sets 2, reps 10, rest 10s\ndo Plank, hold 20s\n"
OPEN = "\u2013"
RULED = "routine R\n  stop if pain > 3\ndo Plank, hold 20s\n"
CAREFUL = "routine R\n  caution: Ask your doctor.\ndo Plank, hold 20s\n"


def test_the_lower_back_routine_plays_to_its_end_as_in_python(stage: Stage) -> None:
    timeline = rk.timeline(rk.load(EXAMPLE))
    session = rk.Session(timeline, auto=True)
    expected = [*session.start(0), *session.acknowledge(0)]
    while session.wake is not None:
        expected += session.tick(session.wake)

    stage.open(timeline).begin().press("Enter")
    stage.wait(timeline.total.known.total_seconds() + 1)

    assert stage.events == plain(expected)
    assert stage.see("h1").inner_text() == "Done"
    assert stage.page.evaluate("heard.at(-1)[0]") == "routine-finished"
    assert "578 steps done, in 23:10" in stage.shown
    assert stage.ask("session.summary.done") == session.summary.done == 578


def test_what_is_shown_of_a_step(stage: Stage) -> None:
    stage.open(rk.timeline(rk.load(EXAMPLE)))
    assert "about 23 minutes · 578 steps" in stage.shown
    stage.begin().press("Enter")
    stage.page.evaluate("document.querySelector('routine-player').jump(60)")
    assert stage.text(".exercise") == "Knee rolls"
    assert stage.text(".text") == "Move"
    assert stage.text(".side") == "right"
    assert stage.text(".counters") == "set 1 of 10 · rep 2 of 8"
    assert stage.text(".figures") == "2"
    assert stage.text(".next").startswith("Next: ")
    assert "Turn your knees to one side" in stage.text("section.words")
    assert "A small pillow" in stage.text("section.words")
    assert stage.text(".left").endswith("left")


@pytest.mark.parametrize(
    ("key", "does"),
    [("n", "done"), ("Enter", "done"), ("s", "skip")],
)
def test_done_and_skip_go_on(stage: Stage, key: str, does: str) -> None:
    stage.open(PLAIN).begin().press(key)
    how = {"done": "done", "skip": "skipped"}[does]
    assert stage.index == 1
    assert [event["how"] for event in stage.events if event["event"] == "step-ended"] == [how]
    stage.touch(does)
    assert stage.index == 2


def test_space_pauses_and_goes_on(stage: Stage) -> None:
    stage.open(PLAIN).begin().wait(3).press(" ")
    assert (stage.phase, stage.text(".below")) == ("paused", "Paused")
    stage.wait(30)
    assert stage.text(".figures") == "37"
    stage.press(" ").wait(2)
    assert (stage.phase, stage.text(".figures")) == ("running", "35")
    stage.touch("pause")
    assert stage.phase == "paused"
    stage.touch("pause")
    assert stage.phase == "running"


def test_b_goes_back(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n", "n", "b")
    assert stage.index == 1
    stage.touch("go_back")
    assert stage.index == 0


def test_j_opens_the_list_and_enter_goes_to_what_is_marked(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("j", "ArrowDown", "Enter")
    assert stage.ask("session.step.exercise") == "Plank"
    stage.press("j", "2")
    assert stage.text("[aria-selected=true]").startswith("2")
    stage.press("Enter")
    assert stage.index == 1
    stage.press("j")
    stage.page.keyboard.type("pla")
    assert [row.inner_text().split()[1] for row in stage.see("[role=option]").all()] == ["Plank"]
    stage.press("Escape")
    assert stage.index == 1


def test_all_steps_are_in_the_list_and_one_is_touched(stage: Stage) -> None:
    stage.open(PLAIN).begin().touch("jump")
    stage.page.get_by_role("button", name="All 4 steps").click()
    assert stage.see("[role=option]").count() == 4
    stage.see("[role=option]").nth(3).click()
    assert stage.index == 3


def test_what_is_not_in_the_list_is_asked_for_again(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("j")
    stage.page.keyboard.type("nothing of that name")
    stage.press("Enter")
    assert "Please give" in stage.dialog


def test_reps_are_counted_and_told_when_the_set_is_left(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("+", "+")
    assert stage.text(".reps") == "12 of 10"
    stage.press("-", "-", "-", "n")
    stage.touch("skip")
    assert [each["value"] for each in stage.events if each["event"] == "reported"] == [9]
    stage.touch("less")
    assert stage.text(".reps") == "9 of 10"


def test_reps_of_a_set_that_ends_by_itself_belong_to_it(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("+").wait(45)
    reported = [event for event in stage.events if event["event"] == "reported"]
    assert [(each["at_ms"], each["value"]) for each in reported] == [(39_999, 11)]


def test_rounds_of_a_window_are_counted(stage: Stage) -> None:
    stage.open("routine R\namrap 5min\n  do Squat, reps 10\n  do Row, reps 8\n").begin().press("+", "+")
    assert stage.text(".reps") == "2 rounds"
    assert stage.text(".tasks").splitlines() == ["Squat, 10 reps", "Row, 8 reps"]
    assert [each["rounds"] for each in stage.events if each["event"] == "round-counted"] == [1, 2]


def test_pain_and_effort_are_told_from_0_to_10(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("p")
    assert "How much did it hurt in Squat?" in stage.dialog
    assert stage.phase == "paused"
    stage.press("1", "0", "Enter")
    stage.touch("effort")
    stage.page.locator(".scale label").nth(7).click()
    stage.touch("answer")
    stage.press("e", "Escape")
    reported = [event for event in stage.events if event["event"] == "reported"]
    assert [(each["what"], each["value"], each["exercise"]) for each in reported] == [
        ("pain", 10, "Squat"),
        ("effort", 7, "Squat"),
    ]
    assert stage.phase == "running"


def test_an_answer_that_is_none_is_asked_for_again(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("p", "Enter")
    assert "Please give a number from 0 to 10." in stage.dialog


def test_cautions_are_read_before_anything_begins(stage: Stage) -> None:
    stage.open(CAREFUL).begin()
    assert "Ask your doctor." in stage.dialog
    stage.wait(60)
    assert stage.phase == "cautions"
    stage.press("q")
    assert stage.see(".begin").is_visible()
    stage.begin().touch("read")
    assert stage.phase == "running"


def test_a_rule_of_the_author_stops_it_and_says_why(stage: Stage) -> None:
    stage.open(RULED).begin().press("p", "4", "Enter")
    assert "The author of this routine says: stop if pain > 3." in stage.dialog
    assert "You said: pain 4." in stage.dialog
    stage.press("Enter", "Escape")
    assert "Stop" in stage.dialog
    stage.press("g")
    assert stage.phase == "running"
    stage.press("p", "5", "Enter", "s")
    assert stage.see("h1").inner_text() == "Ended before its end"
    assert "A rule of the author was met: stop if pain > 3" in stage.shown


@pytest.mark.parametrize(
    ("what", "answers", "value"),
    [
        ("reps", ["2.5", "12"], 12),
        ("load", ["heavy", "22,5"], 22.5),
        ("time", ["-1", "1:30"], 90),
        ("time", ["1:2:3", "1:02:03"], 3723),
        ("effort", ["", "6"], 6),
    ],
)
def test_what_the_author_asks_is_asked(stage: Stage, what: str, answers: list[str], value: float) -> None:
    stage.open(f"routine R\ndo Squat, reps 5, ask {what}\ndo Plank, hold 20s\n").begin().press("n")
    for answer in answers:
        stage.page.keyboard.press("Control+A")
        stage.page.keyboard.type(answer)
        stage.press("Enter")
    assert not stage.dialog
    (reported,) = [event for event in stage.events if event["event"] == "reported"]
    assert (reported["what"], reported["value"], reported["exercise"]) == (what, value, "Squat")


def test_what_is_asked_at_the_end_comes_before_the_summary(stage: Stage) -> None:
    stage.open("routine R\n  ask effort\ndo Plank, hold 20s\n").begin().press("s")
    assert "How hard was it?" in stage.dialog
    stage.press("8", "Enter")
    assert "effort 8" in stage.shown


def test_q_ends_it_after_a_question(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("q", "Escape")
    assert stage.phase == "running"
    stage.press("q", "n")
    assert stage.phase == "running"
    stage.touch("leave").press("y")
    assert stage.see("h1").inner_text() == "Ended before its end"
    stage.press("Escape")
    assert stage.see(".begin").is_visible()


def test_the_summary_is_saved_as_json(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n", "q", "y")
    summary = stage.ask("session.summary")
    with stage.page.expect_download() as download:
        stage.touch("save")
    assert download.value.suggested_filename == "R-2026-03-02.json"
    saved = json.loads(Path(download.value.path()).read_text())
    assert saved["summary"] == summary
    assert saved["routine"] == "R"
    assert saved["when"].startswith("2026-03-02T")


def test_a_step_of_unknown_length_waits_for_done(stage: Stage) -> None:
    stage.open("routine R\ndo Run, for 400 metres\ndo Plank, hold 20s\n").begin().wait(600)
    assert (stage.text(".figures"), stage.text(".below")) == (OPEN, "Done goes on")
    stage.press("n")
    assert stage.index == 1


def test_where_estimates_wait_for_the_person_the_switch_says_so(stage: Stage) -> None:
    stage.open(PLAIN).touch("settings")
    stage.see("input[name=auto]").uncheck()
    stage.press("Escape").begin().wait(600)
    assert (stage.index, stage.text(".below")) == (0, "Done goes on")


def test_a_watch_and_its_cap_are_shown(stage: Stage) -> None:
    stage.open("routine R\nfor time, cap 10min\n  do Run, for 400 metres\n").begin().wait(61)
    assert stage.text(".watches") == "watch 1:01, 8:59 to the cap"


def test_targets_are_told_in_words(stage: Stage) -> None:
    stage.open("routine R\ndo Squat, sets 2, reps 8-12, load 20kg, rpe 8\n").begin()
    assert stage.text(".target") == "8\u201312 reps · load 20kg · RPE 8"


def test_the_ring_empties_while_something_moves(stage: Stage) -> None:
    stage.open("routine R\ndo Plank, hold 20s\n", moving=True).begin().wait(10)
    full, offset = (
        float(stage.see(".arc").get_attribute(name) or 0)
        for name in ("stroke-dasharray", "stroke-dashoffset")
    )
    assert offset / full == pytest.approx(0.5, abs=0.01)
    drawn = "() => document.querySelector('routine-player').shadowRoot.querySelector('.arc').outerHTML"
    stage.press(" ")
    before = stage.page.evaluate(drawn)
    stage.wait(5)
    assert stage.page.evaluate(drawn) == before


def test_a_picture_is_mirrored_on_the_other_side(stage: Stage) -> None:
    picture = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    text = "routine R\nexercise Side plank, hold 20s per side\n  image: plank.gif\n"
    stage.open(text, pictures={"plank.gif": picture}).begin()
    image = stage.see("img.image")
    assert (image.get_attribute("src"), image.get_attribute("alt")) == (picture, "Side plank")
    assert "mirrored" not in (image.get_attribute("class") or "")
    stage.press("n", "n")
    assert image.get_attribute("alt") == "Side plank, mirrored"
    assert "mirrored" in (image.get_attribute("class") or "")
