"""The strategies reach the whole language: each class of the model, and each rule of the grammar."""

import re
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from lark import Token, Tree

import routinekit as rk
from routinekit.diagnostics import Problems
from routinekit.doses import Dose, Node, Numbered, Pace, Pattern
from routinekit.limits import DEFAULT_LIMITS
from routinekit.lines import ProseLine, logical_lines
from routinekit.model import CUE_NUMBERS, Header, Use
from routinekit.numbers import Alternative, Change, Condition, Number, Value
from routinekit.parser.grammar import folded, tables
from routinekit.source import Source
from routinekit.testing.routines import SPELLINGS, any_routines, one_block, spelled
from routinekit.vocabulary import FIELDS
from routinekit.written import written
from tests.oracle import LARK

pytestmark = pytest.mark.usefixtures("unmeasured")

# A file that uses another needs that other file: `tests/library/test_use.py` has some.
NEEDS_FILES = {"use"}
ABSTRACT = {Node, Dose, Numbered, Pace, Pattern, Header}
OF_A_CUE = {*CUE_NUMBERS.values()}  # which a model has as a bare number
EXAMPLES = st.one_of(any_routines(), one_block(), one_block())
PLAIN_FIELDS = {*FIELDS, "x-clinic"}


def nodes_of(value: object) -> Iterator[object]:
    """A node of the model and all that is in it."""
    if isinstance(value, tuple):
        for inner in value:
            yield from nodes_of(inner)
    elif isinstance(value, Node | Number | Value | Alternative | Change | Condition):
        yield value
        for name in attrs.fields_dict(type(value)):
            yield from nodes_of(getattr(value, name))


def below(kind: type) -> set[type]:
    """A class and all that inherit from it."""
    lower: list[type] = kind.__subclasses__()
    return {kind}.union(*map(below, lower))


def trees_of(text: str) -> Iterator[Tree[Token]]:
    source = Source(text)
    for line in logical_lines(source, DEFAULT_LIMITS, Problems(source)):
        if isinstance(line, ProseLine):
            if line.head.lower() not in PLAIN_FIELDS:
                yield LARK.parse(folded(line.head), start="head")
        else:
            yield LARK.parse(folded(line.text), start="line")


def test_strategies_reach_every_class_and_every_rule() -> None:
    classes: set[type] = set()
    rules: set[str] = set()

    @settings(
        max_examples=40, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(EXAMPLES.flatmap(lambda routine: spelled(written(routine)).map(lambda text: (routine, text))))
    def look(example: tuple[rk.Routine, str]) -> None:
        routine, text = example
        classes.update(map(type, nodes_of(routine)))
        for tree in trees_of(text):
            rules.update(str(branch.data) for branch in tree.iter_subtrees())

    for pattern, form, line in SPELLINGS:  # each of them by itself, so that nothing hangs on luck
        assert re.search(pattern, line), line
        for tree in (*trees_of(line), *trees_of(re.sub(pattern, form, line))):
            rules.update(str(branch.data) for branch in tree.iter_subtrees())
    wanted = {rule.name for rule in tables().rules if rule.name} - NEEDS_FILES
    missing: set[object] = {"nobody has looked"}
    for number in range(75):  # what is rare may come late
        seed(number)(look)()
        missing = (below(Node) - ABSTRACT - OF_A_CUE - {Use} - classes) | (wanted - rules)
        if not missing:
            break
    assert missing == set()
