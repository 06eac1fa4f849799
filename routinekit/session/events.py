"""What a session says: one class for each thing that can happen, and the data that a journal keeps of it.

When each of them happens is decided in `machine` and `inputs`, which phase it ends in `table.json`; what
comes of all of them is counted in `tally`.
"""

import re
from datetime import timedelta
from typing import Any, Literal

from attrs import asdict, field, frozen

from routinekit.session.table import STEP_FIELDS
from routinekit.steps import Step

How = Literal["done", "skipped", "cut", "rested"]
"""How a step ended: the person or the clock went on, the person left it out, a clock around it ran out.

What was `rested` is no step of the timeline: it is what was left of an interval, and has the number of the
step before it.
"""


@frozen
class Event:
    """Something that happened, so many milliseconds of playing time after the start; pauses don't count."""

    at_ms: int

    @property
    def at(self) -> timedelta:
        """When, in playing time."""
        return timedelta(milliseconds=self.at_ms)

    @property
    def name(self) -> str:
        """What happened, as a journal calls it: `step-started`."""
        return _name_of(type(self))

    def plain(self) -> dict[str, Any]:
        """It as plain data, ready for `json.dumps`."""
        return {"event": self.name, **asdict(self, value_serializer=_plain)}


def _plain(_: object, __: object, value: object) -> object:
    """A step by what tells it from others; all else as it is."""
    if isinstance(value, Step):
        return {name: getattr(value, name) for name in STEP_FIELDS}
    return value


def _name_of(kind: type[Event]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


# ---------------------------------------------------------------- before and after


@frozen
class Cautions(Event):
    """What has to be read before anything starts, until `acknowledge`; or when a choice brings it in."""

    texts: tuple[str, ...]


@frozen
class Finished(Event):
    """All is over; `stopped` tells that the person ended it before its end."""

    stopped: bool


# ---------------------------------------------------------------- steps


@frozen
class StepStarted(Event):
    """A step begins: say its `text`. `lasts_ms` is None where nobody knows how long it takes."""

    step: Step
    lasts_ms: int | None


@frozen
class StepEnded(Event):
    """A step is over, after so many milliseconds of playing time."""

    step: Step
    how: How
    lasted_ms: int


@frozen
class PassedOver(Event):
    """Steps that never began, from one number to another, both included."""

    first: int
    last: int
    how: How


@frozen
class Waiting(Event):
    """The step doesn't end by itself: `done` ends it, at the latest the cap of a watch."""

    step: Step


# ---------------------------------------------------------------- what is said within a step


@frozen
class Countdown(Event):
    """So many seconds are left of the step."""

    seconds: int


@frozen
class Halfway(Event):
    """Half of the step is over."""


@frozen
class CueSaid(Event):
    """The author's words for this moment."""

    text: str


@frozen
class NextUp(Event):
    """What comes after this step."""

    step: Step


# ---------------------------------------------------------------- the person


@frozen
class Paused(Event):
    """Playing time stands still until `resume`."""


@frozen
class Resumed(Event):
    """Playing time goes on."""


@frozen
class Chosen(Event):
    """Other items are picked or taken from here on."""

    names: tuple[str, ...]


@frozen
class Asked(Event):
    """An exercise, a window or, where `exercise` is None, the whole is over, and its author wants to know."""

    exercise: str | None
    what: tuple[str, ...]


@frozen
class Reported(Event):
    """What the person said of an exercise or a window: reps done, load used, effort, pain, time."""

    exercise: str | None
    what: str
    value: float


@frozen
class StopRuleMet(Event):
    """What was reported is a reason to stop, by a rule of the author; the session is paused."""

    rule: str
    value: float


@frozen
class RoundCounted(Event):
    """The person has finished a round of a window."""

    step: Step
    rounds: int


@frozen
class WatchStopped(Event):
    """What was done against a watch is over; `capped` where the time ran out before the work."""

    lasted_ms: int
    capped: bool = field(default=False)


EVENTS = {
    _name_of(kind): kind
    for kind in tuple(vars().values())
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
"""All of them, by the names that a journal knows them by."""
