"""`routinekit show`: an outline of a routine, with doses, sides and times."""

import argparse
import sys
from collections.abc import Iterator

from attrs import frozen

from routinekit.cli.files import open_timeline
from routinekit.cli.style import Style
from routinekit.doses import Sides
from routinekit.model import Prose
from routinekit.outline import clock, dose_text, group_dose_text, sides_text, time_text, title
from routinekit.quantities import counted
from routinekit.resolve import Group, Pause, Prescription, Resolved
from routinekit.steps import Part, Timeline
from routinekit.vocabulary import HEEDED, TOLD


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
        if prose.field in TOLD:
            words = f"{prose.field}: {' '.join(prose.text.split())}"
            yield "  " + (style.severity(words, "warning") if prose.field in HEEDED else words)
    for stop in timeline.stops:
        yield "  " + style.severity(str(stop), "warning")
    yield ""
    rows = [row for part in timeline.parts for row in _rows(part, timeline.prose)]
    rows.append(_Row("total", time_text(timeline.total), "", counted(len(timeline), "step", "steps")))
    widths = [max(map(len, column)) for column in zip(*(row.cells for row in rows), strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row.cells, widths, strict=True) if width]
        line = "  ".join(cells).rstrip()
        yield style.bold(line) if row is rows[-1] else line
        yield from (style.severity(words, "warning") for words in row.cautions)
    total = timeline.total
    yield ""
    yield f"exact {clock(total.exact)}, estimated {clock(total.estimated)}, " + (
        f"open {counted(total.open_steps, 'step', 'steps')}" if total.open_steps else "nothing open"
    )


@frozen
class _Row:
    """What is told of an item; the doses come last because they may be long, and cautions below them all."""

    name: str
    time: str
    sides: str
    doses: str
    cautions: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str]:
        return self.name, self.time, self.sides, self.doses


def _words(item: Resolved) -> Iterator[Prose]:
    """The words of an item, and those of what is done in a window, which has no parts."""
    if not isinstance(item, Pause):
        yield from item.prose
    for inner in item.items if isinstance(item, Group) else ():
        yield from _words(inner)


def _rows(part: Part, above: tuple[Prose, ...], depth: int = 0) -> Iterator[_Row]:
    """An item, and below a block its items, with their times in one round; words `above` hold for all."""
    item, time, indent = part.item, time_text(part.total), "  " * depth
    if isinstance(item, Pause):
        yield _Row(indent + title(item), time, "", "")
        return
    cautions = tuple(
        f"{indent}  {prose.field}: {' '.join(prose.text.split())}"
        for prose in dict.fromkeys(item.prose if part.parts else _words(item))
        if prose.field in HEEDED and prose not in above
    )
    if isinstance(item, Prescription):
        sides, doses = sides_text(item.doses.get(Sides)), dose_text(item)
        yield _Row(indent + item.name, time, sides, doses, cautions)
        return
    yield _Row(indent + title(item), time, sides_text(item.turned), group_dose_text(item), cautions)
    for inner in part.parts:
        yield from _rows(inner, (*above, *item.prose), depth + 1)
