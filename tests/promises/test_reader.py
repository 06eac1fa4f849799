"""The reader and Lark's own parser read the same tables: neither takes what the other refuses."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Tree, UnexpectedCharacters, UnexpectedToken

from routinekit.diagnostics import Problems
from routinekit.limits import DEFAULT_LIMITS
from routinekit.parser import grammar
from routinekit.parser.grammar import folded, made_tables, mark, tables
from routinekit.parser.reader import Reader
from routinekit.parser.tables import Tables
from routinekit.parser.tokens import Excerpt, Match, Refused, Token
from routinekit.source import START, Source
from routinekit.testing import hostile_texts, texts
from tests.oracle import LARK

LINES = sorted(
    {
        line.strip()
        for folder in ("examples", "grammar/conformance")
        for path in Path(folder).rglob("*.routine")
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    }
)
Start = Literal["line", "head"]
STARTS: tuple[Start, ...] = ("line", "head")


def recorded(name: str, match: Match, *parts: Any) -> Any:
    """Makes of a rule its name, its place and its parts; of one that matched nothing no place."""
    place = (match.start, match.end) if match.start < match.end else None
    return name, place, list(map(shown, parts))


def shown(part: Any) -> Any:
    return (part.type, part.start, part.end, str(part)) if isinstance(part, Token) else part


def reader(tables: Tables) -> Reader:
    return Reader(tables, {rule.name: partial(recorded, rule.name) for rule in tables.rules})


READER = reader(tables())


def excerpt(text: str) -> Excerpt:
    return Excerpt(text, START, DEFAULT_LIMITS, Problems(Source(text)))


def by_reader(text: str, start: Start) -> Any:
    made = READER.read(excerpt(text), start)
    return made.start if isinstance(made, Refused) else made


def by_lark(text: str, start: Start) -> Any:
    try:
        return plain(LARK.parse(text, start=start))
    except UnexpectedToken as mistake:
        return len(text) if mistake.token.type == "$END" else mistake.token.start_pos
    except UnexpectedCharacters as mistake:
        return mistake.column - 1


def plain(node: Any) -> Any:
    if not isinstance(node, Tree):
        return node and (node.type, node.start_pos, node.end_pos, str(node))
    place = None if node.meta.empty else (node.meta.start_pos, node.meta.end_pos)
    return str(node.data), place, list(map(plain, node.children))


def compare(line: str) -> None:
    text = folded(line)
    for start in STARTS:
        assert by_reader(text, start) == by_lark(text, start), (start, text)


def test_every_line_of_the_examples_and_the_conformance_cases() -> None:
    for line in LINES:
        compare(line)


@given(st.one_of(texts(), hostile_texts()))
def test_any_line(text: str) -> None:
    for line in text.splitlines():
        compare(re.sub(r"\s+", " ", line).strip())


@given(st.sampled_from(LINES), st.data())
def test_any_line_with_one_character_damaged(line: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(line)))
    new = data.draw(
        st.sampled_from(
            [*"abxs0159 ,:;#-+.(){}\"'/%>\N{EN DASH}\N{ARABIC-INDIC DIGIT ONE}", "", "reps", "per"]
        )
    )
    compare((line[:place] + new + line[place + data.draw(st.integers(0, 1)) :]).strip())


# ---------------------------------------------------------------- the tables


def test_the_tables_beside_the_grammar_are_fresh() -> None:
    ready = json.loads(grammar.tables_path().read_bytes())
    assert ready["grammar"] == mark(), "make them anew: python grammar/tables.py"
    assert ready["tables"] == json.loads(json.dumps(made_tables().plain()))


def test_tables_of_another_grammar_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "routine.lark"
    text = grammar.grammar_path().read_text(encoding="utf-8")
    changed.write_text(text.replace('"superset"', '"supersatz"'), encoding="utf-8")
    (tmp_path / "tables.json").write_bytes(grammar.tables_path().read_bytes())
    monkeypatch.setattr(grammar, "grammar_path", lambda: changed)
    made = reader(grammar._tables.__wrapped__())
    assert made.read(excerpt("supersatz"), "line") == (
        "dose_line",
        (0, 9),
        [("doses", (0, 9), [("mark", (0, 9), [("SUPERSET", 0, 9, "supersatz")])])],
    )
