"""What each key does to a session: its controls, without a screen."""

import routinekit as rk
import routinekit.session.events as e
from routinekit.terminal.controls import Controls
from tests.terminal.stage import cut_off, session_of


class Played:
    """Controls whose clock the test turns, and all that the session answered."""

    def __init__(self, text: str) -> None:
        self.time = 0.0
        self.heard: list[e.Event] = []
        self.controls = Controls(session_of(text), lambda: self.time, self.heard.append)
        self.controls.start()

    @property
    def session(self) -> rk.Session:
        return self.controls.session

    def names(self) -> list[str]:
        return [event.name for event in self.heard]

    def reports(self) -> list[tuple[str | None, float]]:
        return [(report.exercise, report.value) for report in self.session.summary.reports]


SETS = "routine R\ndo Squat, sets 2, reps 10, rest 10s\ndo Plank, hold 20s\n"


def test_reps_are_reported_when_the_set_is_done() -> None:
    played = Played(SETS)
    played.controls.count(-1)
    played.controls.count(-1)
    assert played.controls.counted == "8 of 10"
    assert played.reports() == []
    played.controls.done()
    assert played.reports() == [("Squat", 8)]
    assert played.controls.counted == ""


def test_reps_that_nobody_counted_are_not_reported() -> None:
    played = Played(SETS)
    played.controls.done()
    played.controls.skip()
    played.controls.stop()
    assert played.reports() == []


def test_reps_belong_to_their_set_however_it_is_left() -> None:
    for leave in ("skip", "stop", "done"):
        played = Played(SETS)
        played.controls.count(+1)
        getattr(played.controls, leave)()
        assert played.reports() == [("Squat", 11)]
    played = Played(SETS)
    played.controls.count(+1)
    played.controls.jump(3)
    assert played.reports() == [("Squat", 11)]


def test_going_back_to_the_first_step_stays_in_the_set() -> None:
    played = Played(SETS)
    played.controls.count(+1)
    played.controls.back()
    assert (played.reports(), played.controls.counted) == ([], "11 of 10")


def test_reps_that_are_steps_belong_to_one_set() -> None:
    played = Played("routine R\ndo Lift, reps 3, tempo 1-0-1\ndo Plank, hold 20s\n")
    played.controls.count(-1)
    assert played.controls.counted == "2 of 3"
    played.time = 4
    played.controls.tick()
    assert played.reports() == []
    played.time = 30
    played.controls.tick()
    assert played.session.state.phase == "finished"
    assert played.reports() == [("Lift", 2)]
    assert played.session.summary.done == 7


def test_a_set_that_the_clock_ends_is_reported_as_its_own() -> None:
    played = Played("routine R\ndo Plank, hold 20s\ndo Squat, reps 10\n")
    played.controls.count(+1)
    played.time = 21
    played.controls.tick()
    assert played.reports() == [("Plank", 1)]


def test_reps_are_reported_before_a_cap_cuts_them_off() -> None:
    played = Played("routine R\nfor time, cap 20s\n  do Lift, reps 9, tempo 2-0-2\ndo Plank, hold 20s\n")
    played.controls.count(-1)
    played.time = 21
    played.controls.tick()
    assert played.reports() == [("Lift", 8)]


def test_no_fewer_than_none_are_counted() -> None:
    played = Played("routine R\ndo Push-up, reps max\n")
    played.controls.count(-1)
    assert played.controls.counted == "0"
    played.controls.count(+1)
    assert played.controls.counted == "1"


def test_in_a_rest_there_is_nothing_to_count() -> None:
    played = Played(SETS)
    played.controls.done()
    played.controls.count(+1)
    assert played.controls.counted == ""


def test_in_a_window_rounds_are_counted_and_stay_so() -> None:
    played = Played("routine R\namrap 5min\n  do Dip, reps 5\n")
    played.controls.count(+1)
    played.controls.count(+1)
    played.controls.count(-1)
    assert played.session.state.rounds == 2


def test_what_was_late_happens_one_after_the_other() -> None:
    played = Played("routine R\ndo A, hold 5s\ndo B, hold 5s\n")
    played.time = 100
    played.controls.tick()
    assert played.names() == [
        "step-started",
        *["countdown"] * 3,
        "step-ended",
        "step-started",
        *["countdown"] * 3,
        "step-ended",
        "finished",
    ]
    assert played.session.summary.elapsed.total_seconds() == 10


def test_a_step_that_is_shorter_than_its_countdown_is_not_counted_down() -> None:
    played = Played("routine R\ndo A, hold 2s\ndo B, hold 1s\n")
    played.time = 3
    played.controls.tick()
    assert played.names() == [*["step-started", "step-ended"] * 2, "finished"]


def test_it_stands_still_while_something_is_asked() -> None:
    played = Played(SETS)
    played.controls.hold()
    assert played.names()[-1] == "paused"
    played.controls.release()
    assert played.session.state.phase == "running"


def test_what_the_person_has_paused_stays_so() -> None:
    played = Played(SETS)
    played.controls.pause()
    played.controls.hold()
    played.controls.release()
    assert played.session.state.phase == "paused"
    played.controls.done()
    assert played.session.state.index == 0, "a session that is paused isn't done by accident"


def test_an_answer_belongs_to_the_exercise_that_was_asked_about() -> None:
    played = Played("routine R\ndo Squat, reps 5\n  ask pain\n  stop if pain > 3\ndo Plank, hold 20s\n")
    played.controls.done()
    assert "asked" in played.names()
    played.controls.report("pain", 5, "Squat")
    assert played.reports() == [("Squat", 5)]
    assert played.names()[-1] == "stop-rule-met"
    assert played.session.state.phase == "paused"


def test_a_session_that_was_cut_off_at_its_cautions_tells_them_again() -> None:
    text = "routine R\n  caution: Ask your doctor.\ndo Plank, hold 20s\n"
    heard: list[e.Event] = []
    Controls(cut_off(text, lambda session: session.start(0)), lambda: 0.0, heard.append).start()
    assert [event.name for event in heard] == ["cautions"]
