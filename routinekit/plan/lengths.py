"""How long something lasts, whether the author said so, and who ends it.

Here are the paces that hold until an author writes others.
"""

from attrs import frozen

from routinekit.model import Breath, Pace, Prepare, Rep, Switch
from routinekit.plan.tree import Ends
from routinekit.quantities import Amount, round_half_up
from routinekit.resolve import Doses

DEFAULT_PACES: dict[type[Pace], int] = {Rep: 4000, Breath: 5000, Prepare: 10_000, Switch: 5000}
"""Milliseconds that things last until an author writes otherwise; until then they are estimates."""

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
    """How long a repetition, a breath, a preparation or a change of side lasts."""
    written = doses.get(kind)
    if written is None:
        return Length(DEFAULT_PACES[kind], False, "clock")
    return Length(written.amount.milliseconds, True, "clock")


def length(amount: Amount, doses: Doses) -> Length:
    """How long an amount lasts: a time as written, breaths at their pace, a distance as it takes.

    A person counts breaths and says when they are over, unless the author gave them a pace.
    """
    if amount.is_time:
        return Length(amount.milliseconds, True, "clock")
    if amount.unit.dimension != "breath":
        return OPEN
    breath = pace(Breath, doses)
    duration = round_half_up(amount.value * (breath.duration or 0))
    if amount.value:
        duration = max(duration, 1)  # a little of a breath is not nothing
    return Length(duration, breath.exact, "clock" if breath.exact else "person")
