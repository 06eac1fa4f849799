"""The hand-out: what to heed first, then each exercise as its author wrote it."""

import json
import re
from html import unescape

import pytest
from hypothesis import given

import routinekit as rk
from routinekit.testing import texts
from routinekit.web.handout import handout_page
from routinekit.web.routine_json import routine_json
from tests.web.served_folder import BACK


def lines(text: str, chosen: str = "", **choices: str) -> list[str]:
    """The words of a hand-out, a line for each piece of it."""
    routine = rk.parse(text).routine
    assert routine is not None
    page = handout_page(rk.timeline(routine, **choices), chosen, language="en").html  # type: ignore[arg-type]  # each choice is a text here
    body = page.partition("<body>")[2]
    return [unescape(line) for line in re.sub(r"<[^>]*>", "\n", body).split("\n") if line]


def test_a_hand_out_from_its_beginning_to_its_end() -> None:
    assert lines(BACK, "variant hard", variants="hard") == [
        *("Play", "My back"),
        *("Before you start", "Ask your doctor.", "Not with a fresh scar.", "Stop if pain > 3"),
        *("Takes ~2:10 (47 steps)", "How often: 3 times a week", "For: variant hard"),
        *("Warm-up", "0:30", "March", "for 30s", "0:30"),
        *("Main", "~1:40", "Bridge", "reps 15, hold 2s, ask pain", "~1:40"),
        *("Caution", "Not with a fresh scar.", "Position", "Lie on your back.", "Tip", "Breathe."),
        "Afterwards, note: pain ________",
        "At the end, note: effort ________",
        "~ marks a time that is partly an estimate.",
    ]


def test_blocks_in_blocks_rests_and_what_comes_again() -> None:
    shown = lines(
        "routine R\n"
        "  course 6 weeks\n"
        "  start when: You can lift your arm.\n"
        "  stop if: You feel dizzy.\n"
        "  about: One.\n"
        "\n"
        "    Two.\n"
        "exercise Squat, reps 5\n"
        "  tip: Slowly.\n"
        "rest 30s\n"
        "rounds 3, stop if effort > 8\n"
        "  do Squat\n"
        "  rounds 2\n"
        "    do Plank, hold 5s\n"
    )
    assert shown == [
        *("Play", "R", "Before you start", "Start when You can lift your arm.", "Stop if You feel dizzy."),
        *("Takes ~2:20 (11 steps)", "For how long: 6 weeks", "About", "One.", "Two."),
        *("Squat", "reps 5", "~0:20", "Tip", "Slowly.", "rest 30s"),
        *("rounds", "rounds 3, stop if effort > 8", "~1:30"),
        *("Squat", "reps 5", "~0:20", "Stop if effort > 8"),
        *("rounds", "rounds 2", "0:10", "Plank", "hold 5s", "0:05", "Stop if effort > 8"),
        "~ marks a time that is partly an estimate.",
    ]


def test_a_block_that_only_groups_has_no_doses() -> None:
    assert "0:05" in lines("routine R\nsection A\n  do Plank, hold 5s\n")


@pytest.mark.parametrize("depth", [3, 12])
def test_headings_go_no_deeper_than_there_are_any(depth: int) -> None:
    blocks = "".join(f"{'  ' * level}section S{level}\n" for level in range(depth))
    routine = rk.parse(f"routine R\n{blocks}{'  ' * depth}do Plank, hold 5s\n").routine
    assert routine is not None
    page = handout_page(rk.timeline(routine), "", language="en").html
    assert f'<h{min(6, depth + 2)} dir="auto">Plank' in page


def test_nothing_that_an_author_writes_becomes_markup() -> None:
    hostile = "<script>alert(1)</script> \" ' & "
    text = f"routine {hostile}\n  caution: {hostile}\n  about: {hostile}\n"
    shown = lines(f'{text}exercise "{"x" * 500}"\n  tip: {hostile}\n  hold 5s\n')
    assert shown.count(hostile.strip()) == 4


@given(texts())
def test_whatever_an_author_writes_has_a_hand_out_and_its_data(text: str) -> None:
    routine = rk.parse(text).routine
    assert routine is not None
    page = handout_page(rk.timeline(routine), "", language="en")
    assert page.html.count("<h1") == 1
    data = routine_json(routine)
    assert json.loads(json.dumps(data)) == data
    assert data["text"] == text.removeprefix("\ufeff")
