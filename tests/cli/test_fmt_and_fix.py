"""`fmt` and `check --fix` change files, and only when that is safe; `# allow` silences a warning."""

import json
import os
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import routinekit as rk
from routinekit.cli import main
from routinekit.fixes import applied, safe_fixes
from routinekit.limits import DEFAULT_LIMITS
from routinekit.source import Source

UGLY = "routine T\ndo A,  3 X 10 # few\n\n\n# note\ndo B, 5 reps\n"
CANONICAL = "routine T\ndo A, sets 3, reps 10  # few\n\n# note\ndo B, reps 5\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.routine"
    path.write_text(UGLY, encoding="utf-8")
    return path


def test_fmt_writes_the_canonical_form(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o640)
    assert main(["fmt", str(file.parent)]) == 0
    assert file.read_text(encoding="utf-8") == CANONICAL
    assert file.stat().st_mode & 0o777 == 0o640
    assert main(["fmt", str(file)]) == 0
    assert capsys.readouterr().out == "1 file: 1 was changed\n1 file: 0 were changed\n"
    assert os.listdir(file.parent) == ["a.routine"]


def test_fmt_may_only_look(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check", str(file)]) == 1
    assert main(["fmt", "--diff", str(file)]) == 1
    assert file.read_text(encoding="utf-8") == UGLY
    out = capsys.readouterr().out
    assert "would be changed" in out
    assert "-do B, 5 reps\n+do B, reps 5\n" in out
    file.write_text(CANONICAL, encoding="utf-8")
    assert main(["fmt", "--check", str(file)]) == 0
    assert "is fine" in capsys.readouterr().out


def test_fmt_of_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(UGLY.encode())))
    assert main(["fmt", "-"]) == 0
    assert capsys.readouterr().out == CANONICAL


@pytest.mark.parametrize("text", ["routine T\ndo A, hold 5 m\n", "do A\n", "routine T\0\n"])
def test_fmt_leaves_a_file_with_errors_alone(
    file: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text, encoding="utf-8")
    assert main(["fmt", str(file)]) == 1
    assert file.read_text(encoding="utf-8") == text
    assert "error[" in capsys.readouterr().err


def test_fmt_of_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", str(tmp_path / "none.routine")]) == 1
    assert "RK601" in capsys.readouterr().err
    assert main(["fmt", str(tmp_path)]) == 2
    assert "no .routine file" in capsys.readouterr().err


def test_a_crash_while_writing_loses_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", crash)
    assert main(["fmt", str(file)]) == 130
    assert file.read_text(encoding="utf-8") == UGLY
    assert os.listdir(file.parent) == ["a.routine"]


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.parent / "link.routine"
    link.symlink_to(file)
    assert main(["fmt", str(link)]) == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == CANONICAL


def test_safe_fixes_mend_a_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("routine T\n\tabout: x\ndo A, reps 8 - 12\ndo B, hold 5s #short\n", encoding="utf-8")
    assert main(["check", "--fix", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == (
        "routine T\n  about: x\ndo A, reps 8-12\ndo B, hold 5s # short\n"
    )
    assert capsys.readouterr().out == "1 file: no problems, 3 places mended\n"


def test_a_fix_over_another_waits() -> None:
    source = Source("abcdef")
    first, over, later = (
        rk.Fix(source.span(0, 3), "x", safe=True),
        rk.Fix(source.span(2, 4), "y", safe=True),
        rk.Fix(source.span(4, 5), "z", safe=False),
    )
    found = rk.Diagnostic("RK101", "", source.span(0, 0), fixes=(over, later, first), source=source)
    assert safe_fixes([found]) == [first]
    assert applied("abcdef", [later, first]) == "xdzf"


def test_json_of_what_was_found(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("routine T\ndo A, hold 2 minuts\n", encoding="utf-8")
    assert main(["check", "--format", "json", str(file)]) == 1
    data = json.loads(capsys.readouterr().out)
    (found,) = data["diagnostics"]
    assert (found["code"], found["line"], found["column"], found["end_column"]) == ("RK203", 2, 14, 20)
    assert found["fixes"] == [
        {"line": 2, "column": 14, "end_line": 2, "end_column": 20, "replacement": "minutes", "safe": False}
    ]


def test_annotations_for_github(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("routine T\ndo A, hold 2 m%\n", encoding="utf-8")
    assert main(["check", "--format", "github", str(file)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"::error file={file},line=2,col=15,title=RK208::`%25`")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("do A, reps 500", ["RK512"]),
        ("do A, reps 500  # allow RK512", []),
        ("do A, reps 500  # allow RK512, RK503", ["RK517"]),
        ("do A, reps 50  # allow RK512", ["RK517"]),
        ("do A, hold 5 m  # allow RK205", ["RK205"]),
        ("do A, reps 500  # many, see # allow RK512", ["RK512"]),
        ("do A, reps 500\n  note: # allow RK512", ["RK512"]),
        ("do A, reps 5  # allow RK204", ["RK517"]),
    ],
)
def test_a_comment_allows_a_warning(line: str, codes: list[str]) -> None:
    result = rk.parse(f"routine T\n{line}\n", limits=DEFAULT_LIMITS)
    assert [found.code for found in result.diagnostics] == codes
