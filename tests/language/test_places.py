"""What was read knows its place: each header, dose and line of words, in each conformance case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import routinekit as rk
from tests.language.test_conformance import cases, read


def parts_of(thing: object) -> Iterator[tuple[object, rk.Span | None]]:
    """All that has a place in a model, with that place; what a used file says has its place there."""
    if isinstance(thing, tuple):
        for each in thing:
            yield from parts_of(each)
    elif not isinstance(thing, rk.Source | rk.Use):
        for name in (field.name for field in getattr(thing, "__attrs_attrs__", ())):
            if name == "span":
                yield thing, getattr(thing, name)
            else:
                yield from parts_of(getattr(thing, name))


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.stem)
def test_each_part_of_a_routine_has_its_place(case: Path) -> None:
    routine = read(case)[1].routine
    assert routine is not None
    source = routine.source
    assert source is not None
    for part, span in parts_of(routine):
        assert span is not None, part
        assert source[span] == source[span].strip() != "", part
        assert span.line == source.text.count("\n", 0, source.offsets(span)[0]) + 1, part
