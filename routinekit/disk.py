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
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AS_IT_IS = getattr(os, "O_BINARY", 0)

_PIECE = 1024 * 1024
"""Bytes that are read at a time, so that a large limit takes no memory for a small file."""


class NotPlainError(OSError):
    """Raised where a path leads to a pipe, a device or a socket, which might never come to an end."""


def read_plain(path: Path, most: int, *, links: bool = True) -> bytes | None:
    """What is in a plain file, or None where that is more than `most` bytes; by its size, before it is read.

    `links` tells whether the path itself may be a link. Raises `OSError`.
    """
    _refuse_others(path, path.stat() if links else path.lstat())
    handle = os.open(path, os.O_RDONLY | _AT_ONCE | _AS_IT_IS | (0 if links else _NO_LINK))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        _refuse_others(path, found)
        if found.st_size > most:
            return None
        data = bytearray()
        # Not by the size that was told: a file may have grown since, and some tell none.
        while len(data) <= most and (more := file.read(_PIECE)):
            data += more
    return bytes(data) if len(data) <= most else None


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not S_ISREG(found.st_mode):
        raise NotPlainError(errno.EINVAL, "a pipe or a device, not a file", str(path))
