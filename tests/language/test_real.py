"""The real routines of `examples/real`, against what their sources come to."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

import routinekit as rk

HERE = Path(__file__).parents[2]
FILES = sorted((HERE / "examples" / "real").glob("*.routine"))


@pytest.fixture(scope="module")
def real() -> Any:
    """The script that holds them against the truth; it lies outside the package."""
    spec = importlib.util.spec_from_file_location("real_routines", HERE / "grammar" / "real.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    return script


@pytest.fixture(scope="module")
def rows(real: Any) -> Any:
    return real.rows()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_reads_without_errors_and_tells_its_source(file: Path) -> None:
    result = rk.parse_bytes(file.read_bytes(), name=file.name, folder=file.parent)
    assert [str(found) for found in result.diagnostics if found.severity == "error"] == []
    assert result.routine is not None
    assert any(prose.field == "source" for prose in result.routine.prose)


def test_only_these_have_warnings() -> None:
    warned = {
        (file.stem, found.code)
        for file in FILES
        for found in rk.parse_bytes(file.read_bytes(), name=file.name).diagnostics
        if found.severity == "warning"
    }
    # It says 5-10 minutes, and its repetitions come to three: so does the source.
    assert warned == {("phy-28", "RK514")}


def test_every_file_has_cases(rows: Any) -> None:
    assert {row.id for row in rows} == {file.stem for file in FILES}


def test_every_figure_is_the_same_or_explained(rows: Any) -> None:
    assert [(row.id, row.case) for row in rows if row.mark == "open"] == []


def test_no_reason_is_left_where_nothing_differs(rows: Any) -> None:
    assert [(row.id, row.case) for row in rows if row.mark == "same" and row.difference] == []


def test_the_table_is_fresh(real: Any, rows: Any) -> None:
    assert real.TABLE.read_text(encoding="utf-8") == real.table(rows), "run `python grammar/real.py`"


def load(name: str) -> rk.Routine:
    return rk.load(HERE / "examples" / "real" / f"{name}.routine")


@pytest.mark.parametrize(
    ("name", "sessions", "weeks"),
    [
        # The seconds of each session of each week, as the program coded them that they were taken from.
        ("prg-01", 3, [[1560] * 3, [1800] * 3, [2880] * 3, [1920] * 3, [1800] * 3, [1980, 1920, 1920]]),
        ("prg-09", 3, [[1635, 1905, 1905], [1945, 2105, 1945], [1945] * 3]),
    ],
)
def test_every_session_of_a_programme(name: str, sessions: int, weeks: list[list[int]]) -> None:
    routine = load(name)
    assert [
        [rk.timeline(routine, week=week, day=day).total.exact.seconds for day in range(1, sessions + 1)]
        for week in range(1, len(weeks) + 1)
    ] == weeks


@pytest.mark.parametrize(("ranges", "reps"), [("low", 700), ("high", 736)])
def test_all_reps_of_ten_weeks_of_nordics(real: Any, ranges: Any, reps: int) -> None:
    routine = load("phy-09")
    sessions = {1: 1, 2: 2}
    assert reps == sum(
        sessions.get(week, 3) * real.figures(rk.timeline(routine, week=week, ranges=ranges)).reps
        for week in range(1, 11)
    )


@pytest.mark.parametrize(
    ("variant", "week", "load_in_kg"), [("women", 1, 1), ("women", 13, 2.2), ("men", 1, 2), ("men", 13, 3.2)]
)
def test_a_load_that_grows_by_the_week(variant: str, week: int, load_in_kg: float) -> None:
    steps = rk.timeline(load("phy-33"), variants=variant, week=week)
    loads = [step.target["load"] for step in steps if "load" in step.target]
    assert loads == [{"value": load_in_kg, "unit": "kg"}] * 3
