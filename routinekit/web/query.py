"""The query of an address: what is chosen in it, checked."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from attrs import Factory, frozen

COUNTERS = ("week", "day", "session")
ONCE = {*COUNTERS, "affected", "part", "ranges"}
"""What is chosen once at most."""
REPEATED = {"variant": "variants", "choice": "choices"}
"""What may be chosen several times, and what `routinekit.timeline` calls that."""
SETTING = "setting."
"""What the name of a setting begins with."""
KNOWN = "variant, setting.NAME, week, day, session, affected, part, ranges, choice"

_MOST_CHARACTERS = 4096
"""Characters of a query; more is no choice that somebody made."""
_MOST_CHOICES = 200
"""Choices of a query."""
_FROM_ONE = re.compile(r"[1-9][0-9]{0,4}")


class QueryError(ValueError):
    """Raised where a query can't be understood; its text says what could be chosen."""


@frozen
class Query:
    """What was chosen, as `routinekit.timeline` takes it.

    `pairs` are the same as text, sorted, so that two queries that choose the same are equal.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    choices: Mapping[str, Any] = Factory(dict)

    @property
    def words(self) -> str:
        """What was chosen, for people: `variant easy, week 2`."""
        return ", ".join(f"{name.removeprefix(SETTING)} {value}" for name, value in self.pairs)


def query_pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of a query; without those that have no value, as an empty field of a form."""
    if len(query) > _MOST_CHARACTERS:
        raise QueryError(f"the query is longer than {_MOST_CHARACTERS:,} characters")
    try:
        return parse_qsl(query, max_num_fields=_MOST_CHOICES)
    except ValueError as error:
        raise QueryError(f"the query has more than {_MOST_CHOICES} choices") from error


def parse_query(query: str) -> Query:
    """What a query chooses. Raises `QueryError`."""
    choices: dict[str, Any] = {}
    pairs = sorted(set(query_pairs(query)))
    for name, value in pairs:
        if name in REPEATED:
            choices.setdefault(REPEATED[name], []).append(value)
        elif name.startswith(SETTING):
            _once(choices.setdefault("settings", {}), name.removeprefix(SETTING), value)
        elif name in ONCE:
            _once(choices, name, _from_one(name, value) if name in COUNTERS else value)
        else:
            raise QueryError(f"`{name}` is nothing that can be chosen; what can: {KNOWN}")
    return Query(tuple(pairs), choices)


def _once(choices: dict[str, Any], name: str, value: str | int) -> None:
    if name in choices:
        raise QueryError(f"`{name}` is chosen twice")
    choices[name] = value


def _from_one(name: str, text: str) -> int:
    if not _FROM_ONE.fullmatch(text):
        raise QueryError(f"`{name}` is a whole number from 1 to 99,999, not `{text}`")
    return int(text)


def page_number(query: str) -> int:
    """The page of a long list that a query asks for. Raises `QueryError`."""
    pairs = dict(query_pairs(query))
    number = _from_one("page", pairs.pop("page", "1"))
    if pairs:
        raise QueryError(f"`{next(iter(pairs))}` is nothing that can be asked of a folder; what can: page")
    return number
