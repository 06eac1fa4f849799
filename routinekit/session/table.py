"""The session's table: what Python and JavaScript both have to know of a session, read from `table.json`.

Which input does what in which phase, and which event ends a phase, stands there and nowhere else (`machine`
tells how it is used); so do the names of events and of their fields, the times of what is said, what can be
reported, the keys of the players, and the words that both say. `web/player/` imports the same file.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

_TABLE: Mapping[str, Any] = json.loads(Path(__file__).with_name("table.json").read_text(encoding="utf-8"))


@frozen
class PhaseRow:
    """A row of the table.

    `inputs` are those that do something in the phase, each with the name of its effect; any other is ignored.
    `events` are those that end the phase, each with the name of the next.
    """

    inputs: Mapping[str, str]
    events: Mapping[str, str]


PHASES: Mapping[str, PhaseRow] = {name: PhaseRow(**row) for name, row in _TABLE["phases"].items()}

INPUTS: Mapping[str, str | None] = _TABLE["inputs"]
"""All inputs by their names, each with what it takes, if it takes anything."""

EVENT_FIELDS: Mapping[str, Sequence[str]] = _TABLE["events"]
"""The fields of each event after `at_ms`, in order."""

JOURNAL_VERSION: int = _TABLE["journal"]["version"]
INPUT_FIELDS: Sequence[str] = _TABLE["journal"]["input"]
"""What each line of a journal but the first has to have."""
STEP_FIELDS: Sequence[str] = _TABLE["journal"]["step"]
"""What a journal keeps of a step."""

PHRASE: int = _TABLE["speech"]["phrase_ms"]
"""Milliseconds that a few words take."""
NUMBER: int = _TABLE["speech"]["number_ms"]
"""Milliseconds that a number takes."""
COUNTED_DOWN: Sequence[int] = _TABLE["speech"]["counted_down"]
"""The seconds before the end of a step that are said."""
HALF_FROM: int = _TABLE["speech"]["half_from_ms"]
"""Milliseconds from which on a step has a half worth telling."""
NEXT_BEFORE: int = _TABLE["speech"]["next_before_ms"]
"""Milliseconds before its end at which a step tells what comes next."""

REPORTS: Mapping[str, Mapping[str, str]] = _TABLE["reports"]
"""What a person can report, each with the kind of `answer` that it takes and the `question` for it."""
REPORTED_BELOW: int = _TABLE["reported_below"]
"""What every report is less than."""
WANTED: Mapping[str, str] = _TABLE["wanted"]
"""What each kind of answer has to be, in words."""

KEYS: Mapping[str, Sequence[Mapping[str, Any]]] = _TABLE["keys"]
"""The keys of the players by the mode that they hold in, as a person knows them; some are of one `face`."""
KEY_NAMES: Mapping[str, Mapping[str, str]] = _TABLE["key_names"]
"""What a face calls a key that it has another name for."""

PROSE_FIRST: Sequence[str] = _TABLE["prose"]["first"]
"""The fields of prose that are shown before others."""

NEXT_EXERCISE_WITHIN: int = _TABLE["next_exercise_within"]
"""How many steps ahead the next exercise is looked for."""

WORDS: Mapping[str, Any] = _TABLE["words"]
"""What the players show, with braces where something is filled in."""
SPOKEN: Mapping[str, str] = _TABLE["spoken"]
"""What is said at each event that is heard, filled in from the event and its step."""
