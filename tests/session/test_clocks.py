"""Intervals, windows and watches, and who is waited for."""

from datetime import timedelta

import pytest

from tests.session.log import log, session_of

SWINGS = "every 1min, 3 times\n  do Swing, reps 10\n"
SWIM = "do Swim, sets 3, for 100 yards, every 1:40\n"


# ---------------------------------------------------------------- every


def test_what_is_left_of_an_interval_is_a_rest() -> None:
    session = session_of(SWINGS)
    session.start(0)
    assert log(session.done(35)) == [
        "35 step-ended 0:10 reps done after 35",
        "35 step-started 1:Rest 20 seconds for 25",
    ]
    assert log(session.tick(60))[1] == "60 step-started 2:10 reps for 40"


def test_a_late_person_is_cut_by_the_interval() -> None:
    session = session_of(SWINGS)
    session.start(0)
    assert log(session.tick(60)) == [
        "60 step-ended 0:10 reps done after 60",
        "60 passed-over 1 1 cut",
        "60 step-started 2:10 reps for 40",
    ]
    assert log(session.done(118))[1] == "118 step-started 3:Rest 20 seconds for 2"
    assert log(session.tick(120))[1] == "120 step-started 4:10 reps for 40"


def test_in_an_interval_nobody_is_told_to_go_on() -> None:
    session = session_of(SWINGS)
    session.start(0)
    assert "waiting" not in [event.name for event in session.tick(200)]


def test_an_interval_stays_on_its_clock_after_a_pause() -> None:
    session = session_of(SWINGS)
    session.start(0)
    session.pause(10)
    session.resume(110)
    session.done(150)
    assert log(session.tick(160))[1] == "60 step-started 2:10 reps for 40"


def test_work_that_fills_its_interval_may_be_done_early_and_is_followed_by_a_rest() -> None:
    session = session_of(SWIM)
    assert log(session.start(0)) == ["0 step-started 0:100 yards for 100"]
    assert log(session.done(80)) == [
        "80 step-ended 0:100 yards done after 80",
        "80 step-started 0:Rest for 20",
    ]
    assert session.step is not None
    assert (session.step.kind, session.step.path) == ("rest", "swim/set-1/left")
    assert log(session.tick(100)) == [
        "100 step-ended 0:Rest rested after 20",
        "100 step-started 1:100 yards for 100",
    ]


def test_such_a_rest_is_no_step_of_the_timeline() -> None:
    session = session_of(SWIM)
    session.start(0)
    session.done(80)
    session.tick(100)
    session.done(170)
    session.stop(180)
    summary = session.summary
    assert (summary.done, summary.skipped, summary.cut) == (2, 0, 1)
    assert summary.elapsed == timedelta(seconds=180)
    assert summary.exercises[0].lasted == timedelta(seconds=150)


def test_a_rest_at_the_end_of_an_interval_is_over_when_the_clock_says_so() -> None:
    session = session_of(SWINGS)
    session.start(0)
    session.done(35)
    assert log(session.done(40)) == []
    assert log(session.skip(45))[1] == "45 step-started 2:10 reps for 40"
    session = session_of(SWIM)
    session.start(0)
    session.done(80)
    assert log(session.done(85)) == []
    assert log(session.skip(90)) == [
        "90 step-ended 0:Rest rested after 10",
        "90 step-started 1:100 yards for 100",
    ]


def test_back_in_such_a_rest_does_the_work_again() -> None:
    session = session_of(SWIM)
    session.start(0)
    session.tick(100)
    session.done(150)
    assert log(session.back(160))[1] == "160 step-started 1:100 yards for 100"
    assert session.left == timedelta(seconds=100)


def test_an_interval_that_is_gone_back_to_shows_what_it_would() -> None:
    session = session_of(SWINGS)
    session.start(0)
    session.done(35)
    session.tick(61)
    assert log(session.back(62))[1] == "62 step-started 1:Rest 20 seconds for 20"
    assert log(session.skip(63))[1] == "63 step-started 2:10 reps for 40"


def test_an_interval_around_others_keeps_its_clock_too() -> None:
    session = session_of("rounds 2, every 3min\n  every 1min, 3 times\n    do Swim, for 100 yards\n")
    session.start(0)
    session.skip(30)
    session.tick(90)
    assert log(session.tick(150)) == [
        "150 step-ended 2:100 yards done after 60",
        "150 step-started 2:Rest for 30",
    ]
    assert log(session.tick(180))[1] == "180 step-started 3:100 yards for 60"


# ---------------------------------------------------------------- amrap


def test_the_rounds_of_a_window_are_counted_and_extra_reps_reported() -> None:
    session = session_of("amrap 5min\n  do Pull-up, reps 5\n  do Push-up, reps 10\n")
    session.start(0)
    name = "As many rounds as possible in 5 minutes"
    assert log(session.count_round(70)) == [f"70 round-counted 0:{name} 1"]
    assert log(session.count_round(150)) == [f"150 round-counted 0:{name} 2"]
    assert session.state.rounds == 2
    session.report("reps", 7, 299)
    assert log(session.tick(300)) == [f"300 step-ended 0:{name} done after 300", "300 finished"]
    window = session.summary.exercises[0]
    assert (window.name, window.rounds, window.done) == (name, 2, 1)
    assert session.summary.reported("reps") == (7.0,)


def test_rounds_are_counted_in_windows_only() -> None:
    session = session_of("do Plank, hold 30s\namrap 1min\n  do Squat, reps 5\n")
    session.start(0)
    assert session.count_round(5) == ()
    session.tick(31)
    session.pause(40)
    assert session.count_round(50) == ()


