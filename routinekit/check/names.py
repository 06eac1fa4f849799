"""Names held against each other: of exercises, sections, variants and settings."""

import re
from collections.abc import Iterable, Iterator

from routinekit.characters import name_key
from routinekit.diagnostics import Fix, Problems
from routinekit.doses import Dose, Node, Only, Phases
from routinekit.evaluate import NAMED
from routinekit.model import Block, Do, Exercise, Header, Line, Routine, Setting, Variants
from routinekit.numbers import Condition
from routinekit.resolve import Names, all_items
from routinekit.resolve.names import used_files
from routinekit.spelling import Spelling
from routinekit.vocabulary import SIDE_WORDS

_DOSE_IN_NAME = re.compile(
    r"\s(?:(?:hold|reps|sets|rest|for|tempo|breathe)\s+[0-9]|[0-9]+\s*(?:x\s*[0-9]+|reps|sets|s|sec|min)\b"
    rf"|(?:per|each)\s+(?:{'|'.join(SIDE_WORDS)})\b)",
    re.IGNORECASE,
)

RESERVED = (*("set", "round", "week", "day", "session", "first", "last", "max", "up", "or"),)
"""Words that mean something in a condition or a number, and so name no variant and no setting."""


def check_names(routine: Routine, known: Names, problems: Problems) -> set[str]:
    """The rules about names; the keys of those that were reported, so that no dose is missed twice."""
    _declared(routine, problems)
    doubtful: set[str] = set()
    spelling = Spelling(known.own_names)
    for item in all_items(routine):
        if isinstance(item, Exercise | Do):
            doubtful |= _exercise_name(item, known, spelling, problems)
    for item in routine.items if routine.is_library else ():
        if not (isinstance(item, Exercise) or (isinstance(item, Block) and item.name)):
            problems.add(
                "RK222",
                item.span,
                "a library plays nothing",
                help="write an `exercise` or a `section` to define it",
            )
    return doubtful


def _exercise_name(item: Exercise | Do, known: Names, spelling: Spelling, problems: Problems) -> set[str]:
    key = name_key(item.name)
    own = known.exercises.get(key)
    if isinstance(item, Exercise) and own is not None and own is not item:
        problems.add(
            "RK301",
            item.span,
            f"there are two exercises `{item.name}`",
            help=f"the first is in line {problems.line(own.span)}; to do it again write `do {item.name}`",
            label="the second",
        )
    if dose := _DOSE_IN_NAME.search(item.name):
        name, rest = item.name[: dose.start()].rstrip(" :;,-"), item.name[dose.start() :].strip()
        problems.add(
            "RK304",
            item.span,
            f"the name `{item.name}` holds what looks like a dose",
            help=f"put a comma between the name and the dose: `{name}, {rest}`",
        )
        return {key}
    if not isinstance(item, Do) or own is not None:
        return set()
    homes = known.homes(key)
    if homes > 1 and key not in known.sections:
        problems.add(
            "RK308",
            item.span,
            f"`{item.name}` is in {homes} of the files that are used",
            help="give it a name of its own, or define it in this file",
        )
    elif len(known.sections.get(key, ())) > 1 and known.exercise(key) is None:
        problems.add(
            "RK305",
            item.span,
            f"there is more than one section `{item.name}`",
            help="give the sections names of their own",
            label="which of them?",
        )
    elif known.exercise(key) is None and not known.blocks(key) and (near := spelling.nearest(item.name)):
        problems.add(
            "RK302",
            item.span,
            f"`{item.name}` is done, `{near}` is defined",
            help=f"if it is the same, write `do {near}`",
            label="an exercise of its own?",
        )
        return {key}
    return set()


# ---------------------------------------------------------------- variants and settings


