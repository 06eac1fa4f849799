"""What each key does to a session: the hand on it, without a screen."""

import routinekit as rk
import routinekit.session.events as e
from routinekit.terminal.player import Player
from tests.terminal.stage import cut_off, session_of


class Hand:
    """A player whose clock the test turns, and all that the session answered."""

    def __init__(self, text: str) -> None:
        self.time = 0.0
        self.heard: list[e.Event] = []
        self.player = Player(session_of(text), lambda: self.time, self.heard.append)
        self.player.start()

    @property
    def session(self) -> rk.Session:
        return self.player.session

    def names(self) -> list[str]:
        return [event.name for event in self.heard]

    def reports(self) -> list[tuple[str | None, float]]:
        return [(report.exercise, report.value) for report in self.session.summary.reports]


SETS = "routine R\ndo Squat, sets 2, reps 10, rest 10s\ndo Plank, hold 20s\n"


def test_reps_are_reported_when_the_set_is_done() -> None:
    hand = Hand(SETS)
    hand.player.count(-1)
    hand.player.count(-1)
    assert hand.player.counted == "8 of 10"
    assert hand.reports() == []
    hand.player.done()
    assert hand.reports() == [("Squat", 8)]
    assert hand.player.counted == ""


def test_reps_that_nobody_counted_are_not_reported() -> None:
    hand = Hand(SETS)
    hand.player.done()
    hand.player.skip()
    hand.player.stop()
    assert hand.reports() == []


def test_reps_belong_to_their_set_however_it_is_left() -> None:
    for leave in ("skip", "stop", "done"):
        hand = Hand(SETS)
        hand.player.count(+1)
        getattr(hand.player, leave)()
        assert hand.reports() == [("Squat", 11)]
    hand = Hand(SETS)
    hand.player.count(+1)
    hand.player.jump(3)
    assert hand.reports() == [("Squat", 11)]


def test_going_back_to_the_first_step_stays_in_the_set() -> None:
    hand = Hand(SETS)
    hand.player.count(+1)
    hand.player.back()
    assert (hand.reports(), hand.player.counted) == ([], "11 of 10")


def test_reps_that_are_steps_belong_to_one_set() -> None:
    hand = Hand("routine R\ndo Lift, reps 3, tempo 1-0-1\ndo Plank, hold 20s\n")
    hand.player.count(-1)
    assert hand.player.counted == "2 of 3"
    hand.time = 4
    hand.player.look()
    assert hand.reports() == []
    hand.time = 30
    hand.player.look()
    assert hand.session.state.phase == "finished"
    assert hand.reports() == [("Lift", 2)]
    assert hand.session.summary.done == 7


def test_a_set_that_the_clock_ends_is_reported_as_its_own() -> None:
    hand = Hand("routine R\ndo Plank, hold 20s\ndo Squat, reps 10\n")
    hand.player.count(+1)
    hand.time = 21
    hand.player.look()
    assert hand.reports() == [("Plank", 1)]


def test_reps_are_reported_before_a_cap_cuts_them_off() -> None:
    hand = Hand("routine R\nfor time, cap 20s\n  do Lift, reps 9, tempo 2-0-2\ndo Plank, hold 20s\n")
    hand.player.count(-1)
    hand.time = 21
    hand.player.look()
    assert hand.reports() == [("Lift", 8)]


def test_no_fewer_than_none_are_counted() -> None:
    hand = Hand("routine R\ndo Push-up, reps max\n")
    hand.player.count(-1)
    assert hand.player.counted == "0"
    hand.player.count(+1)
    assert hand.player.counted == "1"


def test_in_a_rest_there_is_nothing_to_count() -> None:
    hand = Hand(SETS)
    hand.player.done()
    hand.player.count(+1)
    assert hand.player.counted == ""


def test_in_a_window_rounds_are_counted_and_stay_so() -> None:
    hand = Hand("routine R\namrap 5min\n  do Dip, reps 5\n")
    hand.player.count(+1)
    hand.player.count(+1)
    hand.player.count(-1)
    assert hand.session.state.rounds == 2


def test_what_was_late_happens_one_after_the_other() -> None:
    hand = Hand("routine R\ndo A, hold 5s\ndo B, hold 5s\n")
    hand.time = 100
    hand.player.look()
    assert hand.names() == [
        "step-started",
        *["countdown"] * 3,
        "step-ended",
        "step-started",
        *["countdown"] * 3,
        "step-ended",
        "finished",
    ]
    assert hand.session.summary.elapsed.total_seconds() == 10


def test_a_step_that_is_shorter_than_its_countdown_is_not_counted_down() -> None:
    hand = Hand("routine R\ndo A, hold 2s\ndo B, hold 1s\n")
    hand.time = 3
    hand.player.look()
    assert hand.names() == [*["step-started", "step-ended"] * 2, "finished"]


def test_it_stands_still_while_something_is_asked() -> None:
    hand = Hand(SETS)
    hand.player.hold()
    assert hand.names()[-1] == "paused"
    hand.player.release()
    assert hand.session.state.phase == "running"


def test_what_the_person_has_paused_stays_so() -> None:
    hand = Hand(SETS)
    hand.player.pause()
    hand.player.hold()
    hand.player.release()
    assert hand.session.state.phase == "paused"
    hand.player.done()
    assert hand.session.state.index == 0, "a session that is paused isn't done by accident"


def test_an_answer_belongs_to_the_exercise_that_was_asked_about() -> None:
    hand = Hand("routine R\ndo Squat, reps 5\n  ask pain\n  stop if pain > 3\ndo Plank, hold 20s\n")
    hand.player.done()
    assert "asked" in hand.names()
    hand.player.report("pain", 5, "Squat")
    assert hand.reports() == [("Squat", 5)]
    assert hand.names()[-1] == "stop-rule-met"
    assert hand.session.state.phase == "paused"


def test_a_session_that_was_cut_off_at_its_cautions_tells_them_again() -> None:
    text = "routine R\n  caution: Ask your doctor.\ndo Plank, hold 20s\n"
    heard: list[e.Event] = []
    Player(cut_off(text, lambda session: session.start(0)), lambda: 0.0, heard.append).start()
    assert [event.name for event in heard] == ["cautions"]
