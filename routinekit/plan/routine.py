"""The items of a routine into one tree of time.

Here is decided what stands between items and between rounds: rests where they are written, a preparation
where the position changes, no pause at the end.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from routinekit.budget import Budget
from routinekit.diagnostics import Problems
from routinekit.doses import ForTime, Phases, Prepare, Rest, Sides, Switch
from routinekit.evaluate import CHARACTERS
from routinekit.model import Routine
from routinekit.plan.exercise import exercise_branch, fitted
from routinekit.plan.lengths import OPEN, length_of, pace
from routinekit.plan.performance import Performance
from routinekit.plan.target import rest_target
from routinekit.plan.tree import (
    EMPTY,
    Branch,
    Instruction,
    Node,
    Run,
    Watch,
    branch,
)
from routinekit.plan.window import window
from routinekit.plan.words import rest_text, slug, switch_text, turns
from routinekit.quantities import duration_text
from routinekit.resolve import Doses, Group, Pause, Prescription, Resolved


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
class _Previous:
    """What was before: the position of the exercise played last, and whether a rest has just been taken.

    Within an interval nobody is given time to prepare.
    """

    position: str | None = None
    rested: bool = False
    hurried: bool = False


def plan_of(routine: Group, budget: Budget, problems: Problems) -> tuple[Branch, tuple[Planned, ...]]:
    """The tree of a whole routine, and its items with their parts of it."""
    player = _Player(budget, problems)
    whole, _ = player.item(routine, _Previous(), None)
    root = (whole if isinstance(whole, Branch) else branch(whole)).without_last_pauses
    return root, player.parts(routine)


class _Player:
    """Plays items one after the other, once for each state they can begin in."""

    def __init__(self, budget: Budget, problems: Problems) -> None:
        self.known: dict[tuple[Resolved, _Previous, str | None], tuple[Node, _Previous]] = {}
        self.first: dict[Group, dict[str, Planned]] = {}
        self.budget, self.problems = budget, problems

    def parts(self, item: Resolved) -> tuple[Planned, ...]:
        """The items of a block, as its first round plays them."""
        if not isinstance(item, Group):
            return ()
        return tuple(
            Planned(each.label, each.item, each.node, self.parts(each.item))
            for each in self.first.get(item, {}).values()
        )

    def item(self, item: Resolved, state: _Previous, side: str | None) -> tuple[Node, _Previous]:
        """What an item comes to in a state, and the state after it."""
        key = item, state, side
        if key not in self.known:
            self.known[key] = self._item(item, state, side)
        return self.known[key]

    def _item(self, item: Resolved, state: _Previous, side: str | None) -> tuple[Node, _Previous]:
        match item:
            case Pause():
                node = pause(item.dose, item.doses)
                return node, evolve(state, rested=isinstance(item.dose, Rest) and node is not EMPTY)
            case Group():
                return self._group(item, state, side)
        self.budget.spend(_work_of(item), item.place)
        here = item.position.text if item.position else None
        if item.words("start when"):  # which stands between it and any rest
            state = evolve(state, rested=False)
        node = exercise_branch(item, prepared=_moves(item, state), side=side, problems=self.problems)
        if not node.runs:  # a change has brought it to nothing
            return node, state
        return node, evolve(state, position=here, rested=node.last.kind == "rest")

    # ------------------------------------------------------------ one round

    def sequence(
        self, group: Group, items: Sequence[Resolved], state: _Previous, side: str | None
    ) -> tuple[Branch, _Previous]:
        """Items one after the other: one round of a block."""
        self.budget.spend(len(items), group.place)
        runs: list[Run] = []
        before: Resolved | None = None
        played: list[Planned] = []
        for item, label in zip(items, _labels(items), strict=True):
            if not _has_steps(item):
                continue
            parts = not (isinstance(before, Pause) and isinstance(before.dose, Prepare))
            if before is not None and parts:
                rest, state = _between_exercises(group, state, item)
                runs.append(Run((rest,), label=f"rest.{label}", pause=True))  # no name has a dot in its slug
            node, state = self.item(item, state, side)
            runs.append(Run((node,), label=label, pause=isinstance(item, Pause)))
            played.append(Planned(label, item, node))
            before = item
        first = self.first.setdefault(group, {})
        if not first or group.in_turn:
            for each in played:
                first.setdefault(each.label, each)
        return branch(*runs), state

    # ------------------------------------------------------------ blocks

    def _group(self, group: Group, state: _Previous, side: str | None) -> tuple[Node, _Previous]:
        before = _confirm(group)
        if before is not EMPTY:
            state = evolve(state, rested=False)
        if group.form == "amrap":
            whole, state = branch(window(group)), evolve(state, position=None, rested=False)
            apart = _Player(self.budget, Problems(self.problems.source))  # only its time is asked for
            once, _ = apart.sequence(group, group.items, state, side)
            self._in_time(once.without_last_pauses, whole.measure.time, group, "one round")
        elif group.every is not None:
            lead, state = self._lead(group, state)
            before = branch(before, lead)
            whole, after = self._rounds(group, evolve(state, hurried=True), self._sides(group, side))
            state = evolve(after, hurried=state.hurried)
        elif group.turned is not None and group.turned.turns == "per":
            whole, state = self._both_sides(group, group.turned, state)
        else:
            whole, state = self._rounds(group, state, self._sides(group, side))
        if group.form == ForTime.word and whole.runs:
            whole = evolve(whole, watch=Watch(group.cap))
            self._in_time(whole, group.cap, group, "what is done")
        if group.after:
            node = pause(group.after, group.doses)
            whole = branch(*whole.parts, Run((node,), label="rest-after"))
            state = evolve(state, rested=state.rested or node is not EMPTY)
        return (branch(before, *whole.parts) if branch(before).runs else whole), state

    def _in_time(self, work: Branch, lasts: int | None, group: Group, what: str) -> None:
        """Report work that nobody can do in the time that there is for it; estimates may be wrong."""
        if lasts is not None and work.measure.exact > lasts:
            message = (
                f"{what} takes {duration_text(work.measure.exact)}, longer than its {duration_text(lasts)}"
            )
            self.problems.add("RK521", group.place, message, help="give it more time, or less to do")

    @staticmethod
    def _sides(group: Group, side: str | None) -> list[str | None]:
        """The sides on which the rounds are done, in turn."""
        turned = group.turned
        if turned is None:
            return [side]
        return [*turns(turned, group.order)] if turned.turns == "alternating" else [turned.turns]

    @staticmethod
    def _lead(group: Group, state: _Previous) -> tuple[Node, _Previous]:
        """The preparation before the first interval; within the intervals there is none."""
        first = next((item for item in group.items if isinstance(item, Prescription)), None)
        if first is None or not _moves(first, state):
            return EMPTY, state
        here = first.position.text if first.position else None
        return Performance(first, first.doses).prepare(), evolve(state, position=here)

    def _both_sides(self, group: Group, turned: Sides, state: _Previous) -> tuple[Branch, _Previous]:
        """All rounds on one side, then all on the other."""
        one, other = turns(turned, group.order)
        first, state = self._rounds(group, state, [one])
        rest = group.doses.rest("between sides")
        if rest is not None:
            between = pause(rest, group.doses, "rest-between-sides")
            rested = evolve(state, rested=between is not EMPTY)
        else:
            between, rested = self._between_rounds(group, -1, state)
            if not group.between_rounds and between is EMPTY and not state.rested:
                between = _switch(turned, other, group.doses)
        second, state = self._rounds(group, rested, [other])
        return branch(
            Run((first,), label=slug(one)), _pausing(between), Run((second,), label=slug(other))
        ), state

    def _rounds(
        self, group: Group, state: _Previous, sides: Sequence[str | None]
    ) -> tuple[Branch, _Previous]:
        """All rounds of a block; the sides take turns, and so do the bodies where rounds differ."""
        if group.rounds > 1 and (len(group.bodies) > 1 or len(group.between_rounds) > 1):
            return self._different_rounds(group, state, sides)
        count = group.rounds
        first, after = self._round(group, 0, state, sides[0])
        if count == 1:
            return branch(Run((first,), axis="round") if _counts(group) else Run((first,))), after
        between, rested = self._between_rounds(group, 0, after)
        later = []
        for side in (*sides[1:], sides[0]):
            body, after = self._round(group, 0, rested, side)
            later.append(body)
        inner = tuple(branch(*body.parts, _pausing(between)) for body in later)
        last = later[(count - 2) % len(later)]
        return branch(
            Run((branch(*first.parts, _pausing(between)),), axis="round", of=count),
            Run(inner, count - 2, axis="round", first=2, of=count),
            Run((last,), axis="round", first=count, of=count),
        ), after

    def _different_rounds(
        self, group: Group, state: _Previous, sides: Sequence[str | None]
    ) -> tuple[Branch, _Previous]:
        """Rounds that differ, one by one; of intervals that take turns, one after the other."""
        count = group.rounds
        if group.every is not None and len(group.bodies) < count:
            bodies = tuple(self._round(group, k, state, sides[0])[0] for k in range(len(group.bodies)))
            return branch(Run(bodies, count, axis="round", of=count)), evolve(state, position=None)
        runs = []
        for k in range(count):
            body, state = self._round(group, k, state, sides[k % len(sides)])
            between: Node = EMPTY
            if k + 1 < count:
                between, state = self._between_rounds(group, k, state)
            runs.append(Run((branch(*body.parts, _pausing(between)),), axis="round", first=k + 1, of=count))
        return branch(*runs), state

    def _round(
        self, group: Group, number: int, state: _Previous, side: str | None
    ) -> tuple[Branch, _Previous]:
        """One round, from 0; on a clock, fitted to its interval."""
        body, after = self.sequence(group, group.bodies[number % len(group.bodies)], state, side)
        every = group.every
        if every is None or every.is_open:
            return body, after
        problems = self.problems.seen_from(group.place)
        whole = fitted(body, every.amount.milliseconds, every.span, problems)
        return branch(whole), after

    def _between_rounds(self, group: Group, gap: int, state: _Previous) -> tuple[Node, _Previous]:
        """The rest between rounds always stands; without one, that between exercises where none is yet."""
        if group.every is not None:
            return EMPTY, state
        if group.between_rounds:
            rest = group.between_rounds[gap % len(group.between_rounds)]
            node = pause(rest, group.doses, "rest-between-rounds")
            return node, evolve(state, rested=state.rested or node is not EMPTY)
        first = next((item for item in group.items if _has_steps(item)), None)
        return _between_exercises(group, state, first, "rest-between-rounds") if first else (EMPTY, state)


def _work_of(item: Prescription) -> int:
    """How much there is to make of an exercise: in each set that differs its phases, cues and names."""
    phases = item.doses.get(Phases)
    of_a_set = 1 + len(item.prose) + (len(phases.parts) if phases else 0) + len(item.name) // CHARACTERS
    return max(1, len(item.each_set)) * of_a_set


def _counts(group: Group) -> bool:
    """Whether its steps tell which round they are in, though there may be one."""
    return bool(group.form) or any(dose.word == "rounds" for dose in group.header.doses)


def _moves(item: Prescription, state: _Previous) -> bool:
    """Whether somebody has to be given time to get into the position."""
    if state.rested or state.hurried:
        return False
    here = item.position.text if item.position else None
    return item.own.get(Prepare) is not None or (here is not None and here != state.position)


def _confirm(group: Group) -> Node:
    """What the person waits for before a block; that of the whole routine is told with its cautions."""
    words = next((words for words in group.prose if words.field == "start when"), None)
    if words is None or isinstance(group.header, Routine):
        return EMPTY
    text = f"Start when: {words.text}"
    return Instruction(kind="confirm", text=text, label="confirm", ends="person", span=words.span)


def _switch(turned: Sides, to: str, doses: Doses) -> Node:
    """The change of side between the rounds on one side and those on the other."""
    lasting = pace(Switch, doses)
    if lasting.duration == 0:
        return EMPTY
    return Instruction(
        kind="switch",
        text=switch_text(turned, to),
        duration=lasting.duration,
        exact=lasting.exact,
        ends=lasting.ends,
        label="switch",
        side=to,
        span=turned.span,
    )


def _pausing(node: Node) -> Run:
    """What stands between, and so is left out where nothing follows it."""
    return Run((node,), pause=True)


def _between_exercises(
    group: Group, state: _Previous, item: Resolved, label: str = ""
) -> tuple[Node, _Previous]:
    """The rest before an item, which gives way to any rest that is already there."""
    rest = group.between_exercises
    if rest is None or state.rested or _leads_with_rest(item):
        return EMPTY, state
    node = pause(rest, group.doses, label)
    return node, evolve(state, rested=node is not EMPTY)


def _has_steps(item: Resolved) -> bool:
    match item:
        case Pause(dose=Rest() as rest) if rest.is_bare:
            return True
        case Pause():
            return item.dose.is_open or bool(item.dose.amount.value)
        case Group():
            return item.form == "amrap" or any(_has_steps(inner) for body in item.bodies for inner in body)
    return True


def _leads_with_rest(item: Resolved) -> bool:
    if isinstance(item, Group):
        return next((_leads_with_rest(inner) for inner in item.items if _has_steps(inner)), False)
    return isinstance(item, Pause) and isinstance(item.dose, Rest)


def pause(dose: Rest | Prepare, doses: Doses, label: str = "") -> Node:
    """A rest or a preparation that belongs to no exercise."""
    if isinstance(dose, Rest) and dose.is_bare:
        return EMPTY  # it is what is left of its interval: all
    lasting = length_of(dose, doses)
    if lasting.duration == 0:
        return EMPTY
    if isinstance(dose, Prepare):
        text = f"Get ready: {dose.words}" if dose.words else "Get ready"
        return Instruction(
            kind="prepare",
            text=text,
            duration=lasting.duration,
            exact=lasting.exact,
            ends="person" if lasting is OPEN else "clock",
            label=label,
            span=dose.span,
        )
    return Instruction(
        kind="rest",
        text=rest_text(dose),
        duration=lasting.duration,
        exact=lasting.exact,
        ends=lasting.ends,
        label=label,
        span=dose.span,
        target=rest_target(dose),
    )


def _labels(items: Sequence[Resolved]) -> list[str]:
    """Names for the runs of items, each of them another."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    labels = []
    for item in items:
        if isinstance(item, Pause):
            wanted = item.dose.word
        else:
            wanted = slug(item.name) if item.name else slug(getattr(item, "form", "") or "rounds")
        number, label = last.get(wanted, 1), wanted
        while label in taken:
            number += 1
            label = f"{wanted}-{number}"
        last[wanted] = number
        taken.add(label)
        labels.append(label)
    return labels
