"""The items of a routine into one tree of time.

Here is decided what stands between items and between rounds: rests where they are written, a preparation
where the position changes, no pause at the end.
"""

from collections.abc import Sequence

from attrs import frozen

from routinekit.model import Prepare, Rest, Sides, Switch
from routinekit.plan.exercise import exercise_branch
from routinekit.plan.lengths import length, pace
from routinekit.plan.tree import EMPTY, Branch, Instruction, Kind, Node, Run, branch, without_last_pauses
from routinekit.plan.words import slug, switch_text, turns
from routinekit.resolve import Doses, Group, Pause, Resolved


@frozen
class Planned:
    """An item with its part of the tree, and for a block those of its items in its first round.

    `label` is its segment of the path of a step.
    """

    label: str
    item: Resolved
    node: Node
    parts: tuple["Planned", ...] = ()


@frozen
class _State:
    """What was before: the position of the exercise played last, and whether a rest has just been taken."""

    position: str | None = None
    rested: bool = False


def plan_of(routine: Group) -> tuple[Branch, tuple[Planned, ...]]:
    """The tree of a whole routine, and its items with their parts of it."""
    player = _Player()
    whole, _ = player.sequence(routine, _State(), None)
    root = without_last_pauses(whole)
    nodes = {run.label: run.body(0) for run in root.runs}
    return root, tuple(
        Planned(label, item, nodes[label], player.parts(item))
        for item, label in zip(routine.items, _labels(routine.items), strict=True)
        if label in nodes
    )


