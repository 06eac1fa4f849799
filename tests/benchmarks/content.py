"""What is read: the examples of this project, and as many more as are wanted.

A copy has other names, other words and other numbers than what it was made from, because a line that repeats
is remembered and would flatter.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
ONE = EXAMPLES / "lower-back-pain.routine"

_NAME = re.compile(r'( *)(routine|library|exercise|do|section) ("[^"]*"|[^,#]*[^,# ])(.*)')
# Words: a field with a colon, a sentence that goes on, a comment.
_WORDS = re.compile(r" *[a-z0-9][a-z0-9 -]*: .*|.*\.|.* ?# .*")
# A number that may be another without anything else having to follow it.
_NUMBER = re.compile(r"\b(reps|hold|load|rest|for|x) ([0-9]+)(?:-([0-9]+))?(?=(?:s|kg)?(?:,|$))")
_MINUTES = re.compile(r"\b(hold|rest|for) ([0-9]+)min(?=,|$)")
# What is bound to a clock can't be made longer; what alternates has to stay even.
_CLOCKED = re.compile(r"^ *(?:every|emom)\b|, every ", re.MULTILINE)
_REPS = re.compile(r", reps (?=[0-9])")
# What a file says once, for all that is in it.
_OF_A_FILE = re.compile(r"  (?:variants|setting|use) ", re.IGNORECASE)
_ONLY_OF_A_FILE = re.compile(r"  (?:course|frequency|takes|stop|ask)\b", re.IGNORECASE)


@cache
def examples() -> tuple[str, ...]:
    """The examples of the project, as they are."""
    paths = [ONE, *sorted((EXAMPLES / "real").glob("*.routine"))]
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def files(number: int) -> tuple[str, ...]:
    """That many files: the examples, then copies of them."""
    return tuple(islice(_copies(examples()), number))


def one_file(characters: int) -> str:
    """One file of that size at most: each example a section of it.

    Examples that declare something for their whole file stay out, and so do the lines of the others that
    only a file has.
    """
    bodies = [text for text in examples() if not any(map(_OF_A_FILE.match, text.splitlines()))]
    lines = ["routine All of them"]
    length = len(lines[0]) + 1
    for number in count(1):
        text = _copy(bodies[number % len(bodies)], number, 2 * (number // len(bodies)))
        section = list(_section(text))
        length += sum(len(line) + 1 for line in section)
        if length > characters:
            break
        lines += section
    return "\n".join(lines) + "\n"


def edited(text: str) -> str:
    """A text with one number in the middle of it changed."""
    found = _REPS.search(text, len(text) // 2)
    assert found
    return f"{text[: found.end()]}1{text[found.end() :]}"


def _copies(texts: tuple[str, ...]) -> Iterator[str]:
    """The texts, then the first copies of them all, then the second ones, without end."""
    yield from texts
    for number in count(1):
        for text in texts:
            yield _copy(text, number, 2 * number)


def _copy(text: str, number: int, more: int) -> str:
    """A text with `number` in its names and words, and with numbers that are larger; `more` is even."""
    more = 0 if _CLOCKED.search(text) else more
    return "\n".join(_line(line, number, more) for line in text.split("\n"))


def _line(line: str, number: int, more: int) -> str:
    name = _NAME.fullmatch(line)
    if name:
        indent, keyword, title, doses = name.groups()
        title = f'{title[:-1]} {number}"' if title.endswith('"') else f"{title} {number}"
        return f"{indent}{keyword} {title}{_raised(doses, more)}"
    return f"{line} ({number})" if _WORDS.fullmatch(line) else _raised(line, more)


def _raised(doses: str, more: int) -> str:
    def raised(found: re.Match[str]) -> str:
        word, low, high = found.groups()
        return f"{word} {int(low) + more}" + (f"-{int(high) + more}" if high else "")

    doses = _NUMBER.sub(raised, doses)
    return _MINUTES.sub(rf"\1 \2min {more % 60}s", doses) if more % 60 else doses


def _section(text: str) -> Iterator[str]:
    """A file as a section of another: its items go a level deeper, what is said of it stays."""
    deeper = ""
    for line in text.rstrip().split("\n"):
        if line.startswith("routine "):
            title = line.removeprefix("routine ").replace('"', "")
            yield f'section "{title}"' if "," in title else f"section {title}"
        elif not line or line.startswith("#") or (not deeper and _ONLY_OF_A_FILE.match(line)):
            continue
        else:
            deeper = deeper or ("" if line.startswith(" ") else "  ")
            yield deeper + line
