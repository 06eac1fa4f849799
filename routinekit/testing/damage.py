"""Texts with one wrong character, as a slip of the hand makes them."""

from typing import Literal

from hypothesis import strategies as st

Damage = Literal["deleted", "doubled", "changed"]
DAMAGES: tuple[Damage, ...] = ("deleted", "doubled", "changed")
"""What can happen to a character."""

_NEW = st.one_of(st.sampled_from('abz 0,:;#\n-."(\t'), st.characters(codec="utf-8"))


def damage(text: str, place: int, how: Damage, new: str = "") -> str:
    """A text in which one character is deleted, doubled, or changed to a `new` one.

    >>> damage("hold 5s", 6, "deleted"), damage("hold 5s", 5, "doubled"), damage("hold 5s", 6, "changed", "z")
    ('hold 5', 'hold 55s', 'hold 5z')
    """
    character = {"deleted": "", "doubled": text[place] * 2, "changed": new}[how]
    return text[:place] + character + text[place + 1 :]


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    r"""A text, which may not be empty, with one character deleted, doubled or changed; never the text itself.

    Most of what comes out has an error, near the damage; some of it is another routine.

    >>> from hypothesis import given
    >>> import routinekit as rk
    >>> @given(damaged("routine Back\ndo Bridge, reps 10\n"))
    ... def test_a_slip_never_raises(text):
    ...     result = rk.parse(text)
    ...     assert result.routine or result.diagnostics
    >>> test_a_slip_never_raises()
    """
    place = draw(st.integers(0, len(text) - 1))
    how = draw(st.sampled_from(DAMAGES))
    new = draw(_NEW.filter(lambda character: character != text[place])) if how == "changed" else ""
    return damage(text, place, how, new)
