"""A folder whose routines are served: which files and folders of it are visible, and what is in them.

Visible is what lies below the folder, by its path and by what links make of it, and is not hidden: plain
files that end in `.routine`, and folders. All else is as if it were not there.
"""

import logging
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from attrs import frozen

from routinekit.diagnostics import Diagnostic
from routinekit.disk import NotPlainError, read_plain_below, scan_below
from routinekit.file_resolver import FileResolver
from routinekit.file_text import reader_failed, too_large, unreadable
from routinekit.limits import Limits
from routinekit.loading import Loader, Result
from routinekit.steps import Timeline
from routinekit.web.pictures import PictureError, picture, picture_names

SUFFIX = ".routine"
PICTURE_CHARACTERS = 4 * 1024 * 1024
"""Characters of all pictures in a page, as they stand in it; those that would be more are left out."""

_MOST_CHARACTERS = 4096
"""Characters of the names in an address; no system has longer paths."""
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f:\\\ud800-\udfff]")
"""What no name in an address may hold: control characters, separators of other systems, lone surrogates."""

_log = logging.getLogger(__name__)

Pictures = tuple[dict[str, str], frozenset[Path]]


@frozen(kw_only=True)
class RoutineFile:
    """A file as it was read.

    `name` is its path below the served folder, `resolver` finds what it names. `data` is None where it can't
    be read, which `result` says then. `files` are those that `result` depends on, missing ones too.
    """

    name: str
    resolver: FileResolver
    data: bytes | None
    result: Result
    files: frozenset[Path]

    def pictures(self, timeline: Timeline) -> Pictures:
        """The pictures of its exercises that lie beside it, and the files that this depends on."""
        found: dict[str, str] = {}
        names = list(picture_names(timeline))
        room = PICTURE_CHARACTERS
        for name in names:
            with suppress(PictureError):
                data = picture(name, self.resolver)
                if len(data) <= room:
                    found[name] = data
                    room -= len(data)
        return found, frozenset(self.resolver.folder / name for name in names)


@frozen
class Listing:
    """The names of what may be seen in a folder."""

    folders: tuple[str, ...]
    files: tuple[str, ...]


@frozen
class Folder:
    """What is below a folder; `root` is its real path."""

    root: Path
    limits: Limits

    def file(self, path: Sequence[str]) -> Path | None:
        """The real path of a routine; None where none may be seen."""
        real = self._find(path) if path and path[-1].endswith(SUFFIX) else None
        return real if real and real.name.endswith(SUFFIX) and S_ISREG(_mode(real)) else None

    def folder(self, path: Sequence[str]) -> Path | None:
        """The real path of a folder; None where none may be seen."""
        real = self._find(path)
        return real if real and not real.name.endswith(SUFFIX) and S_ISDIR(_mode(real)) else None

    def listing(self, path: Sequence[str]) -> Listing | None:
        """What may be seen in a folder, as people sort it; None where it may not be seen itself."""
        real = self.folder(path)
        if real is None:
            return None
        folders: list[str] = []
        files: list[str] = []
        try:
            with scan_below(self.root, real) as entries:
                for entry in entries:
                    is_file = entry.name.endswith(SUFFIX)
                    if self._is_listed(path, entry, is_file=is_file):
                        (files if is_file else folders).append(entry.name)
        except OSError:  # it went away, or only its owner may look into it
            return None
        return Listing(*(tuple(sorted(names, key=_as_people_sort)) for names in (folders, files)))

    def _is_listed(self, path: Sequence[str], entry: os.DirEntry[str], *, is_file: bool) -> bool:
        """Whether a name leads to a routine or a folder; only of a link that takes a walk on the disk."""
        if not _is_visible(entry.name):
            return False
        if entry.is_symlink():
            return bool((self.file if is_file else self.folder)([*path, entry.name]))
        return entry.is_file(follow_symlinks=False) if is_file else entry.is_dir(follow_symlinks=False)

    def open(self, real: Path) -> RoutineFile | None:
        """What is in a file that was found; None where it is none any more."""
        name = real.relative_to(self.root).as_posix()
        resolver = FileResolver(self.root, real.parent)
        try:
            data = read_plain_below(self.root, real, self.limits.file_bytes)
        except (FileNotFoundError, IsADirectoryError, NotPlainError):
            return None
        except OSError as error:
            return _unread(name, resolver, real, unreadable(name, error))
        if data is None:
            return _unread(name, resolver, real, too_large(name, self.limits))
        try:
            result = Loader(self.limits, resolver).result_of_bytes(data, name)
        except Exception:  # whatever it is, it is of this file, and others are read
            _log.exception("%s can't be read", name)
            result = Result(None, (reader_failed(name),))
        files = frozenset({real, *resolver.looked_for})
        return RoutineFile(name=name, resolver=resolver, data=data, result=result, files=files)

    def _find(self, path: Sequence[str]) -> Path | None:
        """The real path of what names lead to, one after the other; None where it may not be seen.

        No folder comes twice on the way: a link to its own folder would lead into it for ever.
        """
        if sum(map(len, path)) > _MOST_CHARACTERS or not _are_visible(path):
            return None
        real, passed = str(self.root), set[str]()
        for name in path:
            if real in passed or not S_ISDIR(_mode(real)):
                return None
            passed.add(real)
            real = os.path.join(real, name)
            if os.path.islink(real):
                try:
                    real = os.path.realpath(real)
                except OSError:  # it has gone away since
                    return None
        found = Path(real)
        if real in passed or not found.is_relative_to(self.root):
            return None
        return found if _are_visible(found.relative_to(self.root).parts) else None


def _are_visible(path: Sequence[str]) -> bool:
    """Whether these names may stand in an address; a folder with the name of a routine may not."""
    return all(map(_is_visible, path)) and not any(name.endswith(SUFFIX) for name in path[:-1])


def _is_visible(name: str) -> bool:
    """Whether a name is not hidden, leads nowhere else and can be written."""
    return bool(name) and not name.startswith(".") and not _FORBIDDEN.search(name)


def _as_people_sort(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _mode(path: str | Path) -> int:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def _unread(name: str, resolver: FileResolver, real: Path, why: Diagnostic) -> RoutineFile:
    files = frozenset({real})
    return RoutineFile(name=name, resolver=resolver, data=None, result=Result(None, (why,)), files=files)
