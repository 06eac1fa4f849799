"""The grammar is one file, and sound."""

import inspect
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from lark import Lark
from lark.grammar import Rule, Symbol, Terminal

from grammar.readable import SOURCE, rules_of
from grammar.units import TARGET, specification
from routinekit.codes import CODES
from routinekit.doses import DOSE_FORMS
from routinekit.parser.grammar import CHECKOUT, build, folded, grammar_path, tables
from routinekit.parser.rules import RULES
from routinekit.parser.tokens import Token
from routinekit.quantities import UNITS
from tests.oracle import LARK


def test_it_is_read_from_where_its_readers_find_it() -> None:
    assert grammar_path() == CHECKOUT
    assert CHECKOUT.parent.name == "grammar"


def test_no_two_terminals_collide_and_no_rule_is_ambiguous() -> None:
    assert isinstance(build(strict=True), Lark)


NAMES = {rule.name for rule in tables().rules if rule.name}
"""Of the rules that make something."""


def test_every_rule_has_a_function_and_every_function_a_rule() -> None:
    assert set(RULES) == NAMES


def test_a_docstring_is_its_rule() -> None:
    rules = dict(rules_of(SOURCE.read_text(encoding="utf-8")))
    said = {name: (inspect.getdoc(function) or "").removesuffix(".") for name, function in RULES.items()}
    assert said == {name: rules[name] for name in NAMES}


def kinds(hint: Any) -> set[Any]:
    """What a type may be."""
    return set(get_args(hint)) if get_origin(hint) in (Union, UnionType) else {hint}


def test_each_function_takes_what_the_functions_of_its_parts_make() -> None:
    hints = {name: get_type_hints(function) for name, function in RULES.items()}
    rules: dict[str, list[Rule]] = {}
    for rule in LARK.rules:
        rules.setdefault(str(rule.origin.name), []).append(rule)

    def made(symbol: Symbol, seen: frozenset[str] = frozenset()) -> set[Any]:
        """What comes of a symbol: a token, what a function makes, or the parts of a rule that has none."""
        if isinstance(symbol, Terminal):
            return set() if symbol.filter_out else {Token}
        name = str(symbol.name)
        return set() if name in seen else set().union(*(of_rule(rule, seen | {name}) for rule in rules[name]))

    def of_rule(rule: Rule, seen: frozenset[str]) -> set[Any]:
        name = rule.alias or str(rule.origin.name)
        return kinds(hints[name]["return"]) if name in RULES else parts(rule, seen)

    def parts(rule: Rule, seen: frozenset[str] = frozenset()) -> set[Any]:
        absent = {NoneType} if any(rule.options.empty_indices) else set()
        return absent.union(*(made(symbol, seen) for symbol in rule.expansion))

    for name, function in RULES.items():
        _, *names = inspect.signature(function).parameters
        taken = set().union(*(kinds(hints[name][each]) for each in names))
        given = [
            parts(rule)
            for alternatives in rules.values()
            for rule in alternatives
            if name == (rule.alias or rule.origin.name)
        ]
        assert set().union(*given) == taken, name


def test_folding_keeps_every_character_at_its_place() -> None:
    text = "İSTANBUL \N{EN DASH} 3 \N{MULTIPLICATION SIGN} ẞ"
    assert len(folded(text)) == len(text)


def test_every_dose_of_the_table_is_a_keyword() -> None:
    keywords = {terminal.pattern.value for terminal in LARK.terminals if terminal.pattern.type == "str"}
    assert set(DOSE_FORMS) <= keywords


def test_no_word_stands_for_two_units() -> None:
    words = [word for unit in UNITS for word in unit.words]
    assert len(words) == len(set(words))


def test_the_table_of_units_in_the_specification_is_that_of_the_rows() -> None:
    text = TARGET.read_text(encoding="utf-8")
    assert specification(text) == text, "run `python -m grammar`"


def test_codes_are_in_order() -> None:
    assert list(CODES) == sorted(CODES)
