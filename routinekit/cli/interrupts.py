"""How a command is ended from outside: Ctrl-C and SIGTERM interrupt it, however it was started.

A shell that starts a command in the background has it ignore Ctrl-C, and Python leaves it at that: it could
be ended by SIGKILL alone, which lets nobody put in order what is begun.
"""

import signal
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

from attrs import Factory, define

STOPPED = 130
"""What a shell expects of a command that Ctrl-C ended."""
TERMINATED = 143
"""What it expects of one that SIGTERM ended."""


@define
class Interrupts:
    """A context in which both signals raise `KeyboardInterrupt`; `terminated` where it was SIGTERM."""

    terminated: bool = False
    _before: dict[signal.Signals, Any] = Factory(dict)

    def __enter__(self) -> "Interrupts":
        with suppress(ValueError):  # in another thread than the first, which alone gets signals
            self._handle(signal.SIGINT, signal.default_int_handler)
            self._handle(signal.SIGTERM, self._terminate)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _handle(self, number: signal.Signals, handler: Any) -> None:
        self._before[number] = signal.signal(number, handler)

    def _terminate(self, _number: int, _frame: FrameType | None) -> None:
        """Do what Ctrl-C does now: an event loop, for one, ends its tasks before it raises."""
        self.terminated = True
        signal.raise_signal(signal.SIGINT)
