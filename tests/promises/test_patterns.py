"""No pattern backtracks: ten times the characters take about ten times the time, whatever the characters are.

The patterns are not listed here. Those of the grammar are taken from its terminals and from its tables, all
others from the attributes of the package's modules; what is hostile to a pattern is made of its own parts.
"""

import ast
import re
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as sre
from re import _parser
from time import process_time
from types import ModuleType
from typing import Any

import pytest
from lark.lexer import PatternRE

import routinekit
from routinekit.parser.grammar import tables
from tests.oracle import LARK

pytestmark = pytest.mark.usefixtures("unmeasured")

SMALL = (20, 26, 32, 1000)
"""Sizes at which time that doubles with each character would be seen, and not waited for."""
LONG, LONGER = 3000, 30_000
FAST = 0.01
"""Seconds for the longer text, within which nobody asks for more: a quadratic takes many."""
TIMES = 30
"""As long as ten times may take at most: far from a quadratic's hundred, with room for a busy machine."""
LEAST = 0.01
"""Seconds below which no machine measures well."""
BREAKERS = ("\n", "!")
"""Last characters that break what goes before."""
PARTS, PAIRED = 8, 5
"""How many parts of a pattern are repeated, and of how many pairs are made."""


# ---------------------------------------------------------------- which patterns there are


Use = Callable[[re.Pattern[str], str], object]
USES: dict[str, Use] = {
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "search": lambda pattern, text: pattern.search(text),
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
    "findall": lambda pattern, text: len(pattern.findall(text)),
    "split": lambda pattern, text: len(pattern.split(text)),
    "sub": lambda pattern, text: len(pattern.sub("", text)),
}
"""The ways to use a pattern; one that is handed on may be used in each of them."""


