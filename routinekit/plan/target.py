"""What a step is to reach, as data for front ends and in words to announce: reps, load, effort, intensity."""

from typing import Any

from routinekit.doses import At, Load, Numbered, Ramp, Reps, Rest, Rir, Rpe, Work
from routinekit.numbers import Number
from routinekit.quantities import Amount
from routinekit.resolve import Doses

Target = dict[str, object]


def plain(amount: Amount) -> int | float:
    """The value of an amount as JSON has it."""
    return int(amount.value) if amount.value.denominator == 1 else float(amount.value)


def number_json(number: Number, *, unit: bool = True) -> Any:
    """A settled number as data: a value with its unit, both ends of a range, or words."""
    value = number.settled
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
    value = reps.number.settled
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
    if work is None or work.is_open or work.amount.unit.dimension in ("time", "breath"):
        return {}
    dimension = work.amount.unit.dimension
    return {"distance" if dimension == "length" else dimension: number_json(work.number)}


def rest_target(rest: Rest) -> Target:
    """What is done in a rest that is not nothing: a length at an intensity."""
    at = effort_target(Doses({rest.at.kind: rest.at})) if rest.at else {}
    return {**work_target(rest), **at}


def effort_target(doses: Doses) -> Target:
    """Load, effort and intensity."""
    target: Target = {}
    for dose in doses.by_kind.values():
        match dose:
            case Load() | Rpe() | Rir():
                target[dose.word] = number_json(dose.number)
            case At():
                target.setdefault("at", [])
                at = number_json(dose.number)
                if dose.per:
                    at["per"] = {"value": plain(dose.per), "unit": dose.per.unit.words[0]}
                target["at"].append(at)  # type: ignore[attr-defined]  # the list of the line above
            case Ramp():
                target["ramp"] = {"from": number_json(dose.low), "to": number_json(dose.high)}
    return target


def effort_words(doses: Doses) -> str:
    """Load, effort and intensity as they are announced: `60 kilograms, at 85 percent of HRmax`."""
    said = []
    for dose in doses.by_kind.values():
        match dose:
            case Load():
                said.append(_spoken(dose))
            case Rpe() | Rir():
                said.append(f"{dose.word.upper()} {dose.figures}")
            case At():
                said.append(str(dose))
            case Ramp():
                said.append(f"from {dose.low} to {dose.high}")
    return ", ".join(said)


def _spoken(dose: Numbered) -> str:
    value = dose.number.settled
    of = f" of {dose.number.of}" if dose.number.of else ""
    if value.amount is None or value.ends or value.bound:
        return str(value) + of
    return value.amount.spoken + of
