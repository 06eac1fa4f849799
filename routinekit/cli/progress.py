"""How far it is: one line on a terminal where there are many files, and gone at the end."""

from collections.abc import Generator
from typing import TextIO, TypeVar

MANY = 100
"""Of fewer files nobody has to wait for."""
_WIDTH = 25

T = TypeVar("T")


class Progress:
    """The line of one command on one stream; nothing where no person looks at it."""

    def __init__(self, of: int, stream: TextIO) -> None:
        self._of, self._stream = of, stream
        self._on = of >= MANY and stream.isatty()
        self._shown = ""

    def over(self, files: Generator[T, None, None]) -> Generator[T, None, None]:
        """The same, counted; they are closed when this is."""
        try:
            self._show(0)
            for done, file in enumerate(files, 1):
                yield file
                if not self._shown or done * 100 // self._of > (done - 1) * 100 // self._of:
                    self._show(done)
        finally:
            files.close()
            self.hide()

    def hide(self) -> None:
        """Make room for something else; the next file brings the line back."""
        if self._shown:
            self._write("\r" + " " * len(self._shown) + "\r")
            self._shown = ""

    def _show(self, done: int) -> None:
        if self._on:
            from shutil import get_terminal_size  # noqa: PLC0415 - it is large, and most have no use for it

            bar = "#" * (_WIDTH * done // self._of)
            line = f"[{bar:{_WIDTH}}] {done:,} of {self._of:,} files"
            self._shown = line[: get_terminal_size().columns - 1]  # or it would be two lines
            self._write("\r" + self._shown)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
