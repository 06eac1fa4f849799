"""What is said within a step: nothing over anything else, and none of the author's cues lost."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from routinekit.plan.tree import SpokenCue
from routinekit.session import table
from routinekit.session.speech import Utterance, speech_of
from routinekit.steps import Step
from tests.session.log import line, session_of, timeline_of

PLANK = timeline_of("do Plank, hold 30s\n")[0]


def step_with(cues: list[SpokenCue]) -> Step:
    return Step((*PLANK._taken[:3], evolve(PLANK._instruction, cues=tuple(cues)), PLANK._frame))


def said(text: str) -> list[str]:
    """What is said within the first step of a routine."""
    session = session_of(text)
    events = session.start(0)
    last = session.timeline[0].duration_ms or 0
    names = ("countdown", "halfway", "cue-said", "next-up")
    return [line(event) for event in (*events, *session.tick(last / 1000)) if event.name in names]


# ---------------------------------------------------------------- without cues


def test_a_step_that_lasts_is_halved_and_counted_down_and_tells_what_comes_next() -> None:
    assert said("do Plank, hold 40s\ndo Bridge, hold 5s\n") == [
        "20 halfway",
        "32 next-up 1:Hold 5 seconds",
        *("37 countdown 3", "38 countdown 2", "39 countdown 1"),
    ]


def test_the_last_step_tells_of_none_to_come() -> None:
    assert "next-up" not in " ".join(said("do Plank, hold 40s\n"))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (1, []),
        (2, []),
        (3, ["2 countdown 1"]),
        (4, ["2 countdown 2", "3 countdown 1"]),
        (5, ["2 countdown 3", "3 countdown 2", "4 countdown 1"]),
        (19, ["16 countdown 3", "17 countdown 2", "18 countdown 1"]),
    ],
)
def test_a_short_step_has_time_for_its_name_and_some_numbers(seconds: int, expected: list[str]) -> None:
    assert said(f"do Plank, hold {seconds}s\ndo Bridge, hold 5s\n") == expected


def test_nobody_counts_down_what_the_person_ends() -> None:
    assert said("do Squat, reps 10\n") == []


# ---------------------------------------------------------------- with cues


def test_a_cue_is_said_when_the_author_wants_it() -> None:
    assert said("exercise Plank, hold 15s\n  cue at 6s: Breathe.\n  cue last 5s: Nearly.\n") == [
        "6 cue-said Breathe.",
        "10 cue-said Nearly.",
        *("12 countdown 3", "13 countdown 2", "14 countdown 1"),
    ]


def test_a_cue_waits_for_the_name_of_the_step_and_for_other_cues() -> None:
    assert said("exercise Plank, hold 12s\n  cue at 1s: One.\n  cue at 1s: Two.\n  cue at 3s: Three.\n") == [
        *("2 cue-said One.", "4 cue-said Two.", "6 cue-said Three."),
        *("9 countdown 3", "10 countdown 2", "11 countdown 1"),
    ]


def test_a_cue_comes_before_the_numbers_half_way_and_what_comes_next() -> None:
    text = (
        "exercise Plank, hold 20s\n"
        "  cue halfway: Breathe.\n  cue at 13s: Neck long.\n  cue last 2s: Down.\ndo Bridge, hold 5s\n"
    )
    assert said(text) == [
        *("10 cue-said Breathe.", "13 cue-said Neck long.", "17 countdown 3", "18 cue-said Down."),
    ]


def test_in_a_step_that_is_too_short_a_cue_is_said_over_the_name() -> None:
    assert said("exercise Plank, hold 2s\n  cue at 1s: Now.\n") == ["1 cue-said Now."]


@st.composite
def cues(draw: st.DrawFn) -> tuple[list[SpokenCue], int | None]:
    lasts = draw(st.one_of(st.none(), st.integers(1, 60_000)))
    at = st.integers(0, (lasts or 60_000) - 1)
    made = draw(st.lists(at.map(lambda each: SpokenCue(each, f"{each}")), max_size=6))
    return made, lasts


def overlap(one: Utterance, other: Utterance) -> bool:
    return one.at < other.at + other.lasts and other.at < one.at + one.lasts


@given(cues(), st.booleans(), st.booleans())
@example(([SpokenCue(0, "a"), SpokenCue(1000, "b")], 3000), True, True)
def test_no_cue_is_lost_and_nothing_else_is_said_over_anything(
    drawn: tuple[list[SpokenCue], int | None], paced: bool, followed: bool
) -> None:
    made, lasts = drawn
    told = speech_of(step_with(made), lasts, paced=paced, followed=followed)
    of_author = [each for each in told if each.kind == "cue"]
    assert sorted(each.text for each in of_author) == sorted(cue.text for cue in made)
    assert [each.at for each in told] == sorted(each.at for each in told)
    assert all(lasts is None or 0 <= each.at < lasts for each in told)
    name = Utterance(0, table.PHRASE, "cue")
    for number, each in enumerate(told):
        if each.kind != "cue":
            assert not any(overlap(each, other) for other in [name, *told[:number], *told[number + 1 :]])
        else:
            assert any(cue.text == each.text and cue.at <= each.at for cue in made)


@given(cues())
def test_cues_wait_for_each_other_while_there_is_time(drawn: tuple[list[SpokenCue], int | None]) -> None:
    made, lasts = drawn
    late = max((cue.at for cue in made), default=0) + table.PHRASE * (len(made) + 1)
    assume(lasts is None or late <= lasts)
    told = speech_of(step_with(made), None, paced=True, followed=True)
    name = Utterance(0, table.PHRASE, "cue")
    assert not any(overlap(one, other) for one, other in pairwise([name, *told]))
