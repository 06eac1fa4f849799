"""One statement into what it says.

The grammar knows whole statements. Most of them are a plain name and doses, though, and doses repeat: so a
statement is first cut at its commas, and what a dose says is remembered by its text; where that is known, a
file is read in half the time. What is not so simple, or has any mistake, is given to the grammar whole. What
that refuses is cut again, so that each mistake is reported where it is, once, and what is right is kept. To
cut, one has to know where a comma parts nothing: in quotes and in brackets. Only that much of the grammar is
said here again, and a test holds both ways against each other.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from attrs import evolve

from routinekit.diagnostics import Problems, has_errors
from routinekit.doses import Dose, Rest
from routinekit.limits import Limits
from routinekit.lines import ProseLine, Statement
from routinekit.parser.grammar import folded
from routinekit.parser.reader import read
from routinekit.parser.rules.lines import Head, Parsed
from routinekit.parser.tokens import Excerpt, Refused
from routinekit.source import START, Source, Span
from routinekit.vocabulary import NAMING_WORDS

_NAMING = re.compile(rf"(?:{'|'.join(NAMING_WORDS)})(?= |$)")
# A header with a name without quotes, and doses after it, if it has any.
_NAMED = re.compile(r"(exercise|do|section) +([^\", ][^,]*)(?:,(?=.)|$)")
# What is in brackets belongs together.
_BRACKET = re.compile(r"\([^()]*\)")
# A name in quotes keeps its commas.
_QUOTED_NAME = re.compile(r'(?:exercise|do|section|use) +"[^"]*("|$)')

D = TypeVar("D", bound=Dose)


class Statements:
    """Reads the statements of one file."""

    def __init__(self, limits: Limits, problems: Problems) -> None:
        self.limits, self.problems = limits, problems

    def read(self, statement: Statement) -> Parsed:
        """What a statement says, without the pieces that can't be read.

        Where a mended one is wrong nobody can point to, so it stays silent.
        """
        found = len(self.problems.found)
        parsed = self._read(statement)
        if not statement.mended:
            return parsed
        del self.problems.found[found:]
        nameless = bool(parsed.keyword) and parsed.node is None and not parsed.name
        return Parsed(broken=True) if nameless else parsed

    def _read(self, statement: Statement) -> Parsed:
        found = len(self.problems.found)
        text = folded(statement.text)
        parsed = self._in_pieces(text, statement) or self._built(statement.text, statement.span)
        if isinstance(parsed, Refused):
            return self._read_pieces(text, statement, parsed)
        if has_errors(self.problems.found[found:]) and not parsed.keyword:
            return evolve(parsed, broken=True)
        return parsed

    def _in_pieces(self, text: str, statement: Statement) -> Parsed | None:
        """A name and doses, or either: lines differ, doses repeat, and so are remembered one by one.

        None where it is anything else, or not so simple: then the grammar reads it whole.
        """
        header = _NAMED.match(text)
        if header is None and (not text or _NAMING.match(text)):
            return None
        place = statement.span
        begin = header.end() if header else 0
        doses: list[Dose] = []
        for first, last in _pieces(text[begin:]) if begin < len(text) else ():
            said = doses_of(statement.text[begin + first : begin + last], self.limits)
            if said is None:
                return None
            doses += _moved(said, place.part(begin + first, begin + last))
        if header is None:
            return Parsed(doses=tuple(doses))
        name, end = statement.text[header.start(2) : header.end(2)].rstrip(), header.end(2)
        return Parsed(header[1], name, place.part(header.start(2), end), tuple(doses))

    def head(self, line: ProseLine) -> Head | None:
        """What stands before the colon of a line of words that is no plain field; None if it is nothing."""
        return head_of(line.head, self.limits) or self._judged_head(line)

    def _judged_head(self, line: ProseLine) -> Head | None:
        head: Head | Refused = read(self._excerpt(line.head, line.head_span), "head")
        return None if isinstance(head, Refused) else head

    def is_dose(self, text: str) -> bool:
        """Whether a text could be read as doses with numbers."""
        problems = Problems(self.problems.source)
        parsed: Parsed | Refused = read(Excerpt(text, START, self.limits, problems))
        if isinstance(parsed, Refused) or problems.found:
            return False
        return bool(parsed.doses) and not any(dose.words for dose in parsed.doses)

    def _built(self, author: str, place: Span) -> Parsed | Refused:
        parsed: Parsed | Refused = read(self._excerpt(author, place))
        return parsed

    def _excerpt(self, author: str, place: Span) -> Excerpt:
        return Excerpt(author, place, self.limits, self.problems)

    def _read_pieces(self, text: str, statement: Statement, refused: Refused) -> Parsed:
        from routinekit.parser.syntax_errors import (  # noqa: PLC0415 - most texts have none
            Piece,
            decimal_comma,
            explain,
        )

        if decimal_comma(text, statement.span, self.problems):
            return Parsed(broken=True)
        whole, name, before = Parsed(), None, ""
        pieces = list(_pieces(text))
        for start, end in pieces:
            if self.problems.full:
                break
            author, place = statement.text[start:end], statement.span.part(start, end)
            piece = Piece(text[start:end], author, place, start == 0, end == len(text), name, before)
            name, before = None, text[start:end]
            if not piece.opens and (keyword := _NAMING.match(piece.text)):
                self.problems.add(
                    "RK208",
                    place,
                    f"`{keyword[0]}` can't stand after a comma",
                    help="begin a line of its own with it",
                )
                continue
            parsed = refused if len(pieces) == 1 else self._built(author, place)
            if isinstance(parsed, Refused):
                explain(parsed, piece, self.problems)
                whole = evolve(whole, broken=whole.broken or piece.opens)
            elif piece.opens:
                whole, name = parsed, parsed.name_span
            else:
                whole = evolve(whole, doses=whole.doses + parsed.doses)
        return whole


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The ranges between the commas, without the blanks around them."""
    quoted = _QUOTED_NAME.match(text) if '"' in text else None
    bracketed = "(" in text
    begin, search = 0, quoted.end() if quoted else 0
    while begin <= len(text):
        bracket = _BRACKET.search(text, search) if bracketed else None
        comma = text.find(",", search)
        if bracket and bracket.start() < comma < bracket.end():
            search = bracket.end()
            continue
        end = len(text) if comma < 0 else comma
        piece = text[begin:end]
        start = begin + len(piece) - len(piece.lstrip(" "))
        yield start, max(start, begin + len(piece.rstrip(" ")))
        begin = search = end + 1


