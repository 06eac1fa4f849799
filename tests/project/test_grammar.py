"""The grammar is one file, and sound."""

from lark import Lark

from routinekit.codes import CODES
from routinekit.parser.grammar import CHECKOUT, build, folded, grammar_path
from routinekit.quantities import UNITS
from routinekit.vocabulary import DOSE_FORMS
from tests.oracle import LARK


def test_it_is_read_from_where_its_readers_find_it() -> None:
    assert grammar_path() == CHECKOUT
    assert CHECKOUT.parent.name == "grammar"


def test_no_two_terminals_collide_and_no_rule_is_ambiguous() -> None:
    assert isinstance(build(strict=True), Lark)


def test_every_rule_has_a_method_that_builds_it() -> None:
    from routinekit.parser.builder import Builder

    names = {rule.alias or rule.origin.name for rule in LARK.rules}
    kept = {str(name) for name in names if not str(name).startswith(("_", "name"))}
    assert {name for name in kept if not hasattr(Builder, name)} == set()


def test_folding_keeps_every_character_at_its_place() -> None:
    text = "İSTANBUL \N{EN DASH} 3 \N{MULTIPLICATION SIGN} ẞ"
    assert len(folded(text)) == len(text)


def test_every_dose_of_the_table_is_a_keyword() -> None:
    keywords = {terminal.pattern.value for terminal in LARK.terminals if terminal.pattern.type == "str"}
    assert set(DOSE_FORMS) <= keywords


def test_no_word_stands_for_two_units() -> None:
    words = [word for unit in UNITS for word in unit.words]
    assert len(words) == len(set(words))


def test_codes_are_in_order() -> None:
    assert list(CODES) == sorted(CODES)
