"""The grammar: where it is, and the tables that Lark makes of it.

`routine.lark` is read from beside the package in a checkout and from inside it in a wheel. Lark takes a third
of a second to make its tables, so they stand ready beside it, with a mark of the grammar they are of; where
that is another than the grammar that is here, they are made anew.
"""

import json
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from zlib import crc32

from routinekit.characters import BLANKS
from routinekit.parser.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark, Token

PACKAGED = Path(__file__).parents[1] / "routine.lark"
CHECKOUT = Path(__file__).parents[2] / "grammar" / "routine.lark"


class _WholeWords:
    """Lets Lark's lexer take any word in any state, so that it never cuts a keyword out of a longer one."""

    always_accept = ("WORD",)

    def process(self, stream: "Iterator[Token]") -> "Iterator[Token]":
        return stream


def grammar_path() -> Path:
    """Where the grammar is: one file, at one of two places."""
    return PACKAGED if PACKAGED.exists() else CHECKOUT


def tables_path() -> Path:
    """Where its tables are: beside it."""
    return grammar_path().with_name("tables.json")


def build(*, strict: bool = False) -> "Lark":
    """A parser for one statement; `strict` makes Lark prove that no two terminals collide."""
    from lark import Lark  # noqa: PLC0415 - slow to import, and seldom needed

    return Lark(
        grammar_path().read_text(encoding="utf-8"),
        start=["line", "head"],
        parser="lalr",
        lexer="contextual",
        postlex=_WholeWords(),
        propagate_positions=True,
        maybe_placeholders=True,
        strict=strict,
    )


def mark() -> int:
    """What tells this grammar from every other."""
    return crc32(grammar_path().read_bytes())


def made_tables() -> Tables:
    """The tables, made by Lark from the grammar."""
    from routinekit.parser.lalr import tables_of  # noqa: PLC0415 - it imports Lark

    return tables_of(build())


@cache
def _tables() -> Tables:
    ready = json.loads(tables_path().read_bytes()) if tables_path().exists() else {}
    return Tables.of_plain(ready["tables"]) if ready.get("grammar") == mark() else made_tables()


_MAKING = Lock()


def tables() -> Tables:
    """The tables of the grammar that is here, from the thread that comes first.

    Lark reads its grammar with `ast`, which Python 3.11 can't do in two threads at once (CPython issue
    106905).
    """
    with _MAKING:
        return _tables()


# One character for one character, so that places stay what they are in the author's text.
_FOLDED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ\N{EN DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}"
    "\N{MULTIPLICATION SIGN}\N{RIGHT SINGLE QUOTATION MARK}",
    "abcdefghijklmnopqrstuvwxyz---x'",
)
_BLANK = re.compile(f"[{BLANKS}]")


def folded(text: str) -> str:
    """A statement as the grammar reads it: lower case, one kind of hyphen, blank and apostrophe."""
    return (text if text.isprintable() else _BLANK.sub(" ", text)).translate(_FOLDED)
