"""The folder of journals: a file for each run, in the user's data folder unless another is named."""

import sys
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path

from attrs import frozen

from routinekit.characters import name_key, printable
from routinekit.model import Routine
from routinekit.plan.words import slug
from routinekit.session.journal import Journal, JournalError, JournalFile, journal_lines, mark_of
from routinekit.session.tally import Summary
from routinekit.user_folders import user_folder


def _warn(what: str) -> None:
    print(printable(what), file=sys.stderr)


@frozen
class Run:
    """A run, as its journal tells it; `begun` where a step of it is."""

    path: Path
    mark: int
    when: str
    begun: bool
    summary: Summary

    @classmethod
    def of(cls, path: Path, journal: Journal) -> "Run":
        """The run of a journal; raises `JournalError`."""
        tally = journal.tally()
        return cls(path, journal.mark, journal.when, tally.begun, tally.summary())


@frozen
class Journals:
    """A folder of journals; `warn` is told of a file in it that is none."""

    folder: Path
    warn: Callable[[str], object] = _warn

    @classmethod
    def of(cls, folder: str | None) -> "Journals":
        """That folder, or the usual one."""
        return cls(Path(folder) if folder else user_folder("data") / "routinekit" / "journals")

    @staticmethod
    def now() -> str:
        """The time of day, as a journal keeps it."""
        return datetime.now().astimezone().isoformat(timespec="seconds")

    def begin(self, name: str) -> JournalFile:
        """A new journal for a routine of that name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        stem = f"{slug(name)[:60]}-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        numbered = (self.folder / f"{stem}-{number:03}.jsonl" for number in count(1))
        return JournalFile(next(path for path in numbered if not path.exists()))

    def of_routine(self, name: str) -> list[Run]:
        """The runs of a routine of that name, the oldest first; of a file that is no journal it is told."""
        runs = [run for path in sorted(self.folder.glob("*.jsonl")) if (run := self._read(path, name))]
        return sorted(runs, key=lambda run: run.when)

    def _read(self, path: Path, name: str) -> Run | None:
        """The run that a file tells of, if it is one of that routine."""
        try:
            journal = Journal.of(journal_lines(path))
            return Run.of(path, journal) if name_key(journal.routine) == name_key(name) else None
        except JournalError as error:
            self.warn(f"{path} is left out: {error}")
        except OSError as error:
            self.warn(f"{path} is left out: {(error.strerror or 'it is no file').lower()}")
        return None

    def unfinished(self, routine: Routine) -> Path | None:
        """The newest journal of that very routine, where it begins something and has no end."""
        runs = self.of_routine(routine.name)
        if not runs:
            return None
        run = runs[-1]
        goes_on = run.begun and not run.summary.finished and run.mark == mark_of(routine)
        return run.path if goes_on else None
