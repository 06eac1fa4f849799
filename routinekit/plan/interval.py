"""Work that is fitted to an interval: what begins on a clock and lasts exactly as long as was written.

What is written stays as it is; what is open takes what is left, estimates that run over are shortened, and
what is still left is a rest.
"""

from typing import Any

from attrs import evolve

from routinekit.plan.tree import Branch, Instruction, Node, Run, branch, changed
from routinekit.quantities import spoken_duration
from routinekit.source import Span

LEAST = 1000
"""Milliseconds that open work takes at least."""

LEFT = "left"


class TooLongError(Exception):
    """Raised when work can't fit its interval; it becomes a diagnostic and never leaves the library."""


def interval(node: Node, lasts: int, label: str, span: Span | None) -> tuple[Branch, bool]:
    """The work fitted to so many milliseconds, and whether its estimates had to be shortened.

    Raises `TooLongError` where what is written is longer, or leaves no time for the rest of it.
    """
    measure = branch(node).measure
    left = lasts - measure.exact
    if left < LEAST * measure.open or (left == 0 and measure.estimated):
        raise TooLongError
    for_estimates = left - LEAST * measure.open
    shortened = measure.estimated > for_estimates
    if shortened and not for_estimates:
        raise TooLongError
    estimated = min(measure.estimated, for_estimates)
    share = (left - estimated) // measure.open if measure.open else 0

    def fitted(step: Instruction) -> Instruction:
        if step.duration is None:
            return _lasting(step, share, ends="clock")
        if step.exact or not shortened:
            return step
        return _lasting(step, max(1, step.duration * estimated // measure.estimated))

    work = branch(changed(node, fitted) if shortened or measure.open else node)
    over = lasts - work.measure.time
    if over < 0:  # so many steps that a thousandth of a second for each is too much
        raise TooLongError
    if over and (shortened or measure.open):  # thousandths that were lost by rounding
        work, over = _longer(work, over), 0
    if over:
        text = f"Rest {spoken_duration(over)}"
        exact = not measure.estimated
        rest = Instruction(kind="rest", text=text, duration=over, exact=exact, label=label, span=span)
        work = branch(*work.runs, Run((rest,)))
    return Branch(work.runs, lasts), shortened


def _lasting(step: Instruction, duration: int, **others: Any) -> Instruction:
    """A step of another length, without the cues that it doesn't reach."""
    cues = tuple(cue for cue in step.cues if cue.at < duration)
    return evolve(step, duration=duration, cues=cues, **others)


def _longer(node: Branch, by: int) -> Branch:
    """The same work, its last step so much longer, or, where it is exact, the last that is not."""
    runs = list(node.runs)
    place = max(place for place, run in enumerate(runs) if run.measure.estimated)
    run = runs[place]
    last = run.body(run.times - 1)
    if isinstance(last, Branch):
        longer: Node = _longer(last, by)
    else:
        longer = evolve(last, duration=(last.duration or 0) + by)
    before = evolve(run, times=run.times - 1)
    after = evolve(run, bodies=(longer,), times=1, first=run.first + run.times - 1)
    runs[place : place + 1] = [*([before] if before.times else []), after]
    return Branch(tuple(runs))
