"""One character of a real file is damaged: nothing raises, and the first error stands where the damage is."""

import random
from pathlib import Path

import routinekit as rk

FILES = sorted(Path("examples").rglob("*.routine"))
DAMAGES = 500
NEW = 'abz 0,:;#\n-."('


def damaged(text: str, place: int, how: str, new: str) -> str:
    replacement = {"deleted": "", "doubled": text[place] * 2, "changed": new}[how]
    return text[:place] + replacement + text[place + 1 :]


def test_the_first_error_stands_at_the_damage() -> None:
    chance = random.Random(8)
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    invalid = beside = 0
    far: list[str] = []
    for _ in range(DAMAGES):
        text = chance.choice(texts)
        place = chance.randrange(len(text))
        how = chance.choice(["deleted", "doubled", "changed"])
        result = rk.parse(damaged(text, place, how, chance.choice(NEW)))
        line = text.count("\n", 0, place) + 1
        first = next((found for found in result.diagnostics if found.severity == "error"), None)
        if first is None:
            assert result.routine is not None
            continue
        invalid += 1
        if abs(first.line - line) <= 1:
            beside += 1
        else:
            far.append(f"damage in line {line}: {first}")
    print(f"{DAMAGES} damages, {invalid} of them invalid, {beside / invalid:.1%} told at the damage")
    assert beside >= 0.95 * invalid, far
