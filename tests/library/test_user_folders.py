"""Each system has a folder for what is kept of a user, and one for what can be got again."""

import sys
from pathlib import Path

import pytest

from routinekit.user_folders import Purpose, user_folder

USUAL = [
    ("linux", "data", ".local/share"),
    ("linux", "cache", ".cache"),
    ("darwin", "data", "Library/Application Support"),
    ("darwin", "cache", "Library/Caches"),
    ("win32", "data", "AppData/Local"),
    ("win32", "cache", "AppData/Local"),
]
NAMED = [
    ("linux", "data", "XDG_DATA_HOME"),
    ("linux", "cache", "XDG_CACHE_HOME"),
    ("win32", "data", "LOCALAPPDATA"),
    ("win32", "cache", "LOCALAPPDATA"),
]


@pytest.fixture(autouse=True)
def _nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("system", "purpose", "usual"), USUAL)
def test_where_the_system_has_it(
    system: str, purpose: Purpose, usual: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert user_folder(purpose) == Path("home", usual)


@pytest.mark.parametrize(("system", "purpose", "name"), NAMED)
def test_where_the_user_has_it(
    system: str, purpose: Purpose, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(name, "/elsewhere")
    assert user_folder(purpose) == Path("/elsewhere")
