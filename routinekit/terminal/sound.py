"""What is heard of a session: at which events the bell rings, and what is said at each."""

import routinekit.session.events as e
from routinekit.session.table import SPOKEN


def rings(event: e.Event) -> bool:
    """Whether the bell rings: as something changes, and as it counts down to it."""
    return isinstance(event, e.StepStarted | e.Countdown | e.StopRuleMet | e.Finished)


def spoken(event: e.Event) -> str:
    """What is said, if anything is."""
    plain = event.plain()
    return SPOKEN.get(event.name, "").format_map({**plain, **plain.get("step", {})})