def modules() -> Iterator[ModuleType]:
    yield routinekit
    for found in walk_packages(routinekit.__path__, "routinekit."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def methods_called(module: ModuleType) -> dict[str, set[str]]:
    """By which of its methods each name of a module is used in it."""
    assert module.__file__
    called: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called.setdefault(node.value.id, set()).add(node.attr)
    return called


def all_patterns() -> Iterator[tuple[str, re.Pattern[str], frozenset[str]]]:
    """Each pattern with its name, and how it is used."""
    for terminal in LARK.terminals:
        if isinstance(terminal.pattern, PatternRE):
            yield terminal.name, re.compile(terminal.pattern.to_regexp()), frozenset({"match"})
    for number, scanner in enumerate(tables().scanners):
        yield f"scanner {number}", re.compile(scanner.pattern), frozenset({"match"})
    for module in modules():
        called = methods_called(module)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{module.__name__}.{name}", value, frozenset(called.get(name, USES)) - {"pattern"}


PATTERNS = {name: (pattern, methods) for name, pattern, methods in all_patterns()}


def test_every_pattern_is_found() -> None:
    regular = re.findall(r"^([A-Z_]+)(?:\.\d)?: /", Path("grammar/routine.lark").read_text("utf-8"), re.M)
    assert len(regular) > 10
    assert set(regular) <= set(PATTERNS)
    compiled = {
        f"{'.'.join(path.with_suffix('').parts)}.{name}"
        for path in Path("routinekit").rglob("*.py")
        for name in re.findall(r"^(\w+) = re\.compile\(", path.read_text(encoding="utf-8"), re.M)
    }
    assert len(compiled) > 30
    assert {name.replace(".__init__", "") for name in compiled} <= set(PATTERNS)
    assert all(methods and methods <= set(USES) for _, methods in PATTERNS.values())


# ---------------------------------------------------------------- what is hostile to a pattern


def parts_of(pattern: re.Pattern[str]) -> list[str]:
    """A text for the whole pattern and for each of its parts, the shortest first."""
    found: set[str] = set()
    text_of(_parser.parse(pattern.pattern, pattern.flags), found)
    return sorted(found - {""}, key=lambda text: (len(text), text))


def text_of(nodes: Any, found: set[str]) -> str:
    """The shortest text of nodes of a pattern in a row; those of the nodes inside them are found, too."""
    text = "".join(text_of_node(kind, value, found) for kind, value in nodes)
    found.add(text)
    return text


def text_of_node(kind: Any, value: Any, found: set[str]) -> str:
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL" | "ANY":
            return "a"
        case "IN":
            texts = [one_of(each) for each in value if each[0] is not sre.NEGATE]
            if value[0][0] is sre.NEGATE:
                return next(each for each in "a0 \N{LATIN SMALL LETTER E WITH ACUTE}-" if each not in texts)
            found.update(texts)
            return str(texts[0])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return text_of(value[2], found) * max(int(value[0]), 1)
        case "SUBPATTERN":
            return text_of(value[3], found)
        case "BRANCH":
            return [text_of(branch, found) for branch in value[1]].pop()
        case "ASSERT" | "ASSERT_NOT":
            text_of(value[1], found)
    return ""


def one_of(member: Any) -> str:
    """A character of a part of a class."""
    kind, value = member
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(value[0])
    return {
        sre.CATEGORY_DIGIT: "0",
        sre.CATEGORY_SPACE: " ",
        sre.CATEGORY_WORD: "a",
        sre.CATEGORY_NOT_DIGIT: "a",
        sre.CATEGORY_NOT_SPACE: "a",
        sre.CATEGORY_NOT_WORD: " ",
    }[value]


def spread(parts: list[str], most: int) -> list[str]:
    """Some of many parts, of all lengths, the longest among them."""
    step = -(-len(parts) // most)
    return parts[::-step] if step else []


def hostile_texts(pattern: re.Pattern[str]) -> Iterator[Callable[[int], str]]:
    """Texts of any size: parts of a pattern and pairs of them again and again, then what breaks them."""
    parts = parts_of(pattern)
    pumps = [*spread(parts, PARTS), "a", "0", " ", "\N{LATIN SMALL LETTER E WITH ACUTE}"]
    for pump, first, last in product(pumps, ("", parts[-1]), BREAKERS):
        yield partial(repeated, first, pump, last)
    for one, other in product(spread(parts, PAIRED), repeat=2):
        yield partial(repeated, parts[-1], one + other, "\n")


def repeated(first: str, pump: str, last: str, size: int) -> str:
    return first + (pump * (size // len(pump) + 1))[: max(0, size - len(first) - len(last))] + last


# ---------------------------------------------------------------- how long it takes


def seconds(use: Use, pattern: re.Pattern[str], text: str) -> float:
    best = sys.float_info.max
    for _ in range(5):
        began = process_time()
        use(pattern, text)
        best = min(best, process_time() - began)
        if best < FAST:
            break
    return best


def judge(use: Use, pattern: re.Pattern[str], text: Callable[[int], str]) -> float:
    """The seconds that the longest text takes; it is no more than in proportion."""
    for size in SMALL:
        assert seconds(use, pattern, text(size)) < 1, f"{size} characters: {text(80)!r}"
    taken = seconds(use, pattern, text(LONGER))
    if taken >= FAST:
        before = seconds(use, pattern, text(LONG))
        assert taken < TIMES * max(before, LEAST), f"{before:.4f} s, then {taken:.4f} s: {text(80)!r}"
    return taken


@pytest.mark.parametrize("name", PATTERNS)
def test_ten_times_the_characters_take_about_ten_times_the_time(name: str) -> None:
    def hangs(*_: object) -> None:
        raise TimeoutError(f"{name} hangs")

    pattern, methods = PATTERNS[name]
    usual = signal.signal(signal.SIGVTALRM, hangs)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    try:
        worst = max(
            (judge(USES[method], pattern, text), method, text(60))
            for method in methods
            for text in hostile_texts(pattern)
        )
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, usual)
    print(f"{name}: {worst[0] * 1000:.1f} ms by {worst[1]} of {worst[2]!r}")
