"""Logical lines into the model.

`text` reads a whole text, `blocks` builds its blocks from the indentation, `statements` reads one line with
the grammar. This package is the only importer of lark.
"""

from routinekit.diagnostics import Problems
from routinekit.limits import DEFAULT_LIMITS
from routinekit.model import Setting
from routinekit.numbers import Value
from routinekit.parser.reader import read
from routinekit.parser.text import ParseState, parse_source
from routinekit.parser.tokens import Excerpt, Refused
from routinekit.source import START, Source

__all__ = ["ParseState", "parse_source", "parse_value"]


def parse_value(text: str) -> Value | None:
    """The value of a setting, such as `45s`; None where it is none."""
    statement = f"setting value {text}"
    parsed = read(Excerpt(statement, START, DEFAULT_LIMITS, Problems(Source(statement))))
    node = None if isinstance(parsed, Refused) else parsed.node
    return node.value if isinstance(node, Setting) and not node.low else None
