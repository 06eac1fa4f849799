"""Commands as processes of their own: on a pseudo-terminal, and started so that they ignore Ctrl-C."""

import os
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence

COMMAND = [sys.executable, "-m", "routinekit"]
IN_BACKGROUND = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]
"""Before a command: it ignores Ctrl-C when it begins, as what a script, cron or `nohup` starts with `&`."""
ON_TERMINAL = ["sh", "-c", ': <>"$0"; exec "$@"']
"""Before the path of a terminal and a command: a session gets the Ctrl-C of the first terminal it opens."""
PATIENCE = 60
"""Seconds until a command that hasn't ended on a terminal is killed."""


def in_terminal(
    arguments: Sequence[str],
    *,
    typed: Iterable[tuple[str, str | signal.Signals]] = (),
    environment: Mapping[str, str] | None = None,
    command: Sequence[str] = COMMAND,
) -> tuple[str, int]:
    """Run a command on a pseudo-terminal: all that it shows, and its exit status.

    One after the other, when words are shown, what stands beside them is typed, or sent as a signal.
    """
    terminal, there = os.openpty()
    termios.tcsetwinsize(there, (24, 80))
    process = subprocess.Popen(  # `pty.fork` is refused where there are threads
        [*ON_TERMINAL, os.ttyname(there), *command, *arguments],
        stdin=there,
        stdout=there,
        stderr=there,
        env={**os.environ, "TERM": "xterm-256color", **(environment or {})},
        start_new_session=True,
    )
    os.close(there)
    shown, new, waiting = b"", b"", [(words.encode(), keys) for words, keys in typed]
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end of a terminal
            break
        if not chunk:
            break
        shown, new = shown + chunk, new + chunk
        while waiting and waiting[0][0] in new:
            words, keys = waiting.pop(0)
            new = new.partition(words)[2]
            if isinstance(keys, signal.Signals):
                process.send_signal(keys)
            else:
                os.write(terminal, keys.encode())
    else:
        process.kill()
    status = process.wait()
    os.close(terminal)
    assert not waiting, shown.decode(errors="replace")
    return shown.decode(errors="replace"), status
