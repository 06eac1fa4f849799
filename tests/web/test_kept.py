"""What was made of files is kept as long as they stay as they are, and as long as there is room."""

import os
import time
from pathlib import Path

import pytest

from routinekit.web.kept import Kept, stamp


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a"
    path.write_text("a")
    return path


def later() -> int:
    """A moment at which files of today are old."""
    return time.time_ns() + 10_000_000_000


def test_it_is_kept_until_its_file_changes(file: Path) -> None:
    kept = Kept[str](100)
    kept.keep("key", "value", 10, [file], later())
    assert kept.get("key") == "value"
    assert kept.weight == 10
    assert kept.get("other") is None
    file.write_text("ab")
    assert kept.get("key") is None
    assert kept.weight == 0


def test_a_change_of_the_same_length_and_time_is_seen(file: Path) -> None:
    kept, was = Kept[str](100), file.stat()
    kept.keep("key", "value", 10, [file], later())
    file.write_text("b")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert kept.get("key") is None


def test_a_file_that_may_have_changed_while_it_was_read_is_not_kept(file: Path) -> None:
    kept = Kept[str](100)
    kept.keep("key", "value", 10, [file], time.time_ns())
    assert kept.get("key") is None


def test_a_file_that_is_missing_is_not_kept(file: Path) -> None:
    kept = Kept[str](100)
    kept.keep("key", "value", 10, [file, file.with_name("none")], later())
    assert kept.get("key") is None
    assert stamp(file.with_name("none")) is None


def test_what_was_not_asked_for_longest_goes_first(file: Path) -> None:
    kept = Kept[str](100)
    for key in "abcde":
        kept.keep(key, key, 20, [file], later())
    assert kept.get("a") == "a"
    kept.keep("f", "f", 20, [file], later())
    assert (kept.get("a"), kept.get("b"), kept.weight) == ("a", None, 100)


def test_what_is_kept_again_weighs_once_and_what_is_too_heavy_is_not_kept(file: Path) -> None:
    kept = Kept[str](100)
    kept.keep("a", "a", 20, [file], later())
    kept.keep("a", "again", 25, [file], later())
    kept.keep("b", "b", 26, [file], later())
    assert (kept.get("a"), kept.get("b"), kept.weight) == ("again", None, 25)


def test_what_is_dropped_by_another_thread_meanwhile_is_still_an_answer(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept[str](100)
    kept.keep("a", "a", 20, [file], later())
    real = stamp

    def dropped_meanwhile(path: Path) -> object:
        kept._entries.clear()
        return real(path)

    monkeypatch.setattr("routinekit.web.kept.stamp", dropped_meanwhile)
    assert kept.get("a") == "a"
    assert kept.get("a") is None
