"""`python -m tests.fuzz.shapes --minutes 1`: hostile shapes of every size, each held to what it may cost.

Whatever raises, or costs more than its size allows, is a finding: it is shrunk, and printed with its text.
With `--texts` so many are looked at, however long that takes. Exit status: 0 nothing was found but what is
known, 1 something was.
"""

import argparse
import random
import sys
from collections import Counter
from time import monotonic

from tests.fuzz.burden import Burden, burden_of, warm_up
from tests.fuzz.hostile import Shape, shape

KNOWN: dict[tuple[str, str], str] = {
    ("too many calls in parse", "sections that do sections"): "they are walked as far as the limit of items",
}
"""Findings that wait to be mended, by their kind and the amplifier, and why; meant to be empty."""
PATIENCE = 20
"""Seconds in which a finding is shrunk."""
SHOWN = 600
"""Characters of a finding's text that are printed."""


def main(arguments: list[str] | None = None) -> int:
    """Look at shapes for a while, and print what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.shapes", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1, help="how long")
    parser.add_argument("--texts", type=int, default=sys.maxsize, help="how many at most")
    parser.add_argument("--seed", type=int, default=0, help="begins another way")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    warm_up()
    looked, known, kinds = 0, 0, Counter[str]()
    began = monotonic()
    while looked < options.texts and monotonic() - began < 60 * options.minutes:
        made = shape(chance)
        burden = burden_of(made)
        looked += 1
        if not burden.kind:
            continue
        if any((burden.kind, part.name) in KNOWN for part in made.parts):
            known += 1
            continue
        kinds[burden.kind] += 1
        if kinds[burden.kind] == 1:
            print(told(*shrunk(made, burden)), flush=True)
    minutes = (monotonic() - began) / 60
    print(f"{looked:,} texts in {minutes:.1f} min, {len(kinds)} kinds of findings, {known} known ones")
    for kind, count in kinds.most_common():
        print(f"{count:6} {kind}")
    return int(bool(kinds))


def shrunk(found: Shape, burden: Burden) -> tuple[Shape, Burden]:
    """The smallest shape of which the same comes, as far as it is found in time."""
    end = monotonic() + PATIENCE
    smaller = found.smaller
    while monotonic() < end and (less := next(smaller, None)):
        again = burden_of(less)
        if again.kind == burden.kind:
            found, burden, smaller = less, again, less.smaller
    return found, burden


def told(found: Shape, burden: Burden) -> str:
    """A finding in words, with the beginning of its text."""
    parts = ", ".join(f"{part.name} {part.size}/{part.figure}" for part in found.parts)
    figures = f"{burden.size:,} bytes, {burden.calls:,} calls, {burden.memory / 2**20:.0f} MiB"
    chosen = f"week {found.week}, session {found.session}, files {found.depth} x {found.width}"
    return f"--- {burden.kind}: {figures}; {parts}; {chosen}\n{found.text[:SHOWN]}"


if __name__ == "__main__":
    sys.exit(main())
