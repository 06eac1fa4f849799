"""What a journal holds, how it is read back, and what is no journal."""

import copy
import json
import os
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types come with it

import routinekit as rk
from routinekit.session.events import EVENTS
from routinekit.session.table import INPUTS
from routinekit.session.tally import Tally
from routinekit.testing import session_scripts
from tests.session.log import timeline_of

TEXT = """\
  caution: Slowly.
  stop if pain > 5
  ask effort
exercise Plank, hold 40s
  cue at 10s: Breathe — long.
  ask pain
every 1min, 2 times
  do Swim, for 100 yards
amrap 1min
  do Row, reps 5
for time, cap 1min
  do Thruster, reps 10
do Stretch, hold 20s, optional
do Run, for 400 metres
"""
VALID = Draft202012Validator(rk.journal_schema())


def recorded(timeline: rk.Timeline, **options: Any) -> tuple[rk.Session, list[str]]:
    """A session, and the lines that it gives to a journal, as a file holds them."""
    lines: list[str] = []

    def record(line: Mapping[str, Any]) -> None:
        lines.append(json.dumps(line))

    return rk.Session(timeline, record=record, **options), lines


def whole_run() -> tuple[rk.Session, list[str]]:
    """A run in which everything happens that can."""
    session, lines = recorded(timeline_of(TEXT), when="2030-01-31T07:00:00")
    session.start(0)
    session.acknowledge(1)
    session.choose({"Stretch"}, 2)
    session.report("pain", 6, 5)
    session.resume(10)
    session.done(50)
    session.done(80)
    session.tick(130)
    session.count_round(180)
    session.skip(220)
    session.tick(300)
    session.jump(4, 305)
    session.back(306)
    session.pause(307)
    session.resume(3)
    session.jump(-1, 5)
    session.done(9)
    return session, lines


# ---------------------------------------------------------------- its form


def test_the_first_line_says_what_is_played_and_each_other_is_an_input() -> None:
    session, lines = recorded(timeline_of("do Plank, hold 5s\n"), auto=True, when="today")
    session.start(2)
    session.tick(3)  # nothing happens
    session.tick(7)
    first, *others = map(json.loads, lines)
    assert first["routinekit_journal"] == 1
    assert (first["routine"], first["auto"], first["when"]) == ("T", True, "today")
    assert first["choices"] == session.timeline.chosen
    assert [(line["input"], line["clock_ms"]) for line in others] == [("start", 2000), ("tick", 7000)]
    assert [event["event"] for event in others[1]["events"]][-2:] == ["step-ended", "finished"]


def test_everything_that_can_happen_keeps_to_the_schema() -> None:
    _, lines = whole_run()
    happened = {event["event"] for line in lines[1:] for event in json.loads(line)["events"]}
    assert happened == set(EVENTS)
    for line in lines:
        VALID.validate(json.loads(line))


def test_the_schema_knows_every_input_and_every_event() -> None:
    schema = rk.journal_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["input"]["properties"]["input"]["enum"] == list(INPUTS)
    assert set(EVENTS) <= set(schema["$defs"])


@pytest.mark.parametrize(
    "line",
    [
        {"input": "dance", "clock_ms": 0, "value": None, "events": []},
        {"input": "jump", "clock_ms": 0, "value": None, "events": []},
        {"input": "jump", "clock_ms": 0, "value": -1, "events": []},
        {"input": "report", "clock_ms": 0, "value": ["mood", 3, None], "events": []},
        {"input": "tick", "clock_ms": 0.5, "value": None, "events": []},
        {"input": "tick", "clock_ms": 0, "value": None, "events": [{"event": "paused"}]},
        {"routinekit_journal": 2},
    ],
)
def test_what_is_no_line_of_a_journal_breaks_the_schema(line: Mapping[str, Any]) -> None:
    assert not VALID.is_valid(line)


def test_an_input_that_changes_nothing_tells_how_long_it_has_taken() -> None:
    session, lines = recorded(timeline_of("do Plank, hold 40s\n"))
    session.start(5)
    session.acknowledge(12)
    assert session.summary == rk.summary(lines)
    assert rk.summary(lines).elapsed == timedelta(seconds=7)


