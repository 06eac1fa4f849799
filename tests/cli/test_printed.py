"""What is printed has no controls, and nothing that GitHub takes for a command, whatever it is made of."""

import io
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

import routinekit as rk
from routinekit.characters import printable
from routinekit.cli import main
from routinekit.cli.output import Output
from tests.cli.pseudo import COMMAND

HOSTILE = "\x1b[2J\x9b31m\n::error::a\r\N{RIGHT-TO-LEFT OVERRIDE}\N{LINE SEPARATOR}##[error]b\x07"
WRITTEN = "::error::x y \N{LINE SEPARATOR}::warning::z \N{RIGHT-TO-LEFT MARK}##[error]b"
"""What an author can write, and `check` only warns of."""

TEXT = f"""\
routine {WRITTEN}
  caution: {WRITTEN}
  tip: {WRITTEN}
section {WRITTEN}
  do {WRITTEN}, hold 0.01s
    position: {WRITTEN}
    stop if: {WRITTEN}
    cue at 0s: {WRITTEN}
    ask pain
do Plank
"""
BROKEN = f"routine {WRITTEN}\ndo {WRITTEN}, hold {HOSTILE}\n".replace("\n::", "::").replace("\r", "")

COMMANDS = [
    ["check"],
    *(["check", "--format", form] for form in ("concise", "json", "github")),
    *(["index", "--format", form] for form in ("table", "json", "jsonl")),
    ["show"],
    *(["steps", "--format", form] for form in ("table", "json", "jsonl", "csv")),
    ["fmt", "--check"],
    ["play", "--journal", "kept", "--speed", "1000"],
    ["log", "--journal", "kept"],
    ["explain"],
    ["serve", "--port", "0"],
    ["web", "-o", "no/such/folder"],
    ["steps", "--part"],
]


def keep(folder: Path, text: str) -> None:
    """A journal in which every word is hostile, of a routine that is called as this one."""
    folder.mkdir()
    routine = rk.parse(text).routine
    assert routine is not None
    lines: list[str] = []
    rk.Session(rk.timeline(routine), record=lambda line: lines.append(json.dumps(line)), when=HOSTILE)
    step = {"index": 0, "exercise": HOSTILE, "text": HOSTILE, "kind": "work"}
    events: list[dict[str, object]] = [
        {"event": "step-started", "at_ms": 0, "step": step},
        {"event": "step-ended", "at_ms": 5, "step": step, "how": "done", "lasted_ms": 5},
        {"event": "reported", "at_ms": 5, "exercise": HOSTILE, "what": HOSTILE, "value": 3},
        {"event": "stop-rule-met", "at_ms": 5, "rule": HOSTILE},
    ]
    lines.append(json.dumps({"input": "x", "clock_ms": 0, "at_ms": 5, "value": HOSTILE, "events": events}))
    (folder / "a.jsonl").write_text("\n".join(lines))
    (folder / f"{HOSTILE.replace('/', '')}.jsonl").write_text("[]\n")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("text", [TEXT, BROKEN], ids=["whole", "broken"])
def test_no_command_prints_what_does_anything(text: str, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "::error::").mkdir()
    path = Path("::error::") / f"{HOSTILE}.routine"
    (tmp_path / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    keep(tmp_path / "kept", TEXT)
    ran = subprocess.run(
        [*COMMAND, *command, str(path)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(Path.cwd())},
        timeout=60,
    )
    assert ran.stdout or ran.stderr
    for stream in (ran.stdout, ran.stderr):
        for line in stream.decode("utf-8").split("\n"):
            assert printable(line) == line
            assert "##[" not in line
            if not re.match(r"::(error|warning|notice) file=%3A%3Aerror%3A%3A/", line):
                assert not line.strip().startswith("::")
    assert b"Traceback" not in ran.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_colours_and_to_empty_a_line_and_nothing_else() -> None:
    shown = Terminal()
    Output(shown).write("\r\x1b[K\x1b[1;31mA\x1b[0m\x1b[2J\x1b]0;title\x07")
    assert shown.getvalue() == "\r\x1b[K\x1b[1;31mA\x1b[0m\\u001b[2J\\u001b]0;title\\u0007"


def test_a_line_may_come_in_parts() -> None:
    shown = io.StringIO()
    output = Output(shown)
    for part in ("a", "::b", "\n", "", "  ::c\n::d"):
        output.write(part)
    assert shown.getvalue() == "a::b\n  \\u003a:c\n\\u003a:d"


@pytest.mark.parametrize(("stream", "shown"), [(io.StringIO, "a\t\n"), (Terminal, "a\\u0009\n")])
def test_data_stays_as_it_is_but_on_a_terminal(stream: type[io.StringIO], shown: str) -> None:
    out = stream()
    Output(out).write_data("a\t\n")
    assert out.getvalue() == shown


def test_what_is_printed_as_json_is_the_same_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.routine"
    file.write_text(TEXT, encoding="utf-8")
    main(["steps", "--format", "json", str(file)])
    told = json.loads(capsys.readouterr().out)
    assert told["steps"][-1]["exercise"] == "Plank"
    routine = rk.load(file)
    assert told["routine"] == routine.name


def test_what_scripts_are_written_with_is_printed_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Marks of direction in Hebrew and Arabic, a joiner in Persian and in an emoji."""
    words = "\u200f\u05e9\u05dc\u05d5\u05dd\u200f: x \u061c\u200e \u0645\u06cc\u200c\u062e \U0001f468\u200d"
    file = tmp_path / "r.routine"
    file.write_text(f"routine R\n  about: {words}\ndo A, reps 3\n", encoding="utf-8")
    assert main(["show", str(file)]) == 0
    assert f"about: {words}\n" in capsys.readouterr().out
