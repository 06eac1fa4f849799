"""What a part of a routine is called, what is to be done in it and how long it takes, in words."""

from datetime import timedelta

from routinekit.doses import Kind, Numbered, Pace, Sides
from routinekit.plan.words import turns
from routinekit.quantities import clock_text
from routinekit.resolve import Group, Pause, Prescription, Resolved
from routinekit.steps import Total


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
    told = [
        dose for kind, dose in doses.by_kind.items() if not isinstance(dose, Pace) or kind in item.own.by_kind
    ]
    told.sort(key=lambda dose: (not dose.leads, dose.leads, dose.kind))
    written = {dose.kind: _written(item, dose.kind) for dose in told}
    sides = doses.get(Sides)
    turned = next((dose.kind for dose in told if sides and dose.turned == sides.level), None)
    if turned:
        written[turned] += f" {written.pop(Sides.number_kind)}"
    return ", ".join(written.values()) or "open"


def group_dose_text(item: Group) -> str:
    """The doses that are written on a block."""
    doses = "".join(f" {dose}" if isinstance(dose, Sides) else f", {dose}" for dose in item.header.doses)
    return doses.removeprefix(", ")


def _written(item: Prescription, kind: Kind) -> str:
    """A dose as it is written; where the sets differ, with the numbers of each: `reps 21 then 15 then 9`."""
    doses = [each.by_kind[kind] for each in item.each_set or (item.doses,) if kind in each.by_kind]
    texts = [str(dose) for dose in doses]
    if len(set(texts)) == 1 or not all(isinstance(dose, Numbered) for dose in doses):
        return texts[0]
    first, *later = texts
    return " then ".join([first, *(text.removeprefix(f"{doses[0].word} ") for text in later)])


def sides_text(sides: Sides | None) -> str:
    """The sides that it is done on, in their order."""
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
