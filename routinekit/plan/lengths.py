"""How long something lasts, whether the author said so, and who ends it."""

from attrs import frozen

from routinekit.doses import At, Breath, Numbered, Pace, Prepare, Rest, Switch
from routinekit.numbers import Value
from routinekit.plan.tree import Ends
from routinekit.quantities import Amount, round_half_up
from routinekit.resolve import Doses

FASTEST = 1000
"""Milliseconds that `X` in a tempo counts, as an estimate."""


@frozen
class Length:
    """Milliseconds, or None where nobody can know; whether the author wrote them; who ends the step."""

    duration: int | None
    exact: bool
    ends: Ends


OPEN = Length(None, False, "person")


def pace(kind: type[Pace], doses: Doses) -> Length:
    """How long a repetition, a breath, a preparation or a change of side lasts.

    Words for a preparation or a change of side leave its end to the person; for a repetition or a breath they
    are shown, and change nothing.
    """
    written = doses.get(kind)
    if written is not None and written.is_open and kind in (Prepare, Switch):
        return OPEN
    if written is None or written.is_open:
        return Length(kind.usual, False, "clock")
    return Length(written.amount.milliseconds, True, "clock")


def length(amount: Amount, doses: Doses) -> Length:
    """How long an amount lasts: a time as written, breaths and distances at their pace or as they take.

    A person counts breaths and says when they are over, unless the author gave them a pace.
    """
    if amount.is_time:
        return Length(amount.milliseconds, True, "clock")
    if amount.unit.dimension == "length":
        return _distance(amount, doses)
    if amount.unit.dimension != "breath":
        return OPEN
    breath = pace(Breath, doses)
    duration = round_half_up(amount.value * (breath.duration or 0))
    if amount.value:
        duration = max(duration, 1)  # a little of a breath is not nothing
    return Length(duration, breath.exact, "clock" if breath.exact else "person")


def length_of_value(value: Value, doses: Doses) -> Length:
    """How long a value lasts: up to a bound it is an estimate, a maximum and words are open."""
    if value.amount is None:
        return OPEN
    lasting = length(value.amount, doses)
    if value.bound == "up to" and lasting.duration is not None:
        return Length(lasting.duration, False, lasting.ends)
    if value.bound == "at least" and lasting.duration is not None:
        return Length(lasting.duration, False, "person")
    return lasting


def length_of(dose: Numbered, doses: Doses) -> Length:
    """How long the amount of a dose lasts; a rest goes at its own pace, and at no other."""
    if isinstance(dose, Rest):
        paces = {kind: other for kind, other in doses.by_kind.items() if not isinstance(other, At)}
        doses = Doses({**paces, dose.at.kind: dose.at} if dose.at else paces)
    return length_of_value(dose.number.value, doses)


def _distance(amount: Amount, doses: Doses) -> Length:
    """A length at a pace that the author wrote, `at 5:00 per km`; else nobody knows."""
    for dose in doses:
        if isinstance(dose, At) and dose.per and not dose.is_open:
            share = amount.value * amount.unit.factor / (dose.per.value * dose.per.unit.factor)
            return Length(round_half_up(dose.amount.milliseconds * share), False, "person")
    return OPEN
