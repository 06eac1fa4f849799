"""The files that a file uses: found below one folder, and nowhere else.

A path is read only if it stays below the root folder it was given, by its text and by what links make of it,
and names a plain file. What a file says is read by `loading`.
"""

from os import PathLike
from pathlib import Path, PurePosixPath

from attrs import Factory, frozen

from routinekit.diagnostics import Diagnostic
from routinekit.disk import NotPlainError, read_plain
from routinekit.limits import Limits
from routinekit.model import Routine


class FileResolverError(Exception):
    """Raised when a used file can't be read; it becomes a diagnostic and never leaves the library."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, help


@frozen
class FileResolver:
    """Finds the files that a file in `folder` uses, all of them below `root`.

    `known` are the files that have been read, so that a file used twice is one; of a file with errors the
    first of them, so that it is read once, however many files of how many files use it. `looked_for` are the
    paths of all that were looked for, found or not: as long as these stay as they are, so does what was read.
    """

    root: Path
    folder: Path
    known: dict[Path, Routine | Diagnostic] = Factory(dict)
    looked_for: set[Path] = Factory(set)

    @classmethod
    def at(cls, folder: str | PathLike[str], root: str | PathLike[str] | None = None) -> "FileResolver":
        """The resolver of a folder; nothing above `root`, or else above the folder itself, is opened."""
        here = Path(folder).resolve()
        return cls(Path(root).resolve() if root is not None else here, here)

    def find(self, path: str) -> Path:
        """The real path of a used file. Raises `FileResolverError`."""
        written = PurePosixPath(path)
        if "\\" in path or "\0" in path or ":" in path:
            raise FileResolverError("RK612", f"`{path}` is no path of a file", "write folders with `/`")
        if written.is_absolute():
            raise FileResolverError(
                "RK612", f"`{path}` is an absolute path", "write it as seen from the folder of this file"
            )
        self.looked_for.add(self.folder.joinpath(written))
        try:
            real = self.folder.joinpath(written).resolve()
        except (OSError, RuntimeError) as error:
            raise FileResolverError(
                "RK611", f"`{path}` can't be read", "look for a mistake in its name"
            ) from error
        if not real.is_relative_to(self.root):
            raise FileResolverError(
                "RK612",
                f"`{path}` lies outside the folder that may be used",
                "keep the files that belong together below one folder",
            )
        return real

    def read(self, real: Path, path: str, limits: Limits) -> bytes | None:
        """What is in a used file, None if that is too much. Raises `FileResolverError`.

        Its path was free of links when it was found, and one that has become a link since is not read.
        """
        try:
            return read_plain(real, limits.file_bytes, follow_links=False)
        except (IsADirectoryError, NotPlainError) as error:
            raise FileResolverError("RK611", f"`{path}` is no file", "name a .routine file") from error
        except FileNotFoundError as error:
            raise FileResolverError(
                "RK611", f"there is no file `{path}`", "it is looked for from the folder of this file"
            ) from error
        except OSError as error:
            raise FileResolverError("RK611", f"`{path}` can't be read", "ask its owner") from error

    def seen_from(self, folder: Path) -> "FileResolver":
        """A resolver for the files in another folder, which knows the same files."""
        return FileResolver(self.root, folder, self.known, self.looked_for)
