"""Some hostile shapes, each held to what it may cost; and what holds them to it sees what is wrong."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import routinekit as rk
from tests.fuzz import burden, shapes
from tests.fuzz.hostile import KINDS, Part, Shape, shape

TEXTS = "6"


def test_some_hostile_shapes_cost_no_more_than_their_size_allows() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.shapes", "--texts", TEXTS, "--minutes", "1", "--seed", "8"],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, named in KINDS.items() for name in named])
def test_every_amplifier_has_lines_that_grow(kind: str, name: str) -> None:
    small, large = (Shape((Part(kind, name, size, 1),)).text for size in (1, 5))
    assert large.count("\n") > small.count("\n") or len(large) > len(small) or KINDS[kind][name][0] == 1


def test_most_shapes_are_read_without_an_error() -> None:
    chance = random.Random(8)
    made = [each for each in (shape(chance) for _ in range(40)) if len(each.text) < 1000 and not each.depth]
    read = sum(rk.parse(each.text).routine is not None for each in made)
    assert read > len(made) / 3


def test_files_that_use_each_other_are_found(tmp_path: Path) -> None:
    made = Shape((), depth=2, width=2)
    for name, text in made.files.items():
        (tmp_path / name).write_text(text)
    assert len(made.files) == 4
    assert not [d for d in rk.parse(made.text, folder=tmp_path).diagnostics if d.severity == "error"]


def stages_of(do: Any) -> Any:
    def stages(_: Shape, __: Path) -> Iterator[tuple[str, Any]]:
        yield "test", do

    return stages


def _calls(_: object) -> None:
    while True:
        len(())


@pytest.mark.parametrize(
    ("do", "kind"),
    [
        (lambda _: "fine", ""),
        (lambda _: {"a": 1}["b"], "KeyError in test"),
        (_calls, "too many calls in test"),
        (lambda _: "x" * (burden.LEAST_GIVEN + 1), "too many bytes given out in test"),
        (lambda _: len(bytes(4 * burden.LEAST_MEMORY)), "too much memory in test"),
    ],
)
def test_what_is_wrong_is_seen(do: Any, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(burden, "stages", stages_of(do))
    assert burden.burden_of(Shape(())).kind == kind


def test_a_finding_is_shrunk(monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(made: Shape) -> burden.Burden:
        wrong = any(part.name == "cues" and part.size >= 10 for part in made.parts)
        return burden.Burden("wrong" if wrong else "", "test")

    monkeypatch.setattr(shapes, "burden_of", judged)
    made = Shape((Part("below", "cues", 100, 7), Part("items", "done", 9, 9)), week=52)
    least, _ = shapes.shrunk(made, judged(made))
    assert least == Shape((Part("below", "cues", 10, 1),))
