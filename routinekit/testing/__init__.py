"""Hypothesis strategies for the whole language, to test a front end against.

Needs the extra `testing`. `routines` gives models, `texts` the text of routines as authors may write them,
`hostile_texts` anything else, `session_scripts` what a person may do while a timeline is played.

>>> from hypothesis import given
>>> import routinekit as rk
>>> @given(routines())
... def test_every_step_has_words(routine):
...     assert all(step.text for step in rk.timeline(routine)[:100])
>>> test_every_step_has_words()
"""

from routinekit.testing.doses import doses
from routinekit.testing.numbers import numbers
from routinekit.testing.routines import hostile_texts, names, prose, routines, texts
from routinekit.testing.scripts import Input, session_scripts
from routinekit.written import written

__all__ = [
    "Input",
    "doses",
    "hostile_texts",
    "names",
    "numbers",
    "prose",
    "routines",
    "session_scripts",
    "texts",
    "written",
]
