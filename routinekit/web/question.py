"""What an address asks for: the choices in its query, checked."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from attrs import Factory, frozen

COUNTERS = ("week", "day", "session")
ONCE = {*COUNTERS, "affected", "part", "ranges"}
OFTEN = {"variant": "variants", "choice": "choices"}
SETTING = "setting."
KNOWN = "variant, setting.NAME, week, day, session, affected, part, ranges, choice"

_LONGEST = 4096
"""Characters of a query; more is no choice that somebody made."""
_MOST = 200
"""Choices of a query."""
_WHOLE = re.compile(r"[1-9][0-9]{0,8}")


class QuestionError(ValueError):
    """Raised where a query can't be understood; its text says what could be asked."""


@frozen
class Question:
    """What was chosen, as `routinekit.timeline` takes it; `pairs` are the same in an order of their own."""

    pairs: tuple[tuple[str, str], ...] = ()
    choices: Mapping[str, Any] = Factory(dict)

    @property
    def words(self) -> str:
        """What was chosen, for people: `variant easy, week 2`."""
        return ", ".join(f"{name.removeprefix(SETTING)} {value}" for name, value in self.pairs)


def pairs_of(query: str) -> list[tuple[str, str]]:
    """The names and values of a query; without those that have no value, as an empty field of a form."""
    if len(query) > _LONGEST:
        raise QuestionError(f"the query is longer than {_LONGEST:,} characters")
    try:
        return parse_qsl(query, max_num_fields=_MOST)
    except ValueError as error:
        raise QuestionError(f"the query has more than {_MOST} choices") from error


def question(query: str) -> Question:
    """What a query chooses. Raises `QuestionError`."""
    choices: dict[str, Any] = {}
    pairs = sorted(set(pairs_of(query)))
    for name, value in pairs:
        if name in OFTEN:
            choices.setdefault(OFTEN[name], []).append(value)
        elif name.startswith(SETTING):
            _once(choices.setdefault("settings", {}), name.removeprefix(SETTING), value)
        elif name in ONCE:
            _once(choices, name, _whole(name, value) if name in COUNTERS else value)
        else:
            raise QuestionError(f"`{name}` is nothing that can be chosen; what can: {KNOWN}")
    return Question(tuple(pairs), choices)


def _once(choices: dict[str, Any], name: str, value: str | int) -> None:
    if name in choices:
        raise QuestionError(f"`{name}` is chosen twice")
    choices[name] = value


def _whole(name: str, text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise QuestionError(f"`{name}` is a whole number from 1, not `{text}`")
    return int(text)


def page_of(query: str) -> int:
    """Which page of a long list is asked for. Raises `QuestionError`."""
    pairs = dict(pairs_of(query))
    number = _whole("page", pairs.pop("page", "1"))
    if pairs:
        raise QuestionError(f"`{next(iter(pairs))}` is nothing that can be asked of a folder; what can: page")
    return number
