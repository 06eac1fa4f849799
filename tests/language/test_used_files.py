"""A place knows its file: what is wrong in a used file is told where it is used, and nothing is guessed."""

from pathlib import Path

import pytest

import routinekit as rk
from routinekit.diagnostics import Problems
from routinekit.resolve.names import used_files
from routinekit.source import Source, Span, here
from tests.language.test_places import parts_of

LIBRARY = """library L
exercise Hold, hold {grip}
exercise Many, reps 500
exercise Uneven, reps 5, alternating
exercise Halves, reps 6, half per side
exercise Slow, hold 5s, rest 2h
section Inner
  section Hard, every 1min, 3 times
    do March, for 50s
    do Jump, for 20s
  do Hold
section Breaks
  do Rows, reps 5
  rest 10s
section Waits
  every 1min, 3 times
    do Wait, reps 5
      start when: You are told.
"""


def read(folder: Path, text: str, **options: object) -> rk.Result:
    (folder / "lib.routine").write_text(LIBRARY, encoding="utf-8")
    whole = f'routine R\n  use "lib.routine"\n{text}'
    return rk.parse(whole, name="lib.routine", folder=folder, **options)  # type: ignore[arg-type]  # as given


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files that are named alike by those that use them."""
    (tmp_path / "deep").mkdir()
    for name, text in {
        "one": 'library One\n  use "deep/two.routine"\nexercise A, hold 5s\n  note: Here.\n',
        "deep/two": 'library Two\n  use "one.routine"\nexercise B, hold 5s, rest 5s\n',
        "deep/one": "library Three\nexercise C, hold 5s\n",
    }.items():
        (tmp_path / f"{name}.routine").write_text(text, encoding="utf-8")
    return tmp_path


def test_all_places_name_their_file(folder: Path) -> None:
    routine = rk.parse(
        'routine R\n  use "one.routine"\ndo A, hold 5s, rest 5s\ndo B\ndo C\n',
        name="one.routine",
        folder=folder,
    ).routine
    assert routine is not None
    assert {span.file for _, span in parts_of(routine) if span} == {""}
    files = {file.name: {span and span.file for _, span in parts_of(file)} for file in used_files(routine)}
    assert files == {"One": {"one.routine"}, "Two": {"deep/two.routine"}, "Three": {"deep/one.routine"}}


def test_a_place_is_of_its_file_though_the_dose_was_known_from_another(folder: Path) -> None:
    text = 'routine R\n  use "one.routine"\ndo A\ndo D, hold 5s\n'
    before = rk.parse(text, folder=folder)
    after = rk.parse(text + "do E, hold 5s\n", folder=folder, before=before)
    for result in (before, after):
        assert result.routine is not None
        assert {span.file for _, span in parts_of(result.routine.items) if span} == {""}


def test_a_place_in_a_used_file_is_found_in_the_text_of_that_file(folder: Path) -> None:
    routine = rk.parse('routine R\n  use "one.routine"\ndo A\n', folder=folder).routine
    assert routine is not None
    used = routine.uses[0].file
    assert used is not None
    assert used.source is not None
    item = used.items[0]
    assert isinstance(item, rk.Exercise)
    assert [used.source[dose.span] for dose in item.doses if dose.span] == ["hold 5s"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("do Hold\n", "RK306", 3, 1),  # found when its numbers are looked up
        ("section S\n  do Inner\n", "RK306", 4, 3),
        ("do Hold, hold {mine}\n", "RK306", 3, 10),  # written in this text
        ("do Many\n", "RK512", 3, 1),  # found when everything is resolved
        ("do Halves\n", "RK415", 3, 1),
        ("do Slow\n", "RK513", 3, 1),
        ("section S\n  do Breaks\n", "RK505", 4, 3),
        ("do Waits\n", "RK416", 3, 1),
        ("do Uneven\n", "RK503", 3, 1),  # found when it is planned
        ("do Hard\n", "RK510", 3, 1),
    ],
)
def test_what_is_wrong_in_a_used_file_is_told_where_it_is_used(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    found = read(tmp_path, text).diagnostics
    assert (code, line, column) in [(each.code, each.line, each.column) for each in found]
    assert not any(each.span.file for each in found)


def test_what_is_wrong_is_told_at_each_use(tmp_path: Path) -> None:
    found = read(tmp_path, "do Many\ndo Rows, reps 5\ndo Many\n").diagnostics
    assert [(each.code, each.line) for each in found] == [("RK512", 3), ("RK512", 5)]


def test_what_a_used_file_says_of_itself_is_told_there(tmp_path: Path) -> None:
    """A cue that is never said and a block without items: who checks that file hears of it."""
    text = "library L\nsection S\n  cue halfway: Now.\n  do Rows, reps 5\n  rest 2h\n  do Rows, reps 5\n"
    (tmp_path / "lib.routine").write_text(text, encoding="utf-8")
    result = rk.parse('routine R\n  use "lib.routine"\ndo S\n', folder=tmp_path)
    assert result.diagnostics == ()


def test_a_step_of_a_used_file_has_the_line_that_does_it_in_this_text(tmp_path: Path) -> None:
    routine = read(tmp_path, "do Uneven, reps 6\ndo Breaks\n").routine
    assert routine is not None
    steps = rk.timeline(routine)
    assert {(step.exercise, step.line, step.span and step.span.file) for step in steps} == {
        ("Uneven", 3, ""),
        ("Rows", None, None),
    }


# ---------------------------------------------------------------- the list


def test_a_place_of_this_source_stays_and_one_of_another_becomes_that_of_its_use() -> None:
    problems = Problems(Source("routine R\n", file="a"))
    own, other, use = Span(1, 2, 3, "a"), Span(7, 0, 1, "b"), Span(4, 0, 1, "a")
    assert [problems.placed(span) for span in (own, other, None)] == [
        own,
        Span(1, 0, 0, "a"),
        Span(1, 0, 0, "a"),
    ]
    inside = problems.seen_from(use)
    assert [inside.placed(span) for span in (own, other)] == [own, use]
    assert inside.seen_from(other).placed(other) == use
    assert inside.seen_from(None) is inside
    inside.add("RK512", other, "many")
    assert [(found.line, found.source) for found in problems.found] == [(4, problems.source)]


def test_a_place_may_be_made_without_a_file() -> None:
    assert Span(1, 0, 5) == Span(1, 0, 5, "")
    assert Span(1, 0, 5, "b").part(1, 2) == Span(1, 1, 2, "b")
    assert Source("hold 5s", file="b").span(0, 4) == Span(1, 0, 4, "b")
    assert [here(span) for span in (None, Span(1, 0, 5), Span(1, 0, 5, "b"))] == [None, Span(1, 0, 5), None]


def test_what_was_built_in_python_is_told_at_the_beginning() -> None:
    assert rk.Diagnostic("RK512", "many", None).span == Span(1, 0, 0)
