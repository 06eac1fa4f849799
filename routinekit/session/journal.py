"""What is kept of a session, line by line, so that nothing is lost: JSON lines, of which each is an input.

The first line says what is played:

    {"routinekit_journal": 1, "routine": "Back", "mark": 123, "choices": {…}, "auto": false, "when": "…"}

Each other line is one input, with the time on the clock of the front end, the playing time, and what came
of it:

    {"input": "done", "clock_ms": 61000, "at_ms": 60000, "value": null, "events": [{"event": "paused", …}]}

Whoever gives the inputs to a new session comes to the same place. The version grows when a field changes its
meaning or goes away; a new field is no new version.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any
from zlib import crc32

from attrs import frozen

from routinekit.model import Routine
from routinekit.resolve.names import used_files
from routinekit.session.table import INPUT_FIELDS, JOURNAL_VERSION
from routinekit.session.tally import Summary
from routinekit.steps import Timeline
from routinekit.written import written


class JournalError(ValueError):
    """Raised when lines are no journal, or not one of the routine they are used with."""


def mark_of(routine: Routine) -> int:
    """What tells the canonical text of a routine and the files it uses from others, whatever the comments."""
    texts = "\n".join(map(written, (routine, *used_files(routine))))
    return crc32(texts.encode("utf-8", "surrogatepass"))


def heading(timeline: Timeline, *, auto: bool, when: str = "") -> dict[str, Any]:
    """The first line of a journal; `when` is the time at which it begins, as the front end knows it."""
    return {
        "routinekit_journal": JOURNAL_VERSION,
        "routine": timeline.routine.name,
        "mark": mark_of(timeline.routine),
        "choices": timeline.chosen,
        "auto": auto,
        "when": when,
    }


@frozen
class Journal:
    """A journal that was read: what is played, and all inputs in order."""

    routine: str
    mark: int
    choices: Mapping[str, Any]
    auto: bool
    when: str
    inputs: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Journal":
        """Read the lines of a journal; the last one may be cut off.

        Raises `JournalError` where they are none.
        """
        first, *inputs = _objects(lines) or [{}]
        if first.get("routinekit_journal") != JOURNAL_VERSION:
            raise JournalError(f"this is no journal of version {JOURNAL_VERSION}")
        try:
            return cls(
                routine=first["routine"],
                mark=first["mark"],
                choices=first["choices"],
                auto=first["auto"],
                when=first["when"],
                inputs=tuple(inputs),
            )
        except KeyError as missing:
            raise JournalError(f"the first line of the journal lacks {missing}") from missing

    @property
    def summary(self) -> Summary:
        """What came of it."""
        events = (event for line in self.inputs for event in line["events"])
        return Summary.of(events, self.inputs[-1].get("at_ms", 0) if self.inputs else 0)


def summary(lines: Iterable[str]) -> Summary:
    """What came of the session that wrote these lines of a journal.

    Raises `JournalError` where they are none.
    """
    return Journal.of(lines).summary


def _objects(lines: Iterable[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    torn = ""
    for number, line in enumerate(lines, 1):
        if torn:
            raise JournalError(torn)
        try:
            value = json.loads(line)
        except ValueError:
            torn = f"line {number} of the journal can't be read"  # the last one may have been cut off
            continue
        if not isinstance(value, dict) or (found and not {*INPUT_FIELDS} <= set(value)):
            raise JournalError(f"line {number} of the journal is no input")
        found.append(value)
    return found


class JournalFile:
    """A journal in a file: each line is safe on the disk before anything else happens.

    `write` is what a session takes as its `record`. A file that is there is gone on with: what was cut off at
    its end is made whole where nothing but the end of the line is missing, and else taken away.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._file = self.path.open("ab")
        whole, torn = _torn(self.path.read_bytes())
        try:
            json.loads(torn)
        except ValueError:
            self._file.truncate(whole)
        else:
            self._append(b"\n")

    def write(self, line: Mapping[str, Any]) -> None:
        """Append a line, and don't come back before it is kept."""
        self._append(json.dumps(line).encode() + b"\n")

    def _append(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Nothing more is written."""
        self._file.close()

    def __enter__(self) -> "JournalFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[str]:
        return iter(self.path.read_text(encoding="utf-8").splitlines())


def _torn(data: bytes) -> tuple[int, bytes]:
    """How many bytes its whole lines take, and what comes after them."""
    whole = data.rfind(b"\n") + 1
    return whole, data[whole:]
