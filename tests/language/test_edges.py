"""Edges: what is brought to nothing, what goes too deep, what differs from set to set."""

from fractions import Fraction
from pathlib import Path

import pytest

import routinekit as rk
from routinekit.limits import Limits
from routinekit.written import written
from tests.language.test_forms import timeline_of


def told(text: str, **options: object) -> list[tuple[str, int, int]]:
    found = rk.parse(f"routine T\n{text}\n", **options).diagnostics  # type: ignore[arg-type]  # options of parse
    return [(each.code, each.line, each.column) for each in found]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("every 1min for up to 5min\n  do A, reps 5", [("RK406", 2, 1)]),
        ("every 1min, rest, 3 times\n  do A, reps 5", [("RK406", 2, 13)]),
        ("section S, rest\n  do A, reps 5", [("RK209", 2, 12)]),
        ("do A, reps 5\nrest 10s then 20s\ndo A, reps 5", [("RK410", 3, 1)]),
        ("do A, reps 5, rpe 8 per leg", [("RK208", 2, 21)]),
        ("do A, sets 2, reps 5, rest 30s at rpe 8", [("RK208", 2, 32)]),
        ("do A, reps 5, at easy pace +1 per week", [("RK208", 2, 15)]),
        ("do A, hold 5s in any sets", [("RK208", 2, 7)]),
        ("do A, reps left 5 right 6 in any sets", [("RK208", 2, 7)]),
        ("amrap 5min+\n  do A, reps 5", [("RK404", 2, 7)]),
        ("do A, reps 5, at zone 1:30", [("RK216", 2, 23)]),
        ("do A, for 5min, ramp max to 75%", [("RK404", 2, 17)]),
        ("  setting w 0\ndo A, breathe {w}-{w}, reps 2", [("RK405", 3, 7)]),
        ("  setting w 0s\ndo A, hold {w}", [("RK407", 3, 7)]),
        ("do A, hold {w} (week 1 8)", [("RK306", 2, 7)]),
    ],
)
def test_what_is_refused(text: str, problems: list[tuple[str, int, int]]) -> None:
    assert told(text) == problems


def test_sections_that_do_others_may_not_go_too_deep() -> None:
    def chain(length: int) -> str:
        sections = "".join(f"section S{n}\n  do S{n + 1}\n" for n in range(length))
        return f"{sections}section S{length}\n  do A, reps 5"

    assert told(chain(20)) == []
    assert told(chain(200)) == [("RK605", 1, 1)]


def test_warnings_alone_never_refuse_a_file() -> None:
    text = "do A\n" * 9
    result = rk.parse(f"routine T\n{text}", limits=Limits(problems=5))
    assert result.routine is not None
    assert {found.code for found in result.diagnostics} == {"RK501"}


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "do A\n  set hold 3s per leg\n  set hold 5s",
            ["hold left 3", "switch right 5", "hold right 3", "hold - 5"],
        ),
        ("do A\n  set hold 3s, left only\n  set hold 5s, right only", ["hold left 3", "hold right 5"]),
        ("do A\n  set for 8s half per side\n  set hold 5s", ["work left 4", "work right 4", "hold - 5"]),
        (
            "do A\n  set reps 2 alternating, rep 1s\n  set hold 5s",
            None,
        ),
        (
            "do A, rep 1s\n  set reps 2 alternating\n  set hold 5s",
            ["work left 1", "work right 1", "hold - 5"],
        ),
        ("amrap 1min -1min per week\n  do A, reps 5\ndo B, hold 3s", ["work - 60", "hold - 3"]),
    ],
)
def test_sets_with_sides_of_their_own(text: str, steps: list[str] | None) -> None:
    if steps is None:
        assert told(text) == [("RK406", 3, 27)]
        return
    assert [
        f"{step.kind} {step.side or '-'} {(step.duration_ms or 0) / 1000:g}" for step in timeline_of(text)
    ] == steps


def test_a_window_that_a_change_has_brought_to_nothing_is_no_step() -> None:
    text = "amrap 1min -1min per week\n  do A, reps 5\ndo B, hold 3s"
    assert [step.exercise for step in timeline_of(text, week=2)] == ["B"]


def test_an_interval_inside_an_interval_keeps_its_length() -> None:
    text = "every 1min, 1 times\n  do Swim, reps 5, every 30s\n  do Burpee, reps 10"
    timeline = timeline_of(text)
    assert sum(step.duration_ms or 0 for step in timeline) == 60_000
    assert [step.duration_ms for step in timeline] == [20_000, 10_000, 30_000]


def test_paragraphs_survive_being_written() -> None:
    text = "routine T\ndo A, reps 5\n  tip: One.\n\n    do B\n"
    routine = rk.parse(text).routine
    assert routine is not None
    assert rk.parse(written(routine)).routine == routine
    assert len(routine.items) == 1


@pytest.mark.parametrize("value", [float("inf"), float("nan"), None, b"1", -5])
def test_no_number_is_no_setting(value: object) -> None:
    routine = rk.parse("routine T\n  setting w 30s\ndo A, hold {w}\n").routine
    assert routine is not None
    with pytest.raises(rk.RoutineError):
        rk.timeline(routine, settings={"w": value})  # type: ignore[dict-item]  # that is the point


@pytest.mark.parametrize("dose", ["reps 12-10-max", "load 5kg then 6kg then 7kg", "hold 5s then max"])
def test_a_list_is_written_as_it_was_read(dose: str) -> None:
    text = f"routine T\ndo A\n  {dose}\n"
    routine = rk.parse(text).routine
    assert routine is not None
    assert f"  {dose.replace('5kg then 6kg then 7kg', '5-6-7kg')}\n" in rk.format(routine)


