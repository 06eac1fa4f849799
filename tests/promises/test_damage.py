"""One character of a real file is damaged: nothing raises, and the first error stands where the damage is."""

import random
from pathlib import Path

import routinekit as rk
from routinekit.testing.damage import DAMAGES, damage

FILES = sorted(Path("examples").rglob("*.routine"))
TRIES = 500
NEW = 'abz 0,:;#\n-."('


def test_the_first_error_stands_at_the_damage() -> None:
    chance = random.Random(8)
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    invalid = beside = 0
    far: list[str] = []
    for _ in range(TRIES):
        text = chance.choice(texts)
        place = chance.randrange(len(text))
        how = chance.choice(DAMAGES)
        result = rk.parse(damage(text, place, how, chance.choice(NEW)))
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
    print(f"{TRIES} damages, {invalid} of them invalid, {beside / invalid:.1%} told at the damage")
    assert beside >= 0.95 * invalid, far
