"""What is shown of a session, as data: no screen, no clock."""

import pytest

import routinekit as rk
from routinekit.terminal.target import planned_reps, target_words
from routinekit.terminal.view import OPEN, View, about, left_of, view
from tests.terminal.stage import session_of


def seen(session: rk.Session, reps: str = "") -> View:
    assert session.step is not None
    return view(session, about(session.timeline, session.step), reps)


def begun(text: str, at: float = 0) -> rk.Session:
    session = session_of(text)
    session.start(0)
    session.acknowledge(0)
    session.tick(at)
    return session


@pytest.mark.parametrize(
    ("line", "at", "mark", "figures"),
    [
        ("hold 30s", 0, "", "0:30"),
        ("hold 30s", 0.5, "", "0:30"),
        ("hold 30s", 29.1, "", "0:01"),
        ("for 90min", 1, "", "1:29:59"),
        ("hold 5 breaths", 0, "~", "0:25"),
        ("hold 5 breaths", 26, "~", "0:00"),
        ("reps max", 3, "", OPEN),
    ],
)
def test_the_clock_counts_down_and_says_what_is_an_estimate(
    line: str, at: float, mark: str, figures: str
) -> None:
    clock = seen(begun(f"routine R\ndo Squat, {line}\n", at)).clock
    assert (clock.mark, clock.figures) == (mark, figures)


def test_a_cap_is_no_time_of_the_step_but_ends_it() -> None:
    text = "routine R\nfor time, cap 1min\n  do Thruster, reps 10\n  do Run, for 1 mile\n"
    session = begun(text, 5)
    assert (seen(session).clock.figures, seen(session).watch) == ("0:35", "watch 0:05 · 0:55 to the cap")
    session.done(50)
    assert (seen(session).clock.figures, seen(session).watch) == (OPEN, "watch 0:50 · 0:10 to the cap")
    session.tick(60)
    assert session.state.phase == "finished"


def test_a_cap_that_comes_sooner_is_what_is_left() -> None:
    session = begun("routine R\nfor time, cap 30s\n  do Thruster, reps 10\n", 10)
    assert (seen(session).clock.figures, seen(session).clock.mark) == ("0:20", "")


def test_a_watch_without_a_cap_only_counts() -> None:
    assert seen(begun("routine R\nfor time\n  do Run, for 1 mile\n", 65)).watch == "watch 1:05"


def test_the_rest_of_an_interval_is_exact_as_the_interval_is() -> None:
    session = begun("routine R\nevery 1min, 2 times\n  do Swing, reps 5\n")
    session.done(17)
    assert session.step is not None
    assert (session.step.kind, session.step.exact) == ("rest", False)
    assert (seen(session).clock.figures, seen(session).clock.mark) == ("0:43", "")


def test_it_says_what_to_do_and_which_of_how_many() -> None:
    text = "routine R\nrounds 3\n  do Squat, sets 2, reps 8-12 per side, load 20kg\n"
    shown = seen(begun(text)).about
    assert shown.exercise == "Squat"
    assert shown.text == "8 reps, 20 kilograms"
    assert shown.where == "left · round 1 of 3 · set 1 of 2"
    assert shown.target == "8-12 reps · load 20kg"


def test_a_target_that_the_text_says_is_not_said_twice() -> None:
    assert seen(begun("routine R\ndo Row, for 400 metres\n")).about.target == ""


def test_the_words_come_in_the_order_in_which_they_are_needed() -> None:
    text = (
        "routine R\n  stop if: you feel dizzy\ndo Plank, hold 9s\n  purpose: Strength.\n  tip: Breathe.\n"
        "  movement: Hold.\n  position: Lie down.\n  caution: Not after a meal.\n  until: it shakes\n"
        "  source: a book\n"
    )
    fields = [words.field for words in seen(begun(text)).about.words]
    assert fields == ["caution", "position", "movement", "tip", "purpose", "until", "stop if"]


def test_in_a_rest_the_words_are_those_of_what_comes_next() -> None:
    session = begun("routine R\ndo Plank, hold 9s\nrest 30s\ndo Squat, reps 5\n  tip: Slowly.\n")
    assert seen(session).about.words == ()
    session.skip(1)
    assert [words.text for words in seen(session).about.words] == ["Slowly."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("do Plank, hold 9s", "5 reps · Squat"),
        ("do Plank, sets 2, hold 9s, rest 5s", "Rest 5 seconds · set 1 of 2 · then Squat"),
        ("do Plank, sets 2, hold 9s", "Hold 9 seconds · set 2 of 2 · then Squat"),
    ],
)
def test_it_says_what_comes_next(text: str, said: str) -> None:
    session = begun(f"routine R\n{text}\ndo Squat, reps 5\n")
    assert seen(session).about.next == f"next: {said}"


