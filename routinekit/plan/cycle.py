"""The parts of one repetition that has a clock: a tempo, a breath, or phases that the author wrote."""

from attrs import frozen

from routinekit.doses import Breath, Breathe, Dose, Pattern, Phase, Phases, Tempo
from routinekit.plan.lengths import FASTEST, OPEN, Length, length_of_value, pace
from routinekit.plan.tree import Kind
from routinekit.plan.words import BREATH_PHASES, SAID_AT, TEMPO_PHASES
from routinekit.quantities import round_half_up, spoken_duration
from routinekit.resolve import Doses
from routinekit.source import Span


@frozen
class CyclePart:
    """One part of a cycle: its kind of step, what is said, its name in a path, how long it lasts."""

    kind: Kind
    text: str
    label: str
    phase: str
    lasting: Length
    span: Span | None = None


@frozen
class Cycle:
    """What one repetition consists of. A cycle of breaths is never cut."""

    dose: Dose
    parts: tuple[CyclePart, ...]
    of_breaths: bool

    @property
    def duration(self) -> int | None:
        """Milliseconds of one cycle; None where a part is an estimate or open."""
        if any(part.lasting.duration is None or not part.lasting.exact for part in self.parts):
            return None
        return sum(part.lasting.duration or 0 for part in self.parts)

    @property
    def guide(self) -> tuple[str, ...]:
        """The parts in words, for work that can't follow them on the clock."""
        return tuple(part.text for part in self.parts)


def cycle_of(doses: Doses) -> Cycle | None:
    """The cycle that the doses in force give to a repetition, if they do."""
    phases, breathe, tempo = doses.get(Phases), doses.get(Breathe), doses.get(Tempo)
    if phases:
        parts = _phases(phases, doses)
        breaths = any(_of_breaths(part) for part in phases.parts)
        return Cycle(phases, parts, breaths and pace(Breath, doses).exact)
    for pattern in (breathe, tempo):
        if pattern and not pattern.words:
            return Cycle(pattern, _parts(pattern), isinstance(pattern, Breathe))
    return None


def _of_breaths(phase: Phase) -> bool:
    amount = phase.number.value.amount if phase.number else None
    return phase.way in ("in", "out") or (amount is not None and amount.unit.dimension == "breath")


def _parts(pattern: Pattern) -> tuple[CyclePart, ...]:
    breathes = isinstance(pattern, Breathe)
    names = BREATH_PHASES[len(pattern.parts)] if breathes else TEMPO_PHASES
    parts = []
    for number, (name, seconds) in enumerate(zip(names, pattern.seconds, strict=True)):
        if seconds is None:
            lasting = Length(FASTEST, False, "clock")
        else:
            lasting = Length(round_half_up(seconds * 1000), True, "clock")
        tenths = ((lasting.duration or 0) + 50) // 100 * 100
        text = f"{SAID_AT[name]} {spoken_duration(tenths)}" if breathes else SAID_AT[name]
        label = f"{name}-2" if name in names[:number] else name
        parts.append(CyclePart("breathe" if breathes else "work", text, label, name, lasting, pattern.span))
    return tuple(parts)


def _phases(phases: Phases, doses: Doses) -> tuple[CyclePart, ...]:
    breath = pace(Breath, doses)
    whole = breath.duration or 0
    parts = []
    for number, phase in enumerate(phases.parts, 1):
        match phase.way:
            case "in":
                lasting = Length(whole // 2, breath.exact, "clock")
            case "out":
                lasting = Length(whole - whole // 2, breath.exact, "clock")
            case "then":
                lasting = OPEN
            case _:
                assert phase.number is not None
                value = phase.number.value
                lasting = length_of_value(value, doses)
                if lasting.duration is not None and value.bound != "at least":
                    lasting = Length(lasting.duration, lasting.exact, "clock")
        kind: Kind = "breathe" if phase.way in ("in", "out") else "work"
        parts.append(
            CyclePart(kind, phase.text, f"phase-{number}", phase.way or "timed", lasting, phase.span)
        )
    return tuple(parts)
