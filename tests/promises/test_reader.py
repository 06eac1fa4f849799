"""The reader and Lark's own parser read the same tables: neither takes what the other refuses."""

import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Token, Tree, UnexpectedCharacters, UnexpectedToken

from routinekit.parser import grammar
from routinekit.parser.grammar import folded, made_tables, mark, tables
from routinekit.parser.reader import Reader
from routinekit.parser.tokens import Extent, Refused
from routinekit.testing import hostile_texts, texts
from tests.oracle import LARK

READER = Reader(tables())
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


class Recorder:
    """Makes of each rule its name, its place and its parts."""

    def __getattr__(self, name: str) -> Any:
        return lambda extent, *parts: (name, extent, list(map(shown, parts)))


def shown(part: Any) -> Any:
    return (part.type, part.start_pos, part.end_pos, str(part)) if hasattr(part, "type") else part


def by_reader(text: str, start: Start) -> Any:
    made = READER.read(text, start, Recorder())
    return made.place if isinstance(made, Refused) else made


def by_lark(text: str, start: Start) -> Any:
    try:
        return plain(LARK.parse(text, start=start))
    except UnexpectedToken as mistake:
        return len(text) if mistake.token.type == "$END" else mistake.token.start_pos
    except UnexpectedCharacters as mistake:
        return mistake.column - 1


def plain(node: Tree[Token] | Token) -> Any:
    if isinstance(node, Token):
        return (node.type, node.start_pos, node.end_pos, str(node))
    return str(node.data), Extent(node.meta.start_pos, node.meta.end_pos), list(map(plain, node.children))


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
    made = Reader(grammar._tables.__wrapped__())
    assert made.read("supersatz", "line", Recorder()) == (
        "line",
        (0, 9),
        [("doses", (0, 9), [("mark", (0, 9), [("SUPERSET", 0, 9, "supersatz")])])],
    )
