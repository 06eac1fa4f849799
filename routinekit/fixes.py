"""Fixes applied to a text."""

from collections.abc import Iterable

from routinekit.diagnostics import Diagnostic, Fix


def safe_fixes(diagnostics: Iterable[Diagnostic]) -> list[Fix]:
    """The fixes that can't change the meaning of what was understood, in order, none over another."""
    fixes = sorted(
        (fix for found in diagnostics for fix in found.fixes if fix.safe), key=lambda fix: fix.span
    )
    kept: list[Fix] = []
    for fix in fixes:
        if not kept or fix.span.start >= kept[-1].span.end:
            kept.append(fix)
    return kept


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes, whose spans are those of the text without a byte order mark.

    >>> from routinekit.source import Source
    >>> applied("reps 8 - 12", [Fix(Source("reps 8 - 12").span(5, 11), "8-12")])
    'reps 8-12'
    """
    for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
        text = text[: fix.span.start] + fix.replacement + text[fix.span.end :]
    return text
