"""From text to a routine and from a routine to its timed steps: what most users of the library call.

Here the stages are put together. Texts and files are read by `loading`, what is chosen is checked by
`choosing`.
"""

from collections.abc import Collection, Mapping
from os import PathLike
from pathlib import Path
from typing import Literal

from routinekit.check import check_and_plan
from routinekit.choosing import GivenSetting, choices_for
from routinekit.diagnostics import RoutineError, has_errors
from routinekit.disk import read_plain
from routinekit.file_text import too_large
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.loading import Loader, Result
from routinekit.model import Routine
from routinekit.steps import Timeline


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
    return Loader.at(folder, root, limits).result_of_text(text, name, before)


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
    return Loader.at(folder, root, limits).result_of_bytes(data, name)


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
    chosen = choices_for(
        routine,
        limits,
        variants=variants,
        settings=settings,
        counters={"week": week, "day": day, "session": session},
        affected=affected,
        part=part,
        ranges=ranges,
        taken=choices,
    )
    found, planned = check_and_plan(routine, limits, chosen)
    if planned is None or has_errors(found):
        raise RoutineError(found)
    return Timeline(planned, chosen)
