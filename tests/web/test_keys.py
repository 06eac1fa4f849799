"""The keys of the page are those of the terminal."""

from typing import Any

import pytest

from routinekit.terminal.keys import KEYS, Room, keys_of
from routinekit.web.bundle import script
from tests.web.stage import Stage

NAMED = {
    "space": " ",
    "enter": "Enter",
    "escape": "Escape",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "up": "ArrowUp",
    "down": "ArrowDown",
}
# The arrows scroll a page as they scroll any; and who does neither with an earlier run leaves the page.
NOT_THERE = {("player", "up"), ("player", "down"), ("offer", "leave")}
ROOMS: list[Room] = list(dict.fromkeys(key.room for key in KEYS if key.room != "everywhere"))


@pytest.fixture
def table(stage: Stage) -> Any:
    """The table of the page, as it comes out of its module."""
    stage.page.evaluate(script("keys.js").replace("return{KEYS,", "globalThis.keys=KEYS;return{KEYS,"))
    return stage.page.evaluate("keys")


@pytest.mark.parametrize("room", ROOMS)
def test_they_do_the_same_in_every_room(table: Any, room: Room) -> None:
    expected = [
        [[NAMED.get(name, name) for name in key.keys], key.does, key.says]
        for key in keys_of(room)
        if (room, key.does) not in NOT_THERE
    ]
    assert table[room] == expected


def test_the_page_has_no_room_of_its_own_but_these(table: Any) -> None:
    assert set(table) - set(ROOMS) == {"nothing", "beginning", "settings"}


def test_the_help_shows_them_all(stage: Stage) -> None:
    stage.open("routine R\ndo Plank, hold 20s\n").press("?")
    told = [each.inner_text() for each in stage.see(".keys dd").all()]
    assert told == [key.says for key in keys_of("player") if ("player", key.does) not in NOT_THERE]
    stage.press("?")
    assert not stage.dialog
    stage.begin().touch("help").press("Escape").press("?", "Enter")
    assert (stage.dialog, stage.phase) == ("", "running")


def test_a_key_that_is_pressed_with_another_belongs_to_the_browser(stage: Stage) -> None:
    stage.open("routine R\ndo Plank, sets 3, hold 20s\n").begin().press("Control+b", "Alt+n", "Control+s")
    assert stage.index == 0
    stage.press("N")
    assert stage.index == 1
