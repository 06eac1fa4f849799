"""The live run of a timeline, without a clock and without any input or output.

`live` is the session, `course` what follows what in it, `events` what it says, `talk` what is said within a
step, `care` what the author wants heeded, `journal` what is kept of it and `schema` its form, `account` what
comes of it; `drivers` turn real time into ticks.
"""

from routinekit.session.account import Summary
from routinekit.session.drivers import play, play_blocking
from routinekit.session.journal import JournalError, JournalFile, summary
from routinekit.session.live import Session
from routinekit.session.schema import journal_schema

__all__ = [
    "JournalError",
    "JournalFile",
    "Session",
    "Summary",
    "journal_schema",
    "play",
    "play_blocking",
    "summary",
]
