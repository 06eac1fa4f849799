"""Work and size have a bound: what texts and questions cost is counted in calls and bytes, not in seconds."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from unicodedata import normalize

import pytest

import routinekit as rk
from routinekit.characters import name_key
from routinekit.timeline_export import bytes_of


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, those written in C too, by who has done it before."""
    work()
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def routine_of(text: str) -> rk.Routine:
    routine = rk.parse(text).routine
    assert routine is not None
    return routine


# ---------------------------------------------------------------- arithmetic instead of walking


@pytest.mark.parametrize("inner", ["rest 10s", "do A, reps 5\n    rest 10s"])
def test_rounds_in_rounds_cost_the_same_however_many_they_are(inner: str) -> None:
    def cost(many: int) -> int:
        return calls_of(lambda: rk.parse(f"routine T\nrounds {many}\n  rounds {many}\n    {inner}\n"))

    assert cost(999_999) < 2 * cost(999)


def test_the_week_may_be_any() -> None:
    routine = routine_of("routine T\nrounds 2 +1 per week\n  rest 10s\n")
    rk.timeline(routine)
    assert calls_of(lambda: rk.timeline(routine, week=999_999_999)) < 10_000
    assert len(rk.timeline(routine, week=999_999_999)) == 0


def test_rounds_in_rounds_cost_by_their_depth() -> None:
    def cost(depth: int) -> int:
        blocks = [f"{'  ' * level}rounds 3\n" for level in range(1, depth)]
        work = [f"{'  ' * depth}do A, reps max\n", f"{'  ' * depth}rest 10s\n"]
        text = "".join(["routine T\nevery 99999h, 2 times\n", *blocks, *work])
        assert len(rk.timeline(routine_of(text))) > 3**depth
        return calls_of(lambda: rk.parse(text))

    assert cost(14) < 3 * cost(7)


# ---------------------------------------------------------------- what ended in an exception


def test_a_rest_that_fills_an_interval_may_stand_in_a_window() -> None:
    text = "routine T\namrap 10min\n  section S\n    every 1min, 4 times, alternating\n      rest\n"
    assert [step.tasks for step in rk.timeline(routine_of(text))] == [("4 rounds: Rest",)]


# ---------------------------------------------------------------- what grows faster than its text


MOMENTS = "".join(f"    cue at {number % 9}s: Go on {number}.\n" for number in range(500))
WEEKS = ", ".join(f"week {number} 5" for number in range(2, 290))
AMPLIFIED = {
    "cues in rounds": "rounds 9000\n  do A, for 10s +1s per round\n" + MOMENTS,
    "stop rules": "section S\n" + "  stop if: pain\n" * 4_000 + "  do A, reps 5\n" * 4_000,
    "numbers of stop rules": "section S, stop if pain > 3, stop if effort > 3\n" + "  do A, reps 5\n" * 9_000,
    "a long name": f"rounds 9000\n  do {'n' * 4_000}, for 10s +1s per round\n",
    "alternatives": f"do A, sets 9000, reps 1 ({WEEKS}) +1 per set\n",
    "phases": "rounds 999\n  do A, reps 5 +1 per round\n" + "    in: Lift.\n    out: Lower.\n" * 300,
    "lines": "do A, sets 9000, reps 5 +1 per set\n" + "  reps 7, only week 2\n" * 300,
}


@pytest.mark.parametrize("name", AMPLIFIED)
def test_what_comes_to_millions_is_refused_where_it_costs_most(name: str) -> None:
    found = rk.parse("routine T\n" + AMPLIFIED[name]).diagnostics
    assert {each.code for each in found if each.severity == "error"} <= {"RK605"}


@pytest.mark.parametrize("name", ["cues in rounds", "stop rules", "a long name", "alternatives", "lines"])
def test_the_place_that_costs_most_is_told(name: str) -> None:
    text = "routine T\ndo B, reps 5\n" + AMPLIFIED[name]
    (refused,) = (each for each in rk.parse(text).diagnostics if each.severity == "error")
    assert (refused.code, "most of them here" in refused.message) == ("RK605", True)
    assert refused.line > 2


