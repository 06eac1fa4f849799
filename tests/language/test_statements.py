"""Doses after a name are remembered by themselves; what is read is what the grammar reads whole."""

from pathlib import Path

from routinekit.diagnostics import Problems
from routinekit.limits import DEFAULT_LIMITS
from routinekit.lines import Statement, logical_lines
from routinekit.parser.builder import Parsed
from routinekit.parser.statements import Statements
from routinekit.source import Source

FOLDERS = ("examples", "grammar/conformance")


class Whole(Statements):
    """Reads each statement with the grammar as a whole."""

    def _named(self, *_: object) -> Parsed | None:
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
