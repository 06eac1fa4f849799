"""Plain files: read without waiting for anybody, and never more of them than may be.

What a path leads to may change between a look and the next, so a file is judged again when it is open: it
may have become a pipe, from which nothing ever comes, or have grown.
"""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG

# A pipe that is opened so does not wait for who writes to it. Windows has neither of the first two, and
# alone has the third.
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)

_READ_SIZE = 1024 * 1024
"""Bytes that are read at a time, so that a small file takes little memory however large the limit is."""


class NotPlainError(OSError):
    """Raised where a path leads to a pipe, a device or a socket, which might never come to an end."""


def read_plain(path: Path, most_bytes: int, *, follow_links: bool = True) -> bytes | None:
    """What is in a plain file, or None where that is more than `most_bytes`; by its size, before it is read.

    `follow_links` tells whether the path itself may be a link. Raises `OSError`.
    """
    _require_plain(path, path.stat() if follow_links else path.lstat())
    handle = os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY | (0 if follow_links else _NOFOLLOW))
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
