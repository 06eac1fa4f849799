"""Hostile texts from the grammar: whatever makes more of a text than stands in it, at any size.

A `Shape` is data: which amplifiers, and how large each is; so a finding is shrunk by making these smaller.
How a text is judged lives in `burden`.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve, frozen

Lines = Callable[[int, int], list[str]]
"""The lines of an amplifier that has a size, which makes the text long, and a figure that stands in it."""

WORDS = "move slowly and breathe "
MOST_FIGURE = 999_999


def _each(line: str) -> Lines:
    """The same line, numbered by `{n}`, as often as the size is."""
    return lambda size, figure: [
        line.replace("{n}", str(n + 1)).replace("{f}", str(figure)) for n in range(size)
    ]


def _long(before: str, part: str, after: str = "") -> Lines:
    """One line, in which a part stands as often as the size is."""
    return lambda size, figure: [(before + part * size + after).replace("{f}", str(figure))]


def _list(size: int, _: int) -> list[str]:
    return [f"sets {size}", "reps " + "-".join(str(n % 9 + 1) for n in range(size))]


def _alternatives(size: int, figure: int) -> list[str]:
    return [f"reps {figure} (" + ", ".join(f"week {n + 1} {n + 2}" for n in range(size)) + ")"]


def _sections(size: int, _: int) -> list[str]:
    return [line for n in range(size) for line in (f"section S{n}", f"  do S{n + 1}", f"  do S{n + 1}")]


AROUND: dict[str, tuple[int, Lines]] = {
    "rounds": (5, _each("rounds {f}")),
    "rounds that grow": (3, _each("rounds {f} +1 per week")),
    "rounds of sides": (2, _each("rounds {f} per side")),
    "section": (8, _each("section Part {n}, rest 5s between exercises")),
    "every": (1, _each("every 1min, {f} times, alternating")),
    "amrap": (1, _each("amrap {f}min")),
    "for time": (1, _each("for time, rounds {f}")),
    "superset": (1, _each("superset, rounds {f}")),
    "circuit": (1, _each("circuit, rounds {f}")),
    "choose": (1, _each("choose one")),
}
"""What holds items: so many, each in the one before."""

ITEMS: dict[str, tuple[int, Lines]] = {
    "done": (9000, _each("do A")),
    "rests": (9000, _each("rest {f}s")),
    "preparations": (5000, _each("prepare {f}s")),
    "exercises": (3000, _each("do B{n}, reps {f}")),
    "sections that do sections": (1000, _sections),
    "a long name": (4000, _long("do a", "x", ", reps {f}")),
    "a name of marks": (4000, _long("do a", "\N{COMBINING ACUTE ACCENT}", ", reps 1")),
    "comments": (5000, _each("# {n}")),
    "tabs": (1000, _each("\tdo A")),
    "unseen characters": (1000, _each("do A\N{ZERO WIDTH SPACE}{n}")),
}
"""What stands in the innermost block."""

BELOW: dict[str, tuple[int, Lines]] = {
    "reps": (1, _each("reps {f}")),
    "sets": (1, _each("sets {f}")),
    "work": (1, _each("for {f}s")),
    "hold": (1, _each("hold {f}s")),
    "growing per round": (1, _each("for 10s +1s per round")),
    "growing per set": (1, _each("rest 10s +1s per set")),
    "growing per week": (1, _each("rest 10s +1s per week to {f}s")),
    "sides": (1, _each("per side")),
    "tempo of settings": (1, _each("tempo {w}-{w}-1-0")),
    "work of settings": (1, _each("for {w}")),
    "list": (500, _list),
    "alternatives": (300, _alternatives),
    "sums of times": (600, _long("for", " 1min")),
    "conditional lines": (500, _each("reps {n}, only week {n}")),
    "set lines": (500, _each("set reps {n}")),
    "cues": (5000, _each("cue at {n}s: " + WORDS)),
    "a cue of many times": (600, _long("cue at", " 5s", ": go")),
    "stop rules": (5000, _each("stop if: it hurts {n}")),
    "placeholders": (600, _long("position:", " {w}")),
    "words": (150, _long("position: ", WORDS)),
    "phases": (500, _each("1s: " + WORDS + "{n}")),
    "movement": (1000, _each("movement: " + WORDS + "{n}")),
}
"""What is said of the exercise that is done again and again."""

BODY: dict[str, tuple[int, Lines]] = {
    "settings": (5000, _each("setting a{n} 5s")),
    "variants": (500, lambda size, _: ["variants " + ", ".join(f"v{n}" for n in range(size + 1))]),
    "stop rules of all": (5000, _each("stop if: it hurts {n}")),
    "words of all": (150, _long("position: ", WORDS + "{w} ")),
    "rests of all": (1, _each("rest {f}s between rounds")),
}
"""What is said of the whole routine."""

KINDS = {"around": AROUND, "items": ITEMS, "below": BELOW, "body": BODY}


@frozen
class Part:
    """One amplifier of a shape, how large it is, and the figure in it."""

    kind: str
    name: str
    size: int
    figure: int

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return KINDS[self.kind][self.name][1](self.size, self.figure)

    @property
    def smaller(self) -> Iterator["Part"]:
        """The same with less of it, the least first."""
        for size in sorted({1, self.size // 10, self.size // 2} - {0, self.size}):
            yield evolve(self, size=size)
        for figure in sorted({1, 2, 10, self.figure // 10} - {0, self.figure}):
            if figure < self.figure:
                yield evolve(self, figure=figure)


@frozen
class Shape:
    """Amplifiers, the files that use each other, and what is chosen."""

    parts: tuple[Part, ...]
    depth: int = 0  # of files that use files
    width: int = 1  # files at each depth, each of which uses all of the next
    week: int = 1
    session: int = 1
    ranges: str = "low"

    @property
    def text(self) -> str:
        """The text of the routine."""
        body, around, items, below = (
            [line for part in self.parts if part.kind == kind for line in part.lines]
            for kind in ("body", "around", "items", "below")
        )
        uses = [f'use "f0-{n}.routine"' for n in range(self.width)] if self.depth else []
        lines = ["routine T", *("  " + line for line in ("setting w 30s", *uses, *body))]
        lines += ["exercise A", *("  " + line for line in below)]
        lines += ["  " * level + line for level, line in enumerate(around)]
        lines += ["  " * len(around) + line for line in ("do A", *items)]
        return "\n".join(lines) + "\n"

    @property
    def files(self) -> dict[str, str]:
        """The files that it uses, by their names."""
        return {
            f"f{level}-{number}.routine": "\n".join(
                [
                    "library L",
                    *(
                        f'  use "f{level + 1}-{n}.routine"'
                        for n in range(self.width)
                        if level + 1 < self.depth
                    ),
                    f"exercise E{level}x{number}, reps 5",
                    "",
                ]
            )
            for level in range(self.depth)
            for number in range(self.width)
        }

    @property
    def choices(self) -> dict[str, Any]:
        """What is chosen, as `timeline` takes it."""
        return {"week": self.week, "session": self.session, "ranges": self.ranges}

    @property
    def smaller(self) -> Iterator["Shape"]:
        """Shapes with a part less, or with less of one."""
        for number, part in enumerate(self.parts):
            others = self.parts[:number], self.parts[number + 1 :]
            yield evolve(self, parts=(*others[0], *others[1]))
            yield from (evolve(self, parts=(*others[0], less, *others[1])) for less in part.smaller)
        least = evolve(self, depth=0), evolve(self, width=1), evolve(self, week=1), evolve(self, session=1)
        yield from (smaller for smaller in least if smaller != self)


MEASURES = {"reps", "work", "hold", "growing per round", "work of settings", "list", "alternatives"}
"""Of these one is said of an exercise."""
WRONG = {"tabs", "unseen characters", "sums of times", "a cue of many times"}
"""What has an error, after which nothing else is looked at, and so comes seldom."""


def shape(chance: random.Random) -> Shape:
    """A shape by chance: small sizes come as often as large ones, and most shapes are small."""
    scale = chance.choice([0.3, 0.5, 0.7, 1])
    wrong = WRONG if chance.random() < 0.9 else set()
    left_out = wrong | (MEASURES - {chance.choice(sorted(MEASURES))})
    parts = [
        Part(kind, name, _size(chance, KINDS[kind][name][0], scale), _size(chance, MOST_FIGURE, scale))
        for kind, most in (("body", 2), ("around", 3), ("items", 2), ("below", 4))
        for name in chance.sample(sorted(KINDS[kind].keys() - left_out), chance.randint(0, most))
    ]
    uses = chance.random() < 0.1
    return Shape(
        tuple(parts),
        depth=chance.randint(1, 8) if uses else 0,
        width=_size(chance, 40, scale) if uses else 1,
        week=chance.choice([1, 1, 2, 52, 9999, 999_999_999]),
        session=chance.choice([1, 1, 2, 999_999_999]),
        ranges=chance.choice(["low", "middle", "high"]),
    )


def _size(chance: random.Random, most: int, scale: float) -> int:
    """From one to the most, as often below ten as from ten to a hundred."""
    return max(1, min(most, int(most ** (chance.random() * scale))))
