"""How much memory a text takes while it is read, and whether playing takes any."""

import subprocess
import sys
import tomllib
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.content import one_file
from tests.benchmarks.parsing import ALONE, MB, TOMLLIB, WHOLE, go_the_whole_way, parse
from tests.benchmarks.serialised import data_of, toml_of
from tests.benchmarks.stepping import SIZES
from tests.benchmarks.table import NOT_MEASURED, Aim, Ratio, Row, Table
from tests.benchmarks.turns import Effort, forget

STATUS = Path("/proc/self/status")
"""Where Linux tells the peak of a process; other figures count that of who started it too."""

# In a process of its own, so that nothing else has its peak there.
_DRAIN = """
import sys
from collections import deque
from itertools import islice
from tests.benchmarks.memory import peak
from tests.benchmarks.stepping import timeline_of

steps = iter(timeline_of(sys.argv[1]))
deque(islice(steps, 1000), 0)
before = peak()
deque(islice(steps, int(sys.argv[2])), 0)
print(peak() / before)
"""


def peak() -> int:
    """The most memory that this process had, in kB."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def tables(effort: Effort) -> tuple[Table, ...]:
    """Memory while playing and while reading."""
    return (
        Table("Memory while playing", "times its memory", (_played(effort),)),
        Table("Memory while reading", "MiB for each MB", tuple(_read(effort))),
    )


def _played(effort: Effort) -> Row:
    number = 10**4 if effort.small else 10**7
    what, other = "the peak after 10^7 steps", "the peak after 10^3 steps"
    ratio: Ratio | str = NOT_MEASURED
    if STATUS.exists():
        arguments = (sys.executable, "-c", _DRAIN, SIZES["10^12"], str(number))
        told = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
        ratio = Ratio((float(told),))
    return Row(what, other, ratio, Aim("at most", 1.1))


def _read(effort: Effort) -> list[Row]:
    text = one_file(MB // 100 if effort.small else MB)
    toml = toml_of(data_of(parse(text)))
    aim = Aim("at most", 3)
    return [
        Row(f"the peak of {ALONE}", "its source", _peak(parse, text), aim),
        Row(f"the peak of {WHOLE}", "its source", _peak(go_the_whole_way, text), aim),
        Row(f"the peak of {TOMLLIB}", "its source", _peak(tomllib.loads, toml)),
    ]


def _peak(read: Callable[[str], object], text: str) -> Ratio:
    """The most memory while a text is read, beside the text; it is the same every time."""
    forget()
    tracemalloc.start()
    kept = read(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return Ratio((most / 2**20 / (len(text.encode()) / MB),))
