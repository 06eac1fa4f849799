"""The examples of the specification and of the page beside it, and the words that it has to tell.

What the line below an example says is told at the top of the specification.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import fields_dict, frozen

import routinekit as rk
from routinekit.doses import DOSE_FORMS
from routinekit.limits import Limits
from routinekit.quantities import UNITS
from routinekit.vocabulary import FIELDS

GRAMMAR = Path(__file__).parents[2] / "grammar"
SPEC = (GRAMMAR / "SPEC.md").read_text("utf-8")
CHEATSHEET = (GRAMMAR / "CHEATSHEET.md").read_text("utf-8")

BLOCK = re.compile(r"^```routine\n(?P<text>.*?)^```\n(?P<expected>= [^\n]*)?", re.MULTILINE | re.DOTALL)
COMES_TO = re.compile(
    r"(?P<figures>= \d+ steps, exact [\d.]+ s, estimated [\d.]+ s, open \d+)(?: \((?P<choices>.+)\))?"
)
REFUSED = re.compile(r"= refused: (?P<code>RK\d{3})")
CODE = re.compile(r"`([^`\n]+)`")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|%")


@frozen
class Example:
    """A routine in a fence, without what makes it a file, and the line below it."""

    name: str
    text: str
    expected: str

    @property
    def file(self) -> str:
        return self.text if self.text.startswith(("routine ", "library ")) else f"routine T\n{self.text}"


def examples(page: str) -> Iterator[Example]:
    for found in BLOCK.finditer(page):
        first = found["text"].strip().partition("\n")[0]
        line = page.count("\n", 0, found.start("text")) + 1
        yield Example(f"{line}: {first}", found["text"], found["expected"] or "")


def choices(told: str) -> dict[str, Any]:
    """What stands in the brackets of an expectation, as `rk.timeline` takes it."""
    made: dict[str, Any] = {"variants": set(), "settings": {}, "choices": set()}
    for choice in told.split(", ") if told else ():
        match choice.split(" ", 1):
            case ["week" | "day" | "session" as counter, number]:
                made[counter] = int(number)
            case ["ranges" | "affected" | "part" as word, value]:
                made[word] = value
            case ["choice", name]:
                made["choices"].add(name)
            case ["setting", value]:
                name, amount = value.split(" ", 1)
                made["settings"][name] = amount
            case _:
                made["variants"].add(choice)
    return made


def errors(result: rk.Result) -> list[str]:
    return [found.code for found in result.diagnostics if found.severity == "error"]


def by_name(example: Example) -> str:
    return example.name


@pytest.mark.parametrize("example", list(examples(SPEC)), ids=by_name)
def test_an_example_of_the_specification(example: Example) -> None:
    result = rk.parse(example.file)
    refused = REFUSED.fullmatch(example.expected)
    if refused:
        assert errors(result) == [refused["code"]]
        return
    comes_to = COMES_TO.fullmatch(example.expected)
    assert comes_to is not None, f"what `{example.name}` comes to is not said below it"
    assert errors(result) == []
    assert result.routine is not None
    timeline = rk.timeline(result.routine, **choices(comes_to["choices"] or ""))
    total = timeline.total
    assert (
        f"= {len(timeline)} steps, exact {total.exact.total_seconds():g} s, "
        f"estimated {total.estimated.total_seconds():g} s, open {total.open_steps}"
    ) == comes_to["figures"]
    assert len(list(timeline)) == len(timeline)


@pytest.mark.parametrize("example", list(examples(CHEATSHEET)), ids=by_name)
def test_an_example_of_the_cheatsheet(example: Example) -> None:
    assert [str(found) for found in rk.parse(example.file).diagnostics if found.severity == "error"] == []


# ---------------------------------------------------------------- nothing is left out

WORDS_TOLD = {word.lower() for code in CODE.findall(SPEC) for word in WORD.findall(code)}


@pytest.mark.parametrize("word", DOSE_FORMS)
def test_a_word_that_tells_a_dose_is_told(word: str) -> None:
    assert word in WORDS_TOLD


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_told(field: str) -> None:
    assert field in WORDS_TOLD


@pytest.mark.parametrize("word", [word for unit in UNITS for word in unit.words])
def test_a_word_of_a_unit_is_told(word: str) -> None:
    assert word.lower() in WORDS_TOLD


@pytest.mark.parametrize("limit", fields_dict(Limits))
def test_a_limit_is_told(limit: str) -> None:
    assert f"| `{limit}` | {getattr(Limits(), limit):,} |" in SPEC