# ---------------------------------------------------------------- for time

THRUSTERS = "for time{cap}\n  do Thruster, reps 10\n  do Run, for 400 metres\n  do Pull-up, reps 10\n"


def test_a_watch_tells_how_long_it_took() -> None:
    session = session_of(THRUSTERS.format(cap="") + "do Walk, for 30s\n")
    session.start(0)
    session.done(25)
    session.done(125)
    assert log(session.done(160)) == [
        "160 step-ended 2:10 reps done after 35",
        "160 watch-stopped after 160",
        "160 step-started 3:Work 30 seconds for 30",
    ]


def test_a_cap_cuts_what_is_not_done() -> None:
    session = session_of(THRUSTERS.format(cap=", cap 2min") + "do Walk, for 30s\n")
    session.start(0)
    assert log(session.done(25))[1:] == ["25 step-started 1:400 metres", "25 waiting 1:400 metres"]
    assert log(session.tick(121)) == [
        "120 step-ended 1:400 metres cut after 95",
        "120 passed-over 2 2 cut",
        "120 watch-stopped after 120 capped",
        "120 step-started 3:Work 30 seconds for 30",
    ]


def test_a_cap_is_counted_down_to() -> None:
    session = session_of(THRUSTERS.format(cap=", cap 2min"))
    session.start(0)
    counted = [event.at_ms for event in session.tick(119) if event.name == "countdown"]
    assert counted == [117_000, 118_000, 119_000]


def test_who_is_done_at_the_very_cap_is_done() -> None:
    session = session_of("for time, cap 30s\n  do Plank, hold 30s\n")
    session.start(0)
    assert log(session.tick(30)) == [
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 watch-stopped after 30",
        "30 finished",
    ]


def test_a_step_that_is_over_at_the_cap_is_done_and_what_follows_is_cut() -> None:
    session = session_of("for time, cap 30s\n  do Plank, hold 30s\n  do Squat, reps 5\n")
    session.start(0)
    assert log(session.tick(30)) == [
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 passed-over 1 1 cut",
        "30 watch-stopped after 30 capped",
        "30 finished",
    ]


def test_a_watch_stops_where_it_is_left() -> None:
    session = session_of(THRUSTERS.format(cap=""))
    session.start(0)
    assert "50 watch-stopped after 50" in log(session.stop(50))
    session = session_of("do Walk, for 30s\n" + THRUSTERS.format(cap=""))
    session.start(0)
    session.tick(35)
    assert log(session.back(40))[1:] == [
        "40 watch-stopped after 10",
        "40 step-started 0:Work 30 seconds for 30",
    ]


def test_a_watch_runs_on_whatever_is_done_again() -> None:
    session = session_of(THRUSTERS.format(cap=""))
    session.start(0)
    session.done(25)
    session.back(30)
    session.done(50)
    session.done(60)
    assert "70 watch-stopped after 70" in log(session.done(70))


def test_each_round_has_a_watch_of_its_own() -> None:
    session = session_of("rounds 2\n  for time, cap 1min\n    do Squat, reps 5\n")
    session.start(0)
    assert log(session.done(15))[1] == "15 watch-stopped after 15"
    assert log(session.tick(75))[-2:] == ["75 watch-stopped after 60 capped", "75 finished"]


def test_a_watch_in_an_interval_is_followed_by_its_rest() -> None:
    session = session_of("rounds 2, every 5min\n  for time, cap 4min\n    do Run, for 800 metres\n")
    session.start(0)
    assert log(session.tick(240)) == [
        "240 step-ended 0:800 metres cut after 240",
        "240 watch-stopped after 240 capped",
        "240 step-started 0:Rest for 60",
    ]
    session.tick(300)
    assert log(session.done(420)) == [
        "420 step-ended 1:800 metres done after 120",
        "420 watch-stopped after 120",
        "420 step-started 1:Rest for 180",
    ]
    session.tick(600)
    assert (session.summary.done, session.summary.cut) == (1, 1)


def test_an_interval_that_runs_out_stops_the_watch_in_it() -> None:
    session = session_of("rounds 2, every 1min\n  for time\n    do Squat, reps 5\n    do Lunge, reps 5\n")
    session.start(0)
    assert log(session.tick(60)) == [
        "60 step-ended 0:5 reps done after 60",
        "60 passed-over 1 2 cut",
        "60 watch-stopped after 60 capped",
        "60 step-started 3:5 reps for 20",
    ]


# ---------------------------------------------------------------- who is waited for


def test_with_auto_a_step_that_the_person_ends_takes_its_estimate() -> None:
    session = session_of("do Squat, reps 5\ndo Row, for 400 metres\n", auto=True)
    session.start(0)
    assert log(session.tick(1000)) == [
        "20 step-ended 0:5 reps done after 20",
        "20 step-started 1:400 metres",
        "20 waiting 1:400 metres",
    ]


@pytest.mark.parametrize("auto", [True, False])
def test_under_a_cap_an_open_step_waits_too(auto: bool) -> None:
    session = session_of("for time, cap 10min\n  do Run, for 400 metres\n", auto=auto)
    assert log(session.start(0)) == ["0 step-started 0:400 metres", "0 waiting 0:400 metres"]
    assert session.left == timedelta(minutes=10)


def test_a_confirmation_waits_for_a_yes() -> None:
    session = session_of("exercise Bridge, hold 30s\n  start when: the pain has gone\n")
    assert log(session.start(0))[1] == "0 waiting 0:Start when: the pain has gone"
    assert log(session.done(50))[1] == "50 step-started 1:Hold 30 seconds for 30"
