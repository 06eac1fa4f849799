"""The JSON Schema of a journal's lines, derived from the events and from what each input takes."""

from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from attrs import fields

import routinekit.session.events as e
from routinekit.session.table import INPUTS, JOURNAL_VERSION, REPORTS, STEP_FIELDS
from routinekit.steps import Step

Schema = dict[str, Any]

_PLAIN: dict[object, Schema] = {
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
    str: {"type": "string"},
    Step: {"$ref": "#/$defs/step"},
}


def journal_schema() -> Schema:
    """The JSON Schema that each line of a journal keeps to.

    >>> sorted(journal_schema()["$defs"])[:3]
    ['asked', 'cautions', 'chosen']
    """
    events = {name: _event(name, kind) for name, kind in e.EVENTS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of a routinekit journal, version {JOURNAL_VERSION}",
        "oneOf": [{"$ref": "#/$defs/heading"}, {"$ref": "#/$defs/input"}],
        "$defs": {**events, "step": _step(), "heading": _heading(), "input": _input(list(events))},
    }


def _object(properties: Schema) -> Schema:
    """An object that has all of these; a new field is no new version, so it may have more."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _event(name: str, kind: type[e.Event]) -> Schema:
    hints = get_type_hints(kind)
    return _object({"event": {"const": name}, **{each.name: _of(hints[each.name]) for each in fields(kind)}})


def _step() -> Schema:
    hints = get_type_hints(Step)
    own = {name: vars(Step)[name] for name in STEP_FIELDS if name not in hints}
    hints |= {name: get_type_hints(method.fget)["return"] for name, method in own.items()}
    return _object({name: _of(hints[name]) for name in STEP_FIELDS})


def _heading() -> Schema:
    """The first line; what was chosen is what `timeline` takes."""
    number = {"type": "integer", "minimum": 1}
    choices: Schema = dict.fromkeys(("week", "day", "session"), number)
    choices |= dict.fromkeys(("variants", "choices"), _of(list[str]))
    choices["settings"] = {"type": "object", "additionalProperties": _of(str)}
    choices["affected"] = {"enum": ["left", "right", None]}
    choices["ranges"] = {"enum": ["low", "middle", "high"]}
    choices["part"] = _of(str | None)
    first: Schema = {"routinekit_journal": {"const": JOURNAL_VERSION}, "choices": _object(choices)}
    first |= {"routine": _of(str), "mark": _of(int), "auto": _of(bool), "when": _of(str)}
    return _object(first)


def _input(events: list[str]) -> Schema:
    """Any other line: an input takes a value of its own kind, or none."""
    report = {
        "type": "array",
        "prefixItems": [{"enum": list(REPORTS)}, _of(float), _of(str | None)],
        "minItems": 3,
        "maxItems": 3,
    }
    values = {None: _of(NoneType), "index": _of(int), "names": _of(list[str]), "report": report}
    takes = {name: values[what] for name, what in INPUTS.items()}
    return {
        **_object(
            {
                "input": {"enum": list(takes)},
                "clock_ms": {"type": "integer"},
                "at_ms": _of(int),
                "value": {},
                "events": {
                    "type": "array",
                    "items": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in events]},
                },
            }
        ),
        "oneOf": [
            {"properties": {"input": {"const": name}, "value": value}} for name, value in takes.items()
        ],
    }


def _of(hint: Any) -> Schema:
    """The schema of a type."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    inner = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is UnionType:
        return {"anyOf": [_of(each) for each in inner]}
    return {"type": "array", "items": _of(inner[0])}
