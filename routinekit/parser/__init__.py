"""Logical lines into the model.

`parse_source` builds the blocks from the indentation; `statements` reads one line with the grammar. This
package is the only importer of lark.
"""

from routinekit.parser.blocks import parse_source

__all__ = ["parse_source"]
