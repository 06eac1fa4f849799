"""Many files at once: a record for each of them, made by several processes where that is worth it."""

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from os import PathLike

from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.many.compiled import Compiled, Root, compile_file

__all__ = ["Compiled", "compile_many"]

FEW = 100
"""Fewer files than these are done before another process has begun."""


def compile_many(
    paths: Iterable[str | PathLike[str]],
    *,
    workers: int | None = None,
    root: str | PathLike[str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Generator[Compiled, None, None]:
    """A record for each file, in the order of the paths, made as they are asked for.

    Nothing is raised about a file: one that has errors, or can't be read, or was read by a process that
    somebody killed, says so in its record. `root` and `limits` are those of `load`.

    Many files are read by as many processes as there are processors, or by `workers` of them; few, or with
    `workers=1`, by this one. Some hundred files at most are read ahead. Closing the iterator ends the
    processes at once, and so does an exception, Ctrl-C included. They are started afresh and not forked, so
    a program may have threads; as with all of `multiprocessing`, a script keeps what it does below
    `if __name__ == "__main__":`, and `RuntimeError` is raised where one doesn't. A process that is killed
    costs at most the file that it had in hand; where no other can be started, this one reads on.

    >>> for record in compile_many(["examples/lower-back-pain.routine", "none.routine"]):
    ...     print(record.path, record.total and record.total.known, *record.diagnostics)
    examples/lower-back-pain.routine 0:23:10
    none.routine None none.routine:1:1: RK601 there is no such file
    """
    if isinstance(paths, str):
        raise TypeError(f"`paths` is the paths of files, not one path: [{paths!r}]")
    if workers is not None and workers < 1:
        raise ValueError(f"`workers` is 1 or more, not {workers}")
    return _compiled((os.fspath(path) for path in paths), workers or _processors(), root, limits)


def _compiled(
    paths: Iterator[str], workers: int, root: Root, limits: Limits
) -> Generator[Compiled, None, None]:
    first = list(islice(paths, FEW)) if workers > 1 else []
    if len(first) < FEW:
        for path in chain(first, paths):
            yield compile_file(path, root, limits)
    else:
        from routinekit.many.workers import Workers  # noqa: PLC0415 - of no use to who reads one file

        with Workers(workers, root, limits) as crew:
            yield from crew.compiled(chain(first, paths))


def _processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)  # Linux alone tells
    return len(usable(0)) if usable else os.cpu_count() or 1
