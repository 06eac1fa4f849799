"""Words said aloud by a program of the system, where it has one."""

import contextlib
import shutil
import subprocess
from collections.abc import Callable

PROGRAMS = ("espeak-ng", "espeak", "say")
"""Programs that say what they are given, the best first."""


def speaking_program() -> str | None:
    """The path of the program that speaks here, if there is one."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Voice:
    """Says one thing at a time: what is being said ends where the next begins.

    It never waits for a program, and one that fails is silent and nothing else.
    """

    def __init__(
        self, program: str, begin: Callable[..., "subprocess.Popen[bytes]"] = subprocess.Popen
    ) -> None:
        self._program, self._begin = program, begin
        self._saying: subprocess.Popen[bytes] | None = None
        self._ended: list[subprocess.Popen[bytes]] = []

    def say(self, text: str) -> None:
        """Say this, and no longer what was being said."""
        self.hush()
        self._ended = [process for process in self._ended if process.poll() is None]
        silent = subprocess.DEVNULL
        # The blank keeps a text that begins with a hyphen from being an option. A text may hold what no
        # argument can, which is a ValueError.
        with contextlib.suppress(OSError, ValueError):
            self._saying = self._begin(
                [self._program, f" {text}"], stdin=silent, stdout=silent, stderr=silent
            )

    def hush(self) -> None:
        """Say nothing any more."""
        if self._saying:
            with contextlib.suppress(OSError):
                self._saying.kill()
            self._ended.append(self._saying)
            self._saying = None

    def close(self) -> None:
        """Be silent, and leave no process behind."""
        self.hush()
        for process in self._ended:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)
