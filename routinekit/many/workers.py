"""Processes that read files, each at the other end of a pipe of its own.

A pipe for each says which file a process had in hand when it was killed, and a process can be ended while it
works without a trace in what others send. The executor of `concurrent.futures` knows neither: one process
that dies takes the answers of all with it, and none can be ended before it is done.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from types import TracebackType

from attrs import Factory, define

from routinekit.file_text import reader_killed
from routinekit.limits import Limits
from routinekit.loading import Result
from routinekit.many.compiled import Compiled, Root, compile_file

_FILES = 8
"""How many files a process is given at a time, so that it seldom waits for more."""
_AHEAD = 4
"""How many such batches for each process may be begun and not yet handed on."""
_MOST = 60
"""Processes; Windows can't wait for many more."""
_IN_VAIN = 20
"""So many may be killed one after the other before any is ready; then this process reads by itself."""

_FAILED = 1
"""The exit status of a process that raised an exception, and that nobody killed."""

_starting = Lock()
_blocked: Callable[..., object] | None = getattr(signal, "pthread_sigmask", None)  # not on Windows


@define(eq=False)
class _Batch:
    """Files that one process reads one after the other, and the records that have come back so far."""

    paths: deque[str]
    records: deque[Compiled] = Factory(deque)


@define(eq=False)
class _Worker:
    """A process; `batch` is what it does, None before it has said that it is ready."""

    process: BaseProcess
    connection: Connection
    batch: _Batch | None = None

    @property
    def idle(self) -> bool:
        """Whether it is ready and has nothing to do."""
        return self.batch is not None and not self.batch.paths


class Workers:
    """At most so many processes, as a context; when it ends, they end."""

    def __init__(self, most: int, root: Root, limits: Limits) -> None:
        self._most, self._given = min(most, _MOST), (root, limits)
        self._ahead = _AHEAD * self._most
        self._workers: list[_Worker] = []
        self._waiting: deque[_Batch] = deque()
        self._in_vain = 0  # how many have died since one was ready
        self._any_ready = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            if not worker.idle:  # the others end by themselves when the pipe does
                worker.process.kill()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join()

    def compiled(self, paths: Iterator[str]) -> Generator[Compiled, None, None]:
        """The records of files, in the order of the paths."""
        begun: deque[_Batch] = deque()
        while True:
            while len(begun) < self._ahead and (some := deque(islice(paths, _FILES))):
                begun.append(_Batch(some))
                self._waiting.append(begun[-1])
            if not begun:
                return
            self._give()
            first = begun[0]
            while first.records:
                yield first.records.popleft()
            if not first.paths:
                begun.popleft()
            elif self._workers:
                self._listen()
            else:
                yield compile_file(first.paths.popleft(), *self._given)

    def _give(self) -> None:
        """Give what waits to who has nothing to do, and see to it that somebody will have."""
        idle = [worker for worker in self._workers if worker.idle]
        while self._waiting and idle:
            worker, batch = idle.pop(), self._waiting.popleft()
            try:
                worker.connection.send(tuple(batch.paths))
                worker.batch = batch
            except ConnectionError:  # it was killed since, as `_listen` will see
                self._waiting.appendleft(batch)
        beginning = sum(worker.batch is None for worker in self._workers)
        for _ in range(min(len(self._waiting) - beginning, self._most - len(self._workers))):
            try:
                self._start()
            except OSError:  # there is no room for another one
                self._most = len(self._workers)
                break

    def _start(self) -> None:
        context = get_context("spawn")  # a fork would copy locks that other threads hold
        here, there = context.Pipe()
        process = context.Process(target=work, args=(there, *self._given), daemon=True)
        try:
            with _no_interrupts(), _few_arguments():
                process.start()
                self._workers.append(_Worker(process, here))
        finally:
            there.close()  # so that the end of the process is the end of the pipe

    def _listen(self) -> None:
        """Wait until somebody says something, and take it."""
        ready = wait([worker.connection for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                said: Compiled | None = worker.connection.recv()
            except (EOFError, OSError):  # the latter where it was killed in the middle of a record
                self._bury(worker)
                continue
            if said is None:
                worker.batch = _Batch(deque())
                self._in_vain, self._any_ready = 0, True
            else:
                assert worker.batch is not None
                worker.batch.paths.popleft()
                worker.batch.records.append(said)

    def _bury(self, worker: _Worker) -> None:
        """Tell what a dead process had in hand, and leave the rest of it to another."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        batch = worker.batch
        if batch is None:
            if worker.process.exitcode == _FAILED and not self._any_ready:
                raise RuntimeError(
                    "no process can be started to read files; in a script, call `compile_many` "
                    'below `if __name__ == "__main__":`, or with `workers=1`'
                )
            self._in_vain += 1
            if self._in_vain >= _IN_VAIN:
                self._most = len(self._workers)
            return
        if batch.paths:
            path = batch.paths.popleft()
            batch.records.append(Compiled.of(path, Result(None, (reader_killed(path),))))
        if batch.paths:
            self._waiting.appendleft(batch)


def work(connection: Connection, root: Root, limits: Limits) -> None:
    """What a process does: say that it is ready, then read files and answer for each, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for Windows, where it can't be blocked
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # or who ignores it would at its end wait for this process
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, ConnectionError):
        connection.send(None)
        while True:
            for path in connection.recv():
                connection.send(compile_file(path, root, limits))


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, also by SIGKILL and in the middle of a file.

    A thread waits for that, since Linux alone would send a signal, and sends it when the thread that started
    this process ends, which may be long before its process does.
    """
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Processes that begin in here never see Ctrl-C: a terminal sends it to all, and one ends the others."""
    if _blocked is None:
        yield
        return
    resource_tracker.ensure_running()  # or it would be started in here, and let interrupts through again
    before = _blocked(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        _blocked(signal.SIG_SETMASK, before)


@contextmanager
def _few_arguments() -> Iterator[None]:
    """Processes that begin in here are told the name of the program, and not its thousands of arguments.

    `multiprocessing` writes all that it tells into a pipe, and where that is more than the pipe can hold,
    waits for a process to read it, for ever if that was killed before.
    """
    with _starting:
        before = sys.argv
        sys.argv = before[:1]
        try:
            yield
        finally:
            sys.argv = before
