"""`routinekit play`: the player of the terminal where it is installed, else the plain one, one line a step.

A run is kept in a journal, so that one that was cut off can be gone on with; `journals` says where. Played at
another speed it is a look at the routine and no run, and kept only where `--journal` asks for it.
"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from attrs import define

from routinekit.cli.files import open_timeline
from routinekit.cli.interrupts import STOPPED
from routinekit.cli.journals import Journals
from routinekit.cli.plain import PlainPlayer
from routinekit.session import Session
from routinekit.session.journal import JournalFile
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
            )
            return status
        unfinished = runs.unfinished() if on_terminal else None
        player = PlainPlayer(sys.stdout, sys.stdin, options.speed)
        session = unfinished() if unfinished and player.wants_to_go_on(unfinished) else runs.fresh()
        return 0 if player.play(session) else STOPPED
    finally:
        runs.close()


@define
class _Runs:
    """Sessions of one timeline, with their journals where they are kept."""

    timeline: Timeline
    journals: Journals | None
    auto: bool
    file: JournalFile | None = None

    def fresh(self) -> Session:
        """A new run."""
        if self.journals is None:
            return Session(self.timeline, auto=self.auto)
        self.file = self.journals.begin(self.timeline.routine.name)
        return Session(self.timeline, auto=self.auto, record=self.file.write, when=self.journals.now())

    def unfinished(self) -> Callable[[], Session] | None:
        """How to go on with the newest run, where it was cut off."""
        path = self.journals.unfinished(self.timeline.routine) if self.journals else None
        if path is None:
            return None

        def go_on() -> Session:
            self.file = JournalFile(path)
            return Session.restore(self.timeline.routine, list(self.file), record=self.file.write)

        return go_on

    def close(self) -> None:
        """The journal is complete."""
        if self.file:
            self.file.close()
