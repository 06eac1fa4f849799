"""The strategies for tests of those who use the library: what they draw, they draw as they say."""

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

import routinekit as rk
from routinekit.doses import Cap, Dose, Load, Numbered, Rounds
from routinekit.testing import Input, damaged, doses, exercises, hostile_texts, texts
from routinekit.testing.doses import _as_its_row_tells
from routinekit.testing.numbers import PLAIN
from routinekit.testing.routines import _FORMS, _forms, is_valid, spelled

TEXT = """\
routine R
rounds 2, rest 20s
  do A
    sets 3
    reps 10
    rpe 8
  do B
    sets 2
    hold 5s
    per leg
  do C
    for 1min
    breathe 5-5
every 1min for 5min
  do D
    reps 5
    load: a bag
"""


@given(spelled(TEXT))
def test_a_text_in_other_words_is_the_same_routine(text: str) -> None:
    assert rk.parse(text).routine == rk.parse(TEXT).routine


@settings(max_examples=5)  # the promises look at many
@given(texts())
def test_a_text_of_a_routine_has_no_errors(text: str) -> None:
    assert rk.parse(text).routine is not None


@given(hostile_texts())
def test_whatever_is_wrong_with_a_text_is_in_it(text: str) -> None:
    for found in rk.parse(text).diagnostics:
        start, end = found.source.offsets(found.span)
        assert 0 <= start <= end <= len(text)


@given(exercises())
def test_an_exercise_is_valid_by_itself(exercise: rk.Exercise) -> None:
    assert is_valid(rk.Routine("R", items=(exercise,)))


@given(doses())
def test_doses_may_stand_on_one_exercise(drawn: tuple[Dose, ...]) -> None:
    assert is_valid(rk.Routine("R", items=(rk.Exercise("A", doses=drawn),)))


def test_what_is_told_in_words_hinders_no_sides() -> None:
    result = rk.parse("routine R\ndo A, for 40s half per side\n  tempo: slowly\n")
    assert result.routine is not None
    assert [step.side for step in rk.timeline(result.routine)] == ["left", "right"]


@given(damaged(TEXT))
def test_a_damaged_text_differs_in_one_character(text: str) -> None:
    same = (old == new for old, new in zip(TEXT, text, strict=False))
    before = next((place for place, equal in enumerate(same) if not equal), min(len(TEXT), len(text)))
    after = TEXT[before + 1 :]
    deleted, changed = TEXT[:before] + after, text[: before + 1] + after
    doubled = TEXT[:before] + TEXT[before - 1] + TEXT[before:]
    assert text != TEXT
    assert text in (deleted, changed, doubled)


@pytest.mark.parametrize("length", [-1, 0, 1])
def test_a_text_is_damaged_in_each_way(length: int) -> None:
    found = find(damaged(TEXT), lambda text: len(text) - len(TEXT) == length)
    assert len(found) == len(TEXT) + length


def test_a_single_character_is_damaged() -> None:
    assert find(damaged("a"), lambda text: not text) == ""


@pytest.mark.parametrize("form", sorted({*_FORMS}))
@given(data=st.data())
def test_a_block_of_each_form_is_valid(form: str, data: st.DataObject) -> None:
    exercise = rk.Exercise("A", doses=(rk.Reps(5),))
    doses = tuple(data.draw(_forms(form, (exercise,), PLAIN)))
    block = rk.Block("S" if form == "section" else "", doses=doses, items=(exercise,))
    assert is_valid(rk.Routine("R", items=(block,)))


def test_an_input_of_a_script_is_given_to_a_session() -> None:
    routine = rk.parse("routine R\nchoose one\n  do A, hold 9s\n  do B, hold 9s\n").routine
    assert routine is not None
    session = rk.Session(rk.timeline(routine))
    assert [event.name for event in Input("start", 0).give(session)] == ["step-started"]
    assert Input("choose", 1, ({"B"},)).give(session) == ()  # A is being done
    assert [event.name for event in Input("report", 2, ("pain", 3)).give(session)] == ["reported"]
    with pytest.raises(ValueError, match="can't be reported"):
        Input("report", 3, ("mood", 3)).give(session)


@pytest.mark.parametrize("kind", [Cap, Load, Rounds])
def test_a_dose_without_a_strategy_of_its_own_is_drawn_as_its_row_tells(kind: type[Numbered]) -> None:
    """One that takes neither lists nor bounds, one that takes all, and one that can't be told in words."""

    @settings(max_examples=20)
    @given(_as_its_row_tells(kind, PLAIN))
    def look(dose: Dose) -> None:
        assert isinstance(dose, kind)
        assert kind.in_words or not dose.words
        for number in dose.numbers:
            for value in number.values:
                assert value.amount is None or value.amount.unit.dimension in kind.takes
                assert kind.bounds or not value.bound
                assert kind.fractions or value.amount is None or value.amount.value.denominator == 1

    look()
