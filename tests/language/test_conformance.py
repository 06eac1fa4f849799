"""The conformance cases of `grammar/conformance`, in this process.

The runner beside them drives any implementation.
"""

import json
from pathlib import Path
from typing import Any

import pytest

import routinekit as rk

CASES = Path(__file__).parents[2] / "grammar" / "conformance"


def cases(kind: str) -> list[Path]:
    return sorted((CASES / kind).glob("*.json"))


def read(case: Path) -> tuple[dict[str, Any], rk.Result]:
    expected = json.loads(case.read_text("utf-8"))
    file = case.with_suffix(".routine")
    return expected, rk.parse_bytes(file.read_bytes(), name=str(file), folder=file.parent)


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.stem)
def test_valid(case: Path) -> None:
    expected, result = read(case)
    assert [str(found) for found in result.diagnostics if found.severity == "error"] == []
    assert result.routine is not None
    timeline = rk.timeline(result.routine, **expected.get("options", {}))
    data = json.loads(json.dumps(rk.timeline_json(timeline)))
    assert data["total"] == {**data["total"], **expected["total"]}
    for step, wanted in zip(data["steps"], expected.get("steps", data["steps"]), strict=True):
        assert step == {**step, **wanted}
    model = expected.get("model", {})
    if "items" in model:
        assert len(result.routine.items) == model["items"]
    if "names" in model:
        assert [
            getattr(item, "name", None) for item in result.routine.items if getattr(item, "name", "")
        ] == model["names"]
    if "warnings" in expected:
        warned = {found.code for found in result.diagnostics if found.severity == "warning"}
        assert sorted(warned) == sorted(set(expected["warnings"]))


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.stem)
def test_invalid(case: Path) -> None:
    expected, result = read(case)
    errors = [
        {"code": found.code, "line": found.line, "column": found.column}
        for found in result.diagnostics
        if found.severity == "error"
    ]
    assert errors == expected["problems"]
