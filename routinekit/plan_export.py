"""The JSON of a plan: the tree of time, and what is said, asked and heeded, for a player in another language.

Nothing is unrolled, so a routine of 20,000 steps is a few nodes, and whoever has it makes a step when
somebody looks at it. `VERSION` grows when a field changes its meaning or goes away; a new field is no new
version.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import define, field

from routinekit.doses import StopIf
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.model import Prose
from routinekit.plan.target import rows_json
from routinekit.plan.tree import Branch, Instruction, Node, Run
from routinekit.session.journal import mark_of
from routinekit.session.safety import Safety
from routinekit.steps import Timeline
from routinekit.timeline_export import heading_json, instruction_json, prose_json, stops_json, too_many_bytes

VERSION = 2

Plain = dict[str, Any]

_NONE = (
    *("duration_ms", "exercise", "side", "phase", "line"),
    *("axis", "whole_ms", "watch", "cap_ms"),
)
DEFAULTS: Plain = dict.fromkeys(_NONE) | {"exact": False, "ends": "clock", "label": "", "target": {}}
DEFAULTS |= {"prose": [], "tasks": [], "cues": [], "times": 1, "first": 1, "of": 1}
"""What a field of a node, of a run or of a watch is where it is left out, as it is wherever it can be."""


def plan_json(timeline: Timeline, *, limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    r"""A timeline as a plan: its tree as plain data, ready for `json.dumps`, however many steps it has.

    `nodes` are the parts of the tree, each distinct one once and after those it is made of; `root` is the
    number of the whole. A node with a `kind` is an instruction, any other a branch, whose `runs` are done one
    after the other: `bodies` (numbers of nodes) in turn, so many `times`. The `prose` of an instruction or of
    an exercise are numbers of entries of `words`, where each stands once; `shown` and `units` tell how a
    `target` is put into words. `care` is what has to be read, heeded and asked. The rest is as in
    `timeline_json`.

    Raises `RoutineError` where it comes to more than `limits.exported_bytes`.

    >>> import routinekit as rk
    >>> plan = plan_json(rk.timeline(rk.parse("routine R\ndo Squat, sets 9, hold 5s, rest 1min\n").routine))
    >>> plan["nodes"][3]["runs"][0]
    {'bodies': [2], 'times': 8, 'axis': 'set', 'of': 9}
    >>> len(plan["nodes"]), plan["total"]["steps"]
    (5, 17)
    """
    table = _Table(timeline, limits)
    root = table.number_of(timeline.root)
    heading = heading_json(timeline, table.numbers_of)
    del heading["routinekit"]
    return {
        "routinekit_plan": VERSION,
        **heading,
        "mark": mark_of(timeline.routine),
        "chosen": timeline.chosen,
        "care": _care(Safety(timeline)),
        "words": table.words,
        "nodes": table.nodes,
        "root": root,
        **rows_json(node.get("target", {}) for node in table.nodes),
    }


def _care(care: Safety) -> Plain:
    """What has to be read before it starts, when to stop, and what is asked when something is over.

    `asks` has each exercise and each window that is done, whether anything is asked of it or not.
    """
    rules = {name: _rules(care.own_rules(name)) for name in care.names}
    return {
        "cautions": list(care.cautions),
        "stops": _rules(care.timeline.stops),
        "rules": {name: own for name, own in rules.items() if own},
        "asks": {name: list(care.asks(name)) for name in care.names},
        "last_asks": list(care.last_asks),
    }


def _rules(stops: Sequence[StopIf]) -> list[Plain]:
    return [{**rule, "text": str(stop)} for rule, stop in zip(stops_json(stops), stops, strict=True)]


@define
class _Table:
    """The nodes of a tree as plain data, each distinct one once, and the words that they share.

    Their bytes are counted as they come, so that no more are made than may be written out.
    """

    timeline: Timeline
    limits: Limits
    nodes: list[Plain] = field(factory=list)
    words: list[Plain] = field(factory=list)
    _bytes: int = 0
    _numbers: dict[str, int] = field(factory=dict)
    _seen: dict[int, int] = field(factory=dict)  # by `id`: whoever asks holds the tree

    def number_of(self, node: Node) -> int:
        """The number of a node, which is added to the table, after those it is made of, if it is new."""
        node = _unwrapped(node)
        if id(node) not in self._seen:
            plain = self._branch(node) if isinstance(node, Branch) else self._instruction(node)
            self._seen[id(node)] = self._index_in(self.nodes, _without_defaults(plain))
        return self._seen[id(node)]

    def numbers_of(self, prose: Iterable[Prose]) -> list[int]:
        """The numbers of words, which are added to the table if they are new."""
        return [self._number_of_words(words) for words in prose]

    def _number_of_words(self, words: Prose) -> int:
        if id(words) not in self._seen:
            (plain,) = prose_json([words])
            self._seen[id(words)] = self._index_in(self.words, plain)
        return self._seen[id(words)]

    def _index_in(self, entries: list[Any], plain: Any) -> int:
        """The index of an entry in a list, to which it is added if it is new."""
        key = json.dumps(plain)
        if key not in self._numbers:
            self._bytes += len(key)
            if self._bytes > self.limits.exported_bytes:
                raise too_many_bytes(self.timeline, self.limits)
            self._numbers[key] = len(entries)
            entries.append(plain)
        return self._numbers[key]

    def _branch(self, branch: Branch) -> Plain:
        watch = None if branch.watch is None else _without_defaults({"cap_ms": branch.watch.cap})
        return {"runs": [self._run(run) for run in branch.runs], "whole_ms": branch.whole, "watch": watch}

    def _run(self, run: Run) -> Plain:
        plain = {name: getattr(run, name) for name in ("times", "axis", "first", "of", "label")}
        return _without_defaults({"bodies": [self.number_of(body) for body in run.bodies], **plain})

    def _instruction(self, instruction: Instruction) -> Plain:
        return instruction_json(instruction) | {"prose": self.numbers_of(instruction.prose)}


def _unwrapped(node: Node) -> Node:
    """The node inside branches that hold one thing once and say nothing else about it."""
    while isinstance(node, Branch) and node.whole is None and node.watch is None and len(node.runs) == 1:
        run = node.runs[0]
        if run.times > 1 or run.axis or run.label:
            break
        node = run.bodies[0]
    return node


def _without_defaults(plain: Plain) -> Plain:
    """The fields that differ from their defaults."""
    return {name: value for name, value in plain.items() if name not in DEFAULTS or value != DEFAULTS[name]}