def test_it_says_that_nothing_comes_next() -> None:
    assert seen(begun("routine R\ndo Plank, hold 9s\n")).about.next == "this is the last step"


@pytest.mark.parametrize(
    ("text", "at", "fraction", "left"),
    [
        ("do Plank, hold 20s\ndo Squat, hold 20s\n", 10, 0.25, "0:30 left"),
        ("do Plank, hold 5s\ndo Squat, reps 5\n", 0, 0, "~0:25 left"),
        ("do Plank, hold 20s\ndo Row, for 400 metres\n", 20, 1, "1 open step left"),
        ("do Plank, hold 20s\ndo Row, for 400 metres\n", 5, 0.25, "0:15 + 1 open step left"),
        ("do Row, for 400 metres\ndo Run, for 1 mile\n", 5, 0, "2 open steps left"),
        ("every 1min, 2 times\n  do Swing, reps 5\n", 30, 0.25, "1:30 left"),
    ],
)
def test_the_whole_is_a_share_and_what_is_left(text: str, at: float, fraction: float, left: str) -> None:
    shown = seen(begun(f"routine R\n{text}", at))
    assert (shown.fraction, shown.left) == (fraction, left)


def test_a_routine_of_open_steps_goes_on_step_by_step() -> None:
    session = begun("routine R\ndo Row, for 400 metres\ndo Run, for 1 mile\n")
    session.done(1)
    assert seen(session).fraction == 0.5


def test_it_says_what_the_person_has_to_do() -> None:
    session = begun("routine R\ndo Row, for 400 metres\n")
    assert seen(session).state == "press n when you are done"
    session.pause(1)
    assert seen(session).state == "paused: Space goes on"


def test_a_window_has_tasks_and_counts_rounds() -> None:
    session = begun("routine R\namrap 5min\n  do Pull-up, reps 5\n  do Dip, reps 10\n")
    session.count_round(60)
    assert seen(session).about.tasks == ("Pull-up, 5 reps", "Dip, 10 reps")
    assert seen(session).counted == "rounds done: 1"


def test_reps_are_shown_where_they_were_counted() -> None:
    session = begun("routine R\ndo Squat, reps 10\n")
    assert seen(session).counted == ""
    assert seen(session, "8 of 10").counted == "reps done: 8 of 10"


def test_before_and_after_there_is_no_step() -> None:
    session = session_of("routine R\ndo Plank, hold 20s\n")
    nothing = about(session.timeline, session.timeline[0])
    assert left_of(session).figures == OPEN
    assert view(session, nothing).left == "0:20 left"
    session.stop(0)
    assert (view(session, nothing).fraction, view(session, nothing).left) == (1.0, "nothing left")


def test_a_routine_without_steps_is_nothing_left() -> None:
    session = session_of("routine R\n")
    one = session_of("routine R\ndo Plank, hold 20s\n").timeline
    assert view(session, about(one, one[0])).fraction == 1.0


@pytest.mark.parametrize(
    ("doses", "words"),
    [
        ("reps 1, load 60kg", "1 rep · load 60kg"),
        ("reps 5+, load 75% of 1RM", "at least 5 reps · load 75% of 1RM"),
        ("reps up to 15, load red band", "up to 15 reps · load red band"),
        ("reps 100 in any sets", "100 reps in any sets"),
        ("reps max", "as many reps as you can"),
        ("for 5min, at 5:00 per km", "at 5:00 per km"),
        ("for 5min, at 2:00 per 500 metres", "at 2:00 per 500 metres"),
        ("for 5min, at zone 2", "at zone 2"),
        ("for 5min, at 10 km race pace", "at 10 km race pace"),
        ("for 5min, ramp 40% to 75% of FTP, at 90-100 rpm", "from 40% of FTP to 75% of FTP · at 90-100 rpm"),
        ("for 12 steps, rpe 7-8, rir 2", "12 steps · RPE 7-8 · RIR 2"),
        ("for 12 calories", "12 calories"),
        ("for 1 mile", "1 mile"),
        ("hold 5s", ""),
    ],
)
def test_a_target_in_words(doses: str, words: str) -> None:
    step = session_of(f"routine R\ndo Squat, {doses}\n").timeline[0]
    assert target_words(step.target) == words


def test_reps_in_words_are_no_plan() -> None:
    step = session_of("routine R\ndo Squat\n  reps: a few\n").timeline[0]
    assert target_words(step.target) == "reps: a few"
    assert planned_reps(step.target) == 0
