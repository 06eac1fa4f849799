"""Every word that is said about a mistake: of the conformance cases, and of what other tests refuse.

The places and codes stand in those tests; here are the messages, the advice, and what each fix writes.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from tests.language.test_conformance import cases, read
from tests.language.test_mistakes import PLACES, WARNINGS
from tests.language.test_refusals import FILES, LINES

MORE = (
    # what goes to the left edge takes with it what is in it, and no tab, whose columns nobody knows yet
    "    do A, reps 5\n      tip: Slowly.\n        And well.\n    do B, reps 5",
    "  do A\n      reps 5\n\ttip: Slowly.",
    # a name with a comma, on each header
    "exercise Curls, seated, reps 5",
    "section Warm, up\n  do A, reps 5",
    'exercise "", reps 5',
    'section ""\n  do A, reps 5',
    # sets and phases belong to exercises
    "section S\n  set reps 5\n  do A, reps 5",
    "section S\n  5s: Hook\n  do A, reps 5",
    "  set reps 5\ndo A, reps 5",
    # what a dose can't take
    "do A, reps 80 metres",
    "do A, sets 2, reps 5, rest 30s at rpe 8",
    # lists in bullets
    "do A, reps 5\n* do B, reps 5",
    "do A, reps 5\n-  do B, reps 5",
)

TEXTS = (
    *(text for text, _ in PLACES),
    *(f"routine T\n{row[0]}\n" for row in (*LINES, *FILES, *WARNINGS)),
    *(f"routine T\n{text}\n" for text in MORE),
)


LIST = 200
"""Advice with more characters lists all words of a kind. It stands whole in the snapshot of the messages,
so that a new word changes no other."""


def said(result: rk.Result) -> str:
    """Each problem with its place, the characters it marks, and the lines as each fix leaves them."""
    lines: list[str] = []
    for found in result.diagnostics:
        source, text = found.source, found.source.text
        lines.append(f"{found.severity} {found.code} {found.line}:{found.column} {source[found.span]!r}")
        lines += [f"  says: {found.message}"]
        lines += [f"  here: {found.label}"] if found.label else []
        advice = found.help if len(found.help) < LIST else " ".join(found.help.split()[:4]) + " …"
        lines += [f"  help: {advice}"] if advice else []
        for fix in found.fixes:
            line = text[source.line_starts[fix.span.line - 1] : source.line_end(fix.span.line)]
            mended = line[: fix.span.start] + fix.replacement + line[fix.span.end :]
            lines.append(f"  {'mend' if fix.safe else 'perhaps'}: {mended!r}")
    return "\n".join(lines)


def in_a_line(text: str) -> str:
    return text.removeprefix("routine T\n").rstrip("\n").replace("\n", " / ")


@pytest.mark.parametrize("text", dict.fromkeys(TEXTS), ids=in_a_line)
def test_of_a_text(text: str, snapshot: SnapshotAssertion) -> None:
    assert said(rk.parse(text)) == snapshot


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.stem)
def test_of_a_case(case: Path, snapshot: SnapshotAssertion) -> None:
    assert said(read(case)[1]) == snapshot
