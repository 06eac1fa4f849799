"""Plain files: read without waiting for anybody, and never more of them than may be.

What a path leads to may change between a look and the next. So a file is judged again when it is open: it
may have become a pipe, from which nothing ever comes, or have grown. And what has to lie below a folder is
reached from a descriptor of that folder, name by name and through no link, so that it lies there at the
moment when it is opened, whatever was swapped for a link since somebody looked.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG

# A pipe that is opened so does not wait for who writes to it. Windows has none of these but the last, which
# it alone has; to pass through a folder without reading it is known to Linux alone.
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0)
_PASS = getattr(os, "O_PATH", os.O_RDONLY)
_BINARY = getattr(os, "O_BINARY", 0)

_HAS_DESCRIPTORS = os.open in os.supports_dir_fd
"""Whether folders have descriptors; else a path is opened whole, and only its end is held to be no link."""

_READ_SIZE = 1024 * 1024
"""Bytes that are read at a time, so that a small file takes little memory however large the limit is."""


class NotPlainError(OSError):
    """Raised where a path leads to a pipe, a device or a socket, which might never come to an end."""


def read_plain(path: Path, most_bytes: int) -> bytes | None:
    """What is in a plain file, or None where that is more than `most_bytes`; by its size, before it is read.

    The path itself may be a link. Raises `OSError`.
    """
    _require_plain(path, path.stat())
    return _read(path, os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY), most_bytes)


def read_plain_below(root: Path, path: Path, most_bytes: int) -> bytes | None:
    """The same of a file that is below `root` when it is opened; no link leads to it.

    `root` is a real path that `path` begins with. Raises `OSError`.
    """
    with _folder(root, path.parent) as folder:
        name = path if folder is None else path.name
        _require_plain(path, os.stat(name, dir_fd=folder, follow_symlinks=False))
        flags = os.O_RDONLY | _NONBLOCK | _NOFOLLOW | _BINARY
        return _read(path, os.open(name, flags, dir_fd=folder), most_bytes)


@contextmanager
def scan_below(root: Path, path: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """What is in a folder that is `root` or below it when it is opened. Raises `OSError`."""
    with _folder(root, path) as folder:
        if folder is None:
            with os.scandir(path) as entries:
                yield entries
            return
        readable = os.open(".", os.O_RDONLY | _DIRECTORY, dir_fd=folder)
        try:
            with os.scandir(readable) as entries:
                yield entries
        finally:
            os.close(readable)


@contextmanager
def _folder(root: Path, path: Path) -> Iterator[int | None]:
    """A descriptor of a folder, reached from that of `root` through no link; None where there are none."""
    if not _HAS_DESCRIPTORS:
        yield None
        return
    flags = _PASS | _DIRECTORY | _NOFOLLOW
    folder = os.open(root, flags)
    try:
        for name in path.relative_to(root).parts:
            folder, above = os.open(name, flags, dir_fd=folder), folder
            os.close(above)
        yield folder
    finally:
        os.close(folder)


def _read(path: Path, handle: int, most_bytes: int) -> bytes | None:
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        _require_plain(path, found)
        if found.st_size > most_bytes:
            return None
        data = bytearray()
        # Not by the size that was told: a file may have grown since, and some tell none.
        while len(data) <= most_bytes and (more := file.read(_READ_SIZE)):
            data += more
    return bytes(data) if len(data) <= most_bytes else None


def _require_plain(path: Path, found: os.stat_result) -> None:
    if S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not S_ISREG(found.st_mode):
        raise NotPlainError(errno.EINVAL, "a pipe or a device, not a file", str(path))
