"""`python -m tests.benchmarks`: ratios, for machines differ and times don't compare.

It prints them and writes them to `RESULTS.md`; `--small` only proves that it works, and writes nothing.
"""

import argparse
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import batch, cold, memory, parsing, stepping
from tests.benchmarks.peers import LIBRARIES
from tests.benchmarks.table import Table, written
from tests.benchmarks.turns import Effort

RESULTS = Path(__file__).with_name("RESULTS.md")
ROUNDS = 15


def tables(effort: Effort) -> Iterator[Table]:
    """All that is measured."""
    yield cold.table(effort)
    yield from parsing.tables(effort)
    yield batch.table(effort)
    yield from stepping.tables(effort)
    yield from memory.tables(effort)


def about(effort: Effort) -> Sequence[str]:
    """What is to be known of all figures."""
    libraries = ", ".join(f"{each.name} {each.version}" for each in LIBRARIES)
    return (
        "Made by `python -m tests.benchmarks`. Machines differ, so there are ratios only. In each round",
        "all sides take their turn, and each round begins with another one; a figure is the median of the",
        "rounds, the spread their quartiles (of fewer than four rounds the lowest and the highest). What is",
        "counted is the processor's time, where nothing else is said. The content is made from the",
        "examples: copies have other names, words and numbers, so that what is remembered by its text",
        "flatters nobody. TOML and YAML say the same, as tables.",
        "",
        f"Python {platform.python_version()}, {libraries}. Rounds: {effort.rounds}, of what is large"
        f" {effort.fewer.rounds}; memory once.",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    parser.add_argument("--small", action="store_true", help="small inputs: whether it works, and no figures")
    options = parser.parse_args(arguments)
    effort = Effort(options.rounds, options.small)
    page = written(tables(effort), about(effort))
    print(page)
    if not effort.small:
        RESULTS.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
