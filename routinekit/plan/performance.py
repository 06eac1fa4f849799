"""A prescription in one of its sets: how its steps are made, and what may stand between them."""

from collections.abc import Sequence

from attrs import evolve, frozen

from routinekit.doses import (
    Numbered,
    Order,
    Pace,
    Prepare,
    Rest,
    Sides,
    Switch,
)
from routinekit.plan.lengths import OPEN, Length, length_of, pace
from routinekit.plan.target import Target, rest_target
from routinekit.plan.tree import EMPTY, Instruction, Kind, Node, SpokenCue
from routinekit.plan.words import rest_text, switch_text, turns
from routinekit.resolve import Doses, Prescription
from routinekit.source import Span


@frozen
class Performance:
    """A prescription in one of its sets, with what all its steps have in common."""

    prescription: Prescription
    doses: Doses

    def pace(self, kind: type[Pace]) -> Length:
        """How long a repetition, a preparation or a change of side lasts."""
        return pace(kind, self.doses)

    def leaf(  # noqa: PLR0913 - the parts of an instruction that differ from step to step
        self,
        kind: Kind,
        text: str,
        lasting: Length,
        label: str,
        *,
        side: str | None = None,
        phase: str | None = None,
        target: Target | None = None,
        span: Span | None = None,
        tasks: tuple[str, ...] = (),
        cues: tuple[SpokenCue, ...] = (),
    ) -> Node:
        """One instruction; a part of zero length is no step."""
        if lasting.duration == 0:
            return EMPTY
        return Instruction(
            kind=kind,
            text=text,
            duration=lasting.duration,
            exact=lasting.exact,
            ends=lasting.ends,
            label=label,
            exercise=self.prescription.name,
            side=side,
            phase=phase,
            target=target or {},
            span=span or self.prescription.span,
            prose=self.prescription.prose,
            tasks=tasks,
            cues=cues,
        )

    # ------------------------------------------------------------ between things

    def rest(self, rest: Rest, label: str) -> Node:
        """A rest of this exercise."""
        target = rest_target(rest)
        lasting = length_of(rest, self.doses)
        return self.leaf("rest", rest_text(rest), lasting, label, span=rest.span, target=target)

    def switch(self, sides: Sides, to: str, label: str) -> Node:
        """The change to another side."""
        written = self.doses.get(Switch)
        span = written.span if written else sides.span
        text = (
            f"{switch_text(sides, to)}: {written.words}"
            if written and written.words
            else switch_text(sides, to)
        )
        return self.leaf("switch", text, self.pace(Switch), label, side=to, span=span)

    def between(self, rests: Sequence[Rest | None], change: Node, label: str) -> Node:
        """What stands where two things meet: the first rest that is written for it, else the change of side.

        A rest of zero written for the place stands there as nothing, and keeps the others away too.
        """
        for rest in rests:
            if rest is not None:
                return self.rest(rest, label)
        return change

    def prepare(self) -> Node:
        """The way into the position, before the first work."""
        written, position = self.prescription.own.get(Prepare), self.prescription.position
        span = written.span if written else position.span if position else None
        told = f" ({written.words})" if written and written.words else ""
        text = f"Get ready: {self.prescription.name}{told}"
        return self.leaf("prepare", text, self.pace(Prepare), "prepare", span=span)

    def confirm(self) -> Node:
        """What the person waits for before it starts."""
        words = self.prescription.words("start when")
        if words is None:
            return EMPTY
        return self.leaf("confirm", f"Start when: {words.text}", OPEN, "confirm", span=words.span)

    @property
    def both(self) -> tuple[str, str]:
        """The two sides in the order in which they are done."""
        sides = self.doses.get(Sides)
        assert sides is not None
        return turns(sides, self.doses.get(Order))

    def on(self, side: str | None) -> "Performance":
        """The same with the numbers of the right side, where they are others than those of the left."""
        if side not in ("right", "other way", "unaffected"):
            return self
        by_kind = {
            kind: evolve(dose, number=dose.right) if isinstance(dose, Numbered) and dose.right else dose
            for kind, dose in self.doses.by_kind.items()
        }
        return evolve(self, doses=Doses(by_kind))
