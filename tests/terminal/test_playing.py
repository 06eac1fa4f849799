"""The player as it is seen, from the cautions to what was done; nobody's terminal, and a clock of our own."""

import time

import pytest

import routinekit as rk
from routinekit.terminal.dialogs import Asking, CautionsRead, Ending, Offer, StopRule, Unkept
from routinekit.terminal.playing import Playing
from tests.terminal.stage import LARGE, SMALL, Stage, cut_off, perform

BACK = "examples/lower-back-pain.routine"
PLAIN = "routine R\ndo Squat, sets 2, reps 10, rest 10s\ndo Plank, hold 20s\n"
CAREFUL = "routine R\n  caution: Ask [b]your[/b] doctor.\ndo Plank, hold 20s\n  caution: Not after a meal.\n"
RULED = "routine R\n  stop if pain > 3\ndo Plank, hold 20s\n"


def example() -> str:
    return rk.format(rk.load(BACK))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x60"])
def test_all_of_it_is_on_the_screen(size: tuple[int, int]) -> None:
    async def act(stage: Stage) -> None:
        assert "Ask your doctor before you start." in stage.shown
        await stage.press("enter")
        await stage.wait(12.5)
        for words in (
            "Lower back pain exercises",
            "step 3 of 578",
            "Heel sit stretch",
            "Hold 2 seconds",
            "rep 1 of 10",
            "position: On hands and feet",
            "tip: If your knees trouble you,",
            "next: Return · rep 1 of 10 · then Knee rolls",
            "~22:58 left",
            "q quit",
        ):
            assert words in stage.shown
        lines = stage.shown.splitlines()
        assert len(lines) == size[1]
        assert max(map(len, lines)) <= size[0]

    perform(Stage(example()), act, size)


def test_a_resize_moves_the_words_below_the_clock_and_back() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        beside = stage.shown.splitlines()
        assert any("Heel sit stretch" in line and "position:" in line for line in beside)
        await stage.pilot.resize_terminal(50, 20)
        await stage.pilot.pause()
        below = stage.shown.splitlines()
        assert not any("Heel sit stretch" in line and "position:" in line for line in below)
        assert any(line.startswith(" position:") for line in below)
        await stage.pilot.resize_terminal(*LARGE)
        await stage.pilot.pause()
        assert any("Heel sit stretch" in line and "position:" in line for line in stage.shown.splitlines())

    perform(Stage(example()), act)


def test_an_estimate_has_its_sign_and_an_open_step_another() -> None:
    async def act(stage: Stage) -> None:
        assert "~" in stage.shown.split("next:")[0]
        await stage.press("n")
        assert "~" not in stage.shown.split("next:")[0]
        await stage.press("n")
        assert "╺━╸ : ╺━╸╺━╸" in stage.shown
        assert "press n when you are done" in stage.shown

    perform(Stage("routine R\ndo Squat, reps 5\ndo Plank, hold 20s\ndo Row, for 400 metres\n"), act)


def test_the_bar_is_told_without_colour() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("n", "n", "n")
        await stage.wait(10)
        bar = next(line for line in stage.shown.splitlines() if "░" in line)
        assert bar.count("█") == round(100 / 110 * (bar.count("█") + bar.count("░")) - 0.5)

    perform(Stage(PLAIN), act)


def test_cautions_come_before_anything_starts() -> None:
    async def act(stage: Stage) -> None:
        assert isinstance(stage.app.screen, CautionsRead)
        assert "• Ask [b]your[/b] doctor." in stage.shown
        assert "• Not after a meal." in stage.shown
        await stage.wait(100)
        assert stage.session.state.phase == "cautions"
        await stage.press("enter")
        assert stage.session.step is not None
        assert stage.session.elapsed.total_seconds() == 0

    perform(Stage(CAREFUL), act)


