"""The session's table, and that the machine does what stands in it: every input in every phase."""

from attrs import evolve, fields
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from routinekit.session import table
from routinekit.session.events import EVENTS
from routinekit.session.inputs import EFFECTS
from routinekit.session.machine import State
from routinekit.session.table import EVENT_FIELDS, INPUTS, PHASES
from routinekit.vocabulary import HEEDED, TOLD
from tests.session.log import line, timeline_of
from tests.session.phases import TEXT, Given, Script, scripts

TIMELINE = timeline_of(TEXT)


# ---------------------------------------------------------------- the table


def test_each_effect_of_the_table_is_there_and_no_other() -> None:
    assert set(EFFECTS) == {effect for phase in PHASES.values() for effect in phase.inputs.values()}


def test_each_input_and_each_event_of_a_phase_is_known() -> None:
    assert {name for phase in PHASES.values() for name in phase.inputs} == set(INPUTS)
    assert {name for phase in PHASES.values() for name in phase.events} <= set(EVENT_FIELDS)


def test_each_phase_is_reached_and_only_from_the_last_none_is() -> None:
    reached = [State().phase]
    for name in reached:  # it grows while it is looked through
        reached += [each for each in PHASES[name].events.values() if each not in reached]
    assert set(reached) == set(PHASES)
    assert [name for name, phase in PHASES.items() if not phase.events] == ["finished"]


def test_the_events_are_those_of_the_table() -> None:
    found = {name: [each.name for each in fields(kind)] for name, kind in EVENTS.items()}
    assert found == {name: ["at_ms", *names] for name, names in EVENT_FIELDS.items()}


def test_the_prose_that_is_shown_is_what_the_language_has_for_the_person() -> None:
    shown = table._TABLE["prose"]
    assert sorted([*shown["first"], *shown["then"]]) == sorted(TOLD)
    assert tuple(shown["warns"]) == HEEDED


# ---------------------------------------------------------------- every input in every phase


def give(session: rk.Session, given: Given) -> list[str]:
    """What comes of an input, as lines: the events, or that it is refused."""
    name, takes, now = given
    try:
        if name == "restored":
            return [line(event) for event in session._at(name, 0)]
        if name == "report":
            what, value, exercise = takes
            return [line(event) for event in session.report(what, value, now, exercise=exercise)]
        return [line(event) for event in getattr(session, name)(*takes, now)]
    except (IndexError, ValueError):
        return ["refused"]


def came_to(script: Script) -> tuple[rk.Session, list[str]]:
    session = rk.Session(TIMELINE)
    for given in script.before:
        give(session, given)
    assert session.state.phase == script.phase
    return session, give(session, script.inputs[-1])


def test_what_comes_of_every_input_that_a_phase_has(snapshot: SnapshotAssertion) -> None:
    told = []
    for script in scripts():
        if script.name not in PHASES[script.phase].inputs:
            continue
        session, events = came_to(script)
        takes = " ".join(map(str, (script.name, *script.takes)))
        told.append("\n  ".join([f"{script.where}, {takes}: {session.state.phase}", *events]))
    assert "\n".join(told) == snapshot


def test_an_input_that_a_phase_does_not_have_is_no_more_than_a_tick() -> None:
    tried = set()
    for script in scripts():
        if script.name in PHASES[script.phase].inputs:
            continue
        tried.add((script.phase, script.name))
        session, events = came_to(script)
        other, ticked = came_to(evolve(script, name="tick", takes=()))
        assert (events, session.state) == (ticked, evolve(other.state, clock=session.state.clock))
    assert tried == {(phase, name) for phase, row in PHASES.items() for name in {*INPUTS} - {*row.inputs}}


def test_only_events_end_a_phase() -> None:
    ends = {(name, event): then for name, row in PHASES.items() for event, then in row.events.items()}
    for script in scripts():
        session, events = came_to(script)
        phase = script.phase
        for each in events:
            phase = ends.get((phase, each.split(" ")[1] if " " in each else ""), phase)
        assert session.state.phase == phase, script
