"""The folders in which the programs of a user keep their data, and their caches.

Each system has decided that: the XDG Base Directory Specification for Linux, `Library` on a Mac,
`LOCALAPPDATA` on Windows.
"""

import os
import sys
from pathlib import Path
from typing import Literal

Purpose = Literal["data", "cache"]

_XDG = {"data": ("XDG_DATA_HOME", ".local/share"), "cache": ("XDG_CACHE_HOME", ".cache")}
_LIBRARY = {"data": "Application Support", "cache": "Caches"}


def user_folder(purpose: Purpose) -> Path:
    """The folder for data, or for caches; each program makes a folder of its own in it."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / _LIBRARY[purpose]
    variable, usual = ("LOCALAPPDATA", "AppData/Local") if sys.platform == "win32" else _XDG[purpose]
    named = os.environ.get(variable)
    return Path(named) if named else Path.home() / usual
