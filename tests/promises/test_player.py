"""Whatever routine is played and whatever is pressed, the player has something to show."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import routinekit as rk
import routinekit.session.events as e
from routinekit.terminal.controls import Controls
from routinekit.terminal.ending import lines
from routinekit.terminal.places import exercises, found
from routinekit.terminal.view import about, view
from routinekit.testing import routines

pytestmark = pytest.mark.usefixtures("unmeasured")

DEEDS = (
    "pause",
    "done",
    "skip",
    "back",
    "acknowledge",
    "hold",
    "release",
    "more",
    "less",
    "jump",
    "report",
    "tick",
)
FIGURES = re.compile(r"\d+(:\d\d)?:\d\d|-:--")


def do(controls: Controls, deed: str, index: int) -> None:
    match deed:
        case "more" | "less":
            controls.count(+1 if deed == "more" else -1)
        case "jump":
            controls.jump(index)
        case "report":
            controls.report("pain", index % 11, None)
        case _:
            getattr(controls, deed)()


@given(routines(), st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 10**9), st.floats(0, 600))))
def test_there_is_always_something_to_show(routine: rk.Routine, deeds: list[tuple[str, int, float]]) -> None:
    time = 0.0
    heard: list[e.Event] = []
    timeline = rk.timeline(routine)
    controls = Controls(rk.Session(timeline), lambda: time, heard.append)
    controls.start()
    for deed, number, passes in deeds:
        time += passes
        if len(timeline):
            do(controls, deed, number % len(timeline))
        step = controls.session.step
        if step:
            shown = view(controls.session, about(timeline, step), controls.counted)
            assert 0 <= shown.fraction <= 1
            assert FIGURES.fullmatch(shown.clock.figures)
            assert shown.left.endswith(" left")
    controls.stop()
    summary = controls.session.summary
    assert summary.done + summary.skipped + summary.cut == len(timeline)
    assert len(list(lines(summary))) >= 1
    assert sum(event.name == "finished" for event in heard) == 1


@given(routines(), st.data())
def test_every_place_is_a_step_of_the_routine(routine: rk.Routine, data: st.DataObject) -> None:
    timeline = rk.timeline(routine)
    known = tuple(exercises(timeline))
    assert [place.index for place in known] == sorted({place.index for place in known})
    for place in known:
        assert place.text in (timeline[place.index].exercise, timeline[place.index].text)
    if len(timeline):
        index = data.draw(st.integers(0, len(timeline) - 1))
        assert index in [place.index for place in found(timeline, known, index, str(index + 1))]
