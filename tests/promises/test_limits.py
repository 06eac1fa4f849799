"""Each limit holds where it stands, one above it and far above it, and may be set lower and higher."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import attrs
import pytest
from attrs import evolve, frozen

import routinekit as rk
from routinekit.budget import Budget
from routinekit.check.done import check_done
from routinekit.codes import CODES
from routinekit.diagnostics import Problems
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.plan import plan
from routinekit.resolve import resolve
from routinekit.source import Source
from routinekit.timeline_export import bytes_of

pytestmark = pytest.mark.usefixtures("unmeasured")

Codes = Callable[[int, Limits, Path], set[str]]
"""The codes that come of an input which has so much of something, under limits."""


def errors(text: str, limits: Limits, _: Path) -> set[str]:
    return {found.code for found in rk.parse(text, limits=limits).diagnostics if found.severity == "error"}


def text(make: Callable[[int], str]) -> Codes:
    return lambda size, limits, folder: errors(make(size), limits, folder)


def of_bytes(size: int) -> str:
    head = "routine R\ndo A, reps 5\n"
    whole = head + ("#" * 99 + "\n") * (size // 100 + 1)
    return whole[:size]


def of_columns(size: int) -> str:
    note = "  note: "
    return f"routine R\n{note}{'a' * (size - len(note))}\ndo A, reps 5\n"


def of_levels(size: int) -> str:
    lines = [*(f"{'  ' * level}section S{level}" for level in range(size)), "  " * size + "do A, reps 5"]
    return "\n".join(["routine R", *lines, ""])


def of_digits(size: int) -> str:
    return f"routine R\ndo A, for {'9' * size}s\n"


def of_items(size: int) -> str:
    return "routine R\n" + "do A, reps 5\n" * size


def of_doses(size: int) -> str:
    title = 1  # which is read as one
    return "routine R\n" + "".join(f"  setting a{number} 5s\n" for number in range(size - title))


def of_problems(size: int) -> str:
    last = 1  # which says that there are more
    return "routine R\n" + "zzz\n" * (size - last)


def of_steps(size: int) -> str:
    many = 10**5
    high, rest = divmod(size, many**2)
    middle, low = divmod(rest, many)
    blocks = [
        f"rounds {high}\n  do A, sets {many}, reps {many}\n" * bool(high),
        f"do A, sets {middle}, reps {many}\n" * bool(middle),
        f"do A, reps {low}\n" * bool(low),
    ]
    return "routine R\n  rep 0.001s\n" + "".join(blocks)


def of_days(size: int) -> str:
    many = 10**5
    high, low = divmod(size, many)
    blocks = [
        f"rounds {high}\n  do A, sets {many}, hold 24h\n" * bool(high),
        f"do A, sets {low}, hold 24h\n" * bool(low),
    ]
    return "routine R\n" + "".join(blocks)


def exported(size: int, limits: Limits, _: Path) -> set[str]:
    routine = rk.parse(of_steps(size)).routine
    assert routine is not None
    try:
        rk.timeline_json(rk.timeline(routine), limits=limits)
    except rk.RoutineError as error:
        return {found.code for found in error.diagnostics}
    return set()


def of_work(size: int, limits: Limits, _: Path) -> set[str]:
    """A routine, with as much less to spend on it as it takes less work."""
    written = "routine R\n" + "do A, reps 5\n  tip: Slowly.\n" * 9
    routine = rk.parse(written).routine
    assert routine is not None
    most = 10**6
    budget, problems = Budget(work=most), Problems(Source(written))
    resolution = resolve(routine, budget=budget)
    check_done(resolution.root, routine, set(), budget, problems)
    plan(resolution, budget, problems)
    beside = most - budget.work - len(written)
    return errors(written, evolve(limits, work=limits.work - size + beside), Path())


def bytes_exported(size: int, limits: Limits, _: Path) -> set[str]:
    """A timeline, with as many bytes less to write as it has less."""
    routine = rk.parse(of_steps(21)).routine
    assert routine is not None
    timeline = rk.timeline(routine)
    most = limits.exported_bytes - size + bytes_of(timeline)
    try:
        rk.timeline_json(timeline, limits=evolve(limits, exported_bytes=most))
    except rk.RoutineError as error:
        return {found.code for found in error.diagnostics}
    return set()


def of_files(size: int, limits: Limits, folder: Path) -> set[str]:
    """A chain of files that use each other; only the first of them tells of it, in words."""
    for number in range(size):
        uses = f'  use "f{number + 1}.routine"\n' * (number < size - 1)
        (folder / f"f{number}.routine").write_text(f"library L\n{uses}")
    main = folder / "main.routine"
    main.write_text('routine R\n  use "f0.routine"\ndo A, reps 5\n')
    result = rk.parse_bytes(main.read_bytes(), name=str(main), folder=folder, limits=limits)
    messages = " ".join(found.message for found in result.diagnostics)
    return {word for word in messages.split() if word in CODES and word != "RK614"}


@frozen
class Case:
    """What a limit is about: its code, what comes of so much, and how much is far too much or very little."""

    code: str
    codes: Codes
    far: int
    low: int


CASES = {
    "file_bytes": Case("RK602", text(of_bytes), 50 * 1024 * 1024, 100),
    "line_characters": Case("RK603", text(of_columns), 1_000_000, 20),
    "nesting": Case("RK608", text(of_levels), 500, 2),
    "digits": Case("RK604", text(of_digits), 4000, 2),
    "items": Case("RK605", text(of_items), 70_000, 3),
    "doses": Case("RK605", text(of_doses), 50_000, 3),
    "work": Case("RK605", of_work, 10**9, 3),
    "problems": Case("RK610", text(of_problems), 200_000, 3),
    "steps": Case("RK606", text(of_steps), 10**15, 20),
    "days": Case("RK609", text(of_days), 10**10, 5),
    "exported_steps": Case("RK607", exported, 10**12, 30),
    "exported_bytes": Case("RK607", bytes_exported, 10**12, 30),
    "use_depth": Case("RK613", of_files, 200, 2),
}
SECONDS = 30
"""In which anything that is far too much is refused, on a busy machine."""


def test_no_limit_is_without_its_case() -> None:
    assert set(CASES) == set(attrs.fields_dict(Limits))


def test_every_code_of_a_limit_has_its_case() -> None:
    about_files = {"RK601", "RK611", "RK612", "RK614"}
    assert {code for code in CODES if code.startswith("RK6")} - about_files == {
        case.code for case in CASES.values()
    }


def usual(limit: str) -> int:
    value = getattr(DEFAULT_LIMITS, limit)
    assert isinstance(value, int)
    return value


def found(limit: str, size: int, limits: Limits, folder: Path) -> set[str]:
    """The codes of limits that come; what else is wrong with such an input is not the question."""
    return {code for code in CASES[limit].codes(size, limits, folder) if code.startswith("RK6")}


@pytest.mark.parametrize("limit", CASES)
def test_at_the_limit_all_is_well(limit: str, tmp_path: Path) -> None:
    assert found(limit, usual(limit), DEFAULT_LIMITS, tmp_path) == set()


@pytest.mark.parametrize("limit", CASES)
def test_one_above_the_limit_is_refused(limit: str, tmp_path: Path) -> None:
    assert found(limit, usual(limit) + 1, DEFAULT_LIMITS, tmp_path) == {CASES[limit].code}


@pytest.mark.parametrize("limit", CASES)
def test_far_above_the_limit_is_refused_before_it_hurts(limit: str, tmp_path: Path) -> None:
    assert CASES[limit].far >= 20 * usual(limit) or limit in ("items", "doses")  # more is no file of its size
    began = monotonic()
    assert CASES[limit].code in found(limit, CASES[limit].far, DEFAULT_LIMITS, tmp_path)
    assert monotonic() - began < SECONDS


@pytest.mark.parametrize("limit", CASES)
def test_a_limit_may_be_lower(limit: str, tmp_path: Path) -> None:
    low = CASES[limit].low
    limits = evolve(DEFAULT_LIMITS, **{limit: low})
    assert found(limit, low, limits, tmp_path) == set()
    assert found(limit, low + 1, limits, tmp_path) == {CASES[limit].code}


@pytest.mark.parametrize("limit", CASES)
def test_a_limit_may_be_higher(limit: str, tmp_path: Path) -> None:
    limits = evolve(DEFAULT_LIMITS, **{limit: usual(limit) + 1})
    assert found(limit, usual(limit) + 1, limits, tmp_path) == set()
    assert found(limit, usual(limit) + 2, limits, tmp_path) == {CASES[limit].code}


# ---------------------------------------------------------------- where limits are given


def functions_with_limits() -> Iterator[str]:
    for name in rk.__all__:
        function = getattr(rk, name)
        if inspect.isfunction(function) and "limits" in inspect.signature(function).parameters:
            yield name


def test_all_that_reads_plays_or_exports_takes_limits() -> None:
    assert set(functions_with_limits()) >= {"load", "parse", "parse_bytes", "timeline", "timeline_json"}


def test_a_routine_is_held_to_the_limits_of_who_plays_it() -> None:
    routine = rk.parse(of_steps(21)).routine
    assert routine is not None
    assert len(rk.timeline(routine, limits=Limits(steps=21))) == 21
    with pytest.raises(rk.RoutineError, match="RK606"):
        rk.timeline(routine, limits=Limits(steps=20))
    with pytest.raises(rk.RoutineError, match="RK605"):
        rk.timeline(routine, limits=Limits(items=0))


def test_a_file_is_held_to_the_limits_of_who_loads_it(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text(of_bytes(200))
    assert rk.load(file, limits=Limits(file_bytes=200)).name == "R"
    for limits in (Limits(file_bytes=199), Limits(line_characters=50)):
        with pytest.raises(rk.RoutineError, match="RK60"):
            rk.load(file, limits=limits)


@pytest.mark.parametrize(
    ("limit", "make"),
    [
        ("file_bytes", of_bytes),
        ("line_characters", of_columns),
        ("nesting", of_levels),
        ("digits", of_digits),
    ],
)
def test_a_used_file_is_held_to_the_same_limits(
    limit: str, make: Callable[[int], str], tmp_path: Path
) -> None:
    (tmp_path / "lib.routine").write_text(make(usual(limit) + 1))
    result = rk.parse('routine R\n  use "lib.routine"\ndo B, reps 5\n', folder=tmp_path)
    assert [CASES[limit].code in found.message for found in result.diagnostics] == [True]
