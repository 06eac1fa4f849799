"""What a browser keeps: a run that was cut off, how the player is set; and two pages of one routine."""

import json

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types come with it

import routinekit as rk
from tests.web.stage import Stage, another, timeline

PLAIN = "routine R\ndo Squat, sets 2, reps 10, rest 10s\ndo Plank, hold 20s\n"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORBIDDEN = (
    "Object.defineProperty(globalThis, 'localStorage',"
    " {get() { throw new DOMException('no', 'SecurityError'); }});"
)


def test_a_reload_in_the_middle_goes_on_where_it_was(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n").wait(4).reload()
    assert "An earlier run was cut off" in stage.shown
    stage.press("Enter")
    assert (stage.index, stage.phase) == (1, "paused")
    assert stage.text(".figures") == "6"
    stage.press(" ").wait(7)
    assert stage.index == 2
    assert stage.ask("session.summary.done") == 2


def test_a_run_that_was_cut_off_twice_is_one_run(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("p", "4", "Enter", "n").wait(4).reload().touch("resume").press(" ").wait(
        3
    )
    stage.reload().touch("resume").press(" ").wait(4)
    assert stage.index == 2
    assert stage.ask("session.summary.reports.length") == 1
    stage.press("q", "y")
    assert stage.page.evaluate("Object.keys(localStorage)") == []


def test_a_crash_tells_nobody_and_loses_two_seconds_at_most(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n").wait(5)
    kept = stage.page.evaluate("JSON.stringify(localStorage)")
    stage.page.reload()
    stage.page.evaluate("kept => Object.assign(localStorage, JSON.parse(kept))", kept)
    later = another(stage.page.context, stage)
    assert "is being played in another tab, or was a moment ago" in later.shown
    later.touch("resume")
    assert (later.index, later.phase) == (1, "paused")
    assert later.text(".figures") in ("5", "6", "7")


def test_the_cautions_are_read_again_after_a_reload(stage: Stage) -> None:
    stage.open("routine R\n  caution: Slowly.\ndo Plank, hold 20s\n").begin().reload().touch("resume")
    assert "Slowly." in stage.dialog
    stage.press("Enter")
    assert stage.phase == "running"


def test_begin_anew_forgets_the_earlier_run(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n").wait(4).reload().press("n")
    assert stage.index == 0
    stage.reload().touch("resume")
    assert stage.index == 0


def test_what_is_over_is_not_offered_again(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("q", "y").reload()
    assert stage.see(".begin").is_visible()


def test_a_run_of_other_choices_is_another_run(stage: Stage) -> None:
    text = "routine R\n  setting work 30s\ndo Plank, for {work}\n"
    stage.open(timeline(text)).begin().wait(4)
    stage.page.goto("about:blank")
    stage.open(timeline(text, settings={"work": "40s"}))
    assert stage.see(".begin").is_visible()


def test_two_tabs_do_not_spoil_each_others_run(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n")
    other = another(stage.page.context, stage)
    assert "This routine is being played in another tab" in other.shown
    other.touch("anew").press("n", "n", "n")
    stage.press("s")
    assert (stage.index, other.index) == (2, 3)
    runs = stage.page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith('/beat')).length")
    assert runs == 2
    other.page.close(run_before_unload=True)
    stage.reload().touch("resume")
    assert stage.index in (2, 3)


def test_a_run_that_is_taken_over_goes_on_in_one_tab(stage: Stage) -> None:
    stage.open(PLAIN).begin().press("n")
    other = another(stage.page.context, stage)
    other.touch("resume")
    assert other.index == 1
    stage.see("dialog[open]").wait_for()
    assert "This run goes on in another tab" in stage.dialog
    stage.touch("go on").press("n")
    assert (stage.index, other.index) == (2, 1)


@pytest.mark.parametrize("broken", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_storage_that_takes_nothing_breaks_nothing(stage: Stage, broken: str) -> None:
    stage.page.add_init_script(broken)
    stage.open(PLAIN).touch("settings")
    assert "This browser keeps nothing" in stage.dialog
    stage.see("input[name=large]").check()
    stage.press("Escape").begin().wait(200)
    assert stage.see("h1").inner_text() == "Done"


@pytest.mark.parametrize(
    "kept",
    ["", "{", "null", "[1]", '{"at": 1}', '{"at": 1, "clock": "x"}', '{"at": 9e99, "clock": -1}'],
)
def test_what_somebody_else_wrote_there_breaks_nothing(stage: Stage, kept: str) -> None:
    stage.open(PLAIN)
    mark = stage.ask("plan.mark")
    lines = json.dumps([{"routinekit_journal": 1, "mark": mark, "choices": stage.ask("plan.chosen")}, kept])
    stage.page.evaluate(
        "([mark, beat, lines]) => { const home = `routinekit/${mark}/x/`;"
        "localStorage[home + 'beat'] = beat; localStorage[home + '0'] = lines;"
        "localStorage['routinekit/settings'] = beat; }",
        [mark, kept, lines],
    )
    stage.reload()
    if stage.see("button[data-does=resume]").count():
        stage.touch("resume")
    stage.page.locator(".begin, .playing").first.wait_for()


def test_after_three_months_a_run_is_forgotten(stage: Stage) -> None:
    stage.open(PLAIN)
    day = 24 * 60 * 60 * 1000
    stage.page.evaluate(
        """day => {
          for (const [run, days] of [["1/old", 91], ["1/new", 89], ["2/odd", NaN]]) {
            localStorage[`routinekit/${run}/beat`] = JSON.stringify({at: Date.now() - days * day});
            localStorage[`routinekit/${run}/0`] = "[]";
          }
          localStorage["elsewhere/beat"] = "1";
        }""",
        day,
    )
    stage.begin()
    kept = stage.page.evaluate("Object.keys(localStorage).filter((key) => !key.includes('-')).sort()")
    assert kept == ["elsewhere/beat", "routinekit/1/new/0", "routinekit/1/new/beat"]


def test_settings_are_kept(stage: Stage) -> None:
    stage.open(PLAIN).touch("settings")
    stage.see("input[name=large]").check()
    stage.see("select").select_option("dark")
    stage.press("Escape").reload()
    assert stage.see(".stage-of-all.large[data-theme=dark]").count() == 1
    stage.touch("settings")
    assert stage.see("input[name=large]").is_checked()
    assert stage.see("select").input_value() == "dark"


def test_single_keys_can_be_turned_off(stage: Stage) -> None:
    stage.open(PLAIN).touch("settings")
    stage.see("input[name=keys]").uncheck()
    stage.press("Escape").begin().press("n")
    assert stage.index == 0


def test_what_is_told_is_a_journal(stage: Stage) -> None:
    stage.page.add_init_script(
        "globalThis.lines = []; const kept = Storage.prototype.setItem;"
        "Storage.prototype.setItem = function (key, text) {"
        "  if (/\\/\\d+$/.test(key)) globalThis.lines = JSON.parse(text);"
        "  kept.call(this, key, text); };"
    )
    stage.open(PLAIN).begin().press("n", "p", "3", "Enter", "s")
    lines = stage.page.evaluate("lines")
    validator = Draft202012Validator(rk.journal_schema())
    assert len(lines) > 5
    for line in lines:
        validator.validate(line)
