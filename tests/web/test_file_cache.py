"""A cached value is valid as long as its files stay as they are, and kept as long as there is room."""

import os
import time
from pathlib import Path

import pytest

from routinekit.web.file_cache import FileCache, stamp


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a"
    path.write_text("a")
    return path


def later() -> int:
    """A moment at which files of today are old."""
    return time.time_ns() + 10_000_000_000


def test_it_is_kept_until_its_file_changes(file: Path) -> None:
    cache = FileCache[str](100)
    cache.put("key", "value", size=10, files=[file], began=later())
    assert cache.get("key") == "value"
    assert cache.size == 10
    assert cache.get("other") is None
    file.write_text("ab")
    assert cache.get("key") is None
    assert cache.size == 0


def test_a_change_of_the_same_length_and_time_is_seen(file: Path) -> None:
    cache, was = FileCache[str](100), file.stat()
    cache.put("key", "value", size=10, files=[file], began=later())
    file.write_text("b")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert cache.get("key") is None


def test_a_file_that_may_have_changed_while_it_was_read_is_not_kept(file: Path) -> None:
    cache = FileCache[str](100)
    cache.put("key", "value", size=10, files=[file], began=time.time_ns())
    assert cache.get("key") is None


def test_a_file_that_is_missing_is_not_kept(file: Path) -> None:
    cache = FileCache[str](100)
    cache.put("key", "value", size=10, files=[file, file.with_name("none")], began=later())
    assert cache.get("key") is None
    assert stamp(file.with_name("none")) is None


def test_what_was_not_asked_for_longest_goes_first(file: Path) -> None:
    cache = FileCache[str](100)
    for key in "abcde":
        cache.put(key, key, size=20, files=[file], began=later())
    assert cache.get("a") == "a"
    cache.put("f", "f", size=20, files=[file], began=later())
    assert (cache.get("a"), cache.get("b"), cache.size) == ("a", None, 100)


def test_what_is_kept_again_weighs_once_and_what_is_too_heavy_is_not_kept(file: Path) -> None:
    cache = FileCache[str](100)
    cache.put("a", "a", size=20, files=[file], began=later())
    cache.put("a", "again", size=25, files=[file], began=later())
    cache.put("b", "b", size=26, files=[file], began=later())
    assert (cache.get("a"), cache.get("b"), cache.size) == ("again", None, 25)


def test_what_is_dropped_by_another_thread_meanwhile_is_still_an_answer(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = FileCache[str](100)
    cache.put("a", "a", size=20, files=[file], began=later())
    real = stamp

    def dropped_meanwhile(path: Path) -> object:
        cache._entries.clear()
        return real(path)

    monkeypatch.setattr("routinekit.web.file_cache.stamp", dropped_meanwhile)
    assert cache.get("a") == "a"
    assert cache.get("a") is None
