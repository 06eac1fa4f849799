"""A window of time with several things to do in it: `amrap`."""

from collections.abc import Iterator

from routinekit.doses import Hold, Numbered, Reps, Rest, Sets, Sides, Work
from routinekit.model import Prose
from routinekit.plan.cues import cues_within
from routinekit.plan.lengths import length_of
from routinekit.plan.target import effort_words
from routinekit.plan.tree import EMPTY, Instruction, Node
from routinekit.plan.words import rest_text
from routinekit.quantities import spoken_duration
from routinekit.resolve import Group, Pause, Prescription, Resolved


def window(group: Group) -> Node:
    """As many rounds as possible: one step, with what is to be done in it."""
    amrap = group.amrap
    assert amrap is not None
    lasting = length_of(amrap, group.doses)
    if lasting.duration == 0:
        return EMPTY
    return Instruction(
        kind="work",
        text=f"As many rounds as possible in {spoken_duration(lasting.duration or 0)}",
        duration=lasting.duration,
        exact=lasting.exact,
        ends=lasting.ends,
        label="amrap",
        span=group.span,
        cues=cues_within(group.prose, lasting.duration),
        tasks=tuple(_tasks(group)),
        prose=tuple(dict.fromkeys([*group.prose, *_reasons_to_stop(group)])),
    )


def _reasons_to_stop(group: Group) -> Iterator[Prose]:
    """What is to be heeded in the middle of a window; its cautions have been read before."""
    for item in group.items:
        if isinstance(item, Group):
            yield from _reasons_to_stop(item)
        elif isinstance(item, Prescription):
            yield from (words for words in item.prose if words.field == "stop if")


def _tasks(group: Group) -> list[str]:
    """What is to be done in a window, one line each."""
    return [task for item in group.items for task in _tasks_of(item)]


def _tasks_of(item: Resolved) -> list[str]:
    if isinstance(item, Prescription):
        return [_task(item)]
    if isinstance(item, Pause):
        return [rest_text(item.dose) if isinstance(item.dose, Rest) else "Get ready"]
    inner = _tasks(item)
    return [f"{item.rounds} rounds: {', '.join(inner)}"] if item.rounds > 1 else inner


def _task(item: Prescription) -> str:
    """A task: `Pull-up, 5 reps`, `Row, 200 metres`."""
    doses = item.doses
    measures = [doses.get(Sets), doses.get(Reps), doses.get(Hold), doses.get(Work)]
    parts = [item.name, *(_measure(dose) for dose in measures if dose is not None)]
    sides = doses.get(Sides)
    unequal = any(dose is not None and dose.right for dose in measures)
    parts += [str(sides)] if sides and not unequal else []
    effort = effort_words(doses)
    return ", ".join([*parts, *([effort] if effort else [])])


def _measure(dose: Numbered) -> str:
    """How much, in the order of speech: `5 reps`, `hold 30s`, `200 metres`."""
    if dose.words:
        return dose.words
    if isinstance(dose, Sets | Reps):
        return f"{dose.figures} {dose.word}"
    timed = isinstance(dose, Work) and not dose.is_open and not dose.lasts
    return dose.figures if timed else str(dose)
