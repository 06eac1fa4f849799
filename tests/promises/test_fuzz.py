"""A few seconds of the fuzzer, and the fuzzer itself: it finds what is broken and keeps it."""

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

import routinekit as rk
from tests.fuzz import target
from tests.fuzz.__main__ import INSTALL, dictionary, main, seeds
from tests.fuzz.target import look, text_of

pytestmark = pytest.mark.usefixtures("unmeasured")

ATHERIS = util.find_spec("atheris")
SECONDS = "2"


def fuzz(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--findings", str(folder / "findings"), *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.skipif(ATHERIS is None, reason="atheris is made for few kinds of machines")
def test_seconds_of_fuzzing_find_nothing(tmp_path: Path) -> None:
    ran = fuzz(tmp_path, "--seconds", SECONDS, "--seed", "1")
    assert ran.returncode == 0, ran.stderr
    texts, _, rest = ran.stdout.partition(" texts in ")
    assert int(texts.replace(",", "")) > 10
    assert rest == f"{SECONDS} s, 0 findings\n"
    assert not (tmp_path / "findings").exists()


def test_without_atheris_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.find_spec", lambda _: None)
    assert main([]) == 2
    assert capsys.readouterr().err == f"{INSTALL}\n"


def test_a_finding_can_be_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = tmp_path / "finding"
    finding.write_bytes(b"routine R\xff\ndo A, reps 5\n")
    assert main([str(finding)]) == 0
    monkeypatch.setattr(rk, "parse", lambda _: rk.Result(None, ()))
    with pytest.raises(AssertionError):
        main([str(finding)])


def test_the_seeds_are_small_and_mostly_valid() -> None:
    texts = seeds(10_000)
    assert len(texts) > 500
    assert len(seeds(50)) == 50
    valid = sum(rk.parse_bytes(text).routine is not None for text in texts)
    assert valid > len(texts) / 2
    for text in texts[:100]:
        look(text_of(text))


def test_its_words_are_those_of_the_language() -> None:
    words = set(dictionary())
    assert {"superset", "position", "kg", "stop if"} <= words
    assert all(word.isascii() and '"' not in word for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "routine T\n15-9\n",
        "routine T\ndo A, reps #, hold 2s\n",
        "routine T\ndo A, reps 1, hold 2s, rep 6.001s\n",
        "routine T\ndo A, breathe {a-q1, b}-7-8, reps 1\n",
        "routine T\n  setting a-b 4\ndo A, breathe {a-b}-7-8, reps 1\n",
    ],
)
def test_what_was_found_before(text: str) -> None:
    look(text)


# ---------------------------------------------------------------- it would see what is broken


@pytest.mark.parametrize(
    ("module", "name", "wrong"),
    [
        (target, "applied", lambda text, _: text),
        (target, "full", lambda _: "no code"),
        (rk, "format", lambda _: "routine Other\ndo A, reps 5\n"),
        (rk.Timeline, "at", lambda *_: rk.parse("")),
    ],
)
def test_what_breaks_a_promise_comes_out(
    module: object, name: str, wrong: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed, played = "routine T\n  about: x\u202e\ndo A, reps 5\n", "routine T\ndo A, reps 5\n"
    look(fixed)
    look(played)
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises((AssertionError, AttributeError)):
        look(fixed if module is target else played)
