"""Work and size have a bound: what texts and questions cost is counted in calls and bytes, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

import routinekit as rk


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