@given(st.data())
def test_whatever_a_person_does_keeps_to_the_schema_and_comes_back(data: st.DataObject) -> None:
    timeline = timeline_of(TEXT)
    session, lines = recorded(timeline)
    for each in data.draw(session_scripts(timeline, most=12)):
        each.give(session)
    for line in lines:
        VALID.validate(json.loads(line))
    restored = rk.Session.restore(timeline.routine, lines)
    phase = "paused" if session.state.phase == "running" else session.state.phase
    clock = min(0, session.state.clock)
    assert restored.state == evolve(session.state, phase=phase, clock=clock)
    assert restored.summary == session.summary == rk.summary(lines)


# ---------------------------------------------------------------- in a file


def in_file(path: Path, lines: list[str]) -> bytes:
    path.write_text("".join(f"{line}\n" for line in lines))
    return path.read_bytes()


def test_a_file_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    timeline = timeline_of(TEXT)
    with rk.JournalFile(path) as journal:
        session = rk.Session(timeline, record=journal.write)
        session.start(0)
        session.acknowledge(1)
    with rk.JournalFile(path) as journal:
        again = rk.Session.restore(timeline.routine, journal, record=journal.write)
        again.resume(77)
        again.stop(80)
        inputs = [json.loads(line).get("input") for line in journal]
    assert inputs == [None, "start", "acknowledge", "restored", "resume", "stop"]
    assert rk.Session.restore(timeline.routine, path.read_text().splitlines()).summary == again.summary


def test_every_byte_may_be_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # takes long, and nobody pulls the plug here
    timeline = timeline_of("do Plank, hold 30s\ndo Squat, reps 5\n")
    session, lines = recorded(timeline)
    for happens, now in ((session.start, 0), (session.pause, 10), (session.resume, 20), (session.done, 25)):
        happens(now)
    path = tmp_path / "run.jsonl"
    data = in_file(path, lines)
    states = [restored(lines[:number], timeline.routine).state for number in range(1, len(lines) + 1)]
    ends = [len("\n".join(lines[:number])) for number in range(1, len(lines) + 1)]
    for cut in range(ends[-3] + 1, len(data) + 1):
        whole = sum(end <= cut for end in ends)  # a line is whole without the end of it
        path.write_bytes(data[:cut])
        assert restored(path.read_text().splitlines(), timeline.routine).state == states[whole - 1]
        with rk.JournalFile(path) as journal:
            assert list(journal) == lines[:whole]
            journal.write({"input": "tick"})
            assert list(journal)[whole:] == ['{"input": "tick"}']


@pytest.mark.parametrize("torn", ["", '{"routinekit_jou', "\0\0\0"])
def test_a_file_with_no_whole_line_is_begun_anew(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(torn)
    with rk.JournalFile(path) as journal:
        rk.Session(timeline_of(TEXT), record=journal.write)
        assert [json.loads(line)["routine"] for line in journal] == ["T"]


def test_names_in_any_script_take_one_line(tmp_path: Path) -> None:
    timeline = rk.timeline(rk.Routine("Rücken\u2028\x85 腰", items=(rk.Exercise("A"),)))
    with rk.JournalFile(tmp_path / "run.jsonl") as journal:
        rk.Session(timeline, record=journal.write).start(0)
        assert rk.Session.restore(timeline.routine, journal).timeline.routine == timeline.routine
    assert (tmp_path / "run.jsonl").read_bytes().isascii()


# ---------------------------------------------------------------- what is no journal


def restored(lines: list[str], routine: rk.Routine | None = None) -> rk.Session:
    return rk.Session.restore(routine or timeline_of(TEXT).routine, lines)


FIRST = recorded(timeline_of(TEXT))[1][0]


CHOICES = "the choices in the first line of the journal can't be made"


def changed(line: str, **fields: Any) -> str:
    return json.dumps({**json.loads(line), **fields})


def given_input(name: str, value: Any = None, clock: Any = 0) -> str:
    return json.dumps({"input": name, "clock_ms": clock, "value": value, "events": []})


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "this is no journal of version 1"),
        (["{"], "this is no journal of version 1"),
        (["[]"], "line 1 of the journal is no input"),
        ([changed(FIRST, routinekit_journal=2)], "this is no journal of version 1"),
        (['{"routinekit_journal": 1}'], "the first line of the journal lacks 'routine'"),
        ([FIRST, "{", given_input("start")], "line 2 of the journal can't be read"),
        ([FIRST, '{"input": "start"}'], "line 2 of the journal is no input"),
        ([FIRST, given_input("dance")], "line 2 of the journal can't be followed"),
        ([FIRST, given_input("start"), given_input("jump", 99)], "line 3 of the journal can't be followed"),
        ([FIRST, given_input("jump", "far")], "line 2 of the journal can't be followed"),
        ([FIRST, given_input("report", ["pain"])], "line 2 of the journal can't be followed"),
        ([FIRST, given_input("choose", ["Swim"])], "line 2 of the journal can't be followed"),
        ([FIRST, given_input("tick", clock="late")], "line 2 of the journal can't be followed"),
        (
            [changed(FIRST, choices={"weather": 1})],
            CHOICES,
        ),
        ([changed(FIRST, choices={"week": 0})], CHOICES),
        ([changed(FIRST, mark=1)], "this journal is of another routine than `T`, or of another text"),
    ],
)
def test_lines_that_are_none(lines: list[str], message: str) -> None:
    with pytest.raises(rk.JournalError) as caught:
        restored(lines)
    assert str(caught.value) == message


