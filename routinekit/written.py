"""A routine as text: the model into lines that read back as the same model.

One dose a line below an exercise; on the line of a block all up to the first that is told in words. What the
author's own text looked like is not known here.
"""

from collections.abc import Iterable, Iterator

from routinekit.doses import At, Dose, Load, Only, Phases, Rest, Sides
from routinekit.model import Block, Do, Exercise, Header, Item, Line, Prose, Routine

_INDENT = "  "


def written(routine: Routine) -> str:
    """The text of a routine, of which `parse` makes the same routine again."""
    keyword = "library" if routine.is_library else "routine"
    body = [
        *_prose(routine),
        *map(str, (*routine.variants, *routine.settings, *routine.uses)),
        *_dose_lines(routine.doses),
        *map(line_text, routine.lines),
    ]
    lines = [f"{keyword} {routine.name}", *(_INDENT + line for line in body)]
    for item in routine.items:
        lines += _lines(item, "")
    return "\n".join(lines) + "\n"


def _lines(item: Item, indent: str) -> Iterator[str]:
    deeper = indent + _INDENT
    match item:
        case Block():
            name = [f"section {name_text(item.name)}"] if item.name else []
            own, below = _of_block(item.doses)
            yield indent + ", ".join([*name, *texts(own)])
            body = [*_prose(item), *below, *map(line_text, item.lines)]
            yield from (deeper + line for line in body)
            for inner in item.items:
                yield from _lines(inner, deeper)
        case Exercise() | Do():
            keyword = "exercise" if isinstance(item, Exercise) else "do"
            yield f"{indent}{keyword} {name_text(item.name)}"
            body = [*_prose(item), *_dose_lines(item.doses), *map(line_text, item.lines)]
            yield from (deeper + line for line in body)
        case _:
            yield from (indent + line for line in _dose_lines((item,)))


def name_text(name: str) -> str:
    """A name, in quotes where it has a comma."""
    return f'"{name}"' if "," in name else name


def _prose(header: Header) -> list[str]:
    """The lines of words; those of a later paragraph stand a level deeper."""
    return [line for prose in header.prose for line in _paragraphs(prose)]


def _paragraphs(prose: Prose) -> Iterator[str]:
    first, *later = prose.text.split("\n\n")
    yield f"{prose.head}: {first}"
    for paragraph in later:
        yield ""
        yield _INDENT + paragraph


def _dose_lines(doses: Iterable[Dose]) -> Iterator[str]:
    """A line for each dose: with a colon where it is told in words; for phases one each."""
    plain: list[Dose] = []
    for dose in doses:
        if isinstance(dose, Phases) or dose.words:
            yield from texts(plain)
            plain = []
            if isinstance(dose, Phases):
                yield from map(str, dose.parts)
            else:
                yield f"{dose.head}: {dose.words}"
        else:
            plain.append(dose)
    yield from texts(plain)


def _of_block(doses: Iterable[Dose]) -> tuple[list[Dose], list[str]]:
    """The doses on the line of a block, and the lines below it, from the first dose that is told in words.

    What can't stand below stays on the line of the block, and all before it with it.
    """
    runs = _runs(doses)
    own = max((number for number, run in enumerate(runs, 1) if _is_more(run)), default=0)
    while own < len(runs) and not runs[own][0].words:
        own += 1
    below = (_dose_lines(run) if len(run) == 1 else [", ".join(texts(run))] for run in runs[own:])
    return [dose for run in runs[:own] for dose in run], [line for lines in below for line in lines]


def _runs(doses: Iterable[Dose]) -> list[list[Dose]]:
    """The doses that may share a line below a block: a condition stands alone, as what is told in words."""
    runs: list[list[Dose]] = [[]]
    for dose in doses:
        if any(each.words or isinstance(each, Only) for each in (dose, *runs[-1][-1:])):
            runs.append([])
        runs[-1].append(dose)
    joined: list[list[Dose]] = []
    for run in filter(None, runs):
        if _is_more(run) and joined and isinstance(joined[-1][0], Load | At) and joined[-1][0].words:
            joined[-1] += run  # `load red band, rest 30s`
        else:
            joined.append(run)
    return joined


def _is_more(run: list[Dose]) -> bool:
    """Whether a line of these doses below a block is an item or another block."""
    return run[0].opens or (len(run) == 1 and isinstance(run[0], Rest) and run[0].place is None)


def texts(doses: Iterable[Dose]) -> list[str]:
    """The doses as they are written; sides stand behind what they turn, and a change comes last."""
    found: list[str] = []
    before: Dose | None = None
    for dose in doses:
        if isinstance(dose, Sides) and before is not None and before.turned == dose.level:
            changes = [number.change for number in before.numbers[:1] if number.change]
            change = "".join(f" {each}" for each in changes)
            found[-1] = f"{found[-1].removesuffix(change)} {dose}{change}"
        else:
            found.append(str(dose))
        before = dose
    return found


def line_text(line: Line) -> str:
    """A line of doses that hold only sometimes, or of one set."""
    times = [f"{line.sets} sets"] if line.sets > 1 else []
    text = ", ".join([*times, *texts((*line.doses, *line.only))])
    return f"set {text}" if line.sets else text
