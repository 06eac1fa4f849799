"""What a step is to reach, as data for front ends and in words to announce: reps, load, effort, intensity."""

from collections.abc import Iterable, Iterator
from typing import Any

from routinekit.doses import DOSES, At, Dose, Numbered, Ramp, Reps, Rest, Work
from routinekit.numbers import Number
from routinekit.quantities import UNITS, Amount, Unit

Target = dict[str, Any]

_COVERED = {"length": "distance", "calories": "calories", "steps": "steps"}
"""What work covers that is no time, by its dimension, and how a target calls it."""

SHOWN: dict[str, str] = {
    **dict.fromkeys(_COVERED.values(), "{number}"),
    **{kind.word: kind.shown for kind in DOSES if kind.shown},
}
"""How a player shows what a step is to reach, by its name in a target; `reps` are counted and have words."""


def plain(amount: Amount) -> int | float:
    """The value of an amount as JSON has it."""
    return int(amount.value) if amount.value.denominator == 1 else float(amount.value)


def number_json(number: Number, *, unit: bool = True) -> Any:
    """An evaluated number as data: a value with its unit, both ends of a range, or words."""
    value = number.value
    if value.amount is None:
        return {"words": value.words} if value.words else {"bound": "max"}
    data: dict[str, object] = {"value": plain(value.amount)}
    if unit and value.amount.unit.words[0]:
        data["unit"] = value.amount.unit.words[0]
    if value.ends:
        data["low"], data["high"] = (plain(end) for end in value.ends)
    if value.bound:
        data["bound"] = value.bound
    if number.of:
        data["of"] = number.of
    return data


def reps_target(reps: Reps | None, count: int) -> Target:
    """How many repetitions: the number itself, with both ends of a range and its bound beside it."""
    if reps is None:
        return {}
    value = reps.number.value
    if value.amount is None:
        return {"reps": None, "reps_words": value.words or "max"}
    target: Target = {"reps": count}
    if value.ends:
        target["reps_range"] = [plain(end) for end in value.ends]
    if value.bound:
        target["reps_bound"] = value.bound
    return target


def work_target(work: Work | Rest | None) -> Target:
    """A length, calories or steps to cover."""
    name = None if work is None or work.is_open else _COVERED.get(work.amount.unit.dimension)
    return {name: number_json(work.number)} if work and name else {}


def rest_target(rest: Rest) -> Target:
    """What is done in a rest that is not nothing: a length at an intensity."""
    at = effort_target([rest.at]) if rest.at else {}
    return {**work_target(rest), **at}


def effort_target(doses: Iterable[Dose]) -> Target:
    """Load, effort, intensity, and whatever else a step shows beside its clock.

    Intensities are a list, since those that measure different things stand beside each other.
    """
    target: Target = {}
    intensities: list[Any] = []
    for dose in doses:
        match dose:
            case At():
                at = number_json(dose.number)
                if dose.per:
                    at["per"] = {"value": plain(dose.per), "unit": dose.per.unit.words[0]}
                intensities.append(at)
                target[dose.word] = intensities
            case Ramp():
                target[dose.word] = {"from": number_json(dose.low), "to": number_json(dose.high)}
            case Numbered() if dose.shown:
                target[dose.word] = number_json(dose.number)
    return target


def effort_words(doses: Iterable[Dose]) -> str:
    """The same as it is announced: `60 kilograms, at 85 percent of HRmax`."""
    return ", ".join(filter(None, (dose.announced for dose in doses)))


def rows_json(targets: Iterable[Target]) -> dict[str, Any]:
    """The rows that a player in another language needs to show these targets: templates, units."""
    targets = tuple(targets)
    names = {name for target in targets for name in target}
    units = {word for target in targets for word in _units_in(target)}
    return {
        "shown": {name: template for name, template in SHOWN.items() if name in names},
        "units": {unit.words[0]: _unit_json(unit) for unit in UNITS if unit.words[0] in units},
    }


def _units_in(value: object) -> Iterator[str]:
    """The words of all units in a target."""
    if isinstance(value, dict):
        yield from (unit for unit in [value.get("unit")] if isinstance(unit, str))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _units_in(each)


def _unit_json(unit: Unit) -> dict[str, Any]:
    """Where a unit stands, its word beside one, and of a time how many milliseconds it is."""
    one = unit.singular if unit.words[0] == unit.plural else unit.words[0]
    lasts = {"ms": int(unit.factor)} if unit.dimension == "time" else {}
    return {"stands": unit.stands, "one": one, **lasts}
