"""The tables of a grammar, taken from Lark.

Lark reads the grammar, proves it sound and makes the tables of an LALR(1) parser and of its contextual lexer,
which know in each state what may come. This is the only module that knows how Lark keeps them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lark import Lark
from lark.grammar import Rule, Symbol, Terminal
from lark.lexer import AbstractBasicLexer, BasicLexer, ContextualLexer, UnlessCallback
from lark.parsers.lalr_analysis import Shift

from routinekit.parser.tables import ABSENT, END, ONE, SEVERAL, TOKEN, Made, ParserState, Scanner, Tables

_LARK_END = "$END"
_Actions = Mapping[str, tuple[Any, Any]]


def tables_of(lark: Lark) -> Tables:
    """The tables that Lark made of a grammar, in an order that is always the same."""
    frontend: Any = lark.parser  # whose tables have no public name but a pickle
    table = frontend.parser._parse_table  # noqa: SLF001
    lexer = frontend.lexer.lexer  # inside what makes whole words
    assert isinstance(lexer, ContextualLexer)
    rules = sorted(lark.rules, key=str)
    terminals = {_LARK_END: END, **{terminal.name: terminal.name for terminal in lark.terminals}}
    starts = sorted(table.start_states)
    order = _in_order([table.start_states[start] for start in starts], table.states)
    lexers = list(dict.fromkeys(lexer.lexers[state] for state in order))
    return Tables(
        tuple(map(_scanner, lexers)),
        tuple(
            _state(lexers.index(lexer.lexers[state]), table.states[state], order, rules, terminals)
            for state in order
        ),
        tuple(map(_made, rules)),
        {start: (order[table.start_states[start]], order[table.end_states[start]]) for start in starts},
    )


def _in_order(starts: Sequence[int], states: Mapping[int, _Actions]) -> dict[int, int]:
    """New numbers for the states: as they are met from the starts on."""
    order = {state: number for number, state in enumerate(starts)}
    queue = list(starts)
    for state in queue:
        for _, (action, argument) in sorted(states[state].items()):
            if action is Shift and argument not in order:
                order[argument] = len(order)
                queue.append(argument)
    return order


def _scanner(lexer: AbstractBasicLexer) -> Scanner:
    """One pattern: blanks that are ignored, then a terminal or the end."""
    assert isinstance(lexer, BasicLexer)
    read = lexer.scanner  # which also tells the keywords apart
    ignored = [lexer.terminals_by_name[name].pattern.to_regexp() for name in sorted(lexer.ignore_types)]
    groups = [
        f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})"
        for terminal in read.terminals
        if terminal.name not in lexer.ignore_types
    ]
    keywords = {
        name: {terminal.pattern.value: terminal.name for terminal in callback.scanner.terminals}
        for name, callback in lexer.callback.items()
        if isinstance(callback, UnlessCallback)
    }
    return Scanner(f"(?:{'|'.join(ignored)})*+(?:{'|'.join(groups)}|(?P<{END}>\\Z))", keywords)


def _state(
    scanner: int,
    actions: _Actions,
    order: Mapping[int, int],
    rules: Sequence[Rule],
    terminals: Mapping[str, str],
) -> ParserState:
    return ParserState(
        scanner,
        {
            terminals[name]: order[argument] if action is Shift else -1 - rules.index(argument)
            for name, (action, argument) in sorted(actions.items())
            if name in terminals
        },
        {name: order[state] for name, (_, state) in sorted(actions.items()) if name not in terminals},
    )


def _made(rule: Rule) -> Made:
    origin = str(rule.origin.name)
    parts: list[tuple[int, str]] = []
    place = -len(rule.expansion)
    for is_absent in rule.options.empty_indices or [False] * len(rule.expansion):
        if is_absent:
            parts.append((0, ABSENT))
            continue
        symbol = rule.expansion[place]
        if not (isinstance(symbol, Terminal) and symbol.filter_out):
            parts.append((place, _kind(symbol)))
        place += 1
    is_part = origin.startswith("_") or (rule.options.expand1 and not rule.alias)
    return Made(origin, "" if is_part else rule.alias or origin, len(rule.expansion), tuple(parts))


def _kind(symbol: Symbol) -> str:
    if symbol.is_term:
        return TOKEN
    return SEVERAL if symbol.name.startswith("_") else ONE
