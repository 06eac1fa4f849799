"""`python -m tests.benchmarks`: ratios, for machines differ and times don't compare.

Each figure is the median of several rounds in which both sides take turns.
"""

import statistics
import tracemalloc
from collections.abc import Callable
from functools import partial
from itertools import islice
from time import perf_counter

import routinekit as rk

ROUNDS = 15
SIZES = {
    "10^3": "routine R\ndo A, sets 10, reps 50, tempo 1-0-1\n",
    "10^6": "routine R\ndo A, sets 1000, reps 500, tempo 1-0-1\n",
    "10^12": "routine R\ndo A, sets 500000, reps 999999, tempo 1-0-1\n",
}


def timeline_of(text: str) -> rk.Timeline:
    """The steps of a text that is known to be right."""
    routine = rk.parse(text).routine
    assert routine is not None
    return rk.timeline(routine)


def microseconds(action: Callable[[], object], times: int = 200) -> float:
    """How long an action takes, on average of a few."""
    began = perf_counter()
    for _ in range(times):
        action()
    return (perf_counter() - began) / times * 1e6


def main() -> None:
    """Print all tables."""
    timelines = {name: timeline_of(text) for name, text in SIZES.items()}
    actions: dict[str, Callable[[rk.Timeline], object]] = {
        "total": lambda timeline: timeline.total,
        "len": len,
        "timeline[half]": lambda timeline: timeline[len(timeline) // 2],
        "at(half)": lambda timeline: timeline.at(timeline.total.known / 2),
    }
    print(f"{'':16}", *(f"{name + ' steps':>18}" for name in timelines))
    for action, perform in actions.items():
        rounds: dict[str, list[float]] = {name: [] for name in timelines}
        for _ in range(ROUNDS):
            for name, timeline in timelines.items():
                rounds[name].append(microseconds(partial(perform, timeline)))
        base = statistics.median(rounds["10^3"])
        medians = {name: statistics.median(times) for name, times in rounds.items()}
        print(f"{action:16}", *(f"{time:8.1f} us {time / base:5.2f}x" for time in medians.values()))

    print("\nmemory while playing the 10^12 steps, beside the first thousand of them")
    peaks = {}
    for count in (1000, 10_000, 100_000):
        tracemalloc.start()
        for _ in islice(timelines["10^12"], count):
            pass
        peaks[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{count:>9,} steps: {peaks[count] / peaks[1000]:5.2f}x ({peaks[count]:,} bytes)")


if __name__ == "__main__":
    main()