def _declared(routine: Routine, problems: Problems) -> None:
    """What is declared, and that what is used is declared."""
    _variants(routine, problems)
    settings: set[str] = set()
    for setting in routine.settings:
        _name_of_choice(setting.name, setting, "setting", problems)
        if setting.name in settings:
            problems.add(
                "RK309", setting.span, f"there are two settings `{setting.name}`", help="delete one of them"
            )
        settings.add(setting.name)
        _limits(setting, problems)
    files = (routine, *used_files(routine))
    variants = {name for file in files for axis in file.variants for name in axis.names}
    spelling = Spelling(variants)
    for node, condition in _conditions(routine):
        if condition.axis == "variant" and condition.name not in variants:
            _undeclared(node, condition.name, variants, spelling, problems)
    known = {setting.name for file in files for setting in file.settings}
    for node, text in _all_words(routine):
        for name in NAMED.findall(text):
            if name_key(name) not in known:
                problems.add(
                    "RK310",
                    node.span,
                    f"`{{{name}}}` names no setting, and stays as it is",
                    help=f"declare it below `routine`: `setting {name.strip()} 30s`",
                )


def _limits(setting: Setting, problems: Problems) -> None:
    amounts = [value.amount for value in (setting.low, setting.value, setting.high) if value and value.amount]
    if len({amount.unit.dimension for amount in amounts}) > 1:
        problems.add(
            "RK216",
            setting.span,
            f"the limits of `{setting.name}` measure something else than its value",
            help="write all three in one unit: `setting work 30s from 15s to 60s`",
        )
    elif setting.low and setting.high and not setting.allows(setting.low):
        problems.add(
            "RK411",
            setting.span,
            f"the limits of `{setting.name}` fall",
            help=f"write `from {setting.high} to {setting.low}`",
        )
    elif not setting.allows(setting.value):
        problems.add(
            "RK518",
            setting.span,
            f"`{setting.name}` is {setting.value}, and its limits are {setting.low} and {setting.high}",
            help="write a value between its limits, or other limits",
        )


def _variants(routine: Routine, problems: Problems) -> None:
    seen: dict[str, Variants] = {}
    for axis in routine.variants:
        if len(axis.names) < 2:
            problems.add(
                "RK309",
                axis.span,
                "one variant alone would always hold",
                help=f"name the other, too: `variants normal, {axis.names[0]}`",
            )
        for name in axis.names:
            _name_of_choice(name, axis, "variant", problems)
            if seen.setdefault(name, axis) is not axis or axis.names.count(name) > 1:
                problems.add(
                    "RK309", axis.span, f"there are two variants `{name}`", help="give one another name"
                )


def _name_of_choice(name: str, node: Node, what: str, problems: Problems) -> None:
    if name in RESERVED:
        problems.add(
            "RK309", node.span, f"`{name}` can't be the name of a {what}", help="it has a meaning of its own"
        )


def _undeclared(node: Node, name: str, known: set[str], spelling: Spelling, problems: Problems) -> None:
    near = spelling.nearest(name)
    fixes: tuple[Fix, ...] = ()
    if near and node.span:
        text = problems.source[node.span]
        at = text.casefold().find(name)
        if at >= 0 and len(text.casefold()) == len(text):
            fixes = (Fix(node.span.part(at, at + len(name)), near),)
    choices = f"the variants are {', '.join(sorted(known))}" if known else f"write `variants normal, {name}`"
    problems.add(
        "RK306",
        node.span,
        f"there is no variant `{name}`",
        help=f"a similar one is `{near}`" if near else choices,
        fixes=fixes,
    )


def _conditions(routine: Routine) -> Iterator[tuple[Node, Condition]]:
    for header in (routine, *all_items(routine)):
        if isinstance(header, Header):
            yield from _conditions_of(header.doses, header.lines)
        else:  # a rest or a preparation
            yield from _conditions_of((header,), ())


def _conditions_of(doses: Iterable[Dose], lines: Iterable[Line]) -> Iterator[tuple[Node, Condition]]:
    for line in lines:
        yield from _conditions_of((*line.doses, *line.only), ())
    for dose in doses:
        if isinstance(dose, Only):
            for condition in dose.conditions:
                yield dose, condition
        for number in dose.numbers:
            for other in number.alternatives:
                for condition in other.conditions:
                    yield dose, condition


def conditions(routine: Routine) -> Iterator[Condition]:
    """All conditions that anything in the file depends on."""
    return (condition for _, condition in _conditions(routine))


def _all_words(routine: Routine) -> Iterator[tuple[Node, str]]:
    for header in (routine, *all_items(routine)):
        if isinstance(header, Header):
            yield from ((prose, prose.text) for prose in header.prose)
            for dose in header.doses:
                if isinstance(dose, Phases):
                    yield from ((part, part.text) for part in dose.parts)
