"""Every input in every phase: scripts that come to a phase and give one input there."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from routinekit.session.table import INPUTS

TEXT = """\
  caution: Slowly.
  stop if pain > 3
  ask effort
every 1min, 2 times
  do Squat, hold 10s
amrap 5min
  do Row, reps 5
    ask reps
do Plank, hold 30s
choose one
  do Swim, hold 40s
  do Run, hold 40s
    caution: Look both ways.
"""
"""A rest within an interval, a window, a rule, questions, a choice: whatever an effect may look at."""

Given = tuple[str, tuple[Any, ...], float]
"""An input, what it takes, and its second."""

BEGUN: tuple[Given, ...] = (("start", (), 0), ("acknowledge", (), 1))
WAYS: dict[str, tuple[str, tuple[Given, ...]]] = {
    "before anything": ("ready", ()),
    "while the cautions are read": ("cautions", BEGUN[:1]),
    "in the first step": ("running", BEGUN),
    "in the rest of an interval": ("running", (*BEGUN, ("done", (), 5))),
    "in a window": ("running", (*BEGUN, ("jump", (2,), 5))),
    "in the last step": ("running", (*BEGUN, ("jump", (4,), 5))),
    "in a pause": ("paused", (*BEGUN, ("pause", (), 5))),
    "in a pause in the rest of an interval": ("paused", (*BEGUN, ("done", (), 5), ("pause", (), 6))),
    "in a pause in the last step": ("paused", (*BEGUN, ("jump", (4,), 5), ("pause", (), 6))),
    "at the end": ("finished", (*BEGUN, ("stop", (), 5))),
}
"""Ways to each phase, by what is so then."""

TAKES: dict[str | None, tuple[tuple[Any, ...], ...]] = {
    None: ((),),
    "index": ((3,), (7,)),
    "names": ((["Run"],), (["Nothing"],)),
    "report": (("effort", 5, None), ("pain", 9, None), ("pain", 9, "Row"), ("load", 9, "Nothing")),
}
"""What inputs may be given, the last of several being refused."""


@frozen
class Script:
    """What is so, in which phase, the inputs that lead there, and the one that is given there."""

    where: str
    phase: str
    before: tuple[Given, ...]
    name: str
    takes: tuple[Any, ...]

    @property
    def inputs(self) -> list[Given]:
        """All of them; a restored session begins at another time."""
        return [*self.before, (self.name, self.takes, 8)]


def scripts() -> Iterator[Script]:
    """Each way to each phase with each input and each value that it may take."""
    for where, (phase, before) in WAYS.items():
        for name, what in INPUTS.items():
            for takes in TAKES[what]:
                yield Script(where, phase, before, name, takes)
