"""`routinekit show`: an outline of a routine, with doses, sides and times."""

import argparse
import sys
from collections.abc import Iterator
from datetime import timedelta

from routinekit.cli.files import open_timeline
from routinekit.cli.style import Style
from routinekit.doses import MEASURE, Hold, Numbered, Pace, Reps, Sets, Sides, Work
from routinekit.plan.words import turns
from routinekit.quantities import clock_text, counted
from routinekit.resolve import Group, Pause, Prescription, Resolved
from routinekit.steps import Part, Timeline, Total
from routinekit.vocabulary import READ_ALOUD

_ORDER = [kind.word for kind in (Sets, Reps, Hold, Work, Sides)]
"""The doses that are named first, in this order."""


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
        yield indent + item.name, time, _sides(item.doses.get(Sides)), dose_text(item)
    elif isinstance(item, Group):
        doses = "".join(f" {dose}" if isinstance(dose, Sides) else f", {dose}" for dose in item.header.doses)
        yield indent + title(item), time, _sides(item.turned), doses.removeprefix(", ")
        for inner in part.parts:
            yield from _rows(inner, depth + 1)
    else:
        yield indent + title(item), time, "", ""


def title(item: Resolved) -> str:
    """What an item is called in an outline."""
    if isinstance(item, Pause):
        return f"({item.dose})"
    if isinstance(item, Group):
        return item.name or item.form or "rounds"
    return item.name


def dose_text(item: Prescription) -> str:
    """The doses in force, as an author would write them on one line; sides follow what they turn.

    Inherited paces are left out: they say how long things last, not what is to be done.
    """
    doses = item.doses
    kinds = [
        kind for kind, dose in doses.by_kind.items() if not isinstance(dose, Pace) or kind in item.own.by_kind
    ]
    kinds.sort(key=lambda kind: (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind))
    written = {kind: _written(item, kind) for kind in kinds}
    sides = doses.get(Sides)
    if sides:
        turned = (
            Sets.word if sides.level == "sets" else next((kind for kind in kinds if kind in MEASURE), None)
        )
        if turned in written:
            written[turned] += f" {written.pop(Sides.word)}"
    return ", ".join(written.values()) or "open"


def _written(item: Prescription, kind: str) -> str:
    """A dose as it is written; where the sets differ, with the numbers of each: `reps 21 then 15 then 9`."""
    doses = [each.by_kind[kind] for each in item.each_set or (item.doses,) if kind in each.by_kind]
    texts = [str(dose) for dose in doses]
    if len(set(texts)) == 1 or not all(isinstance(dose, Numbered) for dose in doses):
        return texts[0]
    first, *later = texts
    return " then ".join([first, *(text.removeprefix(f"{doses[0].word} ") for text in later)])


def _sides(sides: Sides | None) -> str:
    if sides is None:
        return ""
    if sides.turns == "per":
        return ", ".join(turns(sides))
    return sides.turns


def time_text(total: Total) -> str:
    """How long something takes: `~` where part of it is an estimate, `+` where part of it is open."""
    if total.open_steps and not total.known:
        return "open"
    return ("~" if total.estimated else "") + clock(total.known) + (" + open" if total.open_steps else "")


def clock(time: timedelta) -> str:
    """A time as a clock shows it."""
    return clock_text(time // timedelta(milliseconds=1))