def test_cautions_that_are_long_are_scrolled_and_their_keys_stay_in_sight() -> None:
    async def act(stage: Stage) -> None:
        assert "Enter I have read this" in stage.shown
        assert "number 39" not in stage.shown
        await stage.press("end")
        assert "number 39" in stage.shown

    cautions = "".join(f"  caution: number {number}\n" for number in range(40))
    perform(Stage(f"routine R\n{cautions}do Plank, hold 20s\n"), act)


def test_a_rule_of_the_author_stops_it_and_says_why() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("p", "4", "enter")
        assert isinstance(stage.app.screen, StopRule)
        assert "The author of this routine says: stop if pain > 3." in stage.shown
        assert "You said: pain 4." in stage.shown
        await stage.wait(60)
        await stage.press("enter")
        assert stage.session.state.phase == "paused", "Enter came too late for the answer, and is none here"

    perform(Stage(RULED), act)


@pytest.mark.parametrize(("keys", "phase"), [(("g",), "running"), (("s",), "finished")])
def test_a_run_that_can_not_be_kept_goes_on_if_the_person_wants_it(keys: tuple[str, ...], phase: str) -> None:
    async def act(stage: Stage) -> None:
        stage.unkept = "runs.jsonl can't be written: no space left on device"
        await stage.wait(1)
        assert isinstance(stage.app.screen, Unkept)
        assert "no space left on device" in stage.shown
        await stage.press(*keys)
        assert stage.session.state.phase == phase
        await stage.wait(1)
        assert not isinstance(stage.app.screen, Unkept), "it is told once"

    perform(Stage(PLAIN), act)


def test_the_clock_stands_still_while_something_is_asked() -> None:
    async def act(stage: Stage) -> None:
        await stage.wait(5)
        await stage.press("question_mark")
        await stage.wait(100)
        await stage.press("escape")
        assert stage.session.elapsed.total_seconds() == 5
        await stage.wait(5)
        assert stage.session.elapsed.total_seconds() == 10

    perform(Stage(PLAIN), act)


def test_what_an_exercise_asks_for_is_asked_and_the_end_waits_for_it() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("n")
        assert isinstance(stage.app.screen, Asking)
        assert "How much did it hurt in Squat?" in stage.shown
        await stage.press("1", "1", "enter")
        assert "please give a number from 0 to 10" in stage.shown
        await stage.press("backspace", "enter")
        assert "How long did it take in Squat?" in stage.shown
        await stage.press("1", "colon", "3", "0", "enter")
        assert isinstance(stage.app.screen, Ending)
        assert "pain 1 in Squat" in stage.shown
        assert "time 1:30 in Squat" in stage.shown
        await stage.pilot.press("enter")

    assert perform(Stage("routine R\ndo Squat, reps 5\n  ask pain\n  ask time\n"), act) == 0


def test_no_key_overtakes_another() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("p")
        await stage.type_at_once("7", "enter")
        assert stage.session.summary.reported("pain") == (7.0,)
        await stage.press("j")
        await stage.type_at_once("4", "enter")
        assert stage.session.state.index == 3

    perform(Stage(PLAIN), act)


def test_effort_can_be_told_in_a_rest_between_sets() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("n", "e")
        assert "How hard was it in Squat?" in stage.shown

    perform(Stage(PLAIN), act)


def test_a_window_counts_rounds() -> None:
    async def act(stage: Stage) -> None:
        assert "• Dip, 5 reps" in stage.shown
        await stage.press("plus", "plus", "minus")
        assert "rounds done: 2" in stage.shown
        await stage.wait(60)
        assert isinstance(stage.app.screen, Ending)
        assert "1 step done, 2 rounds" in stage.shown

    perform(Stage("routine R\namrap 1min\n  do Dip, reps 5\n  do Squat, reps 9\n"), act, LARGE)


