"""The tree of time: instructions, and branches that repeat them, with sums that are computed.

A routine of 10^12 steps is a few nodes here. Each branch knows how many steps it has and how long they take
without walking them, so that a step is found by its number or by the time in as many divisions as the tree is
deep. What a routine means is decided elsewhere (`exercise`, `routine`); this is arithmetic.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import is_
from typing import Literal

from attrs import evolve, field, frozen

from routinekit.model import Prose
from routinekit.source import Span, here

Kind = Literal["prepare", "work", "hold", "breathe", "rest", "switch", "confirm"]
Ends = Literal["clock", "person"]
Axis = Literal["set", "rep", "round"]


@frozen
class Measure:
    """How many steps, and how long: milliseconds the author wrote, milliseconds estimated, open steps."""

    steps: int = 0
    exact: int = 0
    estimated: int = 0
    open: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(
            self.steps + other.steps,
            self.exact + other.exact,
            self.estimated + other.estimated,
            self.open + other.open,
        )

    def __mul__(self, times: int) -> "Measure":
        return Measure(self.steps * times, self.exact * times, self.estimated * times, self.open * times)

    @property
    def time(self) -> int:
        """All the milliseconds that are known."""
        return self.exact + self.estimated


NOTHING = Measure()


def together(measures: Sequence[Measure]) -> Measure:
    """What several measures come to."""
    if len(measures) == 1:
        return measures[0]
    return Measure(
        sum([measure.steps for measure in measures]),
        sum([measure.exact for measure in measures]),
        sum([measure.estimated for measure in measures]),
        sum([measure.open for measure in measures]),
    )


@frozen
class SpokenCue:
    """Words to say within a step, so many milliseconds after it begins."""

    at: int
    text: str


@frozen(kw_only=True)
class Instruction:
    """One step without its number, its start and its counters; shared by all steps that are alike.

    `span` is a place in the text of the routine; what another file says has none there.
    """

    kind: Kind
    text: str
    label: str
    duration: int | None = None
    exact: bool = False
    ends: Ends = "clock"
    exercise: str | None = None
    side: str | None = None
    phase: str | None = None
    target: Mapping[str, object] = field(factory=dict, hash=False)
    span: Span | None = field(default=None, converter=here)
    prose: tuple[Prose, ...] = ()
    tasks: tuple[str, ...] = ()
    cues: tuple[SpokenCue, ...] = ()

    @cached_property
    def measure(self) -> Measure:
        """What one such step adds to a total."""
        if self.duration is None:
            return Measure(1, 0, 0, 1)
        return Measure(1, self.duration, 0) if self.exact else Measure(1, 0, self.duration)


class _Sums:
    """Running sums over parts, to find the part that holds a step or a moment."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self.before = tuple(accumulate(measures, initial=NOTHING))
        self.total = self.before[-1]
        self._steps = [measure.steps for measure in self.before]
        self._times = [measure.time for measure in self.before]
        self._first_open = bisect_right([measure.open for measure in self.before], 0) - 1

    def part_of_step(self, index: int) -> int:
        return bisect_right(self._steps, index) - 1

    def part_of_time(self, time: int) -> int:
        """The part that holds the moment; an open step holds all that comes after it."""
        return min(bisect_right(self._times, time) - 1, self._first_open)


