"""The JSON of a routine: what its author wrote, item by item, and what may be chosen about it.

Doses are told as they are written, in the canonical form of each; what they come to is told by the JSON of a
timeline. The text itself stands in it too, for an app that shows or edits it.
"""

from typing import Any

from routinekit.choosing import choosable
from routinekit.model import Block, Exercise, Header, Item, Routine
from routinekit.resolve import resolve
from routinekit.resolve.names import used_files
from routinekit.timeline_export import VERSION
from routinekit.written import line_text, texts


def routine_json(routine: Routine) -> dict[str, Any]:
    """A routine as plain data, ready for `json.dumps`."""
    return {
        "routinekit": VERSION,
        "library": routine.is_library,
        **_header(routine),
        "uses": [use.path for use in routine.uses],
        "items": list(map(_item, routine.items)),
        "choices": choices_json(routine),
        "text": routine.source.text if routine.source else None,
    }


def choices_json(routine: Routine) -> dict[str, Any]:
    """What may be chosen about it, in the files that it uses too; all other choices are the same for all."""
    files = (routine, *used_files(routine))
    settings = {each.name: each for file in reversed(files) for each in file.settings}
    return {
        "variants": [
            {"names": list(axis.names), "in_turn": axis.in_turn} for file in files for axis in file.variants
        ],
        "settings": [
            {
                "name": each.name,
                "value": str(each.value),
                "low": str(each.low) if each.low else None,
                "high": str(each.high) if each.high else None,
            }
            for each in settings.values()
        ],
        "parts": list(resolve(routine)[0].root.parts),
        "choices": [name for name in choosable(routine).values() if name],
    }


def _header(header: Header) -> dict[str, Any]:
    return {
        "name": header.name,
        "prose": [{"field": words.head, "text": words.text} for words in header.prose],
        "doses": texts(header.doses),
        "lines": list(map(line_text, header.lines)),
    }


def _item(item: Item) -> dict[str, Any]:
    match item:
        case Block():
            return {"kind": "block", **_header(item), "items": list(map(_item, item.items))}
        case Header():
            return {"kind": "exercise" if isinstance(item, Exercise) else "do", **_header(item)}
    return {"kind": item.word, "dose": str(item)}
