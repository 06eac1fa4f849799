"""What each input does, and where it does nothing."""

from datetime import timedelta

import pytest

import routinekit as rk
from routinekit.session.machine import Machine
from tests.session.log import log, session_of, timeline_of

PLANKS = "do Plank, sets 3, hold 30s, rest 10s\n"
SQUATS = "do Squat, reps 5\ndo Row, for 400 metres\n"


# ---------------------------------------------------------------- start and acknowledge


def test_it_starts_with_its_first_step() -> None:
    session = session_of(PLANKS)
    assert (session.state.phase, session.step, session.wake, session.left) == ("ready", None, None, None)
    assert log(session.start(100)) == ["0 step-started 0:Hold 30 seconds for 30"]
    assert session.state.phase == "running"
    assert session.left == timedelta(seconds=30)


def test_cautions_are_read_before_it_starts() -> None:
    session = session_of("  caution: Ask your doctor.\n  start when: nobody is behind you\n" + PLANKS)
    assert log(session.start(0)) == ["0 cautions Ask your doctor.; nobody is behind you"]
    assert session.state.phase == "cautions"
    assert log(session.tick(60)) == []
    assert log(session.acknowledge(61)) == ["0 step-started 0:Hold 30 seconds for 30"]
    assert session.elapsed == timedelta(0)


def test_a_routine_without_steps_is_over_at_once() -> None:
    session = session_of("rest 10s\n")
    assert len(session.timeline) == 0
    assert log(session.start(5)) == ["0 finished"]
    assert log(session.stop(6)) == []


def test_a_routine_without_steps_can_be_stopped_before_it_starts() -> None:
    assert log(session_of("rest 10s\n").stop(0)) == ["0 finished stopped"]


def test_to_start_twice_is_to_start_once() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.start(5)) == log(session.acknowledge(5)) == []
    assert session.elapsed == timedelta(seconds=5)


# ---------------------------------------------------------------- pause and resume


def test_a_pause_stops_the_clock() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.pause(10)) == ["10 paused"]
    assert session.wake is None
    assert log(session.tick(1000)) == []
    assert log(session.resume(2000)) == ["10 resumed"]
    assert session.wake == timedelta(seconds=2005)  # half of it
    assert log(session.tick(2020)) == [
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 step-started 1:Rest 10 seconds for 10",
    ]


def test_it_goes_on_on_whatever_clock() -> None:
    session = session_of(PLANKS)
    session.start(5000)
    session.pause(5010)
    session.resume(3)
    assert session.wake == timedelta(seconds=8)


def test_only_a_pause_may_be_followed_by_another_clock() -> None:
    session = session_of(PLANKS)
    session.start(100)
    session.resume(3)
    assert session.state.clock == 100_000


def test_a_late_pause_comes_after_what_happened_before_it() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.pause(35)) == [
        "30 step-ended 0:Hold 30 seconds done after 30",
        "30 step-started 1:Rest 10 seconds for 10",
        "35 paused",
    ]


# ---------------------------------------------------------------- done, skip, back, jump


def test_done_ends_a_step_that_the_person_ends() -> None:
    session = session_of(SQUATS)
    session.start(0)
    assert log(session.done(17)) == [
        "17 step-ended 0:5 reps done after 17",
        "17 step-started 1:400 metres",
        "17 waiting 1:400 metres",
    ]
    assert session.left is None
    assert log(session.done(100)) == ["100 step-ended 1:400 metres done after 83", "100 finished"]
    assert session.step is None


def test_done_ends_a_step_of_the_clock_early() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.done(20))[0] == "20 step-ended 0:Hold 30 seconds done after 20"
    assert session.step is not None
    assert session.step.kind == "rest"


def test_after_the_estimate_the_person_is_told_to_go_on_once() -> None:
    session = session_of(SQUATS)
    assert log(session.start(0)) == ["0 step-started 0:5 reps for 20"]
    assert session.wake == timedelta(seconds=20)
    assert log(session.tick(25)) == ["20 waiting 0:5 reps"]
    assert session.wake is None
    assert log(session.tick(2500)) == []


def test_skip_leaves_a_step_out() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.skip(3)) == [
        "3 step-ended 0:Hold 30 seconds skipped after 3",
        "3 step-started 1:Rest 10 seconds for 10",
    ]
    assert session.summary.skipped == 1


def test_back_goes_to_the_step_before() -> None:
    session = session_of(PLANKS)
    session.start(0)
    session.tick(33)
    assert log(session.back(34)) == [
        "34 step-ended 1:Rest 10 seconds skipped after 4",
        "34 step-started 0:Hold 30 seconds for 30",
    ]


def test_back_in_the_first_step_begins_it_again() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.back(7))[1] == "7 step-started 0:Hold 30 seconds for 30"
    assert session.left == timedelta(seconds=30)


def test_a_step_that_was_done_stays_done_where_it_is_left_out_later() -> None:
    session = session_of(PLANKS)
    session.start(0)
    session.done(20)
    session.back(21)
    session.skip(22)
    session.stop(23)
    assert (session.summary.done, session.summary.skipped, session.summary.cut) == (1, 0, 4)


