"""A cache of what was made of files: an entry is valid as long as these files stay as they are."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from attrs import frozen

V = TypeVar("V")

_SETTLED = 1_000_000_000
"""Nanoseconds after a change until the times of a file identify it: some disks have coarse clocks."""

Stamp = tuple[int, int, int, int, int]
"""What a file is identified by: device, inode, size, and the times of its last changes."""


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file, which changes with it; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@frozen
class _Entry(Generic[V]):
    value: V
    size: int
    stamps: tuple[tuple[Path, Stamp], ...]


class FileCache(Generic[V]):
    """Values by their keys, of `most_bytes` together; the least recently used is dropped first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.size = most_bytes, 0
        self._entries: OrderedDict[Hashable, _Entry[V]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> V | None:
        """The value of a key, if none of its files has changed since."""
        with self._lock:
            entry = self._entries.get(key)
        if entry is None:
            return None
        fresh = all(stamp(path) == was for path, was in entry.stamps)
        with self._lock:
            if not fresh:
                self._drop(key, entry)
            elif key in self._entries:
                self._entries.move_to_end(key)
        return entry.value if fresh else None

    def put(self, key: Hashable, value: V, *, size: int, files: Iterable[Path], began: int) -> None:
        """Store a value of `size` bytes, which was made of files that were read since `began`, a `time_ns`.

        It is not stored where one of the files is missing, or may have changed while it was read.
        """
        stamps = []
        for path in files:
            now = stamp(path)
            if now is None or max(now[3:]) > began - _SETTLED:
                return
            stamps.append((path, now))
        if size > self.most_bytes // 4:
            return
        with self._lock:
            self._drop(key, self._entries.get(key))
            self._entries[key] = _Entry(value, size, tuple(stamps))
            self.size += size
            while self.size > self.most_bytes:
                oldest = next(iter(self._entries))
                self._drop(oldest, self._entries[oldest])

    def _drop(self, key: Hashable, entry: _Entry[V] | None) -> None:
        if entry is not None and self._entries.get(key) is entry:
            del self._entries[key]
            self.size -= entry.size
