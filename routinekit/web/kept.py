"""What was made of files, kept as long as these stay as they are, and as long as there is room."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from attrs import frozen

V = TypeVar("V")

_SETTLED = 1_000_000_000
"""Nanoseconds without a change after which a file is known by its times: some clocks of disks are coarse."""

Stamp = tuple[int, int, int, int, int]


def stamp(path: Path) -> Stamp | None:
    """What tells whether a file is still the same; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@frozen
class _Entry(Generic[V]):
    value: V
    weight: int
    stamps: tuple[tuple[Path, Stamp], ...]


class Kept(Generic[V]):
    """Values by their keys, all together no heavier than `most`; what was not asked for longest goes."""

    def __init__(self, most: int) -> None:
        self.most, self.weight = most, 0
        self._entries: OrderedDict[Hashable, _Entry[V]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> V | None:
        """What was kept, if none of its files has changed since."""
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

    def keep(self, key: Hashable, value: V, weight: int, files: Iterable[Path], began: int) -> None:
        """Keep what was made of files that were read since `began`, in nanoseconds of the system's clock.

        A file that may have changed while it was read, or is missing, keeps it from being kept.
        """
        stamps = []
        for path in files:
            now = stamp(path)
            if now is None or max(now[3:]) > began - _SETTLED:
                return
            stamps.append((path, now))
        if weight > self.most // 4:
            return
        with self._lock:
            self._drop(key, self._entries.get(key))
            self._entries[key] = _Entry(value, weight, tuple(stamps))
            self.weight += weight
            while self.weight > self.most:
                oldest = next(iter(self._entries))
                self._drop(oldest, self._entries[oldest])

    def _drop(self, key: Hashable, entry: _Entry[V] | None) -> None:
        if entry is not None and self._entries.get(key) is entry:
            del self._entries[key]
            self.weight -= entry.weight
