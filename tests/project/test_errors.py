"""ERRORS.md, which is made of the table of codes, is up to date, and the table can be read by anybody."""

import re
from pathlib import Path

import pytest

from grammar import errors
from routinekit.codes import CODES, HUNDREDS

TEXT = errors.TARGET.read_text(encoding="utf-8")
INTERNALS = re.compile(r"\b(lark|tokens?|pars\w+|ast|terminals?|regular expressions?|exceptions?)\b", re.I)
SENTENCE = re.compile(r"[.?!](?:\s|$)")


def test_it_is_not_stale() -> None:
    assert errors.main(["--check"]) == 0, "run `python grammar/errors.py`"


def test_it_is_found_to_be_stale_and_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "TARGET", tmp_path / "ERRORS.md")
    assert errors.main(["--check"]) == 1
    errors.TARGET.write_text("old", encoding="utf-8")
    assert errors.main(["--check"]) == 1
    assert errors.main([]) == 0
    assert errors.TARGET.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_in_it_once(code: str) -> None:
    assert TEXT.count(f'<a id="{code.lower()}"></a>') == 1
    assert TEXT.count(f"\n### {code}: {CODES[code].summary}\n") == 1
    assert TEXT.count(f"](#{code.lower()})") == 1
    assert TEXT.count(f"\n{CODES[code].explanation}\n") == 1


def test_every_link_inside_it_leads_somewhere() -> None:
    assert set(re.findall(r"\]\(#(.+?)\)", TEXT)) == set(re.findall(r'<a id="(.+?)">', TEXT))


def test_every_hundred_has_a_title() -> None:
    assert {code[:3] for code in CODES} == set(HUNDREDS)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    explanation = CODES[code].explanation
    assert len(explanation) >= 40
    assert explanation.endswith(".")
    assert 2 <= len(SENTENCE.findall(explanation)) <= 5
    assert explanation.count("`") % 2 == 0
    assert "  " not in explanation


@pytest.mark.parametrize("code", CODES)
def test_no_explanation_tells_how_the_program_works_inside(code: str) -> None:
    assert INTERNALS.findall(CODES[code].explanation) == []
