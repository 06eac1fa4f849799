"""`routinekit play`: the player of the terminal where it is installed, else the plain one, one line a step.

A run is kept in a journal, so that one that was cut off can be gone on with; `journals` says where. Played at
another speed it is a look at the routine and no run, and kept only where `--journal` asks for it. Where it
can't be kept, for the disk is full, it goes on without: the plain player says so at once, the other asks.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import define

from routinekit.characters import printable
from routinekit.cli.files import open_timeline
from routinekit.cli.interrupts import STOPPED
from routinekit.cli.journals import Journals
from routinekit.cli.plain import PlainPlayer
from routinekit.session import Session
from routinekit.session.journal import JournalFile, journal_lines
from routinekit.steps import Timeline


def run(options: argparse.Namespace) -> int:
    """Play to the end; 1 if the file has errors, 130 if the person ended it."""
    timeline = open_timeline(options)
    if timeline is None:
        return 1
    journals = Journals.of(options.journal)
    kept = not options.no_journal and (options.speed == 1 or options.journal is not None)
    runs = _Runs(timeline, journals if kept else None, auto=not options.wait)
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        if on_terminal and not options.plain and find_spec("textual"):
            status: int = import_module("routinekit.terminal").run(
                runs.fresh,
                unfinished=runs.unfinished(),
                speed=options.speed,
                quiet=options.quiet,
                speak=options.speak,
                unkept=lambda: runs.unkept,
            )
            return status
        unfinished = runs.unfinished() if on_terminal else None
        runs.tell = lambda why: print(f"\n{why}", file=sys.stderr)
        player = PlainPlayer(sys.stdout, sys.stdin, options.speed)
        session = unfinished() if unfinished and player.wants_to_go_on(unfinished) else runs.fresh()
        return 0 if player.play(session) else STOPPED
    finally:
        runs.close()


@define
class _Runs:
    """Sessions of one timeline, with their journals where they are kept.

    `unkept` says why a run isn't kept that should be, once it isn't; `tell` is told so.
    """

    timeline: Timeline
    journals: Journals | None
    auto: bool
    file: JournalFile | None = None
    unkept: str = ""
    tell: Callable[[str], object] = str

    def fresh(self) -> Session:
        """A new run."""
        if self.journals is None:
            return Session(self.timeline, auto=self.auto)
        try:
            self.file = self.journals.begin(self.timeline.routine.name)
        except OSError as error:
            self._give_up(self.journals.folder, error)
        return Session(self.timeline, auto=self.auto, record=self._write, when=self.journals.now())

    def unfinished(self) -> Callable[[], Session] | None:
        """How to go on with the newest run, where it was cut off."""
        path = self.journals.unfinished(self.timeline.routine) if self.journals else None
        if path is None:
            return None

        def go_on() -> Session:
            try:
                self.file = JournalFile(path)
            except OSError as error:
                self._give_up(path, error)
            return Session.restore(self.timeline.routine, journal_lines(path), record=self._write)

        return go_on

    def _write(self, line: Mapping[str, Any]) -> None:
        """Keep a line, as long as lines can be kept: a journal with a gap would tell of another run."""
        if self.file and not self.unkept:
            try:
                self.file.write(line)
            except OSError as error:
                self._give_up(self.file.path, error)

    def _give_up(self, path: Path, error: OSError) -> None:
        why = (error.strerror or str(error)).lower()
        self.unkept = printable(f"{path} can't be written: {why}; the run is not kept from here on")
        self.tell(self.unkept)

    def close(self) -> None:
        """The journal is complete."""
        if self.file:
            self.file.close()
