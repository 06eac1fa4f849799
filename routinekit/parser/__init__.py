"""Logical lines into the model.

`parse_source` builds the blocks from the indentation; `statements` reads one line with the grammar. This
package is the only importer of lark.
"""

from lark import UnexpectedInput

from routinekit.diagnostics import Problems
from routinekit.limits import DEFAULT_LIMITS
from routinekit.model import Setting
from routinekit.numbers import Value
from routinekit.parser.blocks import parse_source
from routinekit.parser.builder import Builder
from routinekit.parser.grammar import folded, tree_of
from routinekit.source import Source

__all__ = ["parse_source", "parse_value"]


def parse_value(text: str) -> Value | None:
    """The value of a setting, such as `45s`; None where it is none."""
    statement = f"setting value {text}"
    problems = Problems(Source(statement))
    try:
        tree = tree_of(folded(statement))
    except UnexpectedInput:
        return None
    node = Builder(statement, 0, DEFAULT_LIMITS, problems).transform(tree).node
    return node.value if isinstance(node, Setting) and not node.low else None
