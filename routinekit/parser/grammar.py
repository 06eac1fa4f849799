"""The grammar and the parser that Lark makes of it.

`routine.lark` is read from beside the package in a checkout and from inside it in a wheel, and built once,
when the first statement is read.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

from lark import Lark, Token, Tree

PACKAGED = Path(__file__).parents[1] / "routine.lark"
CHECKOUT = Path(__file__).parents[2] / "grammar" / "routine.lark"


class _WholeWords:
    """Lets Lark's lexer take any word in any state, so that it never cuts a keyword out of a longer one."""

    always_accept = ("WORD",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        return stream


def grammar_path() -> Path:
    """Where the grammar is: one file, at one of two places."""
    return PACKAGED if PACKAGED.exists() else CHECKOUT


def build(*, strict: bool = False) -> Lark:
    """A parser for one statement; `strict` makes Lark prove that no two terminals collide."""
    return Lark(
        grammar_path().read_text(encoding="utf-8"),
        start=["line", "head"],
        parser="lalr",
        lexer="contextual",
        postlex=_WholeWords(),
        propagate_positions=True,
        maybe_placeholders=False,
        strict=strict,
    )


_built = cache(build)
_BUILDING = Lock()


def _parser() -> Lark:
    """The parser, built by the thread that comes first.

    Lark reads its grammar with `ast`, which Python 3.11 can't do in two threads at once (CPython issue
    106905).
    """
    with _BUILDING:
        return _built()


# One character for one character, so that places stay what they are in the author's text.
_FOLDED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ\N{EN DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}"
    "\N{MULTIPLICATION SIGN}\N{RIGHT SINGLE QUOTATION MARK}\N{NO-BREAK SPACE}\t",
    "abcdefghijklmnopqrstuvwxyz---x'  ",
)


def folded(text: str) -> str:
    """A statement as the grammar reads it: lower case, one kind of hyphen, blank and apostrophe."""
    return text.translate(_FOLDED)


def tree_of(statement: str, start: Literal["line", "head"] = "line") -> Tree[Token]:
    """The tree of one folded statement, or of the head of a line of words.

    Raises Lark's `UnexpectedInput`, which stays in this package.
    """
    return _parser().parse(statement, start=start)
