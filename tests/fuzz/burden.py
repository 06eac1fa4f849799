"""What a text costs in all that is done with texts: calls, bytes given out, memory; and what breaks on it.

Each text is read in a process of its own, which is stopped at its bounds: so nothing hangs, and what one text
leaves behind costs no other anything. Calls are counted, for they are the same on a busy machine; the time of
the processor bounds what makes no calls.
"""

import io
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import asdict, frozen

import routinekit as rk
from routinekit.cli.show import outline
from routinekit.cli.style import Style
from routinekit.fixes import applied, safe_fixes
from routinekit.limits import Limits
from routinekit.report import full
from routinekit.web.player_page import player_page
from tests.fuzz.hostile import Shape

MIB = 1024 * 1024
CALLS, LEAST_CALLS = 12_000_000, 1_500_000
"""Calls a MiB of text, which take about two seconds; and what the smallest text may take."""
SECONDS, LEAST_SECONDS = 8, 5
"""The processor's, while calls are counted, which takes about four times as long."""
MEMORY, LEAST_MEMORY = 200 * MIB, 64 * MIB
GIVEN, LEAST_GIVEN = 200 * MIB, 8 * MIB
"""Bytes of what is given out: plan, steps, page, outline, messages."""
SHOWN = 20
"""Diagnostics that are written in full, and steps that are looked at."""


@frozen
class Burden:
    """What came of one text: what is `wrong`, if anything is, at which stage, and what it cost."""

    wrong: str
    stage: str
    calls: int = 0
    given: int = 0
    memory: int = 0
    size: int = 0

    @property
    def kind(self) -> str:
        """What findings are told apart by."""
        return f"{self.wrong} in {self.stage}" if self.wrong else ""


class _TooMuchError(BaseException):
    """Raised at a bound; no handler of what is tested catches it."""


def stages(shape: Shape, folder: Path) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """All that is done with a text, each with what came of the first two: the result, then the timeline."""
    text = shape.text
    yield "parse", lambda _: rk.parse(text, folder=folder)
    yield "messages", lambda got: "".join(full(found) for found in got["parse"].diagnostics[:SHOWN])
    yield "fixes", lambda got: applied(text, safe_fixes(got["parse"].diagnostics))
    yield "format", lambda got: rk.format(got["parse"].routine)
    yield "timeline", lambda got: rk.timeline(got["parse"].routine, **shape.choices)
    yield "outline", lambda got: "\n".join(outline(got["timeline"], Style(io.StringIO())))
    yield "plan", lambda got: json.dumps(rk.plan_json(got["timeline"]))
    yield (
        "steps as JSON",
        lambda got: json.dumps(rk.timeline_json(got["timeline"], limits=Limits(exported_steps=1000))),
    )
    yield "page", lambda got: player_page(got["timeline"])
    yield "steps", lambda got: _some_steps(got["timeline"])


def _some_steps(timeline: rk.Timeline) -> None:
    """The first steps, the last, and some between, each where it should be."""
    count = len(timeline)
    for index in {
        *range(min(SHOWN, count)),
        *(count * n // SHOWN for n in range(SHOWN) if count),
        *([count - 1] * (count > 0)),
    }:
        assert timeline[index].index == index


_NEEDS_A_ROUTINE = ("format", "timeline")
_NEEDS_A_TIMELINE = ("outline", "plan", "steps as JSON", "page", "steps")


def warm_up() -> None:
    """Have what is made once and kept, so that no text pays for it."""
    with TemporaryDirectory() as folder:
        got: dict[str, Any] = {}
        for stage, do in stages(Shape(()), Path(folder)):
            got[stage] = do(got)


def burden_of(shape: Shape) -> Burden:
    """What a shape costs, found in a process of its own."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        os.write(writes, json.dumps(asdict(_measured(shape))).encode())
        os._exit(0)
    os.close(writes)
    with open(reads, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return Burden(**json.loads(said)) if said else Burden("the process was ended", "all")


def _measured(shape: Shape) -> Burden:
    with TemporaryDirectory() as folder:
        for name, text in shape.files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        size = len(shape.text.encode()) + sum(map(len, shape.files.values()))
        return _Meter(size).measure(stages(shape, Path(folder)))


class _Meter:
    """Counts what the stages of one text cost, and stops at its bounds."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.most_calls = max(LEAST_CALLS, CALLS * size // MIB)
        self.most_memory = max(LEAST_MEMORY, MEMORY * size // MIB)
        self.most_given = max(LEAST_GIVEN, GIVEN * size // MIB)
        self.seconds = max(LEAST_SECONDS, SECONDS * size / MIB)
        self.calls = self.given = 0
        self.before = self._peak

    @property
    def _peak(self) -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    def _count(self, _frame: object, event: str, _of: object) -> None:
        if event in ("call", "c_call"):
            self.calls += 1
            if self.calls > self.most_calls:
                raise _TooMuchError("too many calls")

    def _end(self, *_: object) -> None:
        raise _TooMuchError("too much time")

    def measure(self, all_stages: Iterator[tuple[str, Callable[[Any], Any]]]) -> Burden:
        """What all stages together cost, or what is wrong at the first where something is."""
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (pages + 2 * self.most_memory,) * 2)
        signal.signal(signal.SIGPROF, self._end)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(20 * self.seconds))  # where one call of C never comes back
        got: dict[str, Any] = {}
        for stage, do in all_stages:
            if (stage in _NEEDS_A_ROUTINE and got["parse"].routine is None) or (
                stage in _NEEDS_A_TIMELINE and "timeline" not in got
            ):
                continue
            wrong = self._wrong(stage, do, got)
            if wrong:
                return self._burden(wrong, stage)
        return self._burden("", "")

    def _burden(self, wrong: str, stage: str) -> Burden:
        return Burden(wrong, stage, self.calls, self.given, self._peak - self.before, self.size)

    def _wrong(self, stage: str, do: Callable[[Any], Any], got: dict[str, Any]) -> str:
        self.calls = self.given = 0  # each stage has the bounds for itself
        signal.setitimer(signal.ITIMER_PROF, self.seconds)
        sys.setprofile(self._count)
        try:
            got[stage] = do(got)
        except rk.RoutineError:
            return ""
        except _TooMuchError as error:
            return str(error)
        except MemoryError:
            return "too much memory"
        except Exception as error:  # that none comes out is what is promised
            return type(error).__name__
        finally:
            sys.setprofile(None)
            signal.setitimer(signal.ITIMER_PROF, 0)
        self.given = len(got[stage].encode("utf-8", "surrogatepass")) if isinstance(got[stage], str) else 0
        if self.given > self.most_given:
            return "too many bytes given out"
        return "too much memory" if self._peak - self.before > self.most_memory else ""
