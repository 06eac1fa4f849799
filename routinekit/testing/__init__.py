"""Hypothesis strategies for the whole language, to test a front end against.

Needs the extra `testing`. `routines` gives models, `texts` the text of routines as authors may write them,
`hostile_texts` anything else, `damaged` a text of yours with one wrong character, `session_scripts` what a
person may do while a timeline is played. `exercises`, `doses`, `numbers`, `names` and `prose` are the parts
of which routines are built. `examples/embedding/TESTING.md` shows how a front end is tested with them.

>>> from hypothesis import given
>>> import routinekit as rk
>>> @given(routines())
... def test_every_step_has_words(routine):
...     assert all(step.text for step in rk.timeline(routine)[:100])
>>> test_every_step_has_words()
"""

from routinekit.testing.damage import damaged
from routinekit.testing.doses import doses
from routinekit.testing.numbers import numbers
from routinekit.testing.routines import exercises, hostile_texts, names, prose, routines, texts
from routinekit.testing.scripts import Input, session_scripts
from routinekit.written import written

__all__ = [
    "Input",
    "damaged",
    "doses",
    "exercises",
    "hostile_texts",
    "names",
    "numbers",
    "prose",
    "routines",
    "session_scripts",
    "texts",
    "written",
]