@frozen
class Run:
    """Something done so many times, one after the other; of several `bodies` each has its turn.

    A run may count (`axis`, from `first`, of `of`) or have a name in the path (`label`), or neither. A
    `pause` stands by itself, and is left out where nothing follows it.
    """

    bodies: tuple["Node", ...]
    times: int = 1
    axis: Axis | None = field(default=None, kw_only=True)
    first: int = field(default=1, kw_only=True)
    of: int = field(default=1, kw_only=True)
    label: str = field(default="", kw_only=True)
    pause: bool = field(default=False, kw_only=True)

    @cached_property
    def cycle(self) -> _Sums:
        """The sums over one turn of each body."""
        return _Sums([body.measure for body in self.bodies])

    @cached_property
    def measure(self) -> Measure:
        """What the whole run comes to; of one body, without the sums that finding a step takes."""
        if len(self.bodies) > 1:
            return self.before(self.times)
        once = self.bodies[0].measure
        return once if self.times == 1 else once * self.times

    @cached_property
    def leaves(self) -> tuple["Leaf", ...]:
        """The steps of one turn, where all turns are alike and each step is done once in it; else none."""
        body = self.bodies[0]
        if len(self.bodies) > 1 or isinstance(body, Instruction) or body.whole is not None:
            return ()
        done = [
            (run, node, node.measure) for run in body.runs if isinstance(node := run.bodies[0], Instruction)
        ]
        if len(done) < len(body.runs) or any(run.times > 1 for run in body.runs):
            return ()
        return tuple([(run, node, adds.time, adds.estimated, adds.open) for run, node, adds in done])

    def before(self, turn: int) -> Measure:
        """What the turns before that one come to."""
        cycles, rest = divmod(turn, len(self.bodies))
        return self.cycle.total * cycles + self.cycle.before[rest]

    def body(self, turn: int) -> "Node":
        """What is done in that turn, from 0."""
        return self.bodies[turn % len(self.bodies)]

    def turn_of_step(self, index: int) -> int:
        """The turn that holds the step of that number."""
        cycles, rest = divmod(index, self.cycle.total.steps)
        return cycles * len(self.bodies) + self.cycle.part_of_step(rest)

    def turn_of_time(self, time: int) -> int:
        """The turn that holds the moment."""
        if self.cycle.total.open:
            return self.cycle.part_of_time(time)
        cycles, rest = divmod(time, self.cycle.total.time)
        return cycles * len(self.bodies) + self.cycle.part_of_time(rest)

    @property
    def end(self) -> tuple[int, "Node"]:
        """How many turns stay as they are without the pauses at the very end, and what the next comes to.

        Where a turn of each body is nothing but pauses, so are all: they need not be gone through.
        """
        for turn in range(self.times - 1, max(-1, self.times - 1 - len(self.bodies)), -1):
            body = self.body(turn)
            kept = body.without_last_pauses if isinstance(body, Branch) else body
            if kept.measure.steps:
                return turn, kept
        return 0, EMPTY

    @property
    def segment(self) -> str | None:
        """What this run adds to the path of a step, with `{}` for the number of the turn."""
        if self.axis and self.of > 1:
            return self.axis + "-{}"
        return self.label or None


# A step within a run, the run that it is, and the milliseconds, the estimated ones and the open steps that it
# adds. A bare tuple, because a walk takes it apart for each step.
Leaf = tuple[Run, Instruction, int, int, int]


@frozen
class Watch:
    """What is done against a watch: it counts from the first step on, to a `cap` of so many milliseconds."""

    cap: int | None = None


@frozen
class Branch:
    """Runs one after the other; none of them is empty.

    An interval lasts what the author wrote as a `whole`, so many milliseconds, although its parts may be
    estimates. A `watch` changes nothing of that: it is for the one who plays it.
    """

    runs: tuple[Run, ...]
    whole: int | None = None
    watch: Watch | None = None

    @cached_property
    def sums(self) -> _Sums:
        """The sums over the runs."""
        return _Sums([run.measure for run in self.runs])

    @cached_property
    def measure(self) -> Measure:
        """What the whole branch comes to."""
        total = together([run.measure for run in self.runs])
        return total if self.whole is None else Measure(total.steps, self.whole)

    @property
    def parts(self) -> tuple["Run | Node", ...]:
        """What it consists of; with a clock of its own it is one thing."""
        return self.runs if self.whole is None and self.watch is None else (self,)

    @cached_property
    def without_last_pauses(self) -> "Branch":
        """The same without the pauses at its very end; those of earlier rounds stay, and so do intervals.

        It is known to each branch, because a block in a block is the end of many of its rounds.
        """
        if self.whole is not None:
            return self
        runs = list(self.runs)
        while runs:
            last = runs.pop()
            whole, kept = (0, EMPTY) if last.pause else last.end
            if not kept.measure.steps:
                continue
            body = last.body(whole)
            if kept is body:
                runs.append(last if whole + 1 == last.times else evolve(last, times=whole + 1))
            else:
                runs += [evolve(last, times=whole)] if whole else []
                runs.append(evolve(last, bodies=(kept,), times=1, first=last.first + whole, pause=False))
            break
        same = len(runs) == len(self.runs) and all(map(is_, runs, self.runs))
        return self if same else evolve(self, runs=tuple(runs))

    @property
    def last(self) -> Instruction:
        """The instruction that its last step follows."""
        node: Node = self
        while isinstance(node, Branch):
            run = node.runs[-1]
            node = run.body(run.times - 1)
        return node


