"""The tables of the grammar, run on one statement.

What Lark's own parser does, without its trees: each rule that is complete is given at once to the function of
its name. A test holds the two against each other.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Literal

from routinekit.parser.grammar import tables
from routinekit.parser.rules import RULES
from routinekit.parser.tables import ABSENT, END, SEVERAL, TOKEN, Made, ParserState, Tables
from routinekit.parser.tokens import Excerpt, Match, Refused, Token

Start = Literal["line", "head"]
_Scan = tuple[Callable[[str, int], re.Match[str] | None], Mapping[str, Mapping[str, str]]]
_Terminal = tuple[str, int, int, re.Match[str]]
"""Its name, where it begins and ends, and what its pattern found."""

_Functions = Mapping[str, Callable[..., Any]]


def read(excerpt: Excerpt, start: Start = "line") -> Any:
    """What one statement says, or the head of a line of words; or a `Refused`.

    Of a text that is refused nothing is reported.
    """
    found = len(excerpt.problems.found)
    made = _reader().read(excerpt, start)
    if isinstance(made, Refused):
        del excerpt.problems.found[found:]
    return made


class Reader:
    """Reads statements; made once, and shared by threads. `functions` has one for each rule."""

    def __init__(self, tables: Tables, functions: _Functions) -> None:
        self._tables = tables
        self._rules = tuple(_Rule(rule, functions) for rule in tables.rules)
        self._scans: list[_Scan | None] = [None] * len(tables.scanners)

    def read(self, excerpt: Excerpt, start: Start) -> Any:
        """What the functions make of an excerpt, or a `Refused`."""
        first, last = self._tables.starts[start]
        states = self._tables.states
        state = states[first]
        text = excerpt.folded
        stack = _Stack(excerpt, first)
        position = 0
        terminals: list[_Terminal] = []
        while True:
            match, keywords = self._scans[state.scanner] or self._scan(state.scanner)
            found = match(text, position)
            terminal = found.lastgroup if found else None
            if not found or not terminal:
                begin = len(text) - len(text[position:].lstrip(" "))
                return _refused(excerpt, begin, begin, terminals, state)
            begin, position = found.span(terminal)
            if terminal in keywords:
                terminal = keywords[terminal].get(text[begin:position], terminal)
            action = state.actions.get(terminal)
            while action is not None and action < 0:
                rule = self._rules[-1 - action]
                made, left, right = stack.taken(rule)
                number = states[stack.read[-1][0]].after[rule.origin]
                if terminal == END and number == last:
                    return made
                stack.read.append((number, made, left, right))
                state = states[number]
                action = state.actions.get(terminal)
            if action is None:
                return _refused(excerpt, begin, position, terminals, state)
            read = (terminal, begin, position, found)
            terminals.append(read)
            stack.read.append((action, read, begin, position))
            state = states[action]

    def _scan(self, number: int) -> _Scan:
        """A scanner that is used for the first time."""
        scanner = self._tables.scanners[number]
        scan = self._scans[number] = re.compile(scanner.pattern).match, scanner.keywords
        return scan


class _Rule:
    """A rule, with what is quick to ask for."""

    def __init__(self, rule: Made, functions: _Functions) -> None:
        self.origin, self.size = rule.origin, rule.size
        self.function = functions[rule.name] if rule.name else None
        self.is_several = rule.origin.startswith("_")
        self.kept = tuple(
            (place, kind == TOKEN, kind == SEVERAL, kind == ABSENT) for place, kind in rule.kept
        )


class _Stack:
    """What has been read and is not yet a part of something: the state it led to, a thing, where it stands.

    A terminal becomes a token only when a rule takes it, because most of them are left out of what is made.
    """

    def __init__(self, excerpt: Excerpt, first: int) -> None:
        self.excerpt = excerpt
        self.read: list[tuple[int, Any, int, int]] = [(first, None, 0, 0)]

    def taken(self, rule: _Rule) -> tuple[Any, int, int]:
        """What a rule makes of the last things, which are taken away, and where it begins and ends."""
        read = self.read
        parts: list[Any] = []
        for place, is_token, is_several, is_absent in rule.kept:
            if is_absent:
                parts.append(None)
                continue
            thing = read[place][1]
            if is_token:
                parts.append(Token.of(self.excerpt, *thing))
            elif is_several:
                parts += thing
            else:
                parts.append(thing)
        end = read[-1][3]
        start = read[-rule.size][2] if rule.size else end
        del read[len(read) - rule.size :]
        if rule.function:
            return rule.function(Match(self.excerpt, start, end), *parts), start, end
        return parts if rule.is_several else parts[0], start, end


def _refused(
    excerpt: Excerpt, start: int, end: int, terminals: Iterable[_Terminal], state: ParserState
) -> Refused:
    tokens = tuple(Token.of(excerpt, *terminal) for terminal in terminals)
    return Refused(start, end, tokens, frozenset(state.actions))


_reader = cache(lambda: Reader(tables(), RULES))
