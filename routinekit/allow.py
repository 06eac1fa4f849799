"""Warnings that an author silences: `# allow RK512` behind a line.

An error can't be allowed. A word that silences nothing is itself reported, so that none stays behind when its
reason is gone.
"""

import re
from collections.abc import Sequence

from routinekit.codes import CODES
from routinekit.diagnostics import Diagnostic, Problems, in_order
from routinekit.limits import Limits
from routinekit.lines import Comment, logical_lines
from routinekit.source import Source

_ALLOW = re.compile(r"# allow (RK[0-9]{3}(?:[ ,]+RK[0-9]{3})*)\b")
_CODE = re.compile(r"RK[0-9]{3}")


def without_allowed(
    source: Source, limits: Limits, diagnostics: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The diagnostics but for those warnings and notes that their line allows."""
    if "# allow " not in source.text:
        return tuple(diagnostics)
    comments: list[Comment] = []
    list(logical_lines(source, limits, Problems(source), comments))
    allowed = {
        (comment.span.line, code.group()): comment.span.part(*code.span())
        for comment in comments
        if (found := _ALLOW.match(comment.text))
        for code in _CODE.finditer(comment.text, 0, found.end())
    }
    kept = [found for found in diagnostics if _is_error(found) or (found.line, found.code) not in allowed]
    silenced = {(found.line, found.code) for found in diagnostics if found not in kept}
    problems = Problems(source, limits.problems)
    broken = any(map(_is_error, diagnostics))  # where warnings might be missing
    for (line, code), place in allowed.items():
        if not broken and (line, code) not in silenced:
            error = code in CODES and CODES[code].severity == "error"
            problems.add(
                "RK517",
                place,
                f"`{code}` is an error, and can't be allowed" if error else f"nothing here is `{code}`",
                help="delete it",
            )
    return in_order([*kept, *problems.found])


def _is_error(found: Diagnostic) -> bool:
    return found.severity == "error"
