"""The same content in other formats: what a routine says as plain data, as TOML and as YAML.

Each exercise is a table with its name, its doses and its words; a block is a table with tables in it. What a
number measures is left in its text, so that who reads TOML or YAML does less than the parser of routines.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import routinekit as rk
from routinekit.doses import Dose, Phases
from routinekit.model import Header, Item
from routinekit.written import line_text, texts
from tests.benchmarks.peers import YAML

Data = dict[str, Any]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
ITEMS = "items"


def data_of(routine: rk.Routine) -> Data:
    """A routine as data."""
    declared = [str(node) for node in (*routine.variants, *routine.settings, *routine.uses)]
    return _header(routine) | ({"declared": declared} if declared else {})


def toml_of(data: Data) -> str:
    """Data as TOML."""
    return "\n".join(_toml(data, ())) + "\n"


def yaml_of(data: Data) -> str:
    """Data as YAML."""
    yaml = YAML.part("")
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True))


def _header(item: Header) -> Data:
    data: Data = {"name": item.name}
    for prose in item.prose:
        _put(data, prose.head, prose.text)
    _doses(data, item.doses)
    for line in item.lines:
        _put(data, "line", line_text(line))
    if isinstance(item, rk.Block):
        data[ITEMS] = [_item(inner) for inner in item.items]
    return data


def _item(item: Item) -> Data:
    if isinstance(item, Header):
        return _header(item)
    data: Data = {}
    _doses(data, (item,))
    return data


def _doses(data: Data, doses: tuple[Dose, ...]) -> None:
    plain = [dose for dose in doses if not (dose.words or isinstance(dose, Phases))]
    for text in texts(plain):
        word, _, figures = text.partition(" ")
        _put(data, word, int(figures) if figures.isdecimal() else figures)
    for dose in doses:
        if isinstance(dose, Phases):
            data["phases"] = [str(part) for part in dose.parts]
        elif dose.words:
            _put(data, dose.head, dose.words)


def _put(data: Data, key: str, value: str | int) -> None:
    """A value by its key; with a second one of that key they are a list."""
    before = data.get(key)
    data[key] = value if before is None else [*(before if isinstance(before, list) else [before]), value]


def _toml(data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    for key, value in data.items():
        if key != ITEMS:
            name = key if _BARE_KEY.fullmatch(key) else json.dumps(key)
            yield f"{name} = {json.dumps(value, ensure_ascii=False)}"
    inner = (*path, ITEMS)
    for item in data.get(ITEMS, ()):
        yield f"\n[[{'.'.join(inner)}]]"
        yield from _toml(item, inner)
