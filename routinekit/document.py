"""From text to a routine and from a routine to its timed steps: what most users of the library call.

Here the stages are put together; each of them lives in a module of its own. Files are opened by `disk`.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from fractions import Fraction
from math import isfinite
from os import PathLike
from pathlib import Path
from typing import Literal

from attrs import evolve, field, frozen

from routinekit.allow import without_allowed
from routinekit.characters import name_key
from routinekit.check import check, check_and_plan
from routinekit.choices import Choices
from routinekit.collector import paused
from routinekit.diagnostics import Diagnostic, Problems, RoutineError, has_errors, in_order
from routinekit.disk import read_plain
from routinekit.doses import Choose, Optional
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.model import Block, Header, Routine, Setting, Use, without_spans
from routinekit.numbers import Value
from routinekit.parser import ParseState, parse_source, parse_value
from routinekit.quantities import COUNT, SECOND, Amount
from routinekit.reading import read_bytes, too_large
from routinekit.resolve.layers import form_of
from routinekit.resolve.names import all_items, used_files
from routinekit.shelf import Shelf, ShelfError
from routinekit.source import START, Source
from routinekit.steps import Timeline, Total

GivenSetting = str | int | float | timedelta | Amount


@frozen
class Result:
    """What came of reading a text.

    `routine` is None where `diagnostics` holds an error; it may hold warnings beside a routine. `total` is
    what the routine comes to until somebody chooses anything about it.
    """

    routine: Routine | None
    diagnostics: tuple[Diagnostic, ...]
    total: Total | None = None
    _understood: ParseState | None = field(default=None, eq=False, repr=False)


def parse(  # noqa: PLR0913 - all but the text has a default
    text: str,
    *,
    name: str = "<text>",
    folder: str | PathLike[str] | None = None,
    root: str | PathLike[str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    before: Result | None = None,
) -> Result:
    r"""Read the text of a routine; what is wrong with it is returned, never raised.

    `name` stands for the text in messages; `limits` bounds what is accepted. The files that it uses are
    looked for in `folder`, and nothing above `root` (by default that folder) is opened; without a folder no
    file is. `before` is what came of the text before an edit: parts that stand in the same lines as then are
    not read again, and what comes of it is the same as without.

    >>> result = parse("routine Back\ndo Bridge, reps 10\n")
    >>> result.routine.items[0].name
    'Bridge'
    >>> parse("routine Back\ndo Bridge, hold 5 m\n").diagnostics[0].message
    '`m` may be minutes or metres'
    """
    shelf = None if folder is None else Shelf.at(folder, root)
    known = before._understood if before else None  # noqa: SLF001 - its class is of this module
    return _parsed(Source(text, name), shelf, limits, before=known)


def parse_bytes(
    data: bytes,
    *,
    name: str = "<bytes>",
    folder: str | PathLike[str] | None = None,
    root: str | PathLike[str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Result:
    r"""Read a routine from the bytes of a file, which are UTF-8, with or without a byte order mark.

    `folder`, `root` and `limits` are those of `parse`.

    >>> parse_bytes(b"routine Caf\xe9\n").diagnostics[0].code
    'RK102'
    """
    return parse_on(None if folder is None else Shelf.at(folder, root), data, name, limits)


def parse_on(shelf: Shelf | None, data: bytes, name: str, limits: Limits) -> Result:
    """Read a routine from the bytes of a file in the folder of a shelf, which knows what was used then."""
    text = _decoded(data, name, limits)
    if isinstance(text, Result):
        return text
    # A file that is read from its folder is known by its path, so that it can't come to use itself.
    through = (shelf.folder / Path(name).name,) if shelf else ()
    return _parsed(Source(text, name), shelf, limits, through)


def read_file(
    path: str, *, root: str | PathLike[str] | None = None, limits: Limits = DEFAULT_LIMITS
) -> Result:
    """What a file says; one that can't be read is a problem like any other."""
    data = read_bytes(path, limits)
    if isinstance(data, Diagnostic):
        return Result(None, (data,))
    return parse_bytes(data, name=path, folder=Path(path).parent, root=root, limits=limits)


def load(
    path: str | PathLike[str], *, root: str | PathLike[str] | None = None, limits: Limits = DEFAULT_LIMITS
) -> Routine:
    """The routine in a file, with the files that it uses, which lie below `root`, by default its folder.

    Raises `RoutineError` where the text has errors, and `OSError` where the file can't be read.

    >>> load("examples/lower-back-pain.routine").name
    'Lower back pain exercises'
    """
    data = read_plain(Path(path), limits.file_bytes)
    if data is None:
        raise RoutineError([too_large(str(path), limits)])
    result = parse_bytes(data, name=str(path), folder=Path(path).parent, root=root, limits=limits)
    if result.routine is None:
        raise RoutineError(result.diagnostics)
    return result.routine


