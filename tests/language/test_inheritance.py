"""What is written nearer wins; the measure is inherited as a whole or not at all."""

import routinekit as rk


def doses_of(text: str) -> dict[str, str]:
    """The doses in force for each exercise that is done, by its path."""
    routine = rk.parse(text).routine
    assert routine is not None
    found = {}
    for part in rk.timeline(routine).parts:
        doses = getattr(part.item, "doses").by_kind.values()  # noqa: B009 - a pause has doses as well
        found[getattr(part.item, "name", "pause")] = ", ".join(sorted(str(dose) for dose in doses))
    return found


def test_the_routine_gives_defaults() -> None:
    text = "routine R\n  hold 5s, sets 2, rest 9s\ndo A\ndo B, hold 7s\ndo C, sets 4\n"
    assert doses_of(text) == {
        "A": "hold 5s, rest 9s, sets 2",
        "B": "hold 7s, rest 9s, sets 2",
        "C": "hold 5s, rest 9s, sets 4",
    }


def test_who_writes_any_of_the_measure_inherits_none_of_it() -> None:
    text = "routine R\n  reps 10, sets 3\ndo Plank, hold 30s\ndo Squat\n"
    assert doses_of(text) == {"Plank": "hold 30s, sets 3", "Squat": "reps 10, sets 3"}


def test_a_definition_and_its_do_merge_kind_by_kind() -> None:
    text = "routine R\nexercise Rolls, hold 2s, sets 10, reps 8 per side\ndo rolls, reps 5\n"
    assert doses_of(text)["Rolls"] == "hold 2s, per side, reps 5, sets 10"


def test_of_kinds_that_exclude_each_other_the_nearer_counts() -> None:
    text = "routine R\n  tempo 3-1-1-0\ndo Plank, hold 30s\ndo Squat, reps 8\n"
    text += "exercise W, hold 9s\ndo W, for 60s\n"
    assert doses_of(text) == {
        "Plank": "hold 30s",
        "Squat": "reps 8, tempo 3-1-1-0",
        "W": "for 1min, tempo 3-1-1-0",
    }


def test_a_do_may_come_before_its_definition() -> None:
    assert doses_of("routine R\ndo A\nexercise  a , hold 3s\n") == {"a": "hold 3s"}


def test_words_on_a_do_replace_those_of_the_definition_but_cautions_add_up() -> None:
    text = (
        "routine R\nexercise A, hold 3s\n  tip: one\n  caution: first\n"
        "do A\n  tip: two\n  caution: second\n  x-clinic: ours\n"
    )
    routine = rk.parse(text).routine
    assert routine is not None
    words = [
        (prose["field"], prose["text"])
        for prose in rk.timeline_json(rk.timeline(routine))["exercises"][1]["prose"]
    ]
    assert words == [("caution", "first"), ("tip", "two"), ("caution", "second"), ("x-clinic", "ours")]


def test_names_are_compared_without_case_and_extra_blanks_and_by_their_letters() -> None:
    composed, decomposed = "Pli\N{LATIN SMALL LETTER E WITH ACUTE}", "pliE\N{COMBINING ACUTE ACCENT}"
    assert doses_of(f"routine R\nexercise Grand {composed}, hold 3s\ndo grand   {decomposed}\n") == {
        f"Grand {composed}": "hold 3s"
    }


def words_of(text: str) -> dict[str, list[tuple[str, str]]]:
    """The words of each step, by its path."""
    routine = rk.parse(text).routine
    assert routine is not None
    return {step.path: [(words.field, words.text) for words in step.prose] for step in rk.timeline(routine)}


def test_a_reason_to_stop_is_told_with_all_that_it_holds_for() -> None:
    text = (
        "routine R\n  stop if: dizzy\nsection S\n  stop if: sore\n  tip: ours\n"
        "  do A, hold 3s\n    stop if: hot\n"
        "  rounds 2\n    do B, hold 3s\ndo C, hold 3s\n"
    )
    assert words_of(text) == {
        "s/a/hold": [("stop if", "sore"), ("stop if", "hot")],
        "s/rounds/round-1/b/hold": [("stop if", "sore")],
        "s/rounds/round-2/b/hold": [("stop if", "sore")],
        "c/hold": [],  # that of the routine is told all the time
    }


def test_a_window_tells_the_reasons_to_stop_of_all_that_is_done_in_it() -> None:
    text = (
        "section S\n  stop if: sore\n  amrap 1min\n    tip: ours\n    stop if: hot\n    do A, reps 3\n"
        "      tip: its own\n    rounds 2\n      do B, reps 3\n        stop if: cold\n    rest 5s\n"
    )
    words = [("tip", "ours"), ("stop if", "hot"), ("stop if", "sore"), ("stop if", "cold")]
    assert words_of(f"routine R\n{text}") == {"s/amrap/amrap": words}


def test_a_part_that_is_played_alone_keeps_the_cautions_around_it() -> None:
    text = (
        "routine R\n  caution: all\nsection A\n  caution: around\n  tip: ours\n  do X, reps 2\n"
        "  section B\n    caution: own\n    do Y, reps 2\nsection C\n  caution: other\n  do Z, reps 2\n"
    )
    routine = rk.parse(text).routine
    assert routine is not None
    (told,) = rk.Session(rk.timeline(routine, part="B")).start(0)
    assert isinstance(told, rk.events.Cautions)
    assert told.texts == ("all", "around", "own")
