"""What the grammar reads, and what it gives to those who build from it.

An `Excerpt` goes in. Out come its words and signs as tokens, what a rule has matched, or the refusal of the
whole. Each of them knows where it stands in the author's file, and reports what is wrong there.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from attrs import frozen

from routinekit.diagnostics import Fix, Problems
from routinekit.limits import Limits
from routinekit.parser.grammar import folded
from routinekit.source import Span


class Excerpt:
    """A statement, or a part of one: as its author wrote it, as the grammar reads it, and where it begins.

    What is wrong with it goes to `problems`.
    """

    __slots__ = ("author", "folded", "limits", "place", "problems")

    def __init__(self, author: str, place: Span, limits: Limits, problems: Problems) -> None:
        self.author, self.folded, self.place = author, folded(author), place
        self.limits, self.problems = limits, problems


class Match(NamedTuple):
    """The part of an excerpt that a rule has matched, from `start` to `end`."""

    excerpt: Excerpt
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.excerpt.place.part(self.start, self.end)

    @property
    def author(self) -> str:
        """What its author wrote, with single blanks."""
        return " ".join(self.excerpt.author[self.start : self.end].split())

    @property
    def text(self) -> str:
        """The same as the grammar reads it."""
        return " ".join(self.excerpt.folded[self.start : self.end].split())

    def to(self, end: "Match | Token") -> "Match":
        """What goes on to the end of another."""
        return Match(self.excerpt, self.start, end.end)

    def report(
        self, code: str, message: str, *, label: str = "", help: str = "", fixes: Iterable[Fix] = ()
    ) -> None:
        """Say what is wrong with it."""
        self.excerpt.problems.add(code, self.span, message, label=label, help=help, fixes=tuple(fixes))


class Token(str):
    """A word or a sign as the grammar reads it: the terminal that it is, and where it stands."""

    __slots__ = ("end", "excerpt", "groups", "start", "type")

    type: str
    excerpt: Excerpt
    start: int
    end: int
    groups: re.Match[str]

    @classmethod
    def of(cls, excerpt: Excerpt, kind: str, start: int, end: int, groups: re.Match[str]) -> "Token":
        """The part of an excerpt from `start` to `end`; `groups` is what its terminal's pattern found."""
        token = cls(excerpt.folded[start:end])
        token.type, token.excerpt, token.start, token.end, token.groups = kind, excerpt, start, end, groups
        return token

    def part(self, name: str) -> str:
        """The part that has this name in the pattern of its terminal; empty if it is absent."""
        return self.groups[name] or ""

    @property
    def match(self) -> Match:
        """What it has matched."""
        return Match(self.excerpt, self.start, self.end)

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.excerpt.place.part(self.start, self.end)

    @property
    def author(self) -> str:
        """What its author wrote."""
        return self.excerpt.author[self.start : self.end]


@frozen
class Refused:
    """A text that the grammar does not have.

    It was read, as `tokens`, up to `start`. What stands there, up to `end`, is none of the terminals that are
    `expected`; it ends where it begins if it is not even a word.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    expected: frozenset[str]