class _Player:
    """Plays items one after the other, once for each state they can begin in."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, _State, str | None], tuple[Node, _State]] = {}
        self.first: dict[int, Branch] = {}

    def parts(self, item: Resolved) -> tuple[Planned, ...]:
        """The items of a block, as its first round plays them."""
        if not isinstance(item, Group):
            return ()
        nodes = {run.label: run.body(0) for run in self.first[id(item)].runs}
        return tuple(
            Planned(label, inner, nodes[label], self.parts(inner))
            for inner, label in zip(item.items, _labels(item.items), strict=True)
            if label in nodes
        )

    def item(self, item: Resolved, state: _State, side: str | None) -> tuple[Node, _State]:
        """What an item comes to in a state, and the state after it."""
        key = id(item), state, side
        if key not in self.known:
            self.known[key] = self._item(item, state, side)
        return self.known[key]

    def _item(self, item: Resolved, state: _State, side: str | None) -> tuple[Node, _State]:
        match item:
            case Pause():
                return pause(item.dose, item.doses), _State(state.position, isinstance(item.dose, Rest))
            case Group():
                return self._group(item, state, side)
        here = item.position.text if item.position else None
        moves = item.own.get(Prepare) is not None or (here is not None and here != state.position)
        node = exercise_branch(item, prepared=moves and not state.rested, side=side)
        return node, _State(here, node.last.kind == "rest")

    def sequence(self, group: Group, state: _State, side: str | None) -> tuple[Branch, _State]:
        """The items of a block one after the other: one round of it."""
        runs: list[Run] = []
        before: Resolved | None = None
        for item, label in zip(group.items, _labels(group.items), strict=True):
            if not _has_steps(item):
                continue
            parts = not (isinstance(before, Pause) and isinstance(before.dose, Prepare))
            if before is not None and parts:
                rest, state = _between_exercises(group, state, item)
                runs.append(Run((rest,), label=f"rest.{label}", pause=True))  # no name has a dot in its slug
            node, state = self.item(item, state, side)
            runs.append(Run((node,), label=label, pause=isinstance(item, Pause)))
            before = item
        return branch(*runs), state

    def _group(self, group: Group, state: _State, side: str | None) -> tuple[Node, _State]:
        turned = group.turned
        if turned is None:
            whole, state = self._rounds(group, state, [side])
        elif turned.turns not in ("per", "alternating"):
            whole, state = self._rounds(group, state, [turned.turns])
        elif turned.turns == "alternating":
            whole, state = self._rounds(group, state, turns(turned))
        else:
            whole, state = self._both_sides(group, turned, state)
        if group.after:
            node = pause(group.after, group.doses)
            whole = branch(*whole.runs, Run((node,), label="rest-after"))
            state = _State(state.position, state.rested or node is not EMPTY)
        return whole, state

    def _both_sides(self, group: Group, turned: Sides, state: _State) -> tuple[Branch, _State]:
        """All rounds on one side, then all on the other."""
        one, other = turns(turned)
        first, state = self._rounds(group, state, [one])
        between, rested = self._between_rounds(group, state)
        if group.between_rounds is None and between is EMPTY and not state.rested:
            between = _switch(turned, other, group.doses)
        second, state = self._rounds(group, rested, [other])
        return branch(
            Run((first,), label=slug(one)), _pausing(between), Run((second,), label=slug(other))
        ), state

    def _rounds(self, group: Group, state: _State, sides: Sequence[str | None]) -> tuple[Branch, _State]:
        """All rounds of a block; the sides take turns. The first may begin otherwise than the later ones."""
        count = group.rounds
        first, after = self.sequence(group, state, sides[0])
        self.first.setdefault(id(group), first)
        if count == 1:
            return branch(Run((first,), 1, "round", 1, 1)), after
        between, rested = self._between_rounds(group, after)
        later = []
        for side in (*sides[1:], sides[0]):
            body, after = self.sequence(group, rested, side)
            later.append(body)
        inner = tuple(branch(*body.runs, _pausing(between)) for body in later)
        last = later[(count - 2) % len(later)]
        return branch(
            Run((branch(*first.runs, _pausing(between)),), 1, "round", 1, count),
            Run(inner, count - 2, "round", 2, count),
            Run((last,), 1, "round", count, count),
        ), after

    def _between_rounds(self, group: Group, state: _State) -> tuple[Node, _State]:
        """The rest between rounds always stands; without one, that between exercises where none is yet."""
        if group.between_rounds is not None:
            node = pause(group.between_rounds, group.doses, "rest-between-rounds")
            return node, _State(state.position, state.rested or node is not EMPTY)
        first = next((item for item in group.items if _has_steps(item)), None)
        return _between_exercises(group, state, first, "rest-between-rounds") if first else (EMPTY, state)


def _switch(turned: Sides, to: str, doses: Doses) -> Node:
    """The change of side between the rounds on one side and those on the other."""
    lasting = pace(Switch, doses)
    if lasting.duration == 0:
        return EMPTY
    return Instruction(
        "switch",
        switch_text(turned, to),
        lasting.duration,
        lasting.exact,
        "clock",
        "switch",
        side=to,
        span=turned.span,
    )


def _pausing(node: Node) -> Run:
    """What stands between, and so is left out where nothing follows it."""
    return Run((node,), pause=True)


def _between_exercises(group: Group, state: _State, item: Resolved, label: str = "") -> tuple[Node, _State]:
    """The rest before an item, which gives way to any rest that is already there."""
    rest = group.between_exercises
    if rest is None or state.rested or _leads_with_rest(item):
        return EMPTY, state
    node = pause(rest, group.doses, label)
    return node, _State(state.position, node is not EMPTY)


def _has_steps(item: Resolved) -> bool:
    if isinstance(item, Pause):
        return bool(item.dose.amount.value)
    return any(map(_has_steps, item.items)) if isinstance(item, Group) else True


def _leads_with_rest(item: Resolved) -> bool:
    if isinstance(item, Group):
        return next((_leads_with_rest(inner) for inner in item.items if _has_steps(inner)), False)
    return isinstance(item, Pause) and isinstance(item.dose, Rest)


def pause(dose: Rest | Prepare, doses: Doses, label: str = "") -> Node:
    """A rest or a preparation that belongs to no exercise."""
    lasting = length(dose.amount, doses)
    if lasting.duration == 0:
        return EMPTY
    rests = isinstance(dose, Rest)
    kind: Kind = "rest" if rests else "prepare"
    text = f"Rest {dose.amount.spoken}" if rests else "Get ready"
    return Instruction(kind, text, lasting.duration, lasting.exact, lasting.ends, label, span=dose.span)


def _labels(items: Sequence[Resolved]) -> list[str]:
    """Names for the runs of items, each of them another."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    labels = []
    for item in items:
        wanted = item.dose.word if isinstance(item, Pause) else slug(item.name) if item.name else "rounds"
        number, label = last.get(wanted, 1), wanted
        while label in taken:
            number += 1
            label = f"{wanted}-{number}"
        last[wanted] = number
        taken.add(label)
        labels.append(label)
    return labels
