"""A text that is read again after an edit says what it says when it is read for the first time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import routinekit as rk
from routinekit.parser import parse_source
from routinekit.testing import damaged, hostile_texts, texts
from tests.benchmarks.content import examples
from tests.language.test_places import parts_of

UNSEEN = ("\u200b", "\u200b# c", "\xad", "\ufeff", "\x01", "\x0c", "\u202e", "\xa0", "\u2028", "é", "\r")
THREE = "routine R\n  rest 10s\n# one\ndo A, reps 5\n\ndo B\n  reps 5\n# two\nsection C\n  do D, for 30s\n"


def all_of(result: rk.Result) -> object:
    """What came of a text, and the place of everything in it: places are no part of what is equal."""
    return (
        result,
        [span for _, span in parts_of(result.routine)],
        [found.fixes for found in result.diagnostics],
    )


def read_again(before: str, after: str, limits: rk.Limits | None = None) -> tuple[rk.Result, rk.Result]:
    limits = limits or rk.Limits()
    first = rk.parse(before, limits=limits)
    again = rk.parse(after, limits=limits, before=first)
    assert all_of(again) == all_of(rk.parse(after, limits=limits))
    return first, again


@given(st.data())
def test_whatever_is_edited(data: st.DataObject) -> None:
    before = data.draw(st.one_of(texts(), st.sampled_from(examples())))
    after = data.draw(damaged(before))
    read_again(before, after)
    read_again(after, before)


@given(texts(), st.one_of(texts(), hostile_texts()))
def test_whatever_was_read_before(before: str, after: str) -> None:
    read_again(before, after)


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        (("reps 5\n#", "reps 500\n#"), [True, False, True]),
        (("# one", "# 1"), [True, True, True]),
        (("# two\n", ""), [True, False, False]),  # what comes after stands in other lines
    ],
)
def test_only_what_was_edited_is_read_again(edit: tuple[str, str], kept: list[bool]) -> None:
    first, again = read_again(THREE, THREE.replace(*edit))
    assert first.routine
    assert again.routine
    assert [one is other for one, other in zip(first.routine.items, again.routine.items, strict=True)] == kept


def test_what_stands_beside_a_mistake_is_kept_until_it_is_mended() -> None:
    broken = THREE.replace("reps 5\n#", "reps 5 x\n#")
    assert rk.parse(broken).routine is None
    known = parse_source(rk.Source(broken), rk.Limits())
    again = parse_source(rk.Source(broken.replace("5 x", "6")), rk.Limits(), known)
    pairs = zip(known.routine.items, again.routine.items, strict=True)
    assert [one is other for one, other in pairs] == [True, False, True]
    read_again(broken, broken.replace("5 x", "6"))


@pytest.mark.parametrize(
    "after",
    [
        " " + THREE,  # the title is not at the left edge
        THREE.replace("do A", "routine S\ndo A"),
        THREE.replace("routine R\n", "library L\n"),
        THREE.replace("do A", "use x.routine\ndo A"),
        THREE.replace("  rest 10s\n", "\trest 10s\n"),
        THREE.removesuffix("\n"),
        THREE.replace("\n", "\r\n"),
        "",
        "\n\n# nothing",
    ],
)
def test_what_changes_the_whole(after: str) -> None:
    read_again(THREE, after)
    read_again(after, THREE)


NEITHER = "routine R\ndo A\n{}\n  reps 3\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("routine R\n\tcaution: x\ndo A\n\treps 3\n", "routine R\n  caution: x\ndo A\n\treps 3\n"),
        *((NEITHER.format(unseen), NEITHER.format(unseen).replace("3", "4")) for unseen in UNSEEN),
        *((NEITHER.format(unseen), NEITHER.format(unseen).partition("  reps")[0]) for unseen in UNSEEN),
        *(
            (NEITHER.format(f"  tip: x\n{unseen}   y"), NEITHER.format(f"  tip: x\n{unseen}   z"))
            for unseen in UNSEEN
        ),
    ],
)
def test_what_nobody_sees_at_the_left_edge(before: str, after: str) -> None:
    read_again(before, after)
    read_again(after, before)


@pytest.mark.parametrize(
    "limits",
    [rk.Limits(items=3), rk.Limits(items=4), rk.Limits(doses=3), rk.Limits(doses=4), rk.Limits(problems=2)],
)
def test_too_much_is_told_where_it_is(limits: rk.Limits) -> None:
    for after in (
        THREE.replace("reps 5\n", "reps 5, rest 5s\n"),
        THREE + "do E, reps 1\n",
        THREE.replace("5", "x"),
    ):
        read_again(THREE, after, limits)
        read_again(after, THREE, limits)


def test_other_limits_read_anew() -> None:
    known = parse_source(rk.Source(THREE), rk.Limits())
    shorter = rk.Limits(line_characters=8)
    assert parse_source(rk.Source(THREE), rk.Limits(), known).diagnostics == ()
    found = parse_source(rk.Source(THREE), shorter, known).diagnostics
    assert found == parse_source(rk.Source(THREE), shorter).diagnostics
    assert {each.code for each in found} >= {"RK603"}
