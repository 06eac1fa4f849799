"""Words for people in layers: which of several on one thing are shown, and how settings fill them."""

from attrs import evolve

from routinekit.evaluate import Context, evaluated, filled
from routinekit.model import Cue, Prose
from routinekit.vocabulary import HEEDED


def over(near: tuple[Prose, ...], far: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Words nearer to an exercise after those farther away whose fields they don't replace.

    Cautions and reasons to stop only ever add up.
    """
    written = {words.field for words in near} - {*HEEDED}
    return (*(words for words in far if words.field not in written and words not in near), *near)


def filled_prose(prose: tuple[Prose, ...], context: Context) -> tuple[Prose, ...]:
    """Words with the values of the settings that they name, in their text and in the number of a cue."""
    return tuple(_filled(words, context) for words in prose)


def _filled(words: Prose, context: Context) -> Prose:
    if "{" in words.text:
        words = evolve(words, text=filled(words.text, context))
    if isinstance(words, Cue) and (written := words.dose):
        dose = evaluated(written, context)
        return words if dose is written else evolve(words, number=dose.number)
    return words
