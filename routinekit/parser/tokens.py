"""What the grammar gives to those who build from it: words with their places, and the refusal of a text."""

from typing import NamedTuple

from attrs import frozen


class Token(str):
    """A word of a statement as the grammar reads it: the terminal that it is, and where it stands."""

    __slots__ = ("end_pos", "start_pos", "type")

    type: str
    start_pos: int
    end_pos: int

    @classmethod
    def at(cls, text: str, kind: str, start: int, end: int) -> "Token":
        """The part of a text from `start` to `end`."""
        token = cls(text[start:end])
        token.type, token.start_pos, token.end_pos = kind, start, end
        return token

    @property
    def value(self) -> str:
        """The word alone."""
        return str(self)


class Extent(NamedTuple):
    """Where a rule stands in its statement, from 0."""

    start: int
    end: int


@frozen
class Refused:
    """A text that the grammar does not have: how far it can be read, and the terminals that could follow."""

    place: int
    expected: frozenset[str]
