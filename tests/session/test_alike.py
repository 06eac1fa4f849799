"""How far two timelines are the same, found without a walk."""

from itertools import takewhile
from operator import eq

import pytest
from hypothesis import given
from hypothesis import strategies as st

import routinekit as rk
from routinekit.choosing import choosable
from routinekit.plan.alike import begin_alike
from routinekit.plan.walk import walk
from tests.session.log import timeline_of


def alike(one: rk.Timeline, other: rk.Timeline) -> int:
    """How many steps at the beginning are the same, counted one by one."""
    both = zip(walk(one.root), walk(other.root), strict=False)
    return sum(1 for _ in takewhile(lambda pair: eq(pair[0][3], pair[1][3]), both))


PAIRS = {
    "one goes on": (
        "rounds 3\n  do A, hold 5s\n  do B, hold 6s\n",
        "rounds 4\n  do A, hold 5s\n  do B, hold 6s\n",
    ),
    "one ends": ("do A, hold 5s\n", "do A, hold 5s\ndo B, hold 5s\n"),
    "one is none": ("do A, hold 5s\n", "rest 5s\n"),
    "one differs": ("do A, hold 5s\n", "do A, hold 6s\n"),
    "the second round differs": (
        "rounds 3\n  do A, hold 5s\n",
        "rounds 3\n  do A, hold 5s (round 2 6s)\n",
    ),
    "sides take turns": (
        "do A, reps 7 alternating, tempo 1-0-1\n",
        "do A, reps 9 alternating, tempo 1-0-1\n",
    ),
    "a rest comes to stand behind": (
        "rounds 3\n  do A, hold 5s\n  rest 5s\n",
        "rounds 3\n  do A, hold 5s\n  rest 5s\ndo B, hold 5s\n",
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_as_many_steps_are_alike_as_a_walk_would_find(pair: tuple[str, str]) -> None:
    one, other = map(timeline_of, pair)
    for ours, theirs in ((one, other), (other, one)):
        same = alike(ours, theirs)
        assert begin_alike(ours.root, theirs.root, same)
        assert not begin_alike(ours.root, theirs.root, same + 1)


FORMS = (
    "do A, hold 5s\n",
    "do B, sets 2, hold 5s per side, rest 3s, optional\n",
    "rounds 3\n  do C, reps 3, hold 2s\n  do D, hold 5s, optional\n",
    "every 1min, 2 times\n  do E, hold 5s\n  do F, hold 5s, optional\n",
    "for time, cap 1min\n  do G, reps 3\n  do H, reps 3, optional\n",
    "choose one\n  do I, hold 5s\n  do J, hold 6s\n",
    "rest 5s\n",
)


@given(st.lists(st.sampled_from(FORMS), max_size=5), st.data())
def test_so_are_those_of_any_routine_at_two_choices(forms: list[str], data: st.DataObject) -> None:
    one = timeline_of("".join(forms))
    names = sorted(choosable(one.routine).values())
    choices = data.draw(st.sets(st.sampled_from(names)) if names else st.just(set()))
    other = rk.timeline(one.routine, choices=choices)
    same = alike(one, other)
    assert begin_alike(one.root, other.root, same)
    assert not begin_alike(one.root, other.root, same + 1)
