"""The analysis of a text for the playground: its problems, its outline, and the plan that is played.

It runs in the browser, where a place in a text is counted in code units of UTF-16.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from routinekit.codes import CODES
from routinekit.diagnostics import Diagnostic
from routinekit.document import parse, timeline
from routinekit.doses import Sides
from routinekit.outline import clock, dose_text, group_dose_text, sides_text, time_text, title
from routinekit.plan.tree import Instruction, Node
from routinekit.plan.words import slug, turns
from routinekit.plan_export import plan_json
from routinekit.quantities import counted
from routinekit.resolve import Group, Pause, Prescription, Resolved
from routinekit.source import Source, Span
from routinekit.steps import Part, Timeline

Labels = tuple[str, ...]
Plain = dict[str, Any]


def analysis(text: str) -> str:
    """The analysis of a text, as JSON."""
    return json.dumps(analysis_json(text), separators=(",", ":"))


def analysis_json(text: str) -> Plain:
    """The same as plain data; `outline` and `plan` are None where there is nothing to play."""
    result = parse(text)
    positions = _Positions.of(text)
    found = [_problem(each, positions) for each in result.diagnostics]
    if result.routine is None or result.routine.is_library:
        return {"problems": found, "outline": None, "plan": None}
    played = timeline(result.routine)
    return {"problems": found, "outline": _outline(played), "plan": plan_json(played)}


# ---------------------------------------------------------- problems


@frozen
class _Positions:
    """Turns offsets in the text into positions in the editor.

    The editor counts the characters at the offsets `wide` as two, and has `before` more at the beginning.
    """

    source: Source
    wide: tuple[int, ...]
    before: int

    @classmethod
    def of(cls, text: str) -> "_Positions":
        marked = text.startswith("\ufeff")  # the mark of the order of bytes is no part of the text
        source = Source(text[marked:])
        wide = () if text.isascii() else (at for at, each in enumerate(source.text) if each > "\uffff")
        return cls(source, tuple(wide), int(marked))

    def span(self, span: Span) -> Plain:
        start, end = self.source.offsets(span)
        return {"from": self._at(start), "to": self._at(end)}

    def _at(self, offset: int) -> int:
        return self.before + offset + bisect_left(self.wide, offset)


def _problem(found: Diagnostic, positions: _Positions) -> Plain:
    return {
        **positions.span(found.span),
        "line": found.line,
        "severity": found.severity,
        "code": found.code,
        "message": found.message,
        "label": found.label,
        "help": found.help,
        "why": CODES[found.code].explanation,
        "fixes": [{**positions.span(fix.span), "replacement": fix.replacement} for fix in found.fixes],
    }


# ---------------------------------------------------------- the outline


def _outline(played: Timeline) -> Plain:
    """The rows of `routinekit show`, each with its line in the text and the step that it begins with."""
    begins = _begins(played)
    total = played.total
    open_steps = counted(total.open_steps, "step", "steps")
    return {
        "name": played.routine.name,
        "rows": [row for part in played.parts for row in _rows(part, (), begins)],
        "time": time_text(total),
        "steps": counted(total.steps, "step", "steps"),
        "facts": f"exact {clock(total.exact)}, estimated {clock(total.estimated)}, "
        + (f"open {open_steps}" if total.open_steps else "nothing open"),
    }


def _rows(part: Part, inside: Labels, begins: dict[Labels, int], depth: int = 0) -> Iterator[Plain]:
    item, labels = part.item, (*inside, part.label)
    span = item.dose.span if isinstance(item, Pause) else item.header.span
    sides, doses = "", ""
    if isinstance(item, Prescription):
        sides, doses = sides_text(item.doses.get(Sides)), dose_text(item)
    elif isinstance(item, Group):
        sides, doses = sides_text(item.turned), group_dose_text(item)
    yield {
        "name": title(item),
        "time": time_text(part.total),
        "sides": sides,
        "doses": doses,
        "depth": depth,
        "line": span.line if span else None,
        "begins": begins.get(labels),
    }
    for inner in part.parts:
        yield from _rows(inner, _first_turn(item, labels, begins), begins, depth + 1)


def _first_turn(item: Resolved, labels: Labels, begins: dict[Labels, int]) -> Labels:
    """The names that the items of a block stand in: where its rounds are done on two sides, on the first."""
    if not (isinstance(item, Group) and item.turned):
        return labels
    first = (*labels, slug(turns(item.turned, item.order)[0]))
    return first if first in begins else labels


def _begins(played: Timeline) -> dict[Labels, int]:
    """The number of the first step of each part, by its names."""
    found: dict[Labels, int] = {}
    for index, labels in _first_turns(played.root, 0, ()):
        for depth in range(len(labels), 0, -1):
            found.setdefault(labels[:depth], index)
    return found


def _first_turns(node: Node, first: int, labels: Labels) -> Iterator[tuple[int, Labels]]:
    """The numbers of the first steps in a tree with the names that they stand in; nothing is unrolled."""
    if isinstance(node, Instruction):
        yield first, labels
        return
    for run, before in zip(node.runs, node.sums.before, strict=False):  # the last sum is that of them all
        inside = (*labels, run.label) if run.label else labels
        for turn in range(min(run.times, len(run.bodies))):
            yield from _first_turns(run.body(turn), first + before.steps + run.before(turn).steps, inside)
