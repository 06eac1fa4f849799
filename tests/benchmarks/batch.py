"""Many files, read by processes side by side."""

import os
from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import routinekit as rk
from tests.benchmarks.content import files
from tests.benchmarks.table import Ratio, Row, Table
from tests.benchmarks.turns import Effort, Side, taking_turns

ONE = "the same by one process"


def table(effort: Effort) -> Table:
    """As many processes as there are processors beside one, by the clock on the wall."""
    with TemporaryDirectory() as folder:
        paths = [str(Path(folder, f"{number}.routine")) for number in range(150 if effort.small else 2000)]
        for path, text in zip(paths, files(len(paths)), strict=True):
            Path(path).write_text(text, encoding="utf-8")
        many = f"{len(paths):,} files by {os.cpu_count()} processes"
        seconds = taking_turns({many: _compiling(paths, None), ONE: _compiling(paths, 1)}, effort.fewer)
    row = Row(many, ONE, Ratio.of(seconds[ONE], seconds[many]))
    return Table("Many files, on the clock", "times as fast", (row,))


def _compiling(paths: list[str], workers: int | None) -> Side:
    def side() -> float:
        began = perf_counter()
        deque(rk.compile_many(paths, workers=workers), 0)
        return perf_counter() - began

    return side
