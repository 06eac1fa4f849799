"""The live run of a timeline, without a clock and without any input or output.

`live` is the session, `events` what it says, `talk` what is said within a step, `journal` what is kept of it,
`account` what comes of it, `drivers` turn real time into ticks.
"""

from routinekit.session.account import Summary
from routinekit.session.drivers import play, play_blocking
from routinekit.session.journal import JournalError, JournalFile, summary
from routinekit.session.live import Session

__all__ = [
    "JournalError",
    "JournalFile",
    "Session",
    "Summary",
    "play",
    "play_blocking",
    "summary",
]
