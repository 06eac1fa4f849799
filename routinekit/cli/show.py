"""`routinekit show`: an outline of a routine, with doses, sides and times."""

import argparse
import sys
from collections.abc import Iterator

from routinekit.cli.files import open_timeline
from routinekit.cli.style import Style
from routinekit.doses import Sides
from routinekit.outline import clock, dose_text, group_dose_text, sides_text, time_text, title
from routinekit.quantities import counted
from routinekit.resolve import Group, Prescription
from routinekit.steps import Part, Timeline
from routinekit.vocabulary import READ_ALOUD


def run(options: argparse.Namespace) -> int:
    """Print the outline; 1 if the file has errors."""
    timeline = open_timeline(options)
    if timeline is None:
        return 1
    print("\n".join(outline(timeline, Style(sys.stdout))))
    return 0


def outline(timeline: Timeline, style: Style) -> Iterator[str]:
    """The lines of the outline."""
    routine = timeline.routine
    yield style.bold(routine.name)
    for prose in routine.prose:
        if prose.field in READ_ALOUD:
            words = f"{prose.field}: {' '.join(prose.text.split())}"
            yield "  " + (style.severity(words, "warning") if prose.field == "caution" else words)
    for stop in timeline.stops:
        yield "  " + style.severity(str(stop), "warning")
    yield ""
    rows = [row for part in timeline.parts for row in _rows(part)]
    rows.append(("total", time_text(timeline.total), "", counted(len(timeline), "step", "steps")))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        name, time, sides = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        line = "  ".join([name, time, sides, row[3]] if widths[2] else [name, time, row[3]]).rstrip()
        yield style.bold(line) if row is rows[-1] else line
    total = timeline.total
    yield ""
    yield f"exact {clock(total.exact)}, estimated {clock(total.estimated)}, " + (
        f"open {counted(total.open_steps, 'step', 'steps')}" if total.open_steps else "nothing open"
    )


def _rows(part: Part, depth: int = 0) -> Iterator[tuple[str, str, str, str]]:
    """The name, the time, the sides, and the doses, which come last because they may be long.

    Below a block stand its items, with their times in one round.
    """
    item, time, indent = part.item, time_text(part.total), "  " * depth
    if isinstance(item, Prescription):
        yield indent + item.name, time, sides_text(item.doses.get(Sides)), dose_text(item)
    elif isinstance(item, Group):
        yield indent + title(item), time, sides_text(item.turned), group_dose_text(item)
        for inner in part.parts:
            yield from _rows(inner, depth + 1)
    else:
        yield indent + title(item), time, "", ""
