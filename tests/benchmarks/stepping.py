"""A timeline as a sequence: its steps one after the other, and what is found in it without walking."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

import routinekit as rk
from tests.benchmarks.table import Aim, Ratio, Row, Table
from tests.benchmarks.turns import Effort, Side, taking_turns, worked

SIZES = {
    "10^3": "routine R\ndo A, sets 10, reps 50, tempo 1-0-1\n",
    "10^6": "routine R\ndo A, sets 1000, reps 500, tempo 1-0-1\n",
    "10^12": "routine R\ndo A, sets 500000, reps 999999, tempo 1-0-1\n",
}
LOOKS: dict[str, Callable[[rk.Timeline], object]] = {
    "`total`": lambda timeline: timeline.total,
    "`timeline[half]`": lambda timeline: timeline[len(timeline) // 2],
    "`at(half)`": lambda timeline: timeline.at(timeline.total.known / 2),
}
TIMES = 200


def timeline_of(text: str) -> rk.Timeline:
    """The steps of a text that is known to be right."""
    routine = rk.parse(text).routine
    assert routine is not None
    return rk.timeline(routine)


def tables(effort: Effort) -> tuple[Table, ...]:
    """Steps, and looks at them."""
    timelines = {size: timeline_of(text) for size, text in SIZES.items()}
    return (
        Table("Steps", "times its time", (_drained(timelines["10^12"], effort),)),
        Table("Looking into a timeline", "times its time", tuple(_looks(timelines, effort))),
    )


def _drained(timeline: rk.Timeline, effort: Effort) -> Row:
    number = 1_000 if effort.small else 100_000
    what, other = "each step of a timeline", "each tuple of a bare generator"
    sides = {
        what: worked(lambda: deque(islice(timeline, number), 0)),
        other: worked(lambda: deque(_tuples(number), 0)),
    }
    seconds = taking_turns(sides, effort)
    return Row(what, other, Ratio.of(seconds[what], seconds[other]), Aim("at most", 10))


def _looks(timelines: dict[str, rk.Timeline], effort: Effort) -> Iterator[Row]:
    for look, perform in LOOKS.items():
        sides: dict[str, Side] = {
            size: worked(partial(perform, timeline), TIMES) for size, timeline in timelines.items()
        }
        first, *others = seconds = taking_turns(sides, effort)
        for size in others:
            ratio = Ratio.of(seconds[size], seconds[first])
            yield Row(f"{look} of {size} steps", f"of {first}", ratio, Aim("at most", 2))


def _tuples(number: int) -> Iterator[tuple[int, int, str, int, int, None]]:
    """The least that a step could be."""
    for index in range(number):
        yield index, index * 1000, "work", 1, index, None