def test_what_a_section_of_a_library_leaves_out_is_told_there(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "lib.routine").write_text("library L\nsection S\n  do A\n  rest 60min\n  do A, reps 2\n")
    main = folder / "main.routine"
    main.write_text('routine R\n  use "lib.routine"\ndo S\n')
    result = rk.parse_bytes(main.read_bytes(), name=str(main), folder=folder)
    assert result.routine is not None
    assert result.diagnostics == ()


def test_a_comment_after_everything_stands_at_the_left_edge() -> None:
    routine = rk.parse("routine T\ndo A, reps 5\n  tip: x\n    y\n      # end\n").routine
    assert routine is not None
    assert rk.format(routine) == "routine T\ndo A, reps 5\n  tip: x\n    y\n# end\n"


@pytest.mark.parametrize(
    ("doses", "sides"),
    [
        ("sets 2 per side, hold 3s, right first", ["right", "right", "left", "left"]),
        ("sets left 2 right 1, hold 3s", ["left", "left", "right"]),
        ("sets 1 per side, hold 3s", ["left", "right"]),
    ],
)
def test_a_superset_takes_the_sets_of_each_side_in_turn(doses: str, sides: list[str]) -> None:
    steps = timeline_of(f"superset\n  do A, {doses}\n  do B, sets 1, hold 5s")
    assert [step.side for step in steps if step.exercise == "A"] == sides


@pytest.mark.parametrize(
    ("dose", "choices", "seconds"),
    [
        ("hold {w}", {}, 5),
        ("hold {w} (week 2 8)", {"week": 2}, 8),
        ("hold {w} (week 2 8) ", {}, 5),
        ("hold {w} +5 per week to 12", {"week": 2}, 10),
        ("hold {w} +5 per week to 12", {"week": 9}, 12),
        ("hold {w} +2s per week to 8s", {"week": 9}, 8),
        ("hold {w} (week 2 max)", {"week": 2}, None),
    ],
)
def test_a_bare_number_beside_a_setting_has_its_unit(
    dose: str, choices: dict[str, int], seconds: int | None
) -> None:
    (step,) = timeline_of(f"  setting w 5s\ndo A, {dose}", **choices)
    assert step.duration_ms == (None if seconds is None else seconds * 1000)


def test_a_name_and_a_header_after_its_comma() -> None:
    assert told("do A, do B") == [("RK208", 2, 7)]
    assert told("do A, set reps 5") != []
    assert told("do A, reps 5\ndo B, reps 5\ndo C, reps 5 per knuckle\ndo D, reps 5 per knuckle") == [
        ("RK409", 4, 18),
        ("RK409", 5, 18),
    ]


def test_a_default_with_a_side_word_of_its_own_stays_a_default() -> None:
    steps = timeline_of("section S\n  reps 5 per knuckle\n  do A")
    assert [step.side for step in steps] == ["left", "right", "right"]


def test_rounds_share_no_time() -> None:
    assert told("rounds 2 half per side\n  do A, for 30s") == [("RK415", 2, 10)]


def test_a_comment_at_the_very_end_stands_at_the_left_edge() -> None:
    routine = rk.parse("routine T\ndo A, reps 5\n    # end\n").routine
    assert routine is not None
    assert rk.format(routine) == "routine T\ndo A, reps 5\n# end\n"


def test_a_comment_among_words_stands_with_them() -> None:
    routine = rk.parse("routine T\ndo A, reps 5\n  tip: One,\n # note\n      two.\n").routine
    assert routine is not None
    assert rk.format(routine) == "routine T\ndo A, reps 5\n  tip: One,\n    # note\n    two.\n"


# ---------------------------------------------------------------- who ends it, where it stands


def test_what_is_held_until_something_is_ended_by_the_person() -> None:
    (step,) = timeline_of("do Plank, hold 30s\n  until: You shake.\n")
    assert (step.ends, step.duration_ms) == ("person", 30_000)


def test_a_stop_rule_may_have_a_half() -> None:
    routine = rk.parse("routine R\n  stop if pain > 2.5\ndo A, hold 5s\n").routine
    assert routine is not None
    (rule,) = rk.timeline(routine).stops
    assert (rule.what, rule.comparison, rule.limit) == ("pain", ">", Fraction(5, 2))


def test_a_rest_between_exercises_has_a_place_of_its_own_between_items_and_between_rounds() -> None:
    found = timeline_of("rounds 2, rest 10s between exercises\n  do A, hold 5s\n  do B, hold 4s\n")
    assert [step.path for step in found if step.kind == "rest"] == [
        "rounds/round-1/rest.b",
        "rounds/round-1/rest-between-rounds",
        "rounds/round-2/rest.b",
    ]


def test_each_side_has_a_place_of_its_own_also_where_they_alternate() -> None:
    found = timeline_of("do A, hold 5s each side alternating\n")
    assert [step.path for step in found] == ["a/left/hold", "a/right/hold"]


@pytest.mark.parametrize("written", ["5 - 10s", "5s - 10", "5s - 10s"])
def test_a_range_is_mended_wherever_its_unit_stands(written: str) -> None:
    (found,) = rk.parse(f"routine R\ndo A, hold {written}\n").diagnostics
    assert (found.code, found.help) == ("RK208", "write `5-10s`")
