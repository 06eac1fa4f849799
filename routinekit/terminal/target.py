"""What a step is to reach, in the words that stand below its clock.

`routinekit/web/player/target.js` says the same in a browser: the templates and the units are those of the
rows in `doses` and `quantities`, and reach it with the plan.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from routinekit.plan.target import SHOWN
from routinekit.quantities import UNIT_OF_WORD, clock_text, with_unit


def target_words(target: Mapping[str, Any]) -> str:
    """All of a step's target on one line: `8-12 reps · load 20kg · RPE 8`."""
    return " · ".join(_each(target))


def planned_reps(target: Mapping[str, Any]) -> int:
    """How many repetitions are planned, the low end of a range; 0 where nobody knows."""
    return target.get("reps") or 0


def _each(target: Mapping[str, Any]) -> Iterator[str]:
    for name, value in target.items():
        if name == "reps":
            yield _reps(target)
        elif name in SHOWN:
            for one in value if isinstance(value, list) else [value]:
                yield _filled(SHOWN[name], one)


def _reps(target: Mapping[str, Any]) -> str:
    if target["reps"] is None:
        words = target["reps_words"]
        return "as many reps as you can" if words == "max" else f"reps: {words}"
    low, high = target.get("reps_range", (None, None))
    figures = f"{target['reps']}" if high is None else f"{low}-{high}"
    return _bounded(f"{figures} {'rep' if figures == '1' else 'reps'}", target.get("reps_bound"))


def _filled(template: str, value: Mapping[str, Any]) -> str:
    """A template of a row with its number in it, or with its numbers by their names."""
    numbers = {"number": value} if {"value", "words", "bound"} & value.keys() else value
    return template.format(**{name: _number(number) for name, number in numbers.items()})


def _number(value: Mapping[str, Any]) -> str:
    """A number with its unit, as `plan.target.number_json` tells it."""
    if "value" not in value:
        return str(value.get("words") or value["bound"])
    unit = UNIT_OF_WORD.get(value.get("unit", "").lower())
    ends = (value["low"], value["high"]) if "low" in value else (value["value"],)
    if unit and unit.dimension == "time":  # a pace
        figures = "-".join(clock_text(round(end * unit.factor)) for end in ends)
    else:
        figures = "-".join(map(str, ends))
        figures = with_unit(figures, unit) if unit else figures
    before = f"{unit.words[0]} " if unit and unit.stands == "before" else ""
    of = f" of {value['of']}" if "of" in value else ""
    per = f" per {_per(value['per'])}" if "per" in value else ""
    return _bounded(f"{before}{figures}{of}{per}", value.get("bound"))


def _per(length: Mapping[str, Any]) -> str:
    unit = UNIT_OF_WORD[length["unit"].lower()]
    return unit.words[0] if length["value"] == 1 else with_unit(str(length["value"]), unit)


def _bounded(words: str, bound: str | None) -> str:
    if bound == "in any sets":
        return f"{words} {bound}"
    return f"{bound} {words}" if bound else words
