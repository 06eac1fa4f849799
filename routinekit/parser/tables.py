"""The tables of an LALR(1) parser as plain data.

They are taken from Lark in `lalr` and run in `reader`; here is what they are, so that they can be written to
a file and read again without Lark.
"""

from collections.abc import Mapping
from typing import Any

from attrs import asdict, frozen

END = "END"
"""The terminal behind the last one."""


@frozen
class Scanner:
    """What may come in a state: a pattern with a group for each terminal, and the keywords among its matches.

    `keywords` tells, for a terminal such as WORD, which of its matches are another: `{"reps": "REPS"}`.
    """

    pattern: str
    keywords: Mapping[str, Mapping[str, str]]


@frozen
class ParserState:
    """What is done with the next terminal: n >= 0 goes on in state n, n < 0 first makes rule `-1 - n`.

    `after` tells the state that follows what a rule made.
    """

    scanner: int
    actions: Mapping[str, int]
    after: Mapping[str, int]


@frozen
class Made:
    """What is made of the `size` things read last: of those that are `kept`, by the function `name`.

    Without a name they become part of what is made next. `origin` is the rule. Of each that is kept stands
    here where it is, counted from the end, and whether it is one token, one thing, or several; or that an
    optional one is absent, and None takes its place.
    """

    origin: str
    name: str
    size: int
    kept: tuple[tuple[int, str], ...]


TOKEN, ONE, SEVERAL, ABSENT = "token", "one", "several", "absent"


@frozen
class Tables:
    """All of it; `starts` tells for each start of the grammar its first state and its last."""

    scanners: tuple[Scanner, ...]
    states: tuple[ParserState, ...]
    rules: tuple[Made, ...]
    starts: Mapping[str, tuple[int, int]]

    def plain(self) -> dict[str, Any]:
        """As lists and dictionaries."""
        return asdict(self)

    @classmethod
    def of_plain(cls, data: Mapping[str, Any]) -> "Tables":
        """From lists and dictionaries."""
        return cls(
            tuple(Scanner(**each) for each in data["scanners"]),
            tuple(ParserState(**each) for each in data["states"]),
            tuple(Made(**each) for each in data["rules"]),
            data["starts"],
        )
