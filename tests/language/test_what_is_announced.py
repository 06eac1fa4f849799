"""What is said at each step of the conformance cases, what it aims at, and the place that it comes from.

When the steps come and how long they take stands in the cases; no case tells words.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from tests.language.test_conformance import cases, read


def announced(step: rk.Step, text: str) -> Iterator[str]:
    """The words of a step, and what is shown beside them."""
    marked = rk.Source(text)[step.span] if step.span else ""
    yield f"{step.text!r} for {marked!r}"
    yield from (f"  {name}: {json.dumps(aim, ensure_ascii=False)}" for name, aim in step.target.items())
    yield from (f"  task: {task}" for task in step.tasks)
    yield from (f"  at {cue.at / 1000:g}s: {cue.text}" for cue in step.cues)


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.stem)
def test_what_is_announced(case: Path, snapshot: SnapshotAssertion) -> None:
    expected, result = read(case)
    assert result.routine is not None
    source = result.routine.source
    assert source is not None
    steps = rk.timeline(result.routine, **expected.get("options", {}))[:100]
    said = ("\n".join(announced(step, source.text)) for step in steps)
    assert "\n".join(dict.fromkeys(said)) == snapshot
