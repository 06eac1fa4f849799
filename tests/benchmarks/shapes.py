"""`python -m tests.benchmarks.shapes`: how long texts of 100 kB and of 1 MiB take, of every shape.

Each figure is the best of three, in seconds of this machine; the ratio is what compares with other machines.
"""

import sys
from time import process_time

import routinekit as rk
from tests.shapes import MIB, SHAPES

ROUNDS = 3


def seconds(text: str) -> float:
    """How long it takes to read and check a text, at best."""
    best = sys.float_info.max
    for _ in range(ROUNDS):
        began = process_time()
        rk.parse(text)
        best = min(best, process_time() - began)
    return best


def main() -> None:
    """Print a line for each shape, and the worst of all."""
    rk.parse("routine R\ndo A, hold 1s\n")  # reads the tables of the grammar
    print(f"{'':38}{'100 kB':>10}{'1 MiB':>10}{'ratio of the times':>20}{'of the texts':>14}")
    worst, longest = 0.0, 0.0
    for name, shape in SHAPES.items():
        small, large = shape(MIB // 10), shape(MIB)
        little, much = seconds(small), seconds(large)
        grown = len(large) / len(small)
        print(f"{name:38}{little:9.3f}s{much:9.3f}s{much / little:19.1f}x{grown:13.1f}x", flush=True)
        longest = max(longest, much)
        if little > 0.01:
            worst = max(worst, much / little / grown * 10)
    print(f"the longest takes {longest:.2f} s; ten times the text takes at most {worst:.1f} times the time")


if __name__ == "__main__":
    main()
