"""Cautions, reports, stop rules, questions and choices."""

import pytest

import routinekit as rk
from routinekit.session.tally import Report
from tests.session.log import line, log, session_of, timeline_of

# ---------------------------------------------------------------- cautions


def test_cautions_of_the_routine_of_blocks_and_of_exercises_are_read_first_each_once() -> None:
    session = session_of(
        "  caution: Ask your doctor.\n"
        "section Floor\n  caution: The mat slips.\n  do Bridge, hold 10s\n    caution: Mind your neck.\n"
        "do Plank, hold 10s\n  caution: Mind your neck.\n"
        "amrap 1min\n  caution: Breathe.\n  do Squat, reps 5\n    caution: Heels down.\n"
    )
    assert session.cautions == (
        *("Ask your doctor.", "The mat slips.", "Mind your neck.", "Breathe.", "Heels down."),
    )


def test_cautions_are_those_of_what_is_played() -> None:
    text = "section A\n  do Bridge, hold 10s\n    caution: Neck.\nsection B\n  do Plank, hold 10s\n"
    assert rk.Session(timeline_of(text, part="B")).cautions == ()


def test_a_caution_of_a_later_round_is_read_too() -> None:
    session = session_of("rounds 2\n  do A, hold 5s\n  do B, hold 5s, only round 2\n    caution: Slowly.\n")
    assert session.cautions == ("Slowly.",)


# ---------------------------------------------------------------- reports and stop rules

RULES = """\
  stop if pain > 5
do Squat, reps 5
  stop if effort >= 8
rest 30s
do Plank, hold 30s
amrap 1min
  do Row, reps 5
    stop if pain >= 2
"""


@pytest.mark.parametrize("what", ["reps", "load", "effort", "pain", "time"])
def test_what_a_person_reports_is_of_the_exercise_being_done(what: str) -> None:
    session = session_of(RULES)
    session.start(0)
    assert log(session.report(what, 2, 3.5)) == [f"3.5 reported Squat {what} 2"]
    assert session.summary.reported(what) == (2.0,)
    assert session.state.phase == "running"


@pytest.mark.parametrize(
    ("what", "value"), [("mood", 3), ("pain", -1), ("pain", float("nan")), ("reps", 1e6), ("", 0)]
)
def test_nothing_else_can_be_reported(what: str, value: float) -> None:
    session = session_of(RULES)
    session.start(0)
    with pytest.raises(ValueError, match="can't be reported; it is reps, load, effort, pain, time, from 0"):
        session.report(what, value, 5)
    assert session.state.clock == 0


@pytest.mark.parametrize(
    ("what", "value", "rule"),
    [
        ("pain", 5, ""),
        ("pain", 5.5, "stop if pain > 5"),
        ("effort", 7, ""),
        ("effort", 8, "stop if effort >= 8"),
        ("load", 99, ""),
    ],
)
def test_a_report_that_meets_a_rule_pauses_and_says_so(what: str, value: float, rule: str) -> None:
    session = session_of(RULES)
    session.start(0)
    told = log(session.report(what, value, 5))
    assert told[1:] == ([f"5 stop-rule-met {rule} {value:g}"] if rule else [])
    assert session.state.phase == ("paused" if rule else "running")
    assert session.summary.stop_rules == ((rule,) if rule else ())
    session.resume(10)
    assert session.state.phase == "running"


def test_a_rule_of_an_exercise_holds_until_another_begins() -> None:
    session = session_of(RULES)
    session.start(0)
    session.done(20)
    assert log(session.report("effort", 9, 25)) == [  # in the rest after it
        "25 reported Squat effort 9",
        "25 stop-rule-met stop if effort >= 8 9",
    ]
    session.resume(30)
    session.tick(60)
    assert log(session.report("effort", 9, 61)) == ["56 reported Plank effort 9"]
    assert session.state.phase == "running"


def test_a_rule_within_a_window_holds_for_the_window() -> None:
    session = session_of(RULES)
    session.start(0)
    session.jump(3, 0)
    assert log(session.report("pain", 2, 5))[1] == "5 stop-rule-met stop if pain >= 2 2"


def test_a_report_may_name_the_exercise_that_it_is_about() -> None:
    session = session_of(RULES)
    session.start(0)
    session.jump(2, 0)
    assert log(session.report("effort", 8, 5, exercise="Squat")) == [
        "5 reported Squat effort 8",
        "5 stop-rule-met stop if effort >= 8 8",
    ]
    with pytest.raises(ValueError, match="nothing called `Lunge` is done"):
        session.report("effort", 8, 6, exercise="Lunge")


def test_a_report_before_the_start_is_of_no_exercise_and_pauses_nothing() -> None:
    session = session_of(RULES)
    assert log(session.report("pain", 6, 0)) == ["0 reported pain 6", "0 stop-rule-met stop if pain > 5 6"]
    assert session.state.phase == "ready"


def test_a_report_after_the_end_is_kept() -> None:
    session = session_of("do Plank, hold 30s\n")
    session.start(0)
    session.tick(30)
    assert log(session.report("effort", 6, 90)) == ["30 reported Plank effort 6"]
    assert session.summary.reports == (Report(30_000, "Plank", "effort", 6.0),)


# ---------------------------------------------------------------- questions


def test_what_its_author_asks_is_asked_when_an_exercise_is_over() -> None:
    session = session_of("do Squat, sets 2, reps 5\n  ask pain\n  ask effort\ndo Row, reps 5\n")
    session.start(0)
    assert [event.name for event in session.done(10)] == ["step-ended", "step-started"]
    assert log(session.done(20)) == [
        "20 step-ended 1:5 reps done after 10",
        "20 asked Squat pain; effort",
        "20 step-started 2:5 reps for 20",
    ]


