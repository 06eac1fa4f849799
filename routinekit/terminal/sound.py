"""What is heard of a session: at which events the bell rings, and what is said at each."""

import routinekit.session.events as e


def rings(event: e.Event) -> bool:
    """Whether the bell rings: as something changes, and as it counts down to it."""
    return isinstance(event, e.StepStarted | e.Countdown | e.StopRuleMet | e.Finished)


def spoken(event: e.Event) -> str:
    """What is said, if anything is."""
    match event:
        case e.StepStarted():
            return event.step.text
        case e.Countdown():
            return str(event.seconds)
        case e.Halfway():
            return "Half-way"
        case e.CueSaid():
            return event.text
        case e.NextUp():
            return f"Next: {event.step.text}"
        case e.StopRuleMet():
            return "Stop"
        case e.Finished():
            return "The end"
    return ""
