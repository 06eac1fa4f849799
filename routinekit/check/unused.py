"""What is declared for the whole file and makes no difference: variants, settings, files.

A library is left alone: its variants, its settings and what it uses are there for the files that use it.
"""

from collections.abc import Iterator

from routinekit.characters import name_key
from routinekit.check.names import conditions
from routinekit.diagnostics import Problems
from routinekit.doses import Phases
from routinekit.evaluate import NAMED
from routinekit.model import Block, Do, Header, Routine
from routinekit.resolve import Names, all_items
from routinekit.resolve.names import all_doses, used_files
from routinekit.source import Span


def check_unused(routine: Routine, known: Names, problems: Problems) -> None:
    """Warnings about what nobody would miss."""
    if routine.is_library:
        return
    files = (routine, *used_files(routine))
    variants = (
        {condition.name for file in files for condition in conditions(file)} if routine.variants else set()
    )
    _variants(routine, variants, problems)
    settings = set().union(*map(_settings_named, files)) if routine.settings else set()
    for setting in routine.settings:
        if setting.name not in settings:
            problems.add(
                "RK312",
                setting.span,
                f"nothing uses the setting `{setting.name}`",
                help=f"write `{{{setting.name}}}` where it belongs, or delete it",
            )
    _files(routine, known, problems)


def _variants(routine: Routine, used: set[str], problems: Problems) -> None:
    """An axis whose names are not told apart.

    One name may stay without a word: it is what holds outside the brackets. Of an axis `in turn` a name may
    also be a session in which nothing is special, so there it is enough that one of them is used.
    """
    for axis in routine.variants:
        unused = list(dict.fromkeys(name for name in axis.names if name not in used))
        if len(unused) == len(set(axis.names)):
            message = f"nothing depends on {_listed(unused)}"
            problems.add(
                "RK311",
                axis.span,
                message,
                help=f"say where, as in `only {axis.names[-1]}`, or delete the line",
            )
        elif len(unused) > 1 and not axis.in_turn:
            message = f"nothing tells {_listed(unused)} apart"
            problems.add(
                "RK311", axis.span, message, help=f"say where, as in `only {unused[-1]}`, or keep one of them"
            )


def _listed(names: list[str]) -> str:
    *before, last = (f"`{name}`" for name in names)
    return f"{', '.join(before)} and {last}" if before else last


def _settings_named(file: Routine) -> set[str]:
    """All that a file names in braces, in its doses and in its words."""
    return {name_key(name) for text in _texts(file) for name in NAMED.findall(text)}


def _texts(file: Routine) -> Iterator[str]:
    for item in (file, *all_items(file)):
        for dose in all_doses(item):
            yield str(dose)
            if isinstance(dose, Phases):
                yield from map(str, dose.parts)
        for words in item.prose if isinstance(item, Header) else ():
            yield f"{words.head}: {words.text}"


# ---------------------------------------------------------------- files


def _files(routine: Routine, known: Names, problems: Problems) -> None:
    """A line `use` that brings nothing: neither what is done, nor a variant or a setting that is used."""
    if not any(use.file for use in routine.uses):
        return
    needed = {*_done_of(routine, known), *_declared_for(routine)}
    for use in routine.uses:
        brought = (use.file, *used_files(use.file)) if use.file else ()
        if brought and needed.isdisjoint(file.span for file in brought):
            problems.add(
                "RK313",
                use.span,
                f"nothing of `{use.path}` is done",
                help="do something that it introduces, or delete the line",
            )


def _done_of(routine: Routine, known: Names) -> set[Span | None]:
    """The files of which something is done, by the places of their titles."""
    needed: set[Span | None] = set()
    blocks: list[Block] = [routine]
    seen = {routine.span}
    while blocks:
        for item in all_items(blocks.pop()):
            if not isinstance(item, Do):
                continue
            exercise = known.exercise(name_key(item.name))
            for one in [exercise] if exercise else known.blocks(name_key(item.name)):
                needed.add(one.file.span if one.file else routine.span)
                if isinstance(one.item, Block) and one.item.span not in seen:
                    seen.add(one.item.span)
                    blocks.append(one.item)
    return needed


def _declared_for(routine: Routine) -> set[Span | None]:
    """The files that declare a variant or a setting which this one uses, by the places of their titles."""
    variants = {condition.name for condition in conditions(routine)}
    settings = _settings_named(routine)
    return {
        file.span
        for file in used_files(routine)
        if any(not variants.isdisjoint(axis.names) for axis in file.variants)
        or any(setting.name in settings for setting in file.settings)
    }
