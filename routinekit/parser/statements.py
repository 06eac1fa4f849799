"""One statement into what it says.

A statement is given to the grammar whole. One that is refused is read again piece by piece, cut at its
commas, so that each mistake is reported where it is, once, and what is right is kept.
"""

import re
from collections.abc import Iterator

from attrs import evolve
from lark import UnexpectedInput

from routinekit.diagnostics import Problems
from routinekit.limits import Limits
from routinekit.lines import Statement
from routinekit.parser.builder import Builder, Parsed
from routinekit.parser.grammar import folded, tree_of
from routinekit.parser.mistakes import Piece, explain
from routinekit.vocabulary import NAMING_WORDS

_NAMING = re.compile(rf"(?:{'|'.join(NAMING_WORDS)})(?= |$)")
# A name in quotes keeps its commas.
_QUOTED_NAME = re.compile(r'(?:exercise|do) +"[^"]*("|$)')


def read(statement: Statement, limits: Limits, problems: Problems) -> Parsed:
    """What a statement says, without the pieces that can't be read."""
    text = folded(statement.text)
    offset = statement.span.start
    try:
        return _built(text, statement.text, offset, limits, problems)
    except UnexpectedInput:
        return _read_pieces(text, statement, limits, problems)


def _built(text: str, author: str, offset: int, limits: Limits, problems: Problems) -> Parsed:
    parsed: Parsed = Builder(author, offset, limits, problems).transform(tree_of(text))
    return parsed


def _read_pieces(text: str, statement: Statement, limits: Limits, problems: Problems) -> Parsed:
    whole = Parsed()
    name = None
    for start, end in _pieces(text):
        author = statement.text[start:end]
        piece = Piece(text[start:end], author, statement.span.start + start, start == 0, name)
        name = None
        if not piece.opens and (keyword := _NAMING.match(piece.text)):
            problems.add(
                "RK208",
                problems.source.span(piece.offset, piece.offset + len(author)),
                f"`{keyword[0]}` can't stand after a comma",
                help="begin a line of its own with it",
            )
            continue
        try:
            parsed = _built(piece.text, author, piece.offset, limits, problems)
        except UnexpectedInput as mistake:
            explain(mistake, piece, problems)
            whole = evolve(whole, broken=whole.broken or piece.opens)
            continue
        if piece.opens:
            whole, name = parsed, parsed.name_span
        else:
            whole = evolve(whole, doses=whole.doses + parsed.doses)
    return whole


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The ranges between the commas, without the blanks around them."""
    quoted = _QUOTED_NAME.match(text)
    begin, search = 0, quoted.end() if quoted else 0
    while begin <= len(text):
        comma = text.find(",", search)
        end = len(text) if comma < 0 else comma
        piece = text[begin:end]
        start = begin + len(piece) - len(piece.lstrip(" "))
        yield start, max(start, begin + len(piece.rstrip(" ")))
        begin = search = end + 1
