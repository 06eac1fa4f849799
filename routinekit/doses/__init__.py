"""The doses: what an author says of an exercise or a block, one small class for each kind.

A class is the row of its kind: the word it is written with, its forms, what its number may measure, where it
may stand, how it is shown. All others read that there. Here are the rows together. What a dose leads to in
time lives in `plan`, which of several counts in `resolve`.
"""

from inspect import isclass

from routinekit.doses import base, blocks, effort, rest, sides, when, work
from routinekit.doses.base import *
from routinekit.doses.blocks import *
from routinekit.doses.effort import *
from routinekit.doses.rest import *
from routinekit.doses.sides import *
from routinekit.doses.when import *
from routinekit.doses.work import *
from routinekit.vocabulary import LINE_FORMS

__all__ = ["BY_WORD", "DOSES", "DOSE_FORMS", "NUMBERED"]
__all__ += base.__all__
__all__ += work.__all__
__all__ += sides.__all__
__all__ += rest.__all__
__all__ += effort.__all__
__all__ += blocks.__all__
__all__ += when.__all__

DOSES: tuple[type[Dose], ...] = tuple(
    kind
    for module in (work, sides, rest, effort, blocks, when)
    for kind in (getattr(module, name) for name in module.__all__)
    if isclass(kind) and issubclass(kind, Dose) and hasattr(kind, "word")
)
"""The rows: every class that has a word."""

BY_WORD: dict[str, type[Dose]] = {kind.word: kind for kind in DOSES}
NUMBERED: dict[str, type[Numbered]] = {kind.word: kind for kind in DOSES if issubclass(kind, Numbered)}
"""The doses that have a number, by their word."""


def _listed(forms: tuple[str, ...]) -> str:
    """Forms as a message shows them: `` `sets 3` or `3 sets` ``."""
    *before, last = (f"`{form}`" for form in forms)
    return f"{', '.join(before)} or {last}" if before else last


DOSE_FORMS: dict[str, str] = {
    word: _listed(forms)
    for rows in (*(kind.forms for kind in DOSES), LINE_FORMS)
    for word, forms in rows.items()
}
"""The word that tells a dose, or begins a line of its own, with the forms it is written in."""
