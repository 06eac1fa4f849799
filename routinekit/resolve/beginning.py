"""The context before anything is done: what was chosen, and for the rest what the file says first."""

from routinekit.choices import Choices
from routinekit.diagnostics import Problems
from routinekit.doses import Course
from routinekit.evaluate import Context
from routinekit.model import Routine
from routinekit.resolve.names import used_files
from routinekit.source import Source


def beginning(routine: Routine, choices: Choices, problems: Problems | None = None) -> Context:
    """The context before anything is done: what was chosen, and for the rest what the file says first."""
    files = (routine, *used_files(routine))
    in_force: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for file in files:
        for axis in file.variants:
            if axis.names in seen:
                continue
            seen.add(axis.names)
            chosen = [name for name in axis.names if name in choices.variants]
            turn = (choices.session - 1) % len(axis.names) if axis.in_turn else 0
            in_force.add(chosen[0] if chosen else axis.names[turn])
    declared = {setting.name: setting.value for file in reversed(files) for setting in file.settings}
    settings = {**declared, **choices.settings}
    course = next((dose for dose in routine.doses if isinstance(dose, Course)), None)
    amount = course.number.values[0].amount if course else None
    weeks = int(amount.value) if amount and amount.unit.words[0] == "weeks" else None
    return Context(
        choices,
        frozenset(in_force),
        settings,
        weeks,
        problems=problems or Problems(routine.source or Source("")),
    )