@lru_cache(maxsize=4096)
def doses_of(text: str, limits: Limits) -> tuple[Dose, ...] | None:
    """The doses that a text says, placed as if it stood alone; None if it has none, or any mistake.

    They are remembered from file to file, for authors everywhere write the same ones.
    """
    problems = Problems(Source(text))
    parsed = read(Excerpt(text, START, limits, problems))
    if isinstance(parsed, Refused) or problems.found or parsed.keyword or parsed.node or not parsed.doses:
        return None
    doses: tuple[Dose, ...] = parsed.doses
    return doses


@lru_cache(maxsize=1024)
def head_of(text: str, limits: Limits) -> Head | None:
    """What a text is before a colon; None if it is nothing, or has any mistake. Remembered as doses are."""
    problems = Problems(Source(text))
    head: Head | Refused = read(Excerpt(text, START, limits, problems), "head")
    return None if isinstance(head, Refused) or problems.found else head


def _moved(doses: Iterable[D], to: Span) -> Iterator[D]:
    """Doses that stood alone in a place of a text, and with them what is in them."""
    for dose in doses:
        assert dose.span
        span = to.part(dose.span.start, dose.span.end)
        if isinstance(dose, Rest) and dose.at:
            (at,) = _moved([dose.at], to)
            yield evolve(dose, at=at, span=span)
        else:
            yield evolve(dose, span=span)
