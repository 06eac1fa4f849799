"""What may be chosen about a routine, and what was chosen held against that."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from fractions import Fraction
from math import isfinite
from typing import Literal

from routinekit.characters import name_key
from routinekit.choices import Choices
from routinekit.diagnostics import Problems, RoutineError
from routinekit.doses import Choose, Optional
from routinekit.limits import Limits
from routinekit.model import Block, Header, Routine, Setting
from routinekit.numbers import Value
from routinekit.parser import parse_value
from routinekit.quantities import COUNT, SECOND, Amount
from routinekit.resolve.layers import form_of
from routinekit.resolve.names import all_items, used_files
from routinekit.source import START, Source

GivenSetting = str | int | float | timedelta | Amount


def choosable(routine: Routine) -> dict[str, str]:
    """What can be picked in a `choose`, and the optional items that can be taken: names by their keys."""
    known: dict[str, str] = {}
    for item in (item for file in (routine, *used_files(routine)) for item in all_items(file)):
        if isinstance(item, Header) and any(isinstance(dose, Optional) for dose in item.doses):
            known[name_key(item.name)] = item.name
        if isinstance(item, Block) and form_of(item.doses) == Choose.word:
            known |= {name_key(each.name): each.name for each in item.items if isinstance(each, Header)}
    return known


def choices_for(  # noqa: PLR0913 - as many as there are kinds of choices
    routine: Routine,
    limits: Limits,
    *,
    variants: str | Collection[str],
    settings: Mapping[str, GivenSetting] | None,
    counters: Mapping[str, int],
    affected: Literal["left", "right"] | None,
    part: str | None,
    ranges: Literal["low", "middle", "high"],
    taken: str | Collection[str],
) -> Choices:
    """What was chosen, as the stages take it; `counters` are the week, the day and the session.

    Raises `RoutineError` with all that the routine doesn't let choose.
    """
    checker = _ChoiceChecker(routine, Problems(routine.source or Source(""), limits.problems))
    checker.counters(counters)
    if affected not in (None, "left", "right"):
        checker.refuse(f"the affected side is `left` or `right`, not `{affected}`")
    if ranges not in ("low", "middle", "high"):
        checker.refuse(f"of a range the `low` end, the `middle` or the `high` end is taken, not `{ranges}`")
    choices = Choices(
        variants=frozenset(checker.variants([variants] if isinstance(variants, str) else variants)),
        settings=checker.settings(settings or {}),
        week=counters["week"],
        day=counters["day"],
        session=counters["session"],
        affected=affected,
        part=part,
        ranges=ranges,
        taken=frozenset(checker.taken([taken] if isinstance(taken, str) else taken)),
    )
    if checker.problems.found:
        raise RoutineError(checker.problems.found)
    return choices


class _ChoiceChecker:
    """Holds what was chosen against what a routine, and the files that it uses, let choose."""

    def __init__(self, routine: Routine, problems: Problems) -> None:
        self.routine, self.problems = routine, problems
        self.files = (routine, *used_files(routine))

    def counters(self, counters: Mapping[str, int]) -> None:
        """The week, the day and the session, which are whole numbers from 1."""
        for name, count in counters.items():
            if type(count) is not int or count < 1:
                self.refuse(f"`{name}` counts from 1, and is {count}")

    def variants(self, variants: Collection[str]) -> list[str]:
        """The names of variants, at most one of each axis."""
        names = [name_key(str(name)) for name in variants]
        axes = [axis.names for file in self.files for axis in file.variants]
        for name in names:
            if not any(name in axis for axis in axes):
                known = ", ".join(name for axis in axes for name in axis) or "none"
                self.refuse(f"the routine has no variant `{name}`", f"its variants: {known}")
        for axis in axes:
            both = [name for name in axis if name in names]
            if len(both) > 1:
                self.refuse(f"of `{'` and `'.join(both)}` one is in force")
        return names

    def taken(self, names: Collection[str]) -> list[str]:
        """The keys of the names that are picked, and of the optional items that are done."""
        known = choosable(self.routine)
        for name in names:
            if name_key(name) not in known:
                choices = ", ".join(filter(None, known.values())) or "none"
                self.refuse(f"nothing called `{name}` can be picked or taken", f"what can: {choices}")
        return [name_key(name) for name in names]

    def settings(self, settings: Mapping[str, GivenSetting]) -> dict[str, Value]:
        """The values of settings, within the limits of each."""
        declared = {setting.name: setting for file in reversed(self.files) for setting in file.settings}
        values: dict[str, Value] = {}
        for name, given in settings.items():
            setting = declared.get(name_key(name))
            if setting is None:
                known = ", ".join(declared) or "none"
                self.refuse(f"the routine has no setting `{name}`", f"its settings: {known}")
                continue
            value = _value_given(given, setting)
            if value is None:
                self.refuse(f"`{given}` is no value for the setting `{name}`", f"it is declared `{setting}`")
            elif not setting.allows(value):
                self.refuse(f"`{value}` lies outside the limits of `{name}`", f"it is declared `{setting}`")
            else:
                values[setting.name] = value
        return values

    def refuse(self, message: str, help: str = "") -> None:
        """Report a choice that can't be made."""
        span = self.routine.span or START
        self.problems.add("RK306", span, message, help=help)


def _value_given(given: GivenSetting, setting: Setting) -> Value | None:
    """What was given for a setting, in its unit; None where it measures something else."""
    usual = setting.value.amount
    match given:
        case Amount():
            value: Value | None = Value(given)
        case timedelta():
            value = Value(Amount(Fraction(given // timedelta(milliseconds=1), 1000), SECOND))
        case str():
            value = parse_value(given)
        case int() | float() if isfinite(given):
            value = Value(Amount(Fraction(str(float(given))), COUNT))
        case _:
            value = None
    amount = value.amount if value and value.is_plain else None
    if amount is None or usual is None or amount.value < 0:
        return None
    if amount.unit is COUNT:
        amount = Amount(amount.value, usual.unit)
    return Value(amount) if amount.unit.dimension == usual.unit.dimension else None
