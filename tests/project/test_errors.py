"""What is made of the table of codes is up to date, and the table can be read by anybody."""

import re
from pathlib import Path

import pytest

from grammar import errors
from routinekit.codes import CODES, HUNDREDS

TEXT = (errors.HERE / "ERRORS.md").read_text(encoding="utf-8")
INTERNALS = re.compile(r"\b(lark|tokens?|pars\w+|ast|terminals?|regular expressions?|exceptions?)\b", re.I)
SENTENCE = re.compile(r"[.?!](?:\s|$)")


def test_nothing_is_stale() -> None:
    assert errors.main(["--check"]) == 0, "run `python grammar/errors.py`"


def test_what_is_stale_is_found_and_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a.md": lambda: "new", "b.json": errors.severities}
    monkeypatch.setattr(errors, "HERE", tmp_path)
    monkeypatch.setattr(errors, "FILES", files)
    assert errors.main(["--check"]) == 1
    assert errors.main([]) == errors.main(["--check"]) == 0
    for name in files:
        made = (tmp_path / name).read_text("utf-8")
        (tmp_path / name).write_text("old", encoding="utf-8")
        assert errors.main(["--check"]) == 1
        assert errors.main([]) == errors.main(["--check"]) == 0
        assert (tmp_path / name).read_text("utf-8") == made != "old"


def test_every_link_inside_it_leads_somewhere() -> None:
    assert set(re.findall(r"\]\(#(.+?)\)", TEXT)) == set(re.findall(r'<a id="(.+?)">', TEXT))


def test_every_hundred_has_a_title() -> None:
    assert {code[:3] for code in CODES} == set(HUNDREDS)


def test_every_code_is_explained_in_two_to_five_sentences() -> None:
    wrong = {
        code: row.explanation
        for code, row in CODES.items()
        if len(row.explanation) < 40
        or not row.explanation.endswith(".")
        or not 2 <= len(SENTENCE.findall(row.explanation)) <= 5
        or row.explanation.count("`") % 2
        or "  " in row.explanation
    }
    assert wrong == {}


def test_no_explanation_tells_how_the_program_works_inside() -> None:
    told = {code: INTERNALS.findall(row.explanation) for code, row in CODES.items()}
    assert {code: words for code, words in told.items() if words} == {}
