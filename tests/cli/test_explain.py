"""`routinekit explain`, run in this process."""

import pytest
from syrupy.assertion import SnapshotAssertion

from routinekit.cli import main
from routinekit.codes import CODES


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def explain(capsys: pytest.CaptureFixture[str], *codes: str) -> tuple[int, str, str]:
    status = main(["explain", *codes])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_of_one_code(capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion) -> None:
    status, out, err = explain(capsys, "RK203")
    assert (status, err) == (0, "")
    assert out == snapshot


def test_small_letters_and_several_codes(capsys: pytest.CaptureFixture[str]) -> None:
    both = explain(capsys, "rk203", "Rk501")[1]
    alone = [explain(capsys, code)[1] for code in ("RK203", "RK501")]
    assert both == "\n".join(alone)


def test_a_code_without_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = explain(capsys, "RK601")
    assert status == 0
    assert out.startswith("error[RK601]: a file can't be read\n\nThe file could not be opened.")
    assert "example" not in out


@pytest.mark.parametrize(("code", "sign"), [("RK101", "␉about"), ("RK102", "Caf�"), ("RK103", "R␀")])
def test_what_can_not_be_seen_has_a_sign(code: str, sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys, code)[1]
    assert sign in out
    assert not {"\t", "\0", "\udce9"} & set(out)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("RK2O3", "there is no code RK2O3; a similar one is RK203"),
        ("203", "there is no code 203; a similar one is RK203"),
        ("rk509", "there is no code rk509; a similar one is RK501"),
        ("RK999", "there is no code RK999; `routinekit explain` lists all"),
        ("squat", "there is no code squat; `routinekit explain` lists all"),
    ],
)
def test_an_unknown_code(wrong: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(capsys, "RK203", wrong) == (2, "", f"routinekit explain: {said}\n")


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = explain(capsys)
    assert status == 0
    lines = out.splitlines()
    for code, row in CODES.items():
        assert f"  {code}  {row.severity:7}  {row.summary}" in lines
    assert [line for line in lines if line and line[0].isupper()] == [
        *("Text", "Syntax", "Names", "Doses", "Time and plausibility", "Limits and files")
    ]


def test_a_narrow_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    listed = explain(capsys)[1]
    assert "  RK303  error    what follows the comma\n                  after a name is no dose\n" in listed
    assert max(map(len, listed.splitlines())) <= 44
    assert (
        "  = help: to do an exercise of that name\n          write `do Plank`;" in explain(capsys, "RK210")[1]
    )


def test_code_in_backticks_is_not_broken(capsys: pytest.CaptureFixture[str]) -> None:
    for code in CODES:
        for line in explain(capsys, code)[1].splitlines():
            assert line.count("`") % 2 == 0
