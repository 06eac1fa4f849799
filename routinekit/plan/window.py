"""A window of time with several things to do in it: `amrap`."""

from routinekit.doses import Rest
from routinekit.plan.lengths import length_of
from routinekit.plan.performance import Performance
from routinekit.plan.target import effort_words
from routinekit.plan.tree import Branch, Instruction, Node
from routinekit.plan.turn import Turn
from routinekit.plan.words import rest_text
from routinekit.quantities import spoken_duration
from routinekit.resolve import Group, Pause, Prescription


def window(group: Group) -> Node:
    """As many rounds as possible: one step, with what is to be done in it."""
    amrap = group.amrap
    if amrap is None or amrap.is_open:
        return Instruction(
            "work", "As many rounds as possible", None, False, "person", "amrap", span=group.span
        )
    lasting = length_of(amrap, group.doses)
    return Instruction(
        "work",
        f"As many rounds as possible in {spoken_duration(lasting.duration or 0)}",
        lasting.duration,
        lasting.exact,
        lasting.ends,
        "amrap",
        span=group.span,
        tasks=tuple(_tasks(group)),
        prose=group.prose,
    )


def _tasks(group: Group) -> list[str]:
    """What is to be done in a window, one line each."""
    tasks: list[str] = []
    for item in group.items:
        match item:
            case Prescription():
                node = Turn(Performance(item, item.doses)).node([None])
                first: Node = node
                while isinstance(first, Branch) and first.runs:
                    first = first.runs[0].body(0)
                said = first.text if isinstance(first, Instruction) else ""
                effort = effort_words(item.doses)
                text = _task_text(item, said, effort)
                tasks.append(text)
            case Group():
                inner = _tasks(item)
                tasks += [f"{item.rounds} rounds: {', '.join(inner)}"] if item.rounds > 1 else inner
            case Pause():
                tasks.append(rest_text(item.dose) if isinstance(item.dose, Rest) else "Get ready")
    return tasks


def _task_text(item: Prescription, said: str, effort: str) -> str:
    """A task: `Pull-up, 5 reps`."""
    reps = item.doses.by_kind.get("reps")
    figures = f"{reps}".removeprefix("reps ") + " reps" if reps else said
    text = item.name if figures == item.name else f"{item.name}, {figures}"
    return text if not effort or effort in text else f"{text}, {effort}"
