"""GRAMMAR.md, which is made of the grammar, is up to date and leaves nothing out."""

import re

from lark.lexer import PatternRE, TerminalDef

from grammar.readable import EXAMPLES, TARGET, main
from tests.oracle import LARK

READABLE = TARGET.read_text(encoding="utf-8")
TERMINALS = {terminal.name: terminal for terminal in LARK.terminals if not terminal.name.startswith("__")}
RULES = {str(rule.origin.name) for rule in LARK.rules if not rule.origin.name.startswith("__")}


def test_it_is_not_stale() -> None:
    assert main(["--check"]) == 0, "run `python grammar/readable.py`"


def test_every_rule_is_in_it_once() -> None:
    assert {name for name in RULES if READABLE.count(f'<a id="{name}"></a>') != 1} == set()


def place_of(terminal: TerminalDef) -> str:
    """What stands where a terminal is explained: a row, or a section of its own."""
    if isinstance(terminal.pattern, PatternRE):
        return f'<a id="t-{terminal.name.lower()}"></a>'
    return f"\n| `{terminal.pattern.value}` |"


def test_every_terminal_is_in_it_once() -> None:
    assert {name for name, each in TERMINALS.items() if READABLE.count(place_of(each)) != 1} == set()


def test_every_link_leads_somewhere() -> None:
    places = re.findall(r'<a id="(.+?)">', READABLE)
    assert len(places) == len(set(places))
    assert set(re.findall(r"\]\(#(.+?)\)", READABLE)) <= set(places)


def test_its_examples_of_terminals_are_some() -> None:
    assert {
        name
        for name, example in EXAMPLES.items()
        # a name follows a blank, and some end before what goes on
        if not re.compile(TERMINALS[name].pattern.to_regexp()).match(f" {example}", 1)
    } == set()
