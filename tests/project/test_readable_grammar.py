"""GRAMMAR.md says what the grammar says."""

import re

import pytest

from grammar.readable import EXAMPLES, TARGET, main
from routinekit.parser.grammar import build

READABLE = TARGET.read_text(encoding="utf-8")


def test_it_is_as_new_as_the_grammar() -> None:
    assert main(["--check"]) == 0, "run `python grammar/readable.py`"


def test_a_stale_one_is_noticed(tmp_path, monkeypatch) -> None:
    pass


def test_every_rule_and_terminal_is_in_it_once() -> None:
    pass
