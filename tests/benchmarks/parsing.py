"""Texts into objects: parsing alone, and the whole way to totals, beside others who read the same content."""

import tomllib
from collections.abc import Callable, Mapping
from functools import partial

import routinekit as rk
from routinekit.parser import parse_source
from tests.benchmarks import by_hand
from tests.benchmarks.content import edited, examples, files, one_file
from tests.benchmarks.peers import WODCRAFT, YAML, workouts
from tests.benchmarks.serialised import data_of, toml_of, yaml_of
from tests.benchmarks.table import NOT_INSTALLED, Aim, Ratio, Row, Table
from tests.benchmarks.turns import Effort, Side, taking_turns, worked

# What is measured is larger than what is usually accepted.
LIMITS = rk.Limits(file_bytes=2**40, items=2**40, doses=2**40)
MB = 1_000_000

ALONE, WHOLE = "parsing alone", "the whole way"
TOMLLIB, LOADER, BY_HAND = "`tomllib`", "PyYAML's C loader", "the limit: by hand, with `re`, a part of it"
AIMS = {(ALONE, TOMLLIB): Aim("at least", 3), (WHOLE, TOMLLIB): Aim("at least", 1)}

Texts = tuple[str, ...]


def contents(*, small: bool) -> dict[str, Texts]:
    """What is read, by its name."""
    return {
        "1 file": files(1),
        "2,000 files": files(5 if small else 2000),
        "one file of 1 MB": (one_file(MB // 100 if small else MB),),
    }


def parse(text: str) -> rk.Routine:
    """A text into its model, and no further."""
    return parse_source(rk.Source(text), LIMITS).routine


def go_the_whole_way(text: str) -> rk.Total:
    """A text parsed, resolved, checked, planned and added up."""
    total = rk.parse(text, limits=LIMITS).total
    assert total is not None
    return total


def tables(effort: Effort) -> tuple[Table, ...]:
    """All that is about reading texts."""
    rows: list[Row] = []
    for name, texts in contents(small=effort.small).items():
        rows += _rows(name, texts, effort if name == "1 file" else effort.fewer)
    return (
        Table("Reading, in a process that is warm", "times as fast", tuple(rows)),
        Table("Reading, byte for byte", "times as fast", (_beside_wodcraft(effort),)),
        Table("Reading again after an edit", "times as fast", (_after_an_edit(effort.fewer),)),
    )


def _rows(name: str, texts: Texts, effort: Effort) -> list[Row]:
    data = [data_of(parse(text)) for text in texts]
    sides: dict[str, Side] = {
        ALONE: worked(_each(parse, texts)),
        WHOLE: worked(_each(go_the_whole_way, texts)),
        TOMLLIB: worked(_each(tomllib.loads, tuple(map(toml_of, data)))),
        BY_HAND: worked(_each(by_hand.read, texts)),
    }
    if YAML.is_installed:
        load = partial(YAML.part("").load, Loader=YAML.part("").CSafeLoader)
        sides[LOADER] = worked(_each(load, tuple(map(yaml_of, data))))
    seconds = taking_turns(sides, effort)
    return [
        Row(f"{way}, {name}", other, _speed(seconds, way, other), AIMS.get((way, other)))
        for way in (ALONE, WHOLE)
        for other in (TOMLLIB, LOADER, BY_HAND)
    ]


def _beside_wodcraft(effort: Effort) -> Row:
    what, aim = f"{WHOLE}, the examples", Aim("at least", 10)
    other = "`wodcraft.compile_source`, its own library"
    if not WODCRAFT.is_installed:
        return Row(what, other, NOT_INSTALLED, aim)
    ours, theirs = (texts[:3] if effort.small else texts for texts in (examples(), workouts()))
    compile_source = WODCRAFT.part("api").compile_source
    seconds = taking_turns(
        {what: worked(_each(go_the_whole_way, ours)), other: worked(_each(compile_source, theirs))}, effort
    )
    sizes = {what: _size(ours), other: _size(theirs)}
    per_byte = {name: [each / sizes[name] for each in rounds] for name, rounds in seconds.items()}
    return Row(what, other, Ratio.of(per_byte[other], per_byte[what]), aim)


def _after_an_edit(effort: Effort) -> Row:
    """As an editor does it, which has what came of the text before the edit."""
    what, other = "parsing again, one line of 1 MB edited", "parsing it for the first time"
    text = one_file(MB // 100 if effort.small else MB)
    again = edited(text)
    known = parse_source(rk.Source(text), LIMITS)
    sides = {
        what: worked(lambda: parse_source(rk.Source(again), LIMITS, known)),
        other: worked(lambda: parse(text)),
    }
    seconds = taking_turns(sides, effort)
    return Row(what, other, Ratio.of(seconds[other], seconds[what]), Aim("at least", 30))


def _speed(seconds: Mapping[str, tuple[float, ...]], way: str, other: str) -> Ratio | str:
    return Ratio.of(seconds[other], seconds[way]) if other in seconds else NOT_INSTALLED


def _each(read: Callable[[str], object], texts: Texts) -> Callable[[], None]:
    def action() -> None:
        for text in texts:
            read(text)

    return action


def _size(texts: Texts) -> int:
    return sum(len(text.encode()) for text in texts)
