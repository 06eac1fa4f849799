"""Every key of the table does what the table says."""

from collections.abc import Callable

import pytest
from attrs import frozen
from textual.widgets import OptionList

from routinekit.session import Session
from routinekit.terminal.dialogs import Asking, Help, Jump, Quit, StopRule
from routinekit.terminal.keys import KEYS, Key, keys_of
from routinekit.terminal.playing import Playing
from tests.terminal.stage import Stage, cut_off, perform

PLAIN = "routine R\ndo Squat, sets 2, reps 10, rest 10s\ndo Plank, hold 20s\n"
CAREFUL = "routine R\n  caution: Ask your doctor.\ndo Plank, hold 20s\n"
RULED = "routine R\n  stop if pain > 3\ndo Plank, hold 20s\n"
WORDY = "routine R\ndo Plank, hold 20s\n" + "  tip: Breathe.\n" * 50


@frozen
class Deed:
    """A routine, what is pressed first, and what is so after the key; `status` is where the app ends then."""

    text: str
    first: tuple[str, ...]
    so: Callable[[Stage], bool]
    status: int | None = None
    offered: bool = False


def at(index: int) -> Callable[[Stage], bool]:
    return lambda stage: stage.app.session is not None and stage.session.state.index == index


def on(screen: type, words: str = "") -> Callable[[Stage], bool]:
    return lambda stage: isinstance(stage.app.screen, screen) and words in stage.shown


def phase(wanted: str) -> Callable[[Stage], bool]:
    return lambda stage: stage.app.session is not None and stage.session.state.phase == wanted


def ended(stage: Stage) -> bool:
    return stage.app._exit


def marked(row: int) -> Callable[[Stage], bool]:
    return lambda stage: stage.app.screen.query_one(OptionList).highlighted == row


def scrolled(lines: int) -> Callable[[Stage], bool]:
    return lambda stage: stage.app.screen.query_one("#words").scroll_y == lines


DEEDS: dict[tuple[str, str], Deed] = {
    ("player", "pause"): Deed(PLAIN, (), phase("paused")),
    ("player", "done"): Deed(PLAIN, (), lambda stage: at(1)(stage) and stage.session.summary.done == 1),
    ("player", "skip"): Deed(PLAIN, (), lambda stage: at(1)(stage) and stage.session.summary.skipped == 1),
    ("player", "go_back"): Deed(PLAIN, ("n", "n"), at(1)),
    ("player", "jump"): Deed(PLAIN, (), on(Jump, "Plank")),
    ("player", "more"): Deed(PLAIN, (), on(Playing, "reps done: 11 of 10")),
    ("player", "less"): Deed(PLAIN, (), on(Playing, "reps done: 9 of 10")),
    ("player", "pain"): Deed(PLAIN, (), on(Asking, "How much did it hurt in Squat?")),
    ("player", "effort"): Deed(PLAIN, (), on(Asking, "How hard was it in Squat?")),
    ("player", "down"): Deed(WORDY, (), scrolled(1)),
    ("player", "up"): Deed(WORDY, ("down", "down"), scrolled(1)),
    ("player", "help"): Deed(PLAIN, (), on(Help, "pause, or go on")),
    ("player", "leave"): Deed(PLAIN, (), on(Quit, "End it here?")),
    ("everywhere", "end"): Deed(PLAIN, (), phase("finished"), status=130),
    ("cautions", "read"): Deed(CAREFUL, (), phase("running")),
    ("cautions", "leave"): Deed(CAREFUL, (), phase("finished"), status=130),
    ("stop rule", "stop"): Deed(RULED, ("p", "4", "enter"), phase("finished")),
    ("stop rule", "go on"): Deed(RULED, ("p", "4", "enter"), phase("running")),
    ("quit", "stop"): Deed(PLAIN, ("q",), phase("finished")),
    ("quit", "go on"): Deed(PLAIN, ("q",), phase("running")),
    ("offer", "resume"): Deed(PLAIN, (), lambda stage: at(2)(stage) and phase("paused")(stage), offered=True),
    ("offer", "anew"): Deed(PLAIN, (), lambda stage: at(0)(stage) and phase("running")(stage), offered=True),
    ("offer", "leave"): Deed(PLAIN, (), ended, status=130, offered=True),
    ("question", "answer"): Deed(
        PLAIN, ("p", "3"), lambda stage: stage.session.summary.reported("pain") == (3.0,)
    ),
    ("question", "leave"): Deed(
        PLAIN, ("p", "3"), lambda stage: on(Playing)(stage) and not stage.session.summary.reports
    ),
    ("jump", "go"): Deed(PLAIN, ("j", "4"), at(3)),
    ("jump", "down"): Deed(PLAIN, ("j",), marked(1)),
    ("jump", "up"): Deed(PLAIN, ("j", "down", "down"), marked(1)),
    ("jump", "leave"): Deed(PLAIN, ("j",), lambda stage: on(Playing)(stage) and at(0)(stage)),
    ("help", "leave"): Deed(PLAIN, ("question_mark",), on(Playing)),
    ("summary", "leave"): Deed(PLAIN, ("q", "enter"), ended, status=130),
}


def test_each_key_has_its_deed() -> None:
    assert {(key.mode, key.does) for key in KEYS} == set(DEEDS)


@pytest.mark.parametrize(
    ("key", "pressed"),
    [(key, pressed) for key in KEYS for pressed in key.keys],
    ids=[f"{key.mode} {pressed}" for key in KEYS for pressed in key.keys],
)
def test_a_key_does_what_the_table_says(key: Key, pressed: str) -> None:
    deed = DEEDS[key.mode, key.does]

    def earlier() -> Session:
        return cut_off(deed.text, lambda session: (session.start(0), session.done(5), session.done(9)))

    stage = Stage(deed.text, unfinished=earlier if deed.offered else None)

    async def act(stage: Stage) -> None:
        await stage.press(*deed.first)
        assert not deed.so(stage), "it is so before the key is pressed"
        await stage.pilot.press(pressed)
        if deed.status is None:
            await stage.pilot.pause()
        assert deed.so(stage)

    assert perform(stage, act) == deed.status


@pytest.mark.parametrize("mode", sorted({key.mode for key in KEYS} - {"everywhere"}))
def test_no_key_stands_for_two_things(mode: str) -> None:
    pressed = [pressed for key in KEYS if key.mode in (mode, "everywhere") for pressed in key.keys]
    assert len(pressed) == len(set(pressed))


def test_the_help_names_all_keys_of_the_player() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("question_mark")
        for key in (*keys_of("player"), *keys_of("everywhere")):
            assert f"{key.shown}  {key.says}" in stage.shown

    perform(Stage(PLAIN), act)


def test_the_footer_names_the_keys_that_have_a_short_word() -> None:
    async def act(stage: Stage) -> None:
        footer = stage.shown.splitlines()[-1]
        for key in keys_of("player"):
            assert f" {key.short}" in footer

    perform(Stage(PLAIN), act)


def test_a_dialog_names_its_keys() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("p", "9", "enter")
        assert isinstance(stage.app.screen, StopRule)
        assert "s stop   g go on all the same" in stage.shown
        await stage.pilot.click(".keys", offset=(14, 0))
        await stage.pilot.pause()
        assert stage.session.state.phase == "running"

    perform(Stage(RULED), act)