def test_a_step_that_was_left_out_may_be_done_later() -> None:
    session = session_of(PLANKS)
    session.start(0)
    session.jump(4, 1)
    session.jump(2, 2)
    session.done(20)
    session.jump(4, 21)
    session.done(30)
    summary = session.summary
    assert (summary.done, summary.skipped, summary.cut, summary.finished) == (2, 3, 0, True)


def test_what_is_passed_over_twice_counts_once() -> None:
    session = session_of(PLANKS)
    session.start(0)
    for number, index in enumerate((3, 0, 4, 1, 3, 0)):
        session.jump(index, number)
    session.stop(9)
    summary = session.summary
    assert (summary.done, summary.skipped, summary.cut) == (0, 4, 1)


def test_jump_passes_over_what_lies_between() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.jump(3, 10)) == [
        "10 step-ended 0:Hold 30 seconds skipped after 10",
        "10 passed-over 1 2 skipped",
        "10 step-started 3:Rest 10 seconds for 10",
    ]
    assert log(session.jump(4, 11))[1:] == ["11 step-started 4:Hold 30 seconds for 30"]
    assert log(session.jump(-5, 12))[1:] == ["12 step-started 0:Hold 30 seconds for 30"]
    assert log(session.jump(0, 13))[1:] == ["13 step-started 0:Hold 30 seconds for 30"]


@pytest.mark.parametrize("index", [5, -6, 10**12])
def test_no_jump_leaves_the_timeline(index: int) -> None:
    session = session_of(PLANKS)
    session.start(0)
    before = session.state
    with pytest.raises(IndexError):
        session.jump(index, 10)
    assert session.state == before


def test_a_pause_lasts_while_steps_are_looked_through() -> None:
    session = session_of(PLANKS)
    session.start(0)
    session.pause(10)
    for events in (session.skip(20), session.jump(3, 30), session.back(40)):
        assert log(events)[-1].startswith("10 step-started")
    assert session.state.phase == "paused"
    assert session.elapsed == timedelta(seconds=10)


# ---------------------------------------------------------------- stop


def test_stop_ends_it_there() -> None:
    session = session_of(PLANKS)
    session.start(0)
    assert log(session.stop(35))[2:] == [
        "35 step-ended 1:Rest 10 seconds cut after 5",
        "35 passed-over 2 4 cut",
        "35 finished stopped",
    ]
    summary = session.summary
    assert (summary.done, summary.cut, summary.finished, summary.stopped) == (1, 4, True, True)


def test_stop_in_the_last_step_passes_nothing_over() -> None:
    session = session_of("do Plank, hold 30s\n")
    session.start(0)
    assert log(session.stop(5)) == ["5 step-ended 0:Hold 30 seconds cut after 5", "5 finished stopped"]


@pytest.mark.parametrize("caution", ["", "  caution: Slowly.\n"])
def test_stop_before_it_has_begun(caution: str) -> None:
    session = session_of(caution + PLANKS)
    if caution:
        session.start(0)
    assert log(session.stop(9)) == ["0 passed-over 0 4 cut", "0 finished stopped"]
    assert session.summary.cut == 5


# ---------------------------------------------------------------- time


@pytest.mark.parametrize("now", [1, 1.0, timedelta(seconds=1)])
def test_time_is_seconds_or_a_timedelta(now: float | timedelta) -> None:
    session = session_of(PLANKS)
    session.start(timedelta(0))
    session.tick(now)
    assert session.elapsed == timedelta(seconds=1)


def test_a_clock_that_runs_backwards_stands_still() -> None:
    session = session_of(PLANKS)
    session.start(100)
    session.tick(120)
    assert log(session.tick(110)) == log(session.tick(-1)) == []
    assert session.elapsed == timedelta(seconds=20)
    session.tick(121)
    assert session.elapsed == timedelta(seconds=21)


def test_one_late_tick_is_as_good_as_many() -> None:
    often, late = session_of(PLANKS), session_of(PLANKS)
    events = [*often.start(7)]
    late_events = [*late.start(7), *late.tick(500)]
    while often.wake is not None:
        events += often.tick(often.wake)
    assert events == late_events
    assert events[-1].name == "finished"
    assert late.elapsed == timedelta(seconds=110)


def test_nobody_walks_to_a_step_far_away() -> None:
    session = rk.Session(timeline_of("rounds 999\n  rounds 999\n    rounds 999\n      do Plank, hold 5s\n"))
    session.start(0)
    session.jump(-2, 1)
    assert log(session.tick(11))[-1] == "11 finished"
    assert session.summary.skipped == 999**3 - 2


def test_an_interrupt_in_the_middle_of_an_input_leaves_the_session_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    routine = rk.parse("routine R\ndo Plank, hold 5s\ndo Bridge, hold 5s\n").routine
    assert routine is not None
    session = rk.Session(rk.timeline(routine))
    session.start(0)
    before = session.state

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Machine, "_enter", interrupted)
        with pytest.raises(KeyboardInterrupt):
            session.tick(6)
    assert session.state == before
    assert [event.name for event in session.stop(6)][-1] == "finished"
    assert session.summary.done == 1
