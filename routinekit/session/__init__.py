"""The live run of a timeline, without a clock and without any input or output.

`live` is the session. `table` says which input does what in which phase, `inputs` are the effects, `machine`
what follows from them. `events` are what it says, `speech` is what is said within a step, `safety` what the
author wants heeded. `journal` is what is kept of it and `schema` its form, `tally` what comes of it;
`drivers` turn real time into ticks.
"""

from routinekit.session.drivers import play, play_blocking
from routinekit.session.journal import JournalError, JournalFile, summary
from routinekit.session.live import Session
from routinekit.session.schema import journal_schema
from routinekit.session.tally import Summary

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
