"""What a session says, as short lines that a test can hold against what it expects."""

from collections.abc import Iterable
from typing import Any

from attrs import asdict

import routinekit as rk
from routinekit.session.events import Event


def timeline_of(text: str, **choices: Any) -> rk.Timeline:
    """The timeline of a routine that has no errors, without its first line."""
    routine = rk.parse(f"routine T\n{text}").routine
    assert routine is not None
    return rk.timeline(routine, **choices)


def session_of(text: str, *, auto: bool = False) -> rk.Session:
    """A session of such a routine."""
    return rk.Session(timeline_of(text), auto=auto)


def line(event: Event) -> str:
    """One event: its second, its name, and what tells it from others of its kind."""
    details = asdict(event, recurse=False)
    at = details.pop("at_ms") / 1000
    words = [_word(name, value) for name, value in details.items()]
    return " ".join([f"{at:g}", event.name, *filter(None, words)])


def _word(name: str, value: object) -> str:
    match value:
        case rk.Step():
            return f"{value.index}:{value.text}"
        case bool():
            return name if value else ""
        case int() if name == "lasts_ms":
            return f"for {value / 1000:g}"
        case int() if name == "lasted_ms":
            return f"after {value / 1000:g}"
        case None:
            return ""
        case tuple():
            return "; ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def log(events: Iterable[Event]) -> list[str]:
    """Events as lines, without what is said within a step and belongs to every one."""
    talk = ("countdown", "halfway", "next-up")
    return [line(event) for event in events if event.name not in talk]
