"""What the row of a dose or a unit says is so: its forms are read, and it stands where its hosts allow it."""

import pytest

import routinekit as rk
from routinekit.doses import DOSES, Kind, Numbered, Only, Sets, Times
from routinekit.quantities import DIMENSIONS, UNITS

TEXTS = {
    "exercise": "routine T\ndo A\n  {}\n",
    "set": "routine T\ndo A\n  set {}\n",
    "routine": "routine T\n  {}\ndo A, reps 5\n",
}
"""A text for each host in which a dose is refused for its place alone."""


def is_refused(text: str) -> bool:
    return rk.parse(text).routine is None


def test_words_and_kinds_are_of_one_dose_each() -> None:
    assert len({kind.word for kind in DOSES}) == len(DOSES)
    assert {kind.number_kind for kind in DOSES} == {Kind(kind.word) for kind in DOSES}


def test_what_a_dose_takes_is_a_dimension() -> None:
    taken = {name for kind in DOSES if issubclass(kind, Numbered) for name in kind.takes}
    assert taken <= set(DIMENSIONS)


def test_what_a_dose_excludes_is_a_dose() -> None:
    known = {kind.word for kind in DOSES}
    assert {other.word for kind in DOSES for other in kind.excludes} <= known


@pytest.mark.parametrize("host", TEXTS)
def test_a_dose_stands_where_its_hosts_allow_it_and_nowhere_else(host: str) -> None:
    first = {kind: next(iter(kind.forms.values()))[0].partition(",")[0] for kind in DOSES if kind.forms}
    first |= {Times: "12 times", Only: "only week 3"}  # which need nothing beside them
    if host == "set":
        del first[Sets]  # `set 3 sets, …` are three such sets
    refused = {kind.word for kind, form in first.items() if is_refused(TEXTS[host].format(form))}
    assert refused == {kind.word for kind in first if host not in kind.hosts}


def test_every_unit_is_written_as_it_is_read() -> None:
    for unit in UNITS:
        if unit.stands == "before":
            continue
        for word in unit.words:
            result = rk.parse(f"routine T\n  setting x 2 {word.upper()}\ndo A, reps 5\n")
            assert result.routine, word
            assert result.routine.settings[0].value.amount == rk.Amount(2, unit)  # type: ignore[arg-type]  # as 2/1
