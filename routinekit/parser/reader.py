"""The tables of the grammar, run on one statement.

What Lark's own parser does, without its trees: each rule that is complete is given at once to the method of
its name. A test holds the two against each other.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, Protocol

from routinekit.diagnostics import Problems
from routinekit.parser.grammar import tables
from routinekit.parser.tables import END, SEVERAL, TOKEN, Made, Tables
from routinekit.parser.tokens import Extent, Refused, Token

_Scan = tuple[Callable[[str, int], re.Match[str] | None], Mapping[str, Mapping[str, str]]]


class Builds(Protocol):
    """What has a method for each rule of the grammar, and reports what it finds wrong."""

    problems: Problems


def read(text: str, builder: Builds, start: Literal["line", "head"] = "line") -> Any:
    """What a builder makes of one folded statement, or of the head of a line of words, or a `Refused`.

    Of a text that is refused nothing is reported.
    """
    found = len(builder.problems.found)
    made = _reader().read(text, start, builder)
    if isinstance(made, Refused):
        del builder.problems.found[found:]
    return made


class Reader:
    """Reads statements; made once, and shared by threads."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rules = tuple(map(_Rule, tables.rules))
        self._scans: list[_Scan | None] = [None] * len(tables.scanners)

    def read(self, text: str, start: str, builder: Builds) -> Any:
        """What the methods of a builder make of a text, or a `Refused`."""
        first, last = self._tables.starts[start]
        states = self._tables.states
        state = states[first]
        stack = _Stack(text, builder, first)
        position = 0
        while True:
            match, keywords = self._scans[state.scanner] or self._scan(state.scanner)
            found = match(text, position)
            terminal = found.lastgroup if found else None
            if not found or not terminal:
                begin = len(text) - len(text[position:].lstrip(" "))
                return Refused(begin, frozenset(state.actions))
            begin, position = found.span(terminal)
            if terminal in keywords:
                terminal = keywords[terminal].get(text[begin:position], terminal)
            action = state.actions.get(terminal)
            while action is not None and action < 0:
                rule = self._rules[-1 - action]
                made, extent = stack.taken(rule)
                number = states[stack.read[-1][0]].after[rule.origin]
                if terminal == END and number == last:
                    return made
                stack.read.append((number, made, *extent))
                state = states[number]
                action = state.actions.get(terminal)
            if action is None:
                return Refused(begin, frozenset(state.actions))
            stack.read.append((action, terminal, begin, position))
            state = states[action]

    def _scan(self, number: int) -> _Scan:
        """A scanner that is used for the first time."""
        scanner = self._tables.scanners[number]
        scan = self._scans[number] = re.compile(scanner.pattern).match, scanner.keywords
        return scan


class _Rule:
    """A rule, with what is quick to ask for."""

    def __init__(self, rule: Made) -> None:
        self.origin, self.name, self.size = rule.origin, rule.name, rule.size
        self.kept = tuple((place, kind == TOKEN, kind == SEVERAL) for place, kind in rule.kept)


class _Stack:
    """What has been read and is not yet a part of something: the state it led to, a thing, where it stands.

    Of a terminal its name stands here, because most of them are left out of what is made.
    """

    def __init__(self, text: str, builder: Builds, first: int) -> None:
        self.text, self.builder = text, builder
        self.read: list[tuple[int, Any, int, int]] = [(first, None, 0, 0)]

    def taken(self, rule: _Rule) -> tuple[Any, Extent]:
        """What a rule makes of the last things, which are taken away, and where it stands."""
        parts: list[Any] = []
        for place, is_token, is_several in rule.kept:
            _, thing, begin, end = self.read[place]
            if is_token:
                parts.append(Token.at(self.text, thing, begin, end))
            elif is_several:
                parts += thing
            else:
                parts.append(thing)
        extent = Extent(self.read[-rule.size][2], self.read[-1][3])
        del self.read[-rule.size :]
        return (getattr(self.builder, rule.name)(extent, *parts) if rule.name else parts), extent


_reader = cache(lambda: Reader(tables()))
