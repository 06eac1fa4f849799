"""One character of a real file is damaged: nothing raises, and the first error stands where the damage is.

A few hundred of the damages that `python -m tests.fuzz.damage` makes.
"""

import random
from pathlib import Path

import pytest

import routinekit as rk
from tests.fuzz import damage
from tests.fuzz.damage import FILES, Damage, Figures, damages_of, looked_at, main

pytestmark = pytest.mark.usefixtures("unmeasured")

DAMAGES = 500


def test_the_first_error_stands_at_the_damage() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in FILES}
    everything = [each for path, text in texts.items() for each in damages_of(path, text, 1)]
    figures = looked_at(random.Random(8).sample(everything, DAMAGES), texts, float("inf"))
    print(figures)
    assert figures.looked == DAMAGES
    assert figures.invalid > DAMAGES / 4
    assert figures.holds, [*figures.raised, *figures.far]


# ---------------------------------------------------------------- the command for all of them


def test_each_character_is_deleted_doubled_and_changed() -> None:
    path = Path("a.routine")
    assert list(damages_of(path, "xy", 0)) == [
        Damage(path, place, new) for place, new in [(0, ""), (0, "xx"), (1, ""), (1, "yy")]
    ]
    changed = [each.applied("xy") for each in damages_of(path, "xy", len(damage.CHANGED_TO))]
    assert {"y", "xxy", "x", "xyy", "ay", "x\n"} <= set(changed)
    assert "xy" not in changed


def test_what_is_raised_or_far_breaks_the_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "routine R\n\n\ndo A, reps 5\n"
    path = Path("a.routine")
    fine = looked_at(damages_of(path, text, 0), {path: text}, 60)
    assert fine.looked == 2 * len(text)
    assert looked_at(damages_of(path, text, 0), {path: text}, -1).looked == 0

    def told_elsewhere(text: str) -> rk.Result:
        return parse(text if text.startswith("routine R") else "routine R\n\n\n\nzzz\n")

    def broken(_: str) -> rk.Result:
        raise RecursionError

    parse = rk.parse
    for wrong in (told_elsewhere, broken):
        monkeypatch.setattr(rk, "parse", wrong)
        figures = Figures()
        figures.look(text, Damage(path, 0, ""))
        assert not figures.holds
        assert figures.raised or figures.far


def test_the_command_tells_what_it_saw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\ndo A, reps 5\n", encoding="utf-8")
    assert main(["--changes", "1", str(file)]) == 0
    assert capsys.readouterr().out.startswith("of 68 damages of 1 files: 68 damages, ")
    assert main(["--seconds", "0.2"]) in (0, 1)
    assert " of 55 files: " in capsys.readouterr().out
