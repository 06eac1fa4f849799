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
        stack = _Stack(text, builder, first)
        position = 0
        while True:
            state = states[stack.path[-1]]
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
                made = stack.made(self._rules[-1 - action])
                stack.path.append(states[stack.path[-1]].after[self._rules[-1 - action].origin])
                if terminal == END and stack.path[-1] == last:
                    return made
                action = states[stack.path[-1]].actions.get(terminal)
            if action is None:
                return Refused(begin, frozenset(states[stack.path[-1]].actions))
            stack.path.append(action)
            stack.add(terminal, begin, position)

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
    """What has been read and not yet been made a part of something: a thing each, and where it stands.

    Of a terminal its name stands here, because most of them are left out of what is made. `path` are the
    states that were gone through.
    """

    def __init__(self, text: str, builder: Builds, first: int) -> None:
        self.text, self.builder, self.path = text, builder, [first]
        self.things: list[Any] = []
        self.begins: list[int] = []
        self.ends: list[int] = []

    def add(self, thing: Any, begin: int, end: int) -> None:
        self.things.append(thing)
        self.begins.append(begin)
        self.ends.append(end)

    def made(self, rule: _Rule) -> Any:
        """What a rule makes of the last things, in whose place it is put."""
        things, begins, ends = self.things, self.begins, self.ends
        parts: list[Any] = []
        for place, is_token, is_several in rule.kept:
            if is_token:
                parts.append(Token.at(self.text, things[place], begins[place], ends[place]))
            elif is_several:
                parts += things[place]
            else:
                parts.append(things[place])
        size = rule.size
        extent = Extent(begins[-size], ends[-1])
        made = getattr(self.builder, rule.name)(extent, *parts) if rule.name else parts
        del self.path[-size:], things[-size:], begins[-size:], ends[-size:]
        self.add(made, *extent)
        return made


_reader = cache(lambda: Reader(tables()))
