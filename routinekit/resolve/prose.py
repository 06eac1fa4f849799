"""Words for people in layers: which of several on one thing are shown, and how settings fill them."""

from operator import is_

from attrs import Factory, define, evolve

from routinekit.evaluate import Context, evaluated, filled
from routinekit.model import Cue, Prose
from routinekit.vocabulary import HEEDED


def over(near: tuple[Prose, ...], far: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Words nearer to an exercise after those farther away whose fields they don't replace.

    Cautions and reasons to stop only ever add up.
    """
    if not (near and far):
        return near or far
    written = {words.field for words in near} - {*HEEDED}
    same = {*near}
    return (*(words for words in far if words.field not in written and words not in same), *near)


@define
class FilledProse:
    """Words with the values of the settings that they name, in their text and in the number of a cue.

    The settings are those of one resolution, so each text is filled once, however many things it is told of,
    and all of them share it.
    """

    _known: dict[int, tuple[Prose, Prose]] = Factory(dict)  # by `id`, beside what has that

    def of(self, prose: tuple[Prose, ...], context: Context) -> tuple[Prose, ...]:
        """These words at a moment; the same object where nothing had to be filled."""
        told = tuple(self._filled(words, context) for words in prose)
        return prose if all(map(is_, told, prose)) else told

    def _filled(self, words: Prose, context: Context) -> Prose:
        if "{" in words.text:
            written = words
            known = self._known.get(id(written))
            words = known[1] if known else evolve(written, text=filled(written.text, context))
            self._known[id(written)] = written, words
        if isinstance(words, Cue) and (number := words.dose):
            dose = evaluated(number, context)
            return words if dose is number else evolve(words, number=dose.number)
        return words
