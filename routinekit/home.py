"""Where the programs of a user keep what they know, and what they can get again.

Each system has decided that: the XDG Base Directory Specification for Linux, `Library` on a Mac,
`LOCALAPPDATA` on Windows.
"""

import os
import sys
from pathlib import Path
from typing import Literal

Kept = Literal["data", "cache"]

_XDG = {"data": ("XDG_DATA_HOME", ".local/share"), "cache": ("XDG_CACHE_HOME", ".cache")}
_LIBRARY = {"data": "Application Support", "cache": "Caches"}


def folder_for(kept: Kept) -> Path:
    """The folder for what is kept, in which each program has one of its own."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / _LIBRARY[kept]
    variable, usual = ("LOCALAPPDATA", "AppData/Local") if sys.platform == "win32" else _XDG[kept]
    named = os.environ.get(variable)
    return Path(named) if named else Path.home() / usual
