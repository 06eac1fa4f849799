"""What is asked, what is heard, and what is said at the end."""

import json
from datetime import timedelta

import pytest

import routinekit as rk
import routinekit.session.events as e
from routinekit.session.tally import Report, Summary
from routinekit.terminal.ending import heading, lines
from routinekit.terminal.prompts import Prompt
from routinekit.terminal.sound import rings, spoken
from tests.terminal.stage import session_of

STEP = session_of("routine R\ndo Plank, hold 20s\n").timeline[0]


@pytest.mark.parametrize(
    ("what", "answer", "value"),
    [
        ("pain", "3", 3),
        ("pain", " 2,5 ", 2.5),
        ("effort", "10", 10),
        ("reps", "12", 12),
        ("load", "62.5", 62.5),
        ("time", "90", 90),
        ("time", "1:30", 90),
        ("time", "1:02:03", 3723),
    ],
)
def test_an_answer_is_a_number(what: str, answer: str, value: float) -> None:
    assert Prompt(what).value(answer) == value


@pytest.mark.parametrize(
    ("what", "answer", "wanted"),
    [
        ("pain", "11", "a number from 0 to 10"),
        ("effort", "", "a number from 0 to 10"),
        ("pain", "nan", "a number from 0 to 10"),
        ("reps", "2.5", "a whole number"),
        ("load", "1000000", "a number"),
        ("time", "1:75", "a number from 0, or a time such as 1:30"),
        ("load", "1.2.3", "a number"),
    ],
)
def test_an_answer_that_is_none_is_told_what_is_wanted(what: str, answer: str, wanted: str) -> None:
    with pytest.raises(ValueError, match=f"^{wanted}$"):
        Prompt(what).value(answer)


@pytest.mark.parametrize("what", ["pain", "effort", "reps", "time", "load"])
def test_a_question_names_its_exercise(what: str) -> None:
    assert "in Squat?" in Prompt(what, "Squat").words
    assert " in " not in Prompt(what).words.split("?")[0]


@pytest.mark.parametrize(
    ("event", "bell", "words"),
    [
        (e.StepStarted(0, STEP, 20_000), True, "Hold 20 seconds"),
        (e.Countdown(0, 3), True, "3"),
        (e.Halfway(0), False, "Half-way"),
        (e.CueSaid(0, "Breathe"), False, "Breathe"),
        (e.NextUp(0, STEP), False, "Next: Hold 20 seconds"),
        (e.StopRuleMet(0, "stop if pain > 3", 4), True, "Stop"),
        (e.Finished(0, stopped=False), True, "The end"),
        (e.Paused(0), False, ""),
    ],
)
def test_what_is_heard(event: e.Event, bell: bool, words: str) -> None:
    assert (rings(event), spoken(event)) == (bell, words)


def test_the_end_says_what_was_done() -> None:
    session = session_of(
        "routine R\n  stop if pain > 3\namrap 1min\n  do Dip, reps 5\ndo Squat, sets 2, reps 10\n"
        "do Row, for 400 metres\ndo Plank, hold 20s\n"
    )
    session.start(0)
    session.count_round(30)
    session.tick(60)
    session.report("pain", 4, 65)
    session.resume(65)
    session.done(80)
    session.report("time", 75, 81)
    session.skip(90)
    session.stop(95)
    assert heading(session.summary) == "ended before its end"
    assert list(lines(session.summary)) == [
        "2 steps done, 1 left out, 2 cut off, in 1:35",
        "  As many rounds as possible in 1 minute     1:00  1 step done, 1 round",
        "  Squat                                      0:30  1 step done, 1 left out",
        "  Row                                        0:05  0 steps done, 1 cut off",
        "  at 1:05: pain 4 in Squat",
        "  at 1:21: time 1:15 in Squat",
        "  a rule of the author was met: stop if pain > 3",
    ]


def test_the_end_of_nothing_and_of_all() -> None:
    session = session_of("routine R\ndo Plank, hold 20s\n")
    assert list(lines(session.summary)) == ["0 steps done, in 0:00"]
    session.start(0)
    session.report("effort", 7.5, 20, exercise="Plank")
    assert heading(session.summary) == "done"
    assert list(lines(session.summary))[-1] == "  at 0:20: effort 7.5 in Plank"


def test_a_report_of_no_exercise_stands_alone() -> None:
    said = Report(5000, None, "pain", 2)
    summary = Summary(0, 0, 0, timedelta(0), finished=False, stopped=False, exercises=(), reports=(said,))
    assert list(lines(summary))[-1] == "  at 0:05: pain 2"


def test_a_report_of_an_exercise_is_kept_in_the_journal() -> None:
    routine = rk.parse("routine R\ndo Plank, hold 20s\ndo Squat, reps 5\n").routine
    assert routine is not None
    kept: list[str] = []
    session = rk.Session(rk.timeline(routine), record=lambda line: kept.append(json.dumps(line)))
    session.start(0)
    session.done(5)
    session.report("pain", 2, 6, exercise="Plank")
    assert rk.Session.restore(routine, kept).summary.reports == session.summary.reports
    assert session.summary.reports[0].exercise == "Plank"
