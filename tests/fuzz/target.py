"""What is promised of every text, put to one of them: whatever breaks it is an `AssertionError` or worse."""

from datetime import timedelta
from itertools import islice

import routinekit as rk
from routinekit.codes import CODES
from routinekit.diagnostics import Diagnostic
from routinekit.fixes import applied, safe_fixes
from routinekit.report import Finding, finding_json, full

FIRST = 40
"""Steps that are looked at one by one."""


def text_of(data: bytes) -> str:
    """The text that a fuzzer's bytes stand for; of what is no UTF-8 halves of characters come."""
    return data.decode("utf-8", "surrogateescape")


def look(text: str) -> None:
    """Read a text, play it and format it."""
    result = rk.parse(text)
    broken = any(found.severity == "error" for found in result.diagnostics)
    assert (result.routine is None) == broken
    for found in result.diagnostics:
        judge(found, text.removeprefix("\ufeff"))
    mend(text.removeprefix("\ufeff"), result)
    if result.routine is not None:
        play(rk.timeline(result.routine))
        write(result.routine)


def judge(found: Diagnostic, text: str) -> None:
    """A diagnostic has a code of the table and lies inside the text, and so do its fixes."""
    assert found.code in CODES
    for span in (found.span, *(fix.span for fix in found.fixes)):
        start, end = found.source.offsets(span)
        assert 0 <= start <= end <= len(text)
        assert span.line == text.count("\n", 0, start) + 1
    assert found.column >= 1
    assert found.code in full(found)
    assert finding_json(Finding.of(found))["line"] == found.line


def mend(text: str, result: rk.Result) -> None:
    """A safe fix changes the text."""
    fixes = safe_fixes(result.diagnostics)
    if fixes:
        assert applied(text, fixes) != text


def play(timeline: rk.Timeline) -> None:
    """The first steps and the last stand where they should, and no more time is told than there is."""
    count = len(timeline)
    total = timeline.total
    known = timedelta()
    for index, step in enumerate(islice(timeline, FIRST)):
        assert step.index == index
        assert step == timeline[index]
        assert step.duration_ms is None or step.duration_ms > 0
        known += step.duration or timedelta()
    if count <= FIRST:
        assert known == total.known
    if count:
        assert timeline[-1].index == count - 1
        assert timeline.at(0).index == 0


def write(routine: rk.Routine) -> None:
    """What is formatted says the same, and stays as it is."""
    text = rk.format(routine)
    again = rk.parse(text).routine
    assert again == routine
    assert rk.format(again) == text