Node = Instruction | Branch


EMPTY = Branch(())
"""Where no step is."""


def branch(*runs: Run | Node) -> Branch:
    """A branch of those that have steps; a bare node is done once."""
    whole = [run if isinstance(run, Run) else Run((run,)) for run in runs]
    return Branch(tuple([run for run in whole if run.times and run.measure.steps]))


def changed(node: Node, change: Callable[[Instruction], Instruction]) -> Node:
    """The same tree with other instructions; an interval stays as it is, for it is a whole.

    What stands in it at many places is changed once, and stays one.
    """
    done: dict[int, Node] = {}  # by `id`: whoever asks holds the tree

    def of(node: Node) -> Node:
        if id(node) not in done:
            done[id(node)] = change(node) if isinstance(node, Instruction) else of_branch(node)
        return done[id(node)]

    def of_branch(node: Branch) -> Branch:
        if node.whole is not None:
            return node
        return evolve(node, runs=tuple(evolve(run, bodies=tuple(map(of, run.bodies))) for run in node.runs))

    return of(node)


def time_on(side: str, node: Node) -> int:
    """The milliseconds that a part of the tree works on one side; changing to it is no work."""
    if isinstance(node, Instruction):
        return node.measure.time if node.side == side and node.kind != "switch" else 0
    return sum(_time_on(side, run) for run in node.runs)


def _time_on(side: str, run: Run) -> int:
    times = [time_on(side, body) for body in run.bodies]
    cycles, rest = divmod(run.times, len(times))
    return cycles * sum(times) + sum(times[:rest])


def index_at(root: Branch, time: int) -> int:
    """The number of the step that holds a moment, in milliseconds from the start.

    The caller sees to it that there is one: the moment lies before the end, or a step is open.
    """
    node: Node = root
    index = 0
    while isinstance(node, Branch):
        part = node.sums.part_of_time(time)
        run = node.runs[part]
        time -= node.sums.before[part].time
        turn = run.turn_of_time(time)
        before = run.before(turn)
        index += node.sums.before[part].steps + before.steps
        time -= before.time
        node = run.body(turn)
    return index


@frozen
class Clock:
    """An interval or a watch that a step stands in; `offset` are the milliseconds from its start to there."""

    branch: Branch
    first: int
    offset: int

    @property
    def last(self) -> int:
        """The number of its last step."""
        return self.first + self.branch.measure.steps - 1

    @property
    def lasts(self) -> int | None:
        """After how many milliseconds it runs out; a watch without a cap never does."""
        return self.branch.watch.cap if self.branch.watch else self.branch.whole

    @property
    def is_watch(self) -> bool:
        """Whether it counts what is done, and is no interval that is filled."""
        return self.branch.watch is not None

    def is_same(self, other: "Clock") -> bool:
        """Whether both are of one block and one round, seen from whatever step, and whatever comes later."""
        return (self.first, self.is_watch, self.lasts) == (other.first, other.is_watch, other.lasts)


def clocks_at(root: Branch, index: int) -> tuple[Clock, ...]:
    """The clocks that run while a step is done, the outermost first."""
    found: list[tuple[Branch, int, int]] = []
    node: Node = root
    first = time = 0
    while isinstance(node, Branch):
        if node.whole is not None or node.watch is not None:
            found.append((node, first, time))
        part = node.sums.part_of_step(index - first)
        run, before = node.runs[part], node.sums.before[part]
        turn = run.turn_of_step(index - first - before.steps)
        before = before + run.before(turn)
        first, time = first + before.steps, time + before.time
        node = run.body(turn)
    return tuple(Clock(branch, begin, time - began) for branch, begin, began in found)