def test_nobody_is_asked_after_what_they_left_out() -> None:
    session = session_of("do Squat, reps 5\n  ask pain\ndo Row, reps 5\n")
    session.start(0)
    assert "asked" not in [event.name for event in session.skip(3)]


def test_a_window_asks_too() -> None:
    session = session_of("amrap 1min\n  ask reps\n  do Squat, reps 5\n    ask pain\n")
    session.start(0)
    assert log(session.tick(60))[1] == "60 asked As many rounds as possible in 1 minute reps; pain"


def test_an_exercise_that_its_interval_cuts_off_asks() -> None:
    session = session_of("every 30s, 1 times\n  do Squat, reps 3\n    ask pain\ndo Row, reps 5\n")
    session.start(0)
    assert "30 asked Squat pain" in log(session.tick(30))


@pytest.mark.parametrize("stopped", [True, False])
def test_what_the_routine_asks_is_asked_at_the_end(stopped: bool) -> None:
    session = session_of("  ask effort\ndo Plank, hold 30s\n")
    session.start(0)
    events = session.stop(10) if stopped else session.tick(30)
    assert log(events)[-2].endswith("asked effort")


# ---------------------------------------------------------------- choices

CHOICE = """\
do Plank, hold 30s
choose one
  do Run, for 10min
  do Row, for 2min
do Stretch, hold 20s, optional
  caution: Gently.
"""


def names(session: rk.Session) -> list[str | None]:
    return [step.exercise for step in session.timeline]


def test_an_item_is_picked_or_taken_before_it_comes() -> None:
    session = session_of(CHOICE)
    session.start(0)
    assert names(session) == ["Plank", "Run"]
    assert log(session.choose({"Stretch", "Row"}, 10)) == [
        "10 chosen Row; Stretch",
        "10 cautions Gently.",
    ]
    assert names(session) == ["Plank", "Row", "Stretch"]
    assert log(session.choose(["Run"], 20)) == ["20 chosen Run"]
    assert names(session) == ["Plank", "Run"]


def test_what_has_been_played_is_not_chosen_otherwise() -> None:
    session = session_of(CHOICE)
    session.start(0)
    session.tick(31)
    with pytest.raises(ValueError, match="what has been played can't be chosen otherwise"):
        session.choose({"Row"}, 40)
    assert log(session.choose({"Run", "Stretch"}, 50)) == ["50 chosen Run; Stretch", "50 cautions Gently."]


def test_nor_what_has_been_gone_back_from() -> None:
    session = session_of(CHOICE)
    session.start(0)
    session.tick(31)
    session.back(32)
    with pytest.raises(ValueError, match="what has been played"):
        session.choose({"Row"}, 33)


def test_what_a_refused_choice_came_too_late_for_is_told_with_the_next_input() -> None:
    session = session_of(CHOICE)
    session.start(0)
    with pytest.raises(rk.RoutineError):
        session.choose({"Swim"}, 30)
    assert log(session.tick(30))[-1] == "30 step-started 1:Work 10 minutes for 600"


def test_after_the_end_nothing_is_chosen() -> None:
    session = session_of(CHOICE)
    session.start(0)
    session.stop(1)
    assert session.choose({"Row", "Stretch"}, 2) == ()
    assert names(session) == ["Plank", "Run"]


def test_before_the_start_all_can_be_chosen_and_its_cautions_come_with_the_others() -> None:
    session = session_of(CHOICE)
    assert log(session.choose({"Row", "Stretch"}, 0)) == ["0 chosen Row; Stretch"]
    assert log(session.start(1)) == ["0 cautions Gently."]


def test_cautions_that_a_choice_brings_in_are_told_while_others_are_read() -> None:
    session = session_of("  caution: Slowly.\n" + CHOICE)
    session.start(0)
    assert log(session.choose({"Stretch"}, 1)) == ["0 chosen Stretch", "0 cautions Gently."]


def test_a_choice_within_a_watch_moves_the_end_of_it() -> None:
    session = session_of("for time, cap 2min\n  do A, reps 5\n  do B, reps 5, optional\ndo C, hold 5s\n")
    session.start(0)
    session.choose({"B"}, 10)
    assert log(session.done(15))[1] == "15 step-started 1:5 reps for 20"
    assert log(session.tick(120)) == [
        "35 waiting 1:5 reps",
        "120 step-ended 1:5 reps cut after 105",
        "120 watch-stopped after 120 capped",
        "120 step-started 2:Hold 5 seconds for 5",
    ]


def test_what_comes_next_follows_the_choice_and_the_countdown_goes_on() -> None:
    session = session_of("do Plank, hold 30s\ndo Stretch, hold 20s, optional\n")
    session.choose({"Stretch"}, 0)
    session.start(0)
    assert [line(event) for event in session.tick(25)] == ["15 halfway", "22 next-up 1:Hold 20 seconds"]
    session.choose((), 25)
    assert [line(event) for event in session.tick(30)] == [
        *("27 countdown 3", "28 countdown 2", "29 countdown 1"),
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 finished",
    ]


def test_a_choice_far_into_a_long_routine_takes_no_walk() -> None:
    rounds = "rounds 999\n  rounds 999\n    rounds 999\n      do Plank, hold 5s\n"
    session = session_of(rounds + "do Stretch, hold 20s, optional\n")
    session.start(0)
    session.jump(-1, 1)
    assert log(session.choose({"Stretch"}, 2)) == ["2 chosen Stretch"]
    assert len(session.timeline) == 999**3 + 1
