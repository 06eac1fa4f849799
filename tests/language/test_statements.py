"""Doses after a name are remembered by themselves; what is read is what the grammar reads whole."""

from pathlib import Path

import routinekit as rk
from routinekit.diagnostics import Problems
from routinekit.limits import DEFAULT_LIMITS
from routinekit.lines import ProseLine, Statement, logical_lines
from routinekit.parser.rules.lines import Parsed
from routinekit.parser.statements import Statements, doses_of
from routinekit.source import Source

FOLDERS = ("examples", "grammar/conformance")


class Whole(Statements):
    """Reads each statement with the grammar as a whole."""

    def _in_pieces(self, *_: object) -> Parsed | None:
        return None


def test_by_parts_and_whole_are_the_same() -> None:
    seen = 0
    for path in (path for folder in FOLDERS for path in sorted(Path(folder).rglob("*.routine"))):
        source = Source(path.read_text(encoding="utf-8", errors="replace"), str(path))
        read = []
        for kind in (Statements, Whole):
            problems = Problems(source)
            statements = kind(DEFAULT_LIMITS, problems)
            lines = logical_lines(source, DEFAULT_LIMITS, Problems(source))
            parsed = [statements.read(line) for line in lines if isinstance(line, Statement)]
            spans = [(each.name_span, [dose.span for dose in each.doses]) for each in parsed]
            read.append((parsed, spans, problems.in_order()))
            seen += len(parsed)
        assert read[0] == read[1], path
    assert seen > 2000


def test_what_is_remembered_holds_for_its_limits_alone() -> None:
    text = "routine R\ndo A, reps 1234\n"
    assert rk.parse(text).routine
    assert [found.code for found in rk.parse(text, limits=rk.Limits(digits=3)).diagnostics] == ["RK604"]
    assert rk.parse(text).routine


def test_what_is_wrong_is_told_each_time() -> None:
    found = rk.parse("routine R\ndo A, hold 5 m\ndo B, hold 5 m\n").diagnostics
    assert [(each.code, each.line, each.column) for each in found] == [("RK205", 2, 14), ("RK205", 3, 14)]


def test_a_bounded_number_of_doses_is_remembered() -> None:
    most = doses_of.cache_info().maxsize
    assert most
    for number in range(most + 10):
        doses_of(f"reps {number + 1}", DEFAULT_LIMITS)
    assert doses_of.cache_info().currsize == most


def test_heads_of_words_are_what_the_grammar_reads() -> None:
    seen = 0
    for path in (path for folder in FOLDERS for path in sorted(Path(folder).rglob("*.routine"))):
        source = Source(path.read_text(encoding="utf-8", errors="replace"), str(path))
        for line in logical_lines(source, DEFAULT_LIMITS, Problems(source)):
            if isinstance(line, ProseLine):
                statements = Statements(DEFAULT_LIMITS, Problems(source))
                assert statements.head(line) == statements._judged_head(line), line.head
                seen += 1
    assert seen > 400
