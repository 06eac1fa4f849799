"""Where somebody can jump to: the exercises of a routine, and the steps around where they are.

A routine may have 10^12 steps, so that nothing here walks them: of what is repeated the first round is
looked at, and of the steps a few.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import frozen

from routinekit.plan.tree import Instruction, Node
from routinekit.session.table import NEXT_EXERCISE_WITHIN, WORDS
from routinekit.steps import Step, Timeline

BEFORE, AFTER = 3, 12
"""How many steps before the present one, and after it, are offered."""
SHOWN = 200
"""How many places are offered at once; to find another, one types a part of its name or its number."""
LONGEST = 20
"""Digits of a number that may be the number of a step."""


@frozen
class Place:
    """A step to jump to, and what the list says of it."""

    index: int
    text: str


def exercises(timeline: Timeline) -> Iterator[Place]:
    """Where each exercise begins, and each window, in the first round of the block around it."""
    known: set[tuple[tuple[str, ...], str]] = set()
    before = ""
    for index, instruction, labels in _first_turns(timeline.root, 0, ()):
        name = instruction.exercise or (instruction.text if instruction.tasks else "")
        if name and name != before and (labels, name) not in known:
            yield Place(index, name)
        known.add((labels, name))
        before = name or before


def _first_turns(
    node: Node, first: int, labels: tuple[str, ...]
) -> Iterator[tuple[int, Instruction, tuple[str, ...]]]:
    """The instructions of a tree, each with the number of its first step and the names that it stands in.

    Nothing is repeated that is the same; but the first round of a block may differ from the others.
    """
    if isinstance(node, Instruction):
        yield first, node, labels
        return
    for run, before in zip(node.runs, node.sums.before, strict=False):  # the last sum is that of them all
        inside = (*labels, run.label) if run.label else labels
        for turn in range(min(run.times, len(run.bodies))):
            yield from _first_turns(run.body(turn), first + before.steps + run.before(turn).steps, inside)


def around(timeline: Timeline, index: int) -> Iterator[Place]:
    """The steps around that one, itself among them."""
    for step in timeline[max(0, index - BEFORE) : index + AFTER + 1]:
        yield Place(step.index, step_line(step))


def number_in(wanted: str) -> int | None:
    """The number of a step from 0, where somebody has typed one as they see it, from 1."""
    digits = wanted.strip().replace(",", "")
    return int(digits) - 1 if digits.isdecimal() and len(digits) <= LONGEST else None


def found(timeline: Timeline, known: Sequence[Place], index: int, wanted: str) -> Iterator[Place]:
    """The places to offer where somebody has typed that: nothing yet, the number of a step, or a name."""
    typed = wanted.strip().casefold()
    number = number_in(wanted)
    if number is not None:
        yield from around(timeline, number) if 0 <= number < len(timeline) else ()
        return
    yield from islice((place for place in known if typed in place.text.casefold()), SHOWN)
    if not typed:
        yield from around(timeline, index)


def next_exercise(timeline: Timeline, here: Step) -> str:
    """The exercise after this one, where it isn't too far away to be seen."""
    ahead = islice(timeline.starting_at(here.index + 1), NEXT_EXERCISE_WITHIN)
    return next((step.exercise for step in ahead if step.exercise not in (None, here.exercise)), None) or ""


def step_line(step: Step, known: str | None = None) -> str:
    """A step on one line: what, of which exercise, which of how many; a known exercise is left out."""
    named = step.exercise and step.exercise != known and step.exercise not in step.text
    return " · ".join([step.text, *([step.exercise] if step.exercise and named else []), *counters(step)])


def counters(step: Step) -> Iterator[str]:
    """Which side, round, set and rep it is, each where there are several."""
    if step.side and step.kind != "switch":
        yield step.side
    for name in WORDS["counters"]:
        number, of = getattr(step, name) or (1, 1)
        if of > 1:
            yield WORDS["counter"].format(name=name, number=f"{number:,}", of=f"{of:,}")
