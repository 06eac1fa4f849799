"""Words for people in layers: which of several on one thing are shown, and how settings fill them."""

from attrs import evolve

from routinekit.model import Prose
from routinekit.settle import Moment, filled
from routinekit.vocabulary import HEEDED


def over(near: tuple[Prose, ...], far: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Words nearer to an exercise after those farther away whose fields they don't replace.

    Cautions and reasons to stop only ever add up.
    """
    written = {words.field for words in near} - {*HEEDED}
    return (*(words for words in far if words.field not in written), *near)


def filled_prose(prose: tuple[Prose, ...], moment: Moment) -> tuple[Prose, ...]:
    """Words with the values of the settings that they name."""
    return tuple(
        evolve(words, text=filled(words.text, moment)) if "{" in words.text else words for words in prose
    )
