"""The folder of journals: a file for each run, in the user's data folder unless another is named."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from attrs import frozen

from routinekit.characters import name_key
from routinekit.model import Routine
from routinekit.plan.words import slug
from routinekit.session.journal import Journal, JournalError, JournalFile, mark_of
from routinekit.user_folders import user_folder


@frozen
class Journals:
    """A folder of journals."""

    folder: Path

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

    def of_routine(self, name: str) -> Iterator[tuple[Path, Journal]]:
        """The journals of a routine of that name, the oldest first; files that are none are passed by."""
        found = []
        for path in self.folder.glob("*.jsonl"):
            try:
                journal = Journal.of(path.read_text(encoding="utf-8").splitlines())
            except (JournalError, OSError, UnicodeDecodeError):
                continue
            if name_key(journal.routine) == name_key(name):
                found.append((journal.when, path, journal))
        return ((path, journal) for _, path, journal in sorted(found, key=lambda each: each[:2]))

    def unfinished(self, routine: Routine) -> Path | None:
        """The newest journal of that very routine, where it begins something and has no end."""
        runs = [*self.of_routine(routine.name)]
        if not runs:
            return None
        path, journal = runs[-1]
        begun = any(event["event"] == "step-started" for line in journal.inputs for event in line["events"])
        ended = journal.summary.finished
        return path if begun and not ended and journal.mark == mark_of(routine) else None
