"""Which unit a word is, for the dose whose number it stands behind.

Where it is none, or measures something else, that is reported with what could be written instead.
"""

from attrs import frozen

from routinekit.diagnostics import Fix
from routinekit.doses import DOSE_FORMS
from routinekit.parser.syntax import COUNTED_WORDS, AmountSyntax
from routinekit.parser.tokens import Match, Token
from routinekit.quantities import COUNT, DIMENSIONS, UNIT_OF_WORD, Unit, with_unit
from routinekit.spelling import Spelling

_WORD_SPELLING = Spelling(DOSE_FORMS)
_UNIT_SPELLING = Spelling(UNIT_OF_WORD)
_MOST_TOLD = 7
"""So many things a person reads through, and not more."""


@frozen
class Wanted:
    """What a number has to be: the dose it is for, what it may measure, and how a bare number is read."""

    dose: str
    allowed: tuple[str, ...] = tuple(DIMENSIONS)
    zero: bool = True
    fractions: bool = True
    bare: Unit | None = None


def unit_of(amount: AmountSyntax, wanted: Wanted) -> Unit | None:
    """The unit of an amount, or None after a report."""
    if amount.unit is None:
        bare = wanted.bare or (COUNT if "count" in wanted.allowed else None)
        if bare is None:
            _report_missing(amount.numerals.token, wanted)
        return bare
    if amount.unit in COUNTED_WORDS and "count" in wanted.allowed:
        return COUNT
    unit = named(amount.unit, wanted.allowed)
    if unit is None or unit.dimension in wanted.allowed or unit is wanted.bare:
        return unit
    report_unfit(amount.match, unit, wanted)
    return None


def named(word: Token, allowed: tuple[str, ...]) -> Unit | None:
    """The unit of that name, whatever it measures, or None after a report."""
    if word == "m" and ("time" in allowed or "length" in allowed):
        _report_two_meanings(word, allowed)
        return None
    unit = UNIT_OF_WORD.get(word)
    if unit is None:
        _report_unknown(word, allowed)
    return unit


def report_unfit(place: Match, unit: Unit, wanted: Wanted) -> None:
    """Report a unit that measures something else than is wanted."""
    measured = _measured(wanted.allowed)
    length = unit.dimension == "length" and wanted.dose == "reps"
    place.report(
        "RK216",
        f"`{wanted.dose}` takes {measured}, not {unit.plural}",
        label=f"a number of {unit.plural}",
        help="for so many times a length write `5 x 80 metres`" if length else "",
    )


def _report_two_meanings(word: Token, allowed: tuple[str, ...]) -> None:
    where = word.span
    touches = word.excerpt.author[: word.start][-1:].isdigit()
    metres = (Fix(where, " metres" if touches else "metres"),) if "length" in allowed else ()
    word.match.report(
        "RK205",
        "`m` may be minutes or metres",
        label="which of the two?",
        help="write `min` for minutes or `metres` for a length",
        fixes=(Fix(where, "min"), *metres),
    )


def _report_unknown(word: Token, allowed: tuple[str, ...]) -> None:
    if "count" in allowed and (near := _WORD_SPELLING.nearest(word)):
        word.match.report(
            "RK208",
            f"unknown word `{word.author}`",
            label=f"a similar one is `{near}`",
            fixes=(Fix(word.span, near),),
        )
        return
    candidates = _UNIT_SPELLING.near(word)
    near = max(candidates, default="") if len({UNIT_OF_WORD[each] for each in candidates}) == 1 else ""
    known = [unit.words[0] for name in allowed for unit in DIMENSIONS[name].units if unit is not COUNT]
    word.match.report(
        "RK203",
        f"unknown unit `{word.author}`",
        label=f"wanted: {_measured(allowed)}" if len(allowed) <= _MOST_TOLD else "not a unit",
        help=f"there is a unit with a similar name: `{near}`"
        if near
        else f"the units are {', '.join(f'`{unit}`' for unit in known)}"
        if known
        else "it takes a bare number",
        fixes=(Fix(word.span, near),) if near else (),
    )


def _measured(dimensions: tuple[str, ...]) -> str:
    """What a number may measure: `a mass or a percentage`."""
    return " or ".join(DIMENSIONS[name].measured for name in dimensions)


def _report_missing(number: Token, wanted: Wanted) -> None:
    after = number.excerpt.place.part(number.end, number.end)
    offered = [
        with_unit(number, unit)
        for dimension in DIMENSIONS.values()
        if dimension.name in wanted.allowed
        for unit in dimension.units
        if unit.offered
    ]
    *others, last = [f"`{each}`" for each in offered] or ["its unit behind it"]
    number.match.report(
        "RK204",
        f"the number {number} after `{wanted.dose}` has no unit",
        label="of what?",
        help=f"write {', '.join(others)} or {last}" if others else f"write {last}",
        fixes=tuple(Fix(after, each.removeprefix(number)) for each in offered),
    )
