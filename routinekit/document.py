"""A text, a path or a routine on its way through the stages: what the facade offers.

`parse` and `load` make routines, `timeline` makes steps of them. The only place of the library that opens a
file.
"""

from os import PathLike
from pathlib import Path

from attrs import frozen

from routinekit.check import check
from routinekit.diagnostics import Diagnostic, Problems, RoutineError, has_errors, in_order
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.model import Routine
from routinekit.parser import parse_source
from routinekit.plan import plan
from routinekit.source import Source
from routinekit.steps import Timeline


@frozen
class Result:
    """What came of reading a text.

    `routine` is None where `diagnostics` holds an error; it may hold warnings beside a routine.
    """

    routine: Routine | None
    diagnostics: tuple[Diagnostic, ...]


def parse(text: str, *, name: str = "<text>", limits: Limits = DEFAULT_LIMITS) -> Result:
    r"""Read the text of a routine; what is wrong with it is returned, never raised.

    `name` stands for the text in messages; `limits` bounds what is accepted.

    >>> result = parse("routine Back\ndo Bridge, reps 10\n")
    >>> result.routine.items[0].name
    'Bridge'
    >>> parse("routine Back\ndo Bridge, hold 5 m\n").diagnostics[0].message
    '`m` may be minutes or metres'
    """
    source = Source(text.removeprefix("\ufeff"), name)
    too_large = _too_large(len(text.encode("utf-8", "surrogatepass")), source, limits)
    if too_large:
        return Result(None, too_large)
    routine, diagnostics = parse_source(source, limits)
    broken = has_errors(diagnostics)
    # Beside what could not be read, only errors are certain: a warning might follow from it.
    checked = [found for found in check(routine, limits) if found.severity == "error" or not broken]
    everything = in_order([*diagnostics, *checked])
    return Result(None if has_errors(everything) else routine, everything)


def parse_bytes(data: bytes, *, name: str = "<bytes>", limits: Limits = DEFAULT_LIMITS) -> Result:
    r"""Read a routine from the bytes of a file, which are UTF-8, with or without a byte order mark.

    >>> parse_bytes(b"routine Caf\xe9\n").diagnostics[0].code
    'RK102'
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    source = Source(data[: limits.file_bytes].decode("utf-8", "replace"), name)
    too_large = _too_large(len(data), source, limits)
    if too_large:
        return Result(None, too_large)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
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
    return parse(text, name=name, limits=limits)


def load(path: str | PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> Routine:
    """The routine in a file.

    Raises `RoutineError` where the text has errors, and `OSError` where the file can't be read.

    >>> load("examples/lower-back-pain.routine").name
    'Lower back pain exercises'
    """
    with Path(path).open("rb") as file:
        data = file.read(limits.file_bytes + 1)
    result = parse_bytes(data, name=str(path), limits=limits)
    if result.routine is None:
        raise RoutineError(result.diagnostics)
    return result.routine


def timeline(routine: Routine, *, limits: Limits = DEFAULT_LIMITS) -> Timeline:
    """The timed steps of a routine.

    Raises `RoutineError` for a routine built in Python that breaks a rule of the language; one that came from
    `load` or `parse` has been checked.

    >>> steps = timeline(load("examples/lower-back-pain.routine"))
    >>> len(steps), steps[2].text, steps.at(125).exercise
    (578, 'Hold 2 seconds', 'Knee rolls')
    """
    found = check(routine, limits)
    if has_errors(found):
        raise RoutineError(found)
    return Timeline(plan(routine))


def _too_large(size: int, source: Source, limits: Limits) -> tuple[Diagnostic, ...]:
    problems = Problems(source)
    if size > limits.file_bytes:
        problems.add(
            "RK602",
            source.span(0, 0),
            f"the file is larger than {limits.file_bytes:,} bytes",
            help="part it into several files",
        )
    return problems.in_order()
