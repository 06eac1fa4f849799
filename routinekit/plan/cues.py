"""The author's cues within one step: what is said, and after how many milliseconds."""

from collections.abc import Iterator, Sequence

from routinekit.model import Cue, Prose
from routinekit.plan.tree import SpokenCue


def cues_within(prose: Sequence[Prose], duration: int | None) -> tuple[SpokenCue, ...]:
    """What is said within a step of that length, in order; a moment that lies outside it is not reached.

    Of a step of unknown length nobody knows the middle and the end.
    """
    said = (SpokenCue(at, cue.text) for cue, at in _moments(prose, duration) if at >= 0)
    return tuple(
        sorted((each for each in said if duration is None or each.at < duration), key=lambda each: each.at)
    )


def _moments(prose: Sequence[Prose], duration: int | None) -> Iterator[tuple[Cue, int]]:
    for cue in prose:
        if not isinstance(cue, Cue):
            continue
        amount = cue.number.value.amount if cue.number else None
        milliseconds = amount.milliseconds if amount else 0
        if cue.when == "at":
            yield cue, milliseconds
        elif duration is not None:
            yield cue, duration // 2 if cue.when == "halfway" else duration - milliseconds
