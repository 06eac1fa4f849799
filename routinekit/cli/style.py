"""Colour, where a person looks at a terminal and has not asked to do without."""

import os
from typing import TextIO

from routinekit.codes import Severity

_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "note": "36"}


class Style:
    """The colours of one stream; without a terminal, or with NO_COLOR, text stays as it is."""

    def __init__(self, stream: TextIO) -> None:
        self.on = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def bold(self, text: str) -> str:
        """The text in bold."""
        return self._in("1", text)

    def dim(self, text: str) -> str:
        """The text, fainter."""
        return self._in("2", text)

    def severity(self, text: str, severity: Severity) -> str:
        """The text in the colour of a severity."""
        return self._in(f"1;{_COLOURS[severity]}", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text
