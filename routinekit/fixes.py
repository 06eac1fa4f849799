"""Fixes applied to a text."""

from collections.abc import Iterable
from operator import itemgetter

from routinekit.diagnostics import Diagnostic, Fix
from routinekit.source import Source


def safe_fixes(diagnostics: Iterable[Diagnostic]) -> list[Fix]:
    """The fixes that can't change the meaning of what was understood, in order, none over another."""
    safe = ((found.source.offsets(fix.span), fix) for found in diagnostics for fix in found.fixes if fix.safe)
    placed = sorted(safe, key=itemgetter(0))
    kept: list[Fix] = []
    last = 0
    for (start, end), fix in placed:
        if start >= last:
            kept.append(fix)
            last = end
    return kept


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes, whose spans are those of the text without a byte order mark.

    >>> applied("reps 8 - 12", [Fix(Source("reps 8 - 12").span(5, 11), "8-12")])
    'reps 8-12'
    """
    source = Source(text)
    kept: list[str] = []
    last = 0
    for fix in sorted(fixes, key=lambda fix: fix.span):
        start, end = source.offsets(fix.span)
        kept += [text[last:start], fix.replacement]
        last = end
    return "".join([*kept, text[last:]])
