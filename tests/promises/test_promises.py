"""The promises of the specification that hold for every routine and every text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from cProfile import Profile
from datetime import timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import routinekit as rk
from routinekit.codes import CODES
from routinekit.doses import Dose
from routinekit.parser import statements
from routinekit.testing import hostile_texts, routines, texts, written
from tests.shapes import SHAPES

pytestmark = pytest.mark.usefixtures("unmeasured")

FEW = 3000
"""Steps that a test is willing to walk."""


def small(routine: rk.Routine) -> rk.Timeline:
    timeline = rk.timeline(routine)
    assume(len(timeline) <= FEW)
    return timeline


# ---------------------------------------------------------------- 1: parse returns for every string


@given(st.one_of(hostile_texts(), texts()))
@example("routine R\n\ud800")
@example("routine R\ndo A, hold 1/0 s\n")
def test_parse_returns_for_every_string_and_errors_lie_inside_it(text: str) -> None:
    result = rk.parse(text)
    source = rk.Source(text.removeprefix("\ufeff"))
    for found in result.diagnostics:
        assert found.code in CODES
        for span in (found.span, *(fix.span for fix in found.fixes)):
            start, end = source.offsets(span)
            assert source.line_starts[span.line - 1] <= start <= end <= len(source.text)
            assert source.span(start, end) == span
        assert found.column >= 1
    assert (result.routine is None) == any(found.severity == "error" for found in result.diagnostics)
    assert list(result.diagnostics) == sorted(result.diagnostics, key=lambda found: (found.span, found.code))


@given(st.binary())
def test_bytes_of_any_kind_are_read(data: bytes) -> None:
    assert rk.parse_bytes(data).diagnostics


@given(texts(), st.data())
def test_one_damaged_character_never_raises(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    damage = data.draw(st.sampled_from(["", text[place] * 2, "\0", "\t", "#", ",", "-", "9", " ", "\n", ":"]))
    result = rk.parse(text[:place] + damage + text[place + 1 :])
    if result.routine is not None:
        rk.timeline(result.routine)


# ---------------------------------------------------------------- what is written is what is read


@given(routines())
def test_a_written_routine_is_read_as_it_was(routine: rk.Routine) -> None:
    result = rk.parse(written(routine))
    assert result.routine == routine, result.diagnostics


@given(texts())
def test_what_is_formatted_says_the_same(text: str) -> None:
    routine = rk.parse(text).routine
    assert routine is not None
    assert rk.parse(rk.format(routine)).routine == routine


# ---------------------------------------------------------------- 3: the timeline is one sequence


@given(routines(), st.data())
def test_a_timeline_is_a_sequence_whose_sums_agree(routine: rk.Routine, data: st.DataObject) -> None:
    timeline = small(routine)
    steps = list(timeline)
    assert len(steps) == len(timeline)
    assert [step.index for step in steps] == list(range(len(steps)))
    assert steps == list(timeline)
    lasting = [step.duration for step in steps if step.duration is not None]
    assert sum(lasting, timedelta()) == timeline.total.known
    if not on_a_clock(routine):  # an interval is exact as a whole, whatever its parts are
        exact = sum((step.duration or timedelta() for step in steps if step.exact), timedelta())
        assert exact == timeline.total.exact
    assert len(steps) - len(lasting) == timeline.total.open_steps
    assert all(lasts > timedelta() for lasts in lasting)
    if steps:
        index = data.draw(st.integers(-len(steps), len(steps) - 1))
        assert timeline[index] == steps[index]
        assert timeline[index].path == steps[index].path
        cut = data.draw(st.slices(len(steps)))
        assert list(timeline[cut]) == steps[cut]


def doses_of(routine: rk.Routine) -> Iterator[Dose]:
    """All doses of a routine, at all depths."""

    def below(block: rk.Block) -> Iterator[Dose]:
        yield from block.doses
        for item in block.items:
            if isinstance(item, rk.Block):
                yield from below(item)
            elif isinstance(item, Dose):
                yield item
            else:
                yield from item.doses

    return below(routine)


def on_a_clock(routine: rk.Routine) -> bool:
    return any(isinstance(dose, rk.Every) for dose in doses_of(routine))


@given(routines())
def test_starts_follow_from_durations(routine: rk.Routine) -> None:
    time, exact, known = 0, True, True
    intervals = on_a_clock(routine)  # after an interval the time is exact again
    for step in small(routine):
        assert step.start_ms == (time if known else None)
        assert intervals or step.start_exact == (known and exact)
        known = known and step.duration_ms is not None
        exact = exact and step.exact
        time += step.duration_ms or 0


@given(routines(), st.data())
def test_at_finds_the_step_whose_time_holds_the_moment(routine: rk.Routine, data: st.DataObject) -> None:
    timeline = small(routine)
    steps = list(timeline)
    first_open = next((step for step in steps if step.duration is None), None)
    for step in steps[: first_open.index + 1 if first_open else None]:
        assert step.start is not None
        assert timeline.at(step.start) == step
        if step.duration_ms:
            within = timedelta(milliseconds=data.draw(st.integers(0, step.duration_ms - 1)))
            assert timeline.at(step.start + within) == step
    if first_open:
        assert timeline.at(timeline.total.known + timedelta(days=1)) == first_open
    else:
        with pytest.raises(IndexError):
            timeline.at(timeline.total.known)
    with pytest.raises(IndexError):
        timeline.at(-0.001)


@given(routines())
def test_paths_are_stable_and_no_two_are_the_same(routine: rk.Routine) -> None:
    timeline = small(routine)
    paths = [step.path for step in timeline]
    assert len(set(paths)) == len(paths)
    assert paths == [step.path for step in rk.timeline(routine)]


@given(routines())
def test_counters_stay_within_their_counts(routine: rk.Routine) -> None:
    for step in small(routine):
        for counter in (step.set, step.rep, step.round):
            assert counter is None or 1 <= counter[0] <= counter[1]


# ---------------------------------------------------------------- 4: sides and rests are fair


def time_by_side(steps: Sequence[rk.Step]) -> Counter[str]:
    time: Counter[str] = Counter()
    for step in steps:
        if step.side and step.kind != "switch":
            time[step.side] += step.duration_ms or 0
    return time


def turned_rounds(part: rk.Part) -> Iterator[rk.Sides]:
    turned = getattr(part.item, "turned", None)
    if isinstance(turned, rk.Sides):
        yield turned
    for inner in part.parts:
        yield from turned_rounds(inner)


@given(routines())
def test_left_and_right_get_the_same_time(routine: rk.Routine) -> None:
    timeline = small(routine)
    codes = {found.code for found in rk.parse(written(routine)).diagnostics}
    uneven = bool(codes & {"RK503", "RK511"})  # an odd number alternates; estimates are shortened
    assume(not any(getattr(dose, "right", None) for dose in doses_of(routine)))
    for part in timeline.parts:
        time = time_by_side([step for step in timeline if step.path.split("/")[0] == part.label])
        rounds = list(turned_rounds(part))
        turned = [*rounds, *(exercise.doses.get(rk.Sides) for exercise in part.exercises())]
        if any(sides and sides.turns not in ("per", "alternating", "half", "both") for sides in turned):
            continue
        if any(sides.turns == "alternating" for sides in rounds):
            continue  # whose rounds may be odd
        # where an odd number alternates, the checker says so
        halves = sum(step.duration_ms is not None for step in timeline)  # each may differ by a thousandth
        for one, other in (("left", "right"), ("one way", "other way"), ("affected", "unaffected")):
            assert uneven or abs(time[one] - time[other]) <= halves


@given(routines())
def test_no_pause_is_last_unless_the_author_wrote_after(routine: rk.Routine) -> None:
    steps = list(small(routine))
    if steps and steps[-1].kind in ("rest", "prepare", "switch"):
        assert steps[-1].path.endswith(("rest-after", "/left"))


# ---------------------------------------------------------------- 6: parsing is linear


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_the_calls(shape: str) -> None:
    """Calls are counted, for no other process makes more of them; `tests.benchmarks.shapes` has the time."""

    def calls(size: int) -> int:
        text, profile = SHAPES[shape](size), Profile()
        statements.doses_of.cache_clear()
        statements.head_of.cache_clear()
        profile.runcall(rk.parse, text)
        return sum(entry.callcount for entry in profile.getstats())

    rk.parse("routine R\n")  # reads the tables of the grammar
    size = len(SHAPES[shape](0)) + 5000  # some have a long head before what is filled up
    assert calls(4 * size) < 6 * calls(size)  # a quadratic makes sixteen times as many


def test_no_terminal_backtracks() -> None:
    for character in ("a", "9", "-", '"', ",", " ", "#", ":", "\t", "\u0301", ".", "/", "x"):
        many = character * 4000
        began = process_time()
        rk.parse(f"routine R\ndo A, hold 5s, {many}\n  note: {many}")
        assert process_time() - began < 2, character


# ---------------------------------------------------------------- 7: what changes nothing


@given(texts())
def test_line_ends_marks_and_blanks_at_the_end_change_nothing(text: str) -> None:
    routine = rk.parse(text).routine
    assert routine is not None
    for same in (
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        re.sub(r"\n", "  \t\n", text),
        text.rstrip("\n"),
        text + "\n \n",
    ):
        assert rk.parse(same).routine == routine


@given(texts())
def test_bytes_say_what_their_text_says(text: str) -> None:
    for data in (text.encode(), text.encode("utf-8-sig")):
        assert rk.parse_bytes(data).routine == rk.parse(text).routine


# ---------------------------------------------------------------- 8: threads may share everything


def test_threads_share_a_parser_and_a_timeline() -> None:
    text = SHAPES["items of ten doses"](600)
    expected = rk.parse(text)
    assert expected.routine is not None
    timeline = rk.timeline(expected.routine)
    steps = list(timeline)
    with ThreadPoolExecutor(8) as pool:
        assert all(result == expected for result in pool.map(rk.parse, [text] * 32))
        assert all(walked == steps for walked in pool.map(lambda _: list(timeline), range(32)))


def test_the_first_parse_may_happen_in_many_threads_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from routinekit.parser import grammar, reader

    monkeypatch.setattr(grammar, "tables_path", lambda: Path("none"))  # so that Lark makes the tables
    grammar._tables.cache_clear()
    reader._reader.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        names = pool.map(lambda n: rk.parse(f"routine R{n}\ndo A, hold 1s\n"), range(16))
    assert [result.routine.name for result in names if result.routine] == [f"R{n}" for n in range(16)]
