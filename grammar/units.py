"""Writes the table of units in `SPEC.md`, from the rows that run.

`python grammar/units.py` writes it anew; with `--check` its exit code only says whether it is stale.
"""

import re
import sys
from pathlib import Path

from routinekit.quantities import DIMENSIONS, Dimension

TARGET = Path(__file__).with_name("SPEC.md")
TABLE = re.compile(r"(?<=<!-- units -->\n).*?(?=<!-- /units -->)", re.DOTALL)


def specification(text: str) -> str:
    """The specification with the table of units as it is now."""
    rows = [row for row in DIMENSIONS.values() if row.units[0].singular]
    lines = ["| what | units |", "| --- | --- |", *map(_line, rows)]
    return TABLE.sub(lambda _: "\n".join(lines) + "\n", text)


def _line(row: Dimension) -> str:
    units = ", ".join(f"`{' '.join(unit.words)}`" for unit in row.units)
    return f"| {row.measured} | {units} |"


if __name__ == "__main__":
    before = TARGET.read_text(encoding="utf-8")
    after = specification(before)
    if "--check" in sys.argv:
        sys.exit(before != after)
    TARGET.write_text(after, encoding="utf-8")
