"""The examples that leave many files to an engine for clusters, run where that engine is installed."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import routinekit as rk


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param(
            name, marks=pytest.mark.skipif(not find_spec(name), reason=f"{name} is not installed here")
        )
        for name in ("dask", "ray")
    ],
)
def test_an_engine_gives_the_same_records(engine: str, tmp_path: Path) -> None:
    for number in range(450):  # three tasks
        (tmp_path / f"{number:03}.routine").write_text(f"routine R {number}\ndo Plank, hold {number}s\n")
    (tmp_path / "bad.routine").write_text("routine R\ndo Plank, hold 5\n")
    ran = subprocess.run(
        [sys.executable, f"examples/embedding/many_with_{engine}.py", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    paths = sorted(map(str, tmp_path.rglob("*.routine")))
    assert ran.stdout.splitlines() == [
        " ".join(map(str, [each.path, each.name, each.total and each.total.known, *each.diagnostics]))
        for each in rk.compile_many(paths, workers=1)
    ]
