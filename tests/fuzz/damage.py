"""`python -m tests.fuzz.damage`: every character of every example deleted, doubled and changed.

Nothing may raise or hang, and where the file becomes invalid, its first error stands at the damage or in the
next line. All damages take hours; with `--seconds` as many are looked at as that allows, in an order that is
always the same and mixes all files. Exit status: 0 the promise holds, 1 it doesn't.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

from attrs import Factory, define, frozen

import routinekit as rk

FILES = sorted(Path("examples").rglob("*.routine"))
CHANGED_TO = 'abz 0,:;#\n-."('
"""What a character is changed to; of these a few for each character."""
SHARE = 0.95
"""How many of the first errors have to stand at the damage."""
NEAR = 1
"""Lines."""
LONGEST = 5.0
"""Seconds after which one text counts as hanging."""
SHOWN = 20


@frozen
class Damage:
    """One character of a file that is replaced by others."""

    path: Path
    place: int
    replacement: str

    def applied(self, text: str) -> str:
        """The damaged text."""
        return text[: self.place] + self.replacement + text[self.place + 1 :]


def damages_of(path: Path, text: str, changes: int) -> Iterator[Damage]:
    """Each character of a text deleted, doubled, and changed so many times."""
    chance = random.Random(path.name)
    for place, character in enumerate(text):
        yield Damage(path, place, "")
        yield Damage(path, place, character * 2)
        for new in chance.sample(CHANGED_TO, changes):
            if new != character:
                yield Damage(path, place, new)


@define
class Figures:
    """What came of the damages that were looked at."""

    looked: int = 0
    invalid: int = 0
    beside: int = 0
    longest: float = 0.0
    far: list[str] = Factory(list)
    raised: list[str] = Factory(list)
    codes: Counter[str] = Factory(Counter)

    def look(self, text: str, damage: Damage) -> None:
        """Read one damaged text."""
        began = monotonic()
        line = text.count("\n", 0, damage.place) + 1
        where = f"{damage.path}:{line}, `{text[damage.place]!r}` to `{damage.replacement!r}`"
        try:
            result = rk.parse(damage.applied(text))
            if result.routine is not None:
                len(rk.timeline(result.routine))
        except Exception as error:  # that none comes out is what is promised
            self.raised.append(f"{where}: {error!r}")
            return
        self.looked += 1
        self.longest = max(self.longest, monotonic() - began)
        first = next((found for found in result.diagnostics if found.severity == "error"), None)
        if first is None:
            return
        self.invalid += 1
        if abs(first.line - line) <= NEAR:
            self.beside += 1
        else:
            self.codes[first.code] += 1
            self.far.append(f"{where}: {first}")

    @property
    def holds(self) -> bool:
        """Whether all that was looked at is as it is promised."""
        return not self.raised and self.longest < LONGEST and self.beside >= SHARE * self.invalid

    def __str__(self) -> str:
        share = self.beside / self.invalid if self.invalid else 1
        return (
            f"{self.looked:,} damages, {self.invalid:,} of them invalid, {share:.2%} told at the damage; "
            f"{len(self.raised)} raised, the longest took {self.longest:.2f} s"
        )


def main(arguments: list[str] | None = None) -> int:
    """Damage the examples and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.damage", description=__doc__)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="when to stop; until then: all")
    parser.add_argument("--changes", type=int, default=3, help="to how many others a character is changed")
    parser.add_argument("paths", nargs="*", type=Path, help="the files; until given: all examples")
    options = parser.parse_args(arguments)
    texts = {path: path.read_text(encoding="utf-8") for path in options.paths or FILES}
    damages = [damage for path, text in texts.items() for damage in damages_of(path, text, options.changes)]
    random.Random(8).shuffle(damages)
    figures = looked_at(damages, texts, options.seconds)
    print(f"of {len(damages):,} damages of {len(texts)} files: {figures}")
    for kind, found in (("raised", figures.raised), ("far", figures.far)):
        for each in found[:SHOWN]:
            print(f"{kind}: {each}")
    if figures.codes:
        print("far by code:", ", ".join(f"{code} {count}" for code, count in figures.codes.most_common(10)))
    return int(not figures.holds)


def looked_at(damages: Iterable[Damage], texts: dict[Path, str], seconds: float) -> Figures:
    """The figures of as many damages as there is time for."""
    figures = Figures()
    end = monotonic() + seconds
    for damage in damages:
        if monotonic() > end:
            break
        figures.look(texts[damage.path], damage)
    return figures


if __name__ == "__main__":
    sys.exit(main())
