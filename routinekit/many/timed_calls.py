"""Calls in processes of their own, each of which is killed where its call takes too long.

A thread can't be ended from outside, and what counts work sees only what somebody thought of; the end of a
process is the end of all that it does, and of the memory that it took.
"""

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Protocol, TypeVar

from attrs import define

from routinekit.many.workers import _end_with_parent, _no_interrupts

T = TypeVar("T")

_START_SECONDS = 30
"""How long a process may take until it is ready; on most machines a third of a second."""


class CallEndedError(Exception):
    """Raised where a call took too long, or its process was ended from outside."""


class Calls(Protocol):
    """How a function is called that may take long: at most `seconds`, or less where that is asked for."""

    seconds: float

    def call(self, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
        """What the function returns. Raises `CallEndedError`."""


class DirectCalls:
    """Calls in this process, which take as long as they take."""

    seconds = float("inf")

    def call(self, _seconds: float, function: Callable[..., T], *arguments: Any) -> T:
        """What the function returns."""
        return function(*arguments)


@define(eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False


class TimedCalls:
    """Calls in as many processes as there are threads that call at the same time, which are kept for later.

    `functions` are those that will be called, so that their modules are loaded before time is counted. They
    raise nothing; what they take and return can be pickled.
    """

    def __init__(self, seconds: float, *functions: Callable[..., Any]) -> None:
        self.seconds, self._functions = seconds, functions
        self._idle: list[_Worker] = []

    def call(self, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
        """What the function returns. Raises `CallEndedError`."""
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = self._started()
        try:
            returned: T = _asked(worker, min(seconds, self.seconds), function, arguments)
        except (EOFError, OSError) as error:  # also where it was killed in the middle of an answer
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
            self._idle.append(self._started())  # so that nobody waits for it later
            raise CallEndedError from error
        self._idle.append(worker)
        return returned

    def _started(self) -> _Worker:
        context = get_context("spawn")  # a fork would copy locks that other threads hold
        here, there = context.Pipe()
        process = context.Process(target=work, args=(there, *self._functions), daemon=True)
        try:
            with _no_interrupts():
                process.start()
        finally:
            there.close()  # so that the end of the process is the end of the pipe
        return _Worker(process, here)


def _asked(worker: _Worker, seconds: float, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    if not worker.ready:
        _wait(worker, _START_SECONDS)
        worker.connection.recv()
        worker.ready = True
    worker.connection.send((function, arguments))
    _wait(worker, seconds)
    returned: T = worker.connection.recv()
    return returned


def _wait(worker: _Worker, seconds: float) -> None:
    if not worker.connection.poll(seconds):
        raise TimeoutError


def work(connection: Connection, *_: Callable[..., Any]) -> None:
    """What a process does: say that it is ready, then call what it is told to, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for Windows, where it can't be blocked
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, ConnectionError):
        connection.send(None)
        while True:
            function, arguments = connection.recv()
            connection.send(function(*arguments))
