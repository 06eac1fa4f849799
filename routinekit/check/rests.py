"""Rests held against the place where they stand: on an exercise, a block or the routine, or by themselves.

Which rest counts where several meet is decided in `resolve`; what is odd about those that are taken lives in
`done`.
"""

from attrs import field, frozen

from routinekit.codes.reading import REST_WITHOUT_LENGTH
from routinekit.diagnostics import Diagnostic
from routinekit.doses import Amrap, Dose, Every, Host, Place, Rest


@frozen
class _Misplaced:
    """Places that a rest can't have on a host, or on a block of a form, with what to say of it."""

    host: Host
    places: tuple[Place | None, ...]
    message: str
    help: str
    form: str = field(default="", kw_only=True)


_REFUSED = (
    _Misplaced(
        "exercise",
        ("between exercises", "between rounds"),
        "one exercise has no {scope} to rest between",
        "write it on the block or the routine, or `rest …` between sets",
    ),
    _Misplaced(
        "routine",
        ("after",),
        "a rest after the whole routine never comes",
        "write `rest …` for a rest between sets, or `after` on the exercise it follows",
    ),
    _Misplaced(
        "block",
        (None, "between sets", "between sides", "between exercises", "between rounds", "between all"),
        "a window of `amrap` has no rest of its own",
        "write `rest 30s` on a line of its own in it",
        form=Amrap.word,
    ),
    _Misplaced(
        "block",
        (None, "between rounds"),
        "what is left of an interval is its rest",
        "leave it out",
        form=Every.word,
    ),
)

_ONE_AFTER_THE_OTHER = (None, "between sets", "between rounds", "between all")
"""The places of rests that come one after the other, and so may differ: a list has one value for each."""


def misplaced_rest(dose: Dose, host: Host, form: str = "") -> Diagnostic | None:
    """Why a rest can't stand on a header, which is a block of that form; None for all other doses."""
    if not isinstance(dose, Rest):
        return None
    for row in _REFUSED:
        if row.host == host and row.form in ("", form) and dose.place in row.places:
            message = row.message.format(scope=(dose.place or "").removeprefix("between "))
            return Diagnostic("RK406", message, dose.span, help=row.help)
    return without_length(dose) if dose.is_bare else None


def without_length(rest: Rest) -> Diagnostic:
    """A rest has a number, but in an interval that it fills alone."""
    return Diagnostic.of(REST_WITHOUT_LENGTH, rest.span, example="rest 30s")


def list_of_rests(dose: Dose) -> Diagnostic | None:
    """Why a rest can't have a list where it stands; None for all other doses."""
    if isinstance(dose, Rest) and dose.number.is_list and dose.place not in _ONE_AFTER_THE_OTHER:
        return Diagnostic("RK410", f"`rest … {dose.place}` has no list", dose.span, help="write one number")
    return None


def misplaced_item(rest: Rest, *, in_turn: bool) -> Diagnostic | None:
    """Why a rest can't stand by itself; `in_turn` it is one of several that take turns in intervals."""
    if rest.is_bare:
        return None if in_turn else without_length(rest)
    if rest.number.is_list:
        message = "a rest on a line of its own has no list"
        return Diagnostic("RK410", message, rest.span, help="write one rest, or the list on the block")
    if in_turn:
        return Diagnostic("RK416", "a rest here is a whole interval", rest.span, help="write `rest` alone")
    return None
