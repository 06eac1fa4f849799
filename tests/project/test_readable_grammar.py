"""GRAMMAR.md, which is made of the grammar, is up to date and leaves nothing out."""

import re

import pytest
from lark.lexer import PatternRE, TerminalDef

from grammar.readable import EXAMPLES, TARGET, main
from routinekit.parser.grammar import build

READABLE = TARGET.read_text(encoding="utf-8")
TERMINALS = {terminal.name: terminal for terminal in build().terminals if not terminal.name.startswith("__")}
RULES = {str(rule.origin.name) for rule in build().rules if not rule.origin.name.startswith("__")}


def test_it_is_not_stale() -> None:
    assert main(["--check"]) == 0, "run `python grammar/readable.py`"


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_in_it_once(name: str) -> None:
    assert READABLE.count(f'<a id="{name}"></a>') == 1


@pytest.mark.parametrize("terminal", TERMINALS.values(), ids=TERMINALS)
def test_every_terminal_is_in_it_once(terminal: TerminalDef) -> None:
    if isinstance(terminal.pattern, PatternRE):
        assert READABLE.count(f'<a id="t-{terminal.name.lower()}"></a>') == 1
    else:
        assert READABLE.count(f"\n| `{terminal.pattern.value}` |") == 1


def test_every_link_leads_somewhere() -> None:
    places = re.findall(r'<a id="(.+?)">', READABLE)
    assert len(places) == len(set(places))
    assert set(re.findall(r"\]\(#(.+?)\)", READABLE)) <= set(places)


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_examples_of_terminals_are_some(name: str) -> None:
    # a name follows a blank, and some end before what goes on
    assert re.compile(TERMINALS[name].pattern.to_regexp()).match(f" {EXAMPLES[name]}", 1)
