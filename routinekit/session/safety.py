"""What the author wants to be read, heeded and asked: cautions, stop rules, questions.

They are looked for in what is done, windows and later rounds included, so that none is lost.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from routinekit.doses import Ask, StopIf
from routinekit.plan.tree import Instruction
from routinekit.plan.window import window
from routinekit.resolve import Group, Prescription
from routinekit.resolve.resolved import Resolved
from routinekit.steps import Step, Timeline


def name_of(step: Step) -> str | None:
    """What a step is counted for: its exercise, or the window that it is; None between exercises."""
    return step.exercise or (step.text if step.kind == "work" else None)


@frozen
class Safety:
    """The cautions, rules and questions of one timeline."""

    timeline: Timeline

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """What has to be read before anything starts: of the routine, its blocks, its exercises."""
        words = [words.text for words in self.timeline.prose if words.field in ("caution", "start when")]
        for item in self._items():
            if isinstance(item, Prescription | Group):
                words += [words.text for words in item.prose if words.field == "caution"]
        return tuple(dict.fromkeys(words))

    def rules(self, name: str | None) -> tuple[StopIf, ...]:
        """When to stop: the rules of the whole, and those of the exercise or window of that name."""
        return (*self.timeline.stops, *(self.own_rules(name) if name else ()))

    def own_rules(self, name: str) -> tuple[StopIf, ...]:
        """The rules of the exercise or window of that name alone."""
        return tuple(self._rules.get(name, ()))

    def asks(self, name: str) -> tuple[str, ...]:
        """What is asked when an exercise or a window of that name is over, each thing once."""
        return tuple(self._asks.get(name, ()))

    @property
    def last_asks(self) -> tuple[str, ...]:
        """What is asked when all is over."""
        return tuple(dose.what for dose in self.timeline.routine.doses if isinstance(dose, Ask))

    @property
    def names(self) -> tuple[str, ...]:
        """The exercises and the windows that are done."""
        return tuple(self._asks)

    def knows(self, name: str) -> bool:
        """Whether an exercise or a window of that name is done."""
        return name in self._asks

    @cached_property
    def _rules(self) -> Mapping[str, dict[StopIf, None]]:
        found: dict[str, dict[StopIf, None]] = {}
        for name, exercises, _ in self._named():
            for exercise in exercises:
                found.setdefault(name, {}).update(dict.fromkeys(exercise.stops))
        return found

    @cached_property
    def _asks(self) -> Mapping[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for name, _, asks in self._named():
            found.setdefault(name, {}).update(dict.fromkeys(ask.what for ask in asks))
        return found

    def _named(self) -> Iterator[tuple[str, list[Prescription], list[Ask]]]:
        """Each exercise and each window, the exercises that it consists of, and its questions."""
        for item in self._items():
            if isinstance(item, Prescription):
                yield item.name, [item], list(item.asks)
            elif isinstance(item, Group) and item.amrap:
                inside = [each for each in _inside(item) if isinstance(each, Prescription)]
                asks = [dose for dose in item.header.doses if isinstance(dose, Ask)]
                asks += [ask for exercise in inside for ask in exercise.asks]
                step = window(item)
                yield step.text if isinstance(step, Instruction) else "", inside, asks

    def _items(self) -> Iterator[Resolved]:
        for part in self.timeline.parts:
            yield from _inside(part.item)


def _inside(item: Resolved) -> Iterator[Resolved]:
    """An item and all that is done in it, in whatever round."""
    yield item
    for body in item.bodies if isinstance(item, Group) else ():
        for each in body:
            yield from _inside(each)