def test_a_comment_makes_no_other_routine_and_a_number_does() -> None:
    commented = rk.parse(f"routine T\n# with care\n{TEXT}").routine
    other = rk.parse(f"routine T\n{TEXT}".replace("40s", "41s")).routine
    assert restored([FIRST], commented).state.phase == "ready"
    with pytest.raises(rk.JournalError, match="another text"):
        restored([FIRST], other)


def test_a_library_that_has_changed_makes_another_routine(tmp_path: Path) -> None:
    main, library = tmp_path / "main.routine", tmp_path / "lib.routine"
    main.write_text('routine R\n  use "lib.routine"\ndo Plank\n')
    library.write_text("library L\nexercise Plank, hold 5s\n")
    _, lines = recorded(rk.timeline(rk.load(main)))
    library.write_text("library L\nexercise Plank, hold 6s\n")
    with pytest.raises(rk.JournalError, match="another text"):
        restored(lines, rk.load(main))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from([10**30]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
"""Whatever JSON has, and what Python takes for it."""
SCHEMA = rk.journal_schema()


def drawn(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:  # noqa: C901 - a row for each kind
    """What keeps to a schema of a journal."""
    match schema:
        case {"$ref": reference}:
            return st.deferred(lambda: drawn(SCHEMA["$defs"][reference.rsplit("/", 1)[1]]))
        case {"const": value}:
            return st.just(value)
        case {"enum": values}:
            return st.sampled_from(values)
        case {"anyOf": several} | {"oneOf": several} if "type" not in schema:
            return st.one_of([drawn(each) for each in several])
        case {"properties": properties}:
            return st.fixed_dictionaries({name: drawn(each) for name, each in properties.items()})
        case {"prefixItems": items}:
            return st.tuples(*map(drawn, items)).map(list)
        case {"items": items}:
            return st.lists(drawn(items), max_size=3)
        case {"type": "integer"}:
            return st.integers(0, 40) | st.integers()
        case {"type": "number"}:
            return st.floats(0, 10) | st.floats()
        case {"type": "string"}:
            return st.sampled_from(["Plank", "Stretch", "Run"]) | st.text(max_size=5)
    return {"boolean": st.booleans(), "null": st.none()}.get(schema.get("type", ""), ANYTHING)


VALUES = {
    name: drawn(each["properties"]["value"])
    for name, each in zip(INPUTS, SCHEMA["$defs"]["input"]["oneOf"], strict=True)
}
EVENTS_OF_A_LINE = drawn(SCHEMA["$defs"]["input"]["properties"]["events"])


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[Any]) -> Any:
    """Something in which, somewhere, stands anything else, or nothing."""
    value = draw(whole)
    if not isinstance(value, dict | list) or not value or draw(st.integers(0, 3)) == 0:
        return draw(ANYTHING)
    key = draw(st.sampled_from([*value] if isinstance(value, dict) else range(len(value))))
    if draw(st.integers(0, 5)) == 0:
        del value[key]
    else:
        value[key] = draw(damaged(st.just(value[key])))
    return value


@st.composite
def invented_lines(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from([*INPUTS]))
    clock = draw(st.integers(0, 400_000) | st.integers())
    line = {"input": name, "clock_ms": clock, "at_ms": draw(st.integers(0, 400_000))}
    return {**line, "value": draw(VALUES[name]), "events": draw(EVENTS_OF_A_LINE)}


@given(st.data())
def test_whatever_lines_say_is_restored_and_summed_up_or_refused(data: st.DataObject) -> None:
    routine = timeline_of(TEXT).routine
    _, kept = whole_run()
    first, *others = map(json.loads, kept)
    lines = [first, *data.draw(st.lists(st.sampled_from(others) | invented_lines(), max_size=8))]
    for _ in range(data.draw(st.integers(0, 2))):
        number = data.draw(st.integers(0, len(lines) - 1))
        lines[number] = data.draw(damaged(st.just(copy.deepcopy(lines[number]))))
    texts = list(map(json.dumps, lines))
    for use in (rk.summary, partial(rk.Session.restore, routine)):
        with suppress(rk.JournalError):
            use(texts)


@pytest.mark.parametrize(
    "line",
    [
        given_input("tick", clock=10**400),
        given_input("tick", clock=-(10**400)),
        given_input("choose", ["Plank", 3]),
        given_input("choose", "Plank"),
    ],
)
def test_a_clock_that_no_clock_shows_and_names_that_are_none_are_refused(line: str) -> None:
    with pytest.raises(rk.JournalError, match="line 2 of the journal"):
        restored([FIRST, line])


def test_deep_and_endless_lines_are_refused() -> None:
    for line in ("[" * 100_000, '{"a": NaN}', '{"a": -Infinity}'):
        with pytest.raises(rk.JournalError, match="line 2 of the journal can't be read"):
            restored([FIRST, line, line])


@pytest.mark.parametrize("field", ["routine", "mark", "choices", "auto", "when"])
def test_the_first_line_has_to_be_what_it_should_be(field: str) -> None:
    with pytest.raises(rk.JournalError, match=f"`{field}` in the first line of the journal"):
        rk.summary([changed(FIRST, **{field: None})])


def test_a_long_journal_is_restored_line_by_line() -> None:
    """None of its lines is kept: the next is made when the one before is done with."""
    alive: list[weakref.ref[Line]] = []

    def lines() -> Iterator[str]:
        yield FIRST
        yield given_input("start")
        yield given_input("acknowledge")
        for number in range(3000):
            alive.append(
                weakref.ref(line := Line(given_input(("pause", "resume")[number % 2], clock=number)))
            )
            yield line
            del line
            assert sum(each() is not None for each in alive[-10:]) < 4

    assert rk.Session.restore(timeline_of(TEXT).routine, lines()).state.phase == "paused"


class Line(str):
    """A line that can be told to be alive."""


def test_the_first_time_counts_of_what_was_passed_over() -> None:
    def passed(first: int, last: int, how: str) -> Mapping[str, Any]:
        return {"event": "passed-over", "at_ms": 0, "first": first, "last": last, "how": how}

    tally = Tally()
    for event in (passed(10, 19, "skipped"), passed(30, 39, "skipped"), passed(5, 44, "cut")):
        tally.add(event)
    tally.add(passed(12, 14, "cut"))
    assert (tally.summary().skipped, tally.summary().cut) == (20, 20)


# ---------------------------------------------------------------- what came of it


def test_the_summary_of_a_journal_is_that_of_its_session() -> None:
    session, lines = whole_run()
    summary = rk.summary(lines)
    assert summary == session.summary
    assert summary.finished
    assert not summary.stopped
    assert summary.done + summary.skipped + summary.cut == len(session.timeline)
    assert summary.elapsed == session.elapsed
    assert summary.reported("pain") == (6.0,)
    assert summary.stop_rules == ("stop if pain > 5",)
    with pytest.raises(rk.JournalError):
        rk.summary(["nonsense", "nonsense"])


def test_a_summary_can_be_made_of_a_run_that_was_cut_off() -> None:
    _, lines = whole_run()
    summary = rk.summary(lines[:8])
    assert not summary.finished
    assert summary.done > 0