def timeline(  # noqa: PLR0913 - each choice that can be made about a routine has a name
    routine: Routine,
    *,
    variants: str | Collection[str] = (),
    settings: Mapping[str, GivenSetting] | None = None,
    week: int = 1,
    day: int = 1,
    session: int = 1,
    affected: Literal["left", "right"] | None = None,
    part: str | None = None,
    ranges: Literal["low", "middle", "high"] = "low",
    choices: str | Collection[str] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> Timeline:
    """The timed steps of a routine, at one choice of everything that can be chosen.

    `variants` are the names in force, at most one of each axis; of the other axes the first holds. `settings`
    gives values to the settings by their names: a text as an author writes it (`"45s"`), a number, or a
    timedelta. `week`, `day` (within the week) and `session` count from 1. `affected` says which side that is.
    `part` is the name of a section that is played alone. `ranges` is the end that is taken of each range.
    `choices` are the names of what is picked in a `choose`, and of the optional items that are done.

    Raises `RoutineError` for a choice that the routine doesn't know, and for a routine built in Python that
    breaks a rule of the language; one that came from `load` or `parse` has been checked.

    >>> steps = timeline(load("examples/lower-back-pain.routine"))
    >>> len(steps), steps[2].text, steps.at(125).exercise
    (578, 'Hold 2 seconds', 'Knee rolls')
    """
    problems = Problems(routine.source or Source(""), limits.problems)
    chosen = _Chooser(routine, problems).choices(
        variants=[variants] if isinstance(variants, str) else variants,
        settings=settings or {},
        counters={"week": week, "day": day, "session": session},
        affected=affected,
        part=part,
        ranges=ranges,
        taken=[choices] if isinstance(choices, str) else choices,
    )
    if problems.found:
        raise RoutineError(problems.found)
    found, planned = check_and_plan(routine, limits, chosen)
    if planned is None or has_errors(found):
        raise RoutineError(found)
    return Timeline(planned, chosen)


# ---------------------------------------------------------------- choices


def choosable(routine: Routine) -> dict[str, str]:
    """What can be picked in a `choose`, and the optional items that can be taken: names by their keys."""
    known: dict[str, str] = {}
    for item in (item for file in (routine, *used_files(routine)) for item in all_items(file)):
        if isinstance(item, Header) and any(isinstance(dose, Optional) for dose in item.doses):
            known[name_key(item.name)] = item.name
        if isinstance(item, Block) and form_of(item.doses) == Choose.word:
            known |= {name_key(each.name): each.name for each in item.items if isinstance(each, Header)}
    return known


class _Chooser:
    """Holds what was chosen against what a routine lets choose."""

    def __init__(self, routine: Routine, problems: Problems) -> None:
        self.routine, self.problems = routine, problems
        self.files = (routine, *used_files(routine))

    def choices(  # noqa: PLR0913 - as many as there are kinds of choices
        self,
        *,
        variants: Collection[str],
        settings: Mapping[str, GivenSetting],
        counters: Mapping[str, int],
        affected: Literal["left", "right"] | None,
        part: str | None,
        ranges: Literal["low", "middle", "high"],
        taken: Collection[str],
    ) -> Choices:
        for name, count in counters.items():
            if type(count) is not int or count < 1:
                self._refuse(f"`{name}` counts from 1, and is {count}")
        if affected not in (None, "left", "right"):
            self._refuse(f"the affected side is `left` or `right`, not `{affected}`")
        if ranges not in ("low", "middle", "high"):
            self._refuse(f"of a range the `low` end, the `middle` or the `high` end is taken, not `{ranges}`")
        return Choices(
            variants=frozenset(self._variants(variants)),
            settings=self._settings(settings),
            week=counters["week"],
            day=counters["day"],
            session=counters["session"],
            affected=affected,
            part=part,
            ranges=ranges,
            taken=frozenset(self._taken(taken)),
        )

    def _variants(self, variants: Collection[str]) -> list[str]:
        names = [name_key(str(name)) for name in variants]
        axes = [axis.names for file in self.files for axis in file.variants]
        for name in names:
            if not any(name in axis for axis in axes):
                known = ", ".join(name for axis in axes for name in axis) or "none"
                self._refuse(f"the routine has no variant `{name}`", f"its variants: {known}")
        for axis in axes:
            both = [name for name in axis if name in names]
            if len(both) > 1:
                self._refuse(f"of `{'` and `'.join(both)}` one is in force")
        return names

    def _taken(self, names: Collection[str]) -> list[str]:
        known = choosable(self.routine)
        for name in names:
            if name_key(name) not in known:
                choices = ", ".join(filter(None, known.values())) or "none"
                self._refuse(f"nothing called `{name}` can be picked or taken", f"what can: {choices}")
        return [name_key(name) for name in names]

    def _settings(self, settings: Mapping[str, GivenSetting]) -> dict[str, Value]:
        declared = {setting.name: setting for file in reversed(self.files) for setting in file.settings}
        values: dict[str, Value] = {}
        for name, given in settings.items():
            setting = declared.get(name_key(name))
            if setting is None:
                known = ", ".join(declared) or "none"
                self._refuse(f"the routine has no setting `{name}`", f"its settings: {known}")
                continue
            value = _value(given, setting)
            if value is None:
                self._refuse(f"`{given}` is no value for the setting `{name}`", f"it is declared `{setting}`")
            elif not setting.allows(value):
                self._refuse(f"`{value}` lies outside the limits of `{name}`", f"it is declared `{setting}`")
            else:
                values[setting.name] = value
        return values

    def _refuse(self, message: str, help: str = "") -> None:
        span = self.routine.span or START
        self.problems.add("RK306", span, message, help=help)


def _value(given: GivenSetting, setting: Setting) -> Value | None:
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


# ---------------------------------------------------------------- reading


def _decoded(data: bytes, name: str, limits: Limits) -> str | Result:
    """The text of a file, or what is wrong with its bytes."""
    if len(data) > limits.file_bytes:
        return Result(None, (too_large(name, limits),))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(data.decode("utf-8", "replace"), name)
        start = len(data[: error.start].decode("utf-8"))
        problems = Problems(source)
        problems.add(
            "RK102",
            source.span(start, start + 1),
            f"the byte 0x{data[error.start]:02x} is no UTF-8",
            label="here",
            help="save the file as UTF-8",
        )
        return Result(None, problems.in_order())


def _parsed(
    source: Source,
    shelf: Shelf | None,
    limits: Limits,
    through: tuple[Path, ...] = (),
    before: ParseState | None = None,
) -> Result:
    if len(source.text.encode("utf-8", "surrogatepass")) > limits.file_bytes:
        return Result(None, (too_large(source.name, limits),))
    source = Source(source.text.removeprefix("\ufeff"), source.name)
    with paused():
        return _read(source, parse_source(source, limits, before), shelf, limits, through)


def _read(
    source: Source, understood: ParseState, shelf: Shelf | None, limits: Limits, through: tuple[Path, ...]
) -> Result:
    problems = Problems(source, limits.problems)
    routine = understood.routine
    uses = (evolve(use, file=_used(use, shelf, limits, problems, through)) for use in routine.uses)
    routine = evolve(routine, uses=tuple(uses))
    diagnostics = (*understood.diagnostics, *problems.found)
    broken = has_errors(diagnostics)
    # Beside what could not be read, only errors are certain: a warning might follow from it.
    checked, planned = check(routine, limits, whole=not broken)
    certain = [found for found in checked if found.severity == "error" or not broken]
    everything = without_allowed(source, limits, in_order([*diagnostics, *certain]))
    if has_errors(everything) or planned is None:
        return Result(None, everything, None, understood)
    return Result(routine, everything, Total.of(planned.root.measure), understood)


def _used(
    use: Use, shelf: Shelf | None, limits: Limits, problems: Problems, through: tuple[Path, ...]
) -> Routine | None:
    """The file that a line uses, or None after a report."""
    try:
        return _opened(use.path, shelf, limits, through)
    except ShelfError as error:
        span = use.span or START
        problems.add(error.code, span, error.message, help=error.help)
        return None


def _opened(path: str, shelf: Shelf | None, limits: Limits, through: tuple[Path, ...]) -> Routine:
    if shelf is None:
        raise ShelfError("RK611", "this text has no folder to look for files in", "save it as a file")
    real = shelf.find(path)
    if real in through:
        raise ShelfError("RK613", f"`{path}` uses itself", "a file can't be part of what it uses")
    if real not in shelf.known:
        if len(through) > limits.use_depth:
            raise ShelfError("RK613", f"more than {limits.use_depth} files use each other", "use fewer")
        shelf.known[real] = _file_of(shelf.read(real, path, limits), path, shelf, limits, (*through, real))
    known = shelf.known[real]
    if isinstance(known, Diagnostic):
        raise ShelfError("RK614", f"the file has errors: {known}", f"mend `{path}` first")
    return known


def _file_of(
    data: bytes | None, path: str, shelf: Shelf, limits: Limits, through: tuple[Path, ...]
) -> Routine | Diagnostic:
    """What a used file says, or the first of its errors; `through` are the files on the way to it, and it."""
    if data is None:
        return too_large(path, limits)
    text = _decoded(data, path, limits)
    result = (
        text
        if isinstance(text, Result)
        else _parsed(Source(text, path), shelf.inside(through[-1]), limits, through)
    )
    if result.routine is None:
        return next(found for found in result.diagnostics if found.severity == "error")
    return without_spans(result.routine)
