"""Write the tables that Lark makes of `routine.lark` into `tables.json`, beside it.

    python grammar/tables.py

A test fails where the file is not of the grammar that is here.
"""

import json

from routinekit.parser.grammar import made_tables, mark, tables_path


def text() -> str:
    """What the file is to hold."""
    return json.dumps({"grammar": mark(), "tables": made_tables().plain()}, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    tables_path().write_text(text(), encoding="utf-8")