def test_a_routine_of_a_trillion_steps_starts_at_once() -> None:
    async def act(stage: Stage) -> None:
        assert "step 1 of 1,000,000,000,000" in stage.shown
        await stage.press("j")
        assert "Plank" in stage.shown
        await stage.press(*"999999999999", "enter")
        assert "step 999,999,999,999 of 1,000,000,000,000" in stage.shown
        await stage.press("q", "enter")
        assert "cut off" in stage.shown

    began = time.process_time()
    perform(
        Stage("routine R\nrounds 1000\n  rounds 1000\n    rounds 1000\n      do Plank, sets 1000, hold 1s\n"),
        act,
    )
    assert time.process_time() - began < 30


def test_a_list_can_be_clicked_and_what_is_not_in_it_is_no_place() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("j", *"nowhere", "enter")
        assert not isinstance(stage.app.screen, Playing)
        await stage.press(*["backspace"] * len("nowhere"))
        await stage.pilot.click("OptionList", offset=(6, 1))
        await stage.pilot.pause()
        assert stage.session.step is not None
        assert stage.session.step.exercise == "Plank"

    perform(Stage(PLAIN), act)


def test_what_was_cut_off_waits_where_it_was() -> None:
    async def act(stage: Stage) -> None:
        assert isinstance(stage.app.screen, Offer)
        await stage.press("enter")
        await stage.wait(60)
        assert "paused: Space goes on" in stage.shown
        assert "step 4 of 4" in stage.shown
        await stage.press("space")
        await stage.wait(20)
        assert "R: done" in stage.shown
        assert "left out" not in stage.shown
        await stage.pilot.press("enter")

    def earlier(session: rk.Session) -> None:
        session.start(500)
        session.done(510)
        session.done(515)
        session.done(530)

    assert perform(Stage(PLAIN, unfinished=lambda: cut_off(PLAIN, earlier)), act) == 0


def test_what_was_cut_off_after_its_end_shows_what_was_done() -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        assert "R: ended before its end" in stage.shown

    def earlier(session: rk.Session) -> None:
        session.start(0)
        session.stop(5)

    perform(Stage(PLAIN, unfinished=lambda: cut_off(PLAIN, earlier)), act)


def test_a_routine_without_steps_is_done() -> None:
    async def act(stage: Stage) -> None:
        assert "R: done" in stage.shown
        await stage.pilot.press("enter")

    assert perform(Stage("routine R\n"), act) == 0


def test_it_can_be_ended_before_anything_was_chosen() -> None:
    async def act(stage: Stage) -> None:
        await stage.pilot.press("ctrl+c")

    assert perform(Stage(PLAIN, unfinished=lambda: cut_off(PLAIN, lambda session: session.state)), act) == 130


def test_time_passes_by_itself_and_as_fast_as_is_wanted() -> None:
    async def act(stage: Stage) -> None:
        stage.time += 1
        deadline = time.monotonic() + 30
        while stage.session.elapsed.total_seconds() < 60 and time.monotonic() < deadline:
            await stage.pilot.pause()
        assert stage.session.elapsed.total_seconds() == 60

    perform(Stage("routine R\ndo Plank, hold 99s\n", speed=60), act)


@pytest.mark.parametrize(("quiet", "bells"), [(False, 4), (True, 0)])
def test_the_bell_rings_at_each_change_and_counts_down(quiet: bool, bells: int) -> None:
    async def act(stage: Stage) -> None:
        for _ in range(4):
            await stage.wait(1)
        assert stage.bells == bells

    stage = Stage("routine R\ndo Plank, hold 4s\ndo Squat, hold 20s\n", quiet=quiet)
    perform(stage, act)


class Listener:
    """A voice that is only listened to."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


def test_a_voice_says_what_there_is_to_say() -> None:
    voice = Listener()

    async def act(stage: Stage) -> None:
        await stage.press("space", "space")
        await stage.wait(4)

    perform(Stage("routine R\ndo Plank, hold 4s\n", voice=voice), act)  # type: ignore[arg-type]  # as much as is asked of one
    assert voice.said == ["Hold 4 seconds", "2", "1", "The end"]
