"""The keys of the page are those of the table."""

from routinekit.session.table import KEY_NAMES, KEYS
from tests.web.stage import Stage


def test_each_key_has_a_name_that_an_event_of_the_browser_can_have(stage: Stage) -> None:
    names = {
        name
        for rows in KEYS.values()
        for row in rows
        if row.get("face") != "terminal"
        for name in row["keys"]
    }
    stage.page.evaluate("addEventListener('keydown', ({key}) => { globalThis.pressed = key; })")
    for name in sorted(names):
        known = KEY_NAMES.get(name, {}).get("web", name)
        stage.page.keyboard.press(known)
        assert stage.page.evaluate("pressed") == known


def test_the_help_shows_them_all(stage: Stage) -> None:
    stage.open("routine R\ndo Plank, hold 20s\n").press("?")
    told = [each.inner_text() for each in stage.see(".keys dd").all()]
    assert told == [row["says"] for row in KEYS["player"] if row.get("face") != "terminal"]
    stage.press("?")
    assert not stage.dialog
    stage.begin().touch("help").press("Escape").press("?", "Enter")
    assert (stage.dialog, stage.phase) == ("", "running")


def test_a_key_that_is_pressed_with_another_belongs_to_the_browser(stage: Stage) -> None:
    stage.open("routine R\ndo Plank, sets 3, hold 20s\n").begin().press("Control+b", "Alt+n", "Control+s")
    assert stage.index == 0
    stage.press("N")
    assert stage.index == 1
