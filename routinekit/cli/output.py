"""Where lines go out: whatever they were made of, nothing in them does anything to who reads them.

Names of files, words of authors and lines of journals may hold what moves the cursor of a terminal, or begin
like a command of GitHub's workflows, which reads them in the output of whatever runs there. What becomes a
file or a patch stays as it is (`write_data`).
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOWrapper
from typing import Any, TextIO, cast

from routinekit.characters import printable

_OURS = re.compile(r"(\x1b\[[0-9;]*m|\r(?:\x1b\[K)?)")
"""What a terminal is told by `style`, by what counts down and by `progress`: colours, and an empty line."""
_COMMAND = re.compile(r"(\s*):(?=:)")
"""GitHub's runner takes a line for a command that begins so, behind whatever blanks."""
_OLD_COMMAND = "##["
"""So did it once, anywhere in a line, and does still."""


class Output:
    """A stream of text that people, terminals and GitHub read, and nothing else than a stream."""

    def __init__(self, stream: "TextIO | Output") -> None:
        self.stream: TextIO = stream.stream if isinstance(stream, Output) else stream
        self._begins = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write a text; a line end in it is one."""
        self.stream.write("\n".join(map(self._line, text.split("\n"), _first_and_others(self._begins))))
        if text:
            self._begins = text.endswith("\n")
        return len(text)

    def write_command(self, line: str) -> None:
        """Write a line that GitHub shall take for a command."""
        self.stream.write(f"{self._line(line, begins=False)}\n")

    def write_data(self, text: str) -> None:
        """Write what a program reads, or a file is made of; to a terminal it is a text like others."""
        if self.stream.isatty():
            self.write(text)
        else:
            self.stream.write(text)

    def _line(self, line: str, begins: bool) -> str:
        if begins and (found := _COMMAND.match(line)):
            line = rf"{found[1]}\u003a{line[found.end() :]}"
        line = line.replace(_OLD_COMMAND, r"#\u0023[")
        if not self.stream.isatty():
            return printable(line)
        parts = _OURS.split(line)
        return "".join(part if number % 2 else printable(part) for number, part in enumerate(parts))


def _first_and_others(first: bool) -> Iterator[bool]:
    yield first
    while True:
        yield True


@contextmanager
def guarded_output() -> Iterator[None]:
    """What is printed in here goes through an `Output`; what a stream can't hold is escaped in it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    out, err = cast("TextIO", Output(sys.stdout)), cast("TextIO", Output(sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield
