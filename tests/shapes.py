"""Texts of any size, of every shape that was ever slow or might be: `SHAPES[name](bytes)` is one.

Used by the test that parsing is linear and by the benchmark that prints the figures.
"""

from collections.abc import Callable

MIB = 1024 * 1024
_HEAD = "routine A\n"


def _filled(line: Callable[[int], str], head: str = _HEAD, most: int = MIB) -> Callable[[int], str]:
    """A shape: a head, and lines until there are so many characters, or so many lines."""

    def text(size: int) -> str:
        lines: list[str] = [head]
        length = len(head)
        for number in range(most):
            lines.append(line(number))
            length += len(lines[-1])
            if length > size:
                lines.pop()
                break
        return "".join(lines)

    return text


def _nested(depth: int) -> str:
    headers = "".join("  " * column + "rounds 2\n" for column in range(depth))
    return headers + "  " * depth + "do A\n"


def _doses(n: int) -> str:
    return (
        f"do Ex{n}, sets 3, reps {n % 390 + 1}, rest {n % 977 + 1}s, "
        f"load {n % 211 + 1}kg (week {n % 50 + 1} 7), "
        f"tempo {n % 9 + 1}-1-1-0, rpe {n % 9 + 1}, rest {n % 300 + 1}s after\n"
    )


def _ladder(n: int, values: int) -> str:
    return f"do A{n}, sets {values}, reps " + "-".join(str(k % 9 + 1) for k in range(values)) + "\n"


_ALTERNATIVES = ", ".join(f"week {k} 5" for k in range(1, 300))
_CONDITIONS = " or ".join(f"week {k}" for k in range(1, 350))
_PHASES = "exercise A\n" + "".join(f"  {n % 99 + 1}s: b\n" for n in range(500))
_LINES = "exercise A\n" + "".join(f"  reps {n % 390 + 1}, only week {n + 1}\n" for n in range(500))
_VARIANTS = "  variants " + ", ".join(f"v{n}" for n in range(300)) + "\n"
_NUMBERED = "".join(f"do A, reps 5 (v{n} 6)\n" for n in range(300))

SHAPES: dict[str, Callable[[int], str]] = {
    # as many as are allowed
    "items": _filled(lambda _: "do Squat, reps 10\n", most=9_999),
    "items that differ": _filled(
        lambda n: f"do Ex{n}, reps {n % 390 + 1}, rest {n % 977 + 1}s after\n", most=5_990
    ),
    "items of ten doses": _filled(_doses, most=1_490),
    "items with changes": _filled(
        lambda n: f"do A, reps 5 +1 per week to 20, hold {n % 900 + 1}s per side\n", most=3_990
    ),
    "exercises": _filled(
        lambda n: f"exercise E{n}\n  position: Lie down.\n  hold 2s\n  reps 10\n", most=5_990
    ),
    "sections": _filled(lambda n: f"section S{n}\n  do A, hold 1s\n", most=4_999),
    "sections that do each other": _filled(lambda n: f"section S{n}\n  do S{n + 1}\n", most=4_999),
    "sections of one name": _filled(lambda _: "section S\n  do A\ndo S\n", most=1_600),
    "blocks in blocks": _filled(lambda _: _nested(14), most=660),
    "intervals": _filled(lambda n: f"every 1min, 3 times\n  do A, reps {n % 12 + 1}\n", most=3_990),
    "supersets": _filled(
        lambda n: f"superset\n  do A, sets {n % 3 + 1}, reps 5\n  do B, sets 3, reps 5\n", most=1_200
    ),
    "choices": _filled(lambda n: f"choose one\n  do A{n}, reps 5\n  do B, reps 5\n", most=3_300),
    "sets that differ": _filled(lambda n: f"  set reps {n % 390 + 1}\n", _HEAD + "do A\n", 9_900),
    "lists": _filled(lambda n: _ladder(n, 500), most=19),
    "phases": _filled(lambda n: f"  {n % 99 + 1}s: b\n", _HEAD + "do A, reps 3\n", 11_900),
    "cues": _filled(lambda n: f"  cue at {n + 1}s: b\n", _HEAD + "do A, for 99999s\n", 11_900),
    "conditions": _filled(
        lambda n: f"  reps {n % 390 + 1}, only {'xy'[n % 2]}\n", _HEAD + "  variants x, y\ndo A\n", 5_990
    ),
    "alternatives": _filled(lambda _: f"do A, reps 5 ({_ALTERNATIVES})\n"),
    "many conditions": _filled(lambda _: f"do A, reps 5, only {_CONDITIONS}\n"),
    "many variants": _filled(lambda n: f"  v{n}: x\n", _HEAD + _VARIANTS + _NUMBERED, 1),
    "settings": _filled(lambda n: f"  setting a{n} 5s\n", most=11_900),
    "an exercise of 500 phases done again": _filled(lambda _: "do A\n", _HEAD + _PHASES, 9_000),
    "an exercise of 500 lines done again": _filled(lambda _: "do A\n", _HEAD + _LINES, 9_000),
    # words
    "fields": _filled(lambda _: "  x-a: b\n"),
    "one long field": _filled(lambda _: "    b\n", _HEAD + "  about: a\n"),
    "comments": _filled(lambda _: "#\n"),
    "blank lines": _filled(lambda _: "\n"),
    "allowed": _filled(lambda _: "do A, rest 1h  # allow RK502\n", most=9_999),
    # too many
    "too many items": _filled(lambda _: "do A\n"),
    "too many doses": _filled(lambda n: f"  rest {n % 900 + 1}s\n", _HEAD + "do A\n"),
    "too deep": _filled(lambda n: " " * min(n, 4000) + "x-a: b\n"),
    # wrong
    "unknown units": _filled(lambda n: f"do A, hodl 5s, rest {n} minuts\n"),
    "unknown words": _filled(lambda n: f"blah {n} foo bar\n"),
    "unknown fields": _filled(lambda n: f"  foo{'abcdefghij'[n % 10]}: b\n"),
    "unknown names": _filled(lambda n: f"do Squatt {n}, hold 1s\n", most=9_999),
    "unknown settings": _filled(lambda n: f"do A, for {{a{n}}}\n", most=9_999),
    "unknown variants": _filled(lambda n: f"do A, reps 5 (v{n} 6)\n", _HEAD + _VARIANTS, 9_999),
    "unknown files": _filled(lambda n: f'  use "a{n}"\n'),
    "tabs": _filled(lambda _: "\tdo A, reps 5\n"),
    "lines that meet no column": _filled(lambda _: "do A\n   x-a: b\n  x-b: c\n"),
    "commas": _filled(lambda _: "do A" + "," * 4000 + "\n"),
    "long names": _filled(lambda n: f"do a{n}" + "b" * 4000 + "\n"),
    "brackets": _filled(lambda _: "do A, reps 5 " + "(" * 4000 + "\n"),
    "figures": _filled(lambda _: "do A, reps " + "1" * 4000 + "\n"),
    "words": _filled(lambda _: "do A, load " + "a " * 2000 + "\n"),
    "hyphens": _filled(lambda _: "do A, tempo " + "1-" * 2000 + "\n"),
    "quotes": _filled(lambda _: 'do "' + '"a' * 2000 + "\n"),
    "one line": lambda size: _HEAD + "do A, " + "reps 5, " * (size // 8),
}
