"""What the row of a dose or a unit says is so: its forms are read, and it stands where its hosts allow it."""

import pytest

import routinekit as rk
from routinekit.doses import DOSES, Cap, Kind, Numbered, Only, Sets, Times
from routinekit.quantities import DIMENSIONS, UNITS

TEXTS = {
    "exercise": "routine T\ndo A\n  {}\n",
    "set": "routine T\ndo A\n  set {}\n",
    "block": "routine T\nrounds 2\n  {}\n  do A, reps 5\n",
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
    if host == "block":  # where they open a block of their own, or have to stand on its line
        first = {kind: form for kind, form in first.items() if not kind.opens and kind not in (Times, Cap)}
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


@pytest.mark.parametrize("where", ["routine T\n  5s: up\n", "routine T\nrounds 2\n  5s: up\n"])
def test_phases_of_what_is_no_exercise_are_one_mistake(where: str) -> None:
    result = rk.parse(f"{where}  do A, reps 5\n" if "rounds" in where else f"{where}do A, reps 5\n")
    assert [found.code for found in result.diagnostics] == ["RK220"]


def test_a_dose_of_an_exercise_is_refused_on_a_block_that_was_built() -> None:
    phases = rk.Phases((rk.Phase("up"),))
    block = rk.Block("B", doses=(phases,), items=(rk.Exercise("A", doses=(rk.Reps(5),)),))
    with pytest.raises(rk.RoutineError, match="can't be said of a block"):
        rk.timeline(rk.Routine("R", items=(block,)))
