"""What is kept of a session, line by line, so that nothing is lost: JSON lines, of which each is an input.

The first line says what is played:

    {"routinekit_journal": 1, "routine": "Back", "mark": 123, "choices": {…}, "auto": false, "when": "…"}

Each other line is one input, with the time on the clock of the front end, the playing time, and what came
of it:

    {"input": "done", "clock_ms": 61000, "at_ms": 60000, "value": null, "events": [{"event": "paused", …}]}

Whoever gives the inputs to a new session comes to the same place. The version grows when a field changes its
meaning or goes away; a new field is no new version.
"""

import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from io import FileIO
from pathlib import Path
from stat import S_ISREG
from types import TracebackType
from typing import Any, NoReturn
from zlib import crc32

from attrs import frozen

from routinekit.disk import NotPlainError
from routinekit.model import Routine
from routinekit.resolve.names import used_files
from routinekit.session.table import INPUT_FIELDS, JOURNAL_VERSION
from routinekit.session.tally import Summary, Tally
from routinekit.steps import Timeline
from routinekit.written import written

LINE = 1024 * 1024
"""Bytes of a line at most; what is told in one is far less."""

_BLOCK = 64 * 1024

UNFIT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What comes of data that are not what they should be."""


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
    """A journal whose first line was read: what is played, and all inputs in order.

    The inputs are read as they are asked for, once, so that none has to be kept; what is wrong with one is
    raised as `JournalError` when its turn has come. The last line may be cut off, and is left out then.
    """

    routine: str
    mark: int
    choices: Mapping[str, Any]
    auto: bool
    when: str
    inputs: Iterator[Mapping[str, Any]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Journal":
        """Read the first of the lines of a journal; raises `JournalError` where there is none."""
        objects = _objects(lines)
        first = next(objects, {})
        if first.get("routinekit_journal") != JOURNAL_VERSION:
            raise JournalError(f"this is no journal of version {JOURNAL_VERSION}")
        found = {}
        for name, kind in _HEADING.items():
            if name not in first:
                raise JournalError(f"the first line of the journal lacks {name!r}")
            found[name] = first[name]
            if not isinstance(found[name], kind):
                raise JournalError(f"`{name}` in the first line of the journal is not what it should be")
        return cls(**found, inputs=objects)

    def tally(self) -> Tally:
        """What came of it, by its inputs; raises `JournalError` where one of them is damaged."""
        tally = Tally()
        for number, line in enumerate(self.inputs, 2):
            try:
                for event in line["events"]:
                    tally.add(event)
                tally.pass_to(line.get("at_ms", 0))
            except UNFIT as error:
                raise JournalError(f"line {number} of the journal can't be summed up") from error
        return tally


_HEADING: Mapping[str, type] = {"routine": str, "mark": int, "choices": dict, "auto": bool, "when": str}
"""What the first line has to have."""


def summary(lines: Iterable[str]) -> Summary:
    """What came of the session that wrote these lines of a journal.

    Raises `JournalError` where they are none.
    """
    return Journal.of(lines).tally().summary()


def _objects(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The lines as objects, of which all but the first have what each input has."""
    torn = ""
    for number, line in enumerate(lines, 1):
        if torn:
            raise JournalError(torn)
        try:
            value = json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            torn = f"line {number} of the journal can't be read"  # the last one may have been cut off
            continue
        if not isinstance(value, dict) or (number > 1 and not {*INPUT_FIELDS} <= set(value)):
            raise JournalError(f"line {number} of the journal is no input")
        yield value


def _refuse_constant(name: str) -> NoReturn:
    """`NaN` and `Infinity`, which Python reads, and which are no JSON."""
    raise ValueError(f"{name} is no JSON")


def journal_lines(path: Path) -> Iterator[str]:
    """The lines of a journal in a plain file, one after the other, with no more than one of them in memory.

    Where bytes are no UTF-8 there are escapes that no JSON has. Raises `OSError`, and `JournalError` where a
    line is too long to be one.
    """
    _require_plain(path, path.stat())
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _require_plain(path, os.fstat(handle))  # it may have become a pipe since
        number = 0
        while line := file.readline(LINE + 1):
            number += 1
            if len(line) > LINE:
                raise JournalError(f"line {number} of the journal is longer than {LINE:,} bytes")
            yield line.removesuffix(b"\n").decode("utf-8", "backslashreplace")


def _require_plain(path: Path, found: os.stat_result) -> None:
    if not S_ISREG(found.st_mode):
        raise NotPlainError(errno.EINVAL, "this is no plain file", str(path))


class JournalFile:
    """A journal in a file: each line is safe on the disk before anything else happens.

    `write` is what a session takes as its `record`. A file that is there is gone on with: what was cut off at
    its end is made whole where nothing but the end of the line is missing, and else taken away.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._file = self.path.open("a+b", buffering=0)  # so that nothing is left to be written at the end
        try:
            self._mend()
        except BaseException:
            self._file.close()
            raise

    def _mend(self) -> None:
        """Make the last line whole, or take it away."""
        whole, torn = _torn(self._file)
        try:
            json.loads(torn)
        except (ValueError, RecursionError):
            self._file.truncate(whole)
        else:
            self._append(b"\n")

    def write(self, line: Mapping[str, Any]) -> None:
        """Append a line, and don't come back before it is kept.

        Raises `OSError` where it can't be; then nothing of the line is.
        """
        before = os.fstat(self._file.fileno()).st_size
        try:
            self._append(json.dumps(line).encode() + b"\n")
        except OSError:
            self._file.truncate(before)
            raise

    def _append(self, data: bytes) -> None:
        while data:
            data = data[self._file.write(data) :]
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
        return journal_lines(self.path)


def _torn(file: FileIO) -> tuple[int, bytes]:
    """How many bytes the whole lines of a file take, and what comes after them."""
    start, torn = file.seek(0, os.SEEK_END), b""
    while start and b"\n" not in torn:
        size = min(start, max(_BLOCK, len(torn)))
        start = file.seek(start - size)
        torn = file.read(size) + torn
    whole = torn.rfind(b"\n") + 1
    return start + whole, torn[whole:]
