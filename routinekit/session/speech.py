"""What is said within a step, and when: the author's cues, the countdown, half-way, what comes next.

Nothing is said over something else. The text of the step itself comes first, then the author's cues; what
is left of the time takes the countdown, then half-way, then what comes next. What finds no place is not said,
but an author's cue is never left out: where it would be said over another thing, it waits until that is over,
and where the step is over by then, it is said when the author wanted it, over whatever it is.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from routinekit.session.table import COUNTED_DOWN, HALF_FROM, NEXT_BEFORE, NUMBER, PHRASE
from routinekit.steps import Step


@frozen
class Utterance:
    """Something to say, so many milliseconds after the step begins; `lasts` is how long it takes."""

    at: int
    lasts: int
    kind: Literal["cue", "countdown", "halfway", "next"]
    text: str = ""


def speech_of(step: Step, lasts: int | None, *, paced: bool, followed: bool) -> tuple[Utterance, ...]:
    """What is said within a step that the clock ends after so many milliseconds, or never, in order.

    `paced` tells that it is to last as long, and isn't only cut off then; `followed` that something comes
    after it.
    """
    said = [Utterance(0, PHRASE, "cue")]  # its own text, which the front end says as it begins
    for cue in sorted(step.cues, key=lambda cue: cue.at):
        free = _free(cue.at, said)
        at = free if lasts is None or free < lasts else cue.at
        said.append(Utterance(at, PHRASE, "cue", cue.text))
    for generated in _generated(lasts, paced=paced, followed=followed) if lasts else ():
        if generated.at > 0 and not any(_meet(generated, other) for other in said):
            said.append(generated)
    return tuple(_in_order(said[1:]))


def _generated(lasts: int, *, paced: bool, followed: bool) -> Iterator[Utterance]:
    """What is said of any step, the most important first."""
    for seconds in COUNTED_DOWN:
        yield Utterance(lasts - seconds * 1000, NUMBER, "countdown", str(seconds))
    if paced and lasts >= HALF_FROM:
        yield Utterance(lasts // 2, PHRASE, "halfway")
        if followed:
            yield Utterance(lasts - NEXT_BEFORE, PHRASE, "next")


def _free(at: int, said: Sequence[Utterance]) -> int:
    """That moment, or the first after it at which nothing is being said."""
    for other in _in_order(said):
        if other.at <= at < other.at + other.lasts:
            at = other.at + other.lasts
    return at


def _in_order(said: Sequence[Utterance]) -> list[Utterance]:
    """By time; what has the same stays as the author wrote it."""
    return sorted(said, key=lambda utterance: utterance.at)


def _meet(one: Utterance, other: Utterance) -> bool:
    return one.at < other.at + other.lasts and other.at < one.at + one.lasts