def test_rounds_that_differ_are_counted_before_they_are_done() -> None:
    routine = routine_of("routine T\nrounds 2 +1 per week\n  do A, reps 5 +1 per round\n")

    def refused() -> None:
        with pytest.raises(rk.RoutineError, match="RK605"):
            rk.timeline(routine, week=999_999_999)

    assert calls_of(refused) < 5_000


def plan_bytes(text: str) -> int:
    return len(json.dumps(rk.plan_json(rk.timeline(routine_of(text)))))


def test_words_stand_once_in_a_plan_however_often_they_are_told() -> None:
    head = "routine T\n  setting w 30s\n  position: Stay {w}. " + "word " * 700 + "\n"
    exercise = "exercise B, reps 5\n  movement: " + "word " * 700 + "\n"
    for text, done in ((head, "do A, reps 5\n"), ("routine T\n" + exercise, "do B\n")):
        more = plan_bytes(text + done * 60) - plan_bytes(text + done * 30)
        assert more < 30 * 500


def test_words_that_name_a_setting_are_filled_once() -> None:
    text = "routine T\n  setting work 30s\n  position: " + "{work} " * 500 + "\n"

    def cost(done: int) -> int:
        return calls_of(lambda: rk.parse(text + "do A, reps 5\n" * done))

    assert cost(40) - cost(20) < 20 * 2_000


def test_what_is_written_out_is_counted_before_it_is_made() -> None:
    text = "routine T\ndo A, for 99999s, sets 9999\n" + "".join(f"  cue at {n}s: Go.\n" for n in range(2_000))
    timeline = rk.timeline(routine_of(text))

    def refused() -> None:
        with pytest.raises(rk.RoutineError, match="RK607"):
            rk.timeline_json(timeline)

    assert calls_of(refused) < 100_000
    with pytest.raises(rk.RoutineError, match="RK607"):
        rk.plan_json(timeline, limits=rk.Limits(exported_bytes=10_000))


def test_about_as_many_bytes_are_counted_as_are_written() -> None:
    for path in Path("examples/real").glob("phy-*.routine"):
        timeline = rk.timeline(rk.load(path))
        written = len(json.dumps(rk.timeline_json(timeline)))
        assert 0.7 * written < bytes_of(timeline) < 2 * written + 2_000


# ---------------------------------------------------------------- what grew faster than the text


def marks(many: int) -> str:
    return "a" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * many


def test_a_name_of_marks_is_put_in_order_before_it_is_normalized() -> None:
    assert name_key(marks(40)) == normalize("NFC", marks(40))
    assert name_key("\N{LATIN SMALL LETTER E WITH ACUTE}" * 80) == "\N{LATIN SMALL LETTER E WITH ACUTE}" * 80
    assert calls_of(lambda: name_key(marks(2_000))) < 3 * calls_of(lambda: name_key(marks(1_000)))


def test_a_comment_finds_its_place_without_a_look_at_all_lines() -> None:
    def cost(lines: int) -> int:
        return calls_of(lambda: rk.format(routine_of("routine T\n" + "# why\ndo A, reps 5\n" * lines)))

    assert cost(400) < 2.5 * cost(200)


def used_in(folder: Path, wide: int, deep: int) -> int:
    """What it costs to read a file that uses files which use files, each all of the next level."""
    for level in range(deep):
        for which in range(wide):
            uses = "".join(
                f'  use "l{level + 1}-{each}.routine"\n' for each in range(wide) if level + 1 < deep
            )
            name = f"L{level}x{which}"
            (folder / f"l{level}-{which}.routine").write_text(
                f"library {name}\n{uses}exercise E{name}, reps 5\n"
            )
    main = "routine R\n" + "".join(f'  use "l0-{which}.routine"\n' for which in range(wide))
    return calls_of(lambda: rk.parse(main + "do EL0x0\n", folder=folder))


def test_files_that_use_the_same_files_are_each_read_once(tmp_path: Path) -> None:
    costs = []
    for deep in (2, 4):
        folder = tmp_path / str(deep)
        folder.mkdir()
        costs.append(used_in(folder, 4, deep))
    assert costs[1] < 6 * costs[0]
