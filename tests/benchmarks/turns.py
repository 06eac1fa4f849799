"""Sides that take turns: what is measured one after the other, round by round, has the same weather."""

import gc
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from time import process_time

from attrs import frozen

from routinekit.parser.statements import doses_of, head_of

Side = Callable[[], float]
"""Does its work once and tells the seconds that it took."""


@frozen
class Effort:
    """How much is measured: how many rounds, and of small things only or of large ones too."""

    rounds: int
    small: bool

    @property
    def fewer(self) -> "Effort":
        """For what takes many seconds a round."""
        return Effort(max(1, self.rounds // 5), self.small)


def taking_turns(sides: Mapping[str, Side], effort: Effort) -> dict[str, tuple[float, ...]]:
    """The seconds of each side, a figure a round; each round begins with another side."""
    names = list(sides)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(effort.rounds):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            seconds[name].append(sides[name]())
    return {name: tuple(each) for name, each in seconds.items()}


def forget() -> None:
    """Nothing that was read is known any more."""
    doses_of.cache_clear()
    head_of.cache_clear()


def worked(action: Callable[[], object], times: int = 1) -> Side:
    """A side in this process: the processor's time, which other processes don't lengthen.

    What was read in the round before is forgotten, which is not counted.
    """

    def side() -> float:
        forget()
        gc.collect()
        began = process_time()
        for _ in range(times):
            action()
        return (process_time() - began) / times

    return side


def launched(byte_code: str, *arguments: str) -> Side:
    """A side in a process of its own, from its start to its end: the processor's time for it.

    The folder holds the byte code of what it imports, as that of an installed package stands beside it.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": byte_code}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def side() -> float:
        before = _of_children()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
        return _of_children() - before

    side()  # writes the byte code
    return side


def command(package: str, *arguments: str) -> Sequence[str]:
    """What the installed script of a package does, wherever it is installed."""
    script = f"import sys; from {package}.cli import main; sys.exit(main())"
    return ("-c", script, *arguments)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
