"""The timed steps of a routine, as a sequence that is computed and never stored.

`Timeline` is the plan seen step by step; `Step` is one of them. A step is made when somebody looks at it.
What the steps are is decided in `plan`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from math import isfinite
from operator import itemgetter
from typing import Any, overload

from attrs import field, frozen

from routinekit.choices import NOTHING_CHOSEN, Choices
from routinekit.doses import StopIf
from routinekit.model import Prose, Routine
from routinekit.plan import Plan, Planned
from routinekit.plan.interval import LEFT
from routinekit.plan.tree import Axis, Branch, Ends, Instruction, Kind, Measure, SpokenCue, index_at
from routinekit.plan.walk import Frame, Taken, walk
from routinekit.resolve import Prescription, Resolved
from routinekit.source import Span

Counter = tuple[int, int]
"""Which one, and of how many: (2, 10)."""


@frozen
class Total:
    """What a routine or a part of it comes to.

    `exact` is what authors wrote, `estimated` what nobody can know exactly, `open_steps` the number of steps
    whose length nobody can even estimate.
    """

    exact: timedelta
    estimated: timedelta
    open_steps: int
    steps: int

    @property
    def known(self) -> timedelta:
        """Exact and estimated time together."""
        return self.exact + self.estimated

    @classmethod
    def of(cls, measure: Measure) -> "Total":
        """The total of a part of the plan."""
        return cls(
            timedelta(milliseconds=measure.exact),
            timedelta(milliseconds=measure.estimated),
            measure.open,
            measure.steps,
        )


@frozen(repr=False)
class Step:
    """One thing to do, from one moment to another.

    Two steps are equal if they say the same at the same time, wherever they stand.
    """

    # One field, because a frozen object costs by the field, and there are millions of these.
    _taken: Taken = field(eq=itemgetter(0, 1, 2, 3))

    def __repr__(self) -> str:
        return f"Step({self.index}, {self.text!r}, start={self.start})"

    @property
    def index(self) -> int:
        """Its number, from 0."""
        return self._taken[0]

    @property
    def start_ms(self) -> int | None:
        """When it begins, in whole milliseconds; None after a step of unknown length."""
        return self._taken[1]

    @property
    def start(self) -> timedelta | None:
        """When it begins, from the start of the routine; None after a step of unknown length."""
        return None if self.start_ms is None else timedelta(milliseconds=self.start_ms)

    @property
    def start_exact(self) -> bool:
        """Whether nothing before it is an estimate or unknown."""
        return self._taken[2]

    @property
    def duration_ms(self) -> int | None:
        """How long it lasts, in milliseconds; None where the person ends it whenever they are done."""
        return self._instruction.duration

    @property
    def duration(self) -> timedelta | None:
        """How long it lasts; None where the person ends it whenever they are done."""
        milliseconds = self._instruction.duration
        return None if milliseconds is None else timedelta(milliseconds=milliseconds)

    @property
    def exact(self) -> bool:
        """Whether the author wrote the duration; else it is an estimate or unknown."""
        return self._instruction.exact

    @property
    def ends(self) -> Ends:
        """Who ends it: the `clock`, or the `person` who counts or decides."""
        return self._instruction.ends

    @property
    def kind(self) -> Kind:
        """`prepare`, `work`, `hold`, `breathe`, `rest`, `switch` or `confirm`."""
        return self._instruction.kind

    @property
    def phase(self) -> str | None:
        """The part of a repetition or a breath: `move`, `return`, `lower`, `inhale` and so on."""
        return self._instruction.phase

    @property
    def exercise(self) -> str | None:
        """The name of the exercise it belongs to; None between exercises."""
        return self._instruction.exercise

    @property
    def side(self) -> str | None:
        """`left`, `right`, `one way`, `other way`, or `alternating`; of a switch, the side to come."""
        return self._instruction.side

    @property
    def set(self) -> Counter | None:
        """Which set of how many."""
        return self._counter("set")

    @property
    def rep(self) -> Counter | None:
        """Which repetition of how many, where each has steps of its own."""
        return self._counter("rep")

    @property
    def round(self) -> Counter | None:
        """Which round of how many."""
        return self._counter("round")

    @property
    def target(self) -> Mapping[str, object]:
        """What to reach: `{"reps": 10}`, `{"distance": {"value": 400, "unit": "metres"}}`."""
        return dict(self._instruction.target)

    @property
    def tasks(self) -> tuple[str, ...]:
        """What is to be done, in a window of time that has several things to do."""
        return self._instruction.tasks

    @property
    def cues(self) -> tuple[SpokenCue, ...]:
        """What is said within the step, each with the milliseconds after which it is said."""
        return self._instruction.cues

    @property
    def text(self) -> str:
        """What to announce when it begins."""
        return self._instruction.text

    @property
    def prose(self) -> tuple[Prose, ...]:
        """The words for people that belong to its exercise: position, movement, tips, cautions."""
        return self._instruction.prose

    @property
    def path(self) -> str:
        """Where it stands, the same each time: `knee-rolls/set-2/left/rep-3/hold`."""
        segments = [self._instruction.label] if self._instruction.label else []
        frame: Frame | None = self._frame
        while frame:
            frame, run, turn = frame
            if run.segment:
                segments.append(run.segment.format(run.first + turn))
        return "/".join(reversed(segments))

    @property
    def span(self) -> Span | None:
        """The place in the source that it comes from; None where the routine was built in Python."""
        return self._instruction.span

    @property
    def line(self) -> int | None:
        """The number of that line, from 1."""
        return self._instruction.span.line if self._instruction.span else None

    def remainder(self, milliseconds: int) -> "Step":
        """A rest in its place, as long as what is left of an interval when it is done early."""
        rest = Instruction(kind="rest", text="Rest", duration=milliseconds, label=LEFT, span=self.span)
        return Step((self.index, None, False, rest, self._frame))

    @property
    def _instruction(self) -> Instruction:
        return self._taken[3]

    @property
    def _frame(self) -> Frame:
        return self._taken[4]

    def _counter(self, axis: Axis) -> Counter | None:
        frame: Frame | None = self._frame
        while frame:
            frame, run, turn = frame
            if run.axis == axis:
                return (run.first + turn, run.of)
        return None


@frozen
class Part:
    """One item of a routine: what is to be done, and what it comes to.

    `label` is its segment of the path of its steps. `parts` are the items of a block, with what they come to
    in its first round. Rests between the items belong to none of them.
    """

    label: str
    item: Resolved
    total: Total
    parts: tuple["Part", ...] = ()

    @classmethod
    def of(cls, planned: Planned) -> "Part":
        """A part of the plan."""
        return cls(
            planned.label, planned.item, Total.of(planned.node.measure), tuple(map(cls.of, planned.parts))
        )

    def exercises(self) -> Iterator[Prescription]:
        """The exercises that are done in it, in order."""
        if isinstance(self.item, Prescription):
            yield self.item
        for part in self.parts:
            yield from part.exercises()


class Timeline(Sequence[Step]):
    """The steps of a routine: `len`, index, slice, iteration, `at` and `total`.

    Each of these costs the depth of the routine, not the number of its steps.
    """

    def __init__(self, plan: Plan, choices: Choices = NOTHING_CHOSEN) -> None:
        self._plan = plan
        self._root = plan.root
        self._choices = choices

    @property
    def routine(self) -> Routine:
        """The routine whose steps these are."""
        return self._plan.routine

    @property
    def root(self) -> Branch:
        """The tree of time that they are computed from."""
        return self._root

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, as plain data and as `timeline` takes it."""
        choices = self._choices
        return {
            "variants": sorted(choices.variants),
            "settings": {name: str(value) for name, value in sorted(choices.settings.items())},
            "week": choices.week,
            "day": choices.day,
            "session": choices.session,
            "affected": choices.affected,
            "part": choices.part,
            "ranges": choices.ranges,
            "choices": sorted(choices.taken),
        }

    @property
    def prose(self) -> tuple[Prose, ...]:
        """The words of the routine, with the values of the settings that they name."""
        return self._plan.prose

    @property
    def stops(self) -> tuple[StopIf, ...]:
        """When the whole routine is to be stopped; exercises may have rules of their own."""
        return self._plan.stops

    @property
    def total(self) -> Total:
        """What all steps come to."""
        return Total.of(self._root.measure)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The items of the routine that are played, each with its total, in order."""
        return tuple(map(Part.of, self._plan.parts))

    def __len__(self) -> int:
        return self._root.measure.steps

    def __iter__(self) -> Iterator[Step]:
        return self.starting_at(0)

    @overload
    def __getitem__(self, index: int) -> Step: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...

    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return _Slice(self, range(len(self))[index])
        return next(self.starting_at(range(len(self))[index]))

    def at(self, moment: float | timedelta) -> Step:
        """The step that is being done at a moment, in seconds or as a timedelta from the start.

        A step of unknown length holds every moment from its start on. Raises `IndexError` before the start
        and after the end.
        """
        measure = self._root.measure
        if isinstance(moment, timedelta):
            time = moment // timedelta(milliseconds=1)
        elif isinstance(moment, int) or isfinite(moment):
            time = round(moment * 1_000_000) // 1000
        else:
            time = -1
        if time < 0 or not (measure.open or time < measure.time):
            raise IndexError(
                f"nothing is done at {moment}: the routine lasts {timedelta(milliseconds=measure.time)}"
            )
        return self[index_at(self._root, time)]

    def starting_at(self, index: int) -> Iterator[Step]:
        """The steps from that number to the last, without a walk over those before."""
        return map(Step, walk(self._root, index))

    def __repr__(self) -> str:
        return f"<Timeline of {self.routine.name!r}: {len(self)} steps, {self.total.known}>"


class _Slice(Sequence[Step]):
    """Some steps of a timeline, not copied."""

    def __init__(self, timeline: Timeline, indices: range) -> None:
        self._timeline, self._indices = timeline, indices

    def __len__(self) -> int:
        return len(self._indices)

    def __iter__(self) -> Iterator[Step]:
        if self._indices.step != 1:
            return (self._timeline[index] for index in self._indices)
        steps = self._timeline.starting_at(self._indices.start)
        return (step for step, _ in zip(steps, self._indices, strict=False))

    @overload
    def __getitem__(self, index: int) -> Step: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...

    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return _Slice(self._timeline, self._indices[index])
        return self._timeline[self._indices[index]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def __repr__(self) -> str:
        return f"<{len(self)} steps of {self._timeline!r}>"
