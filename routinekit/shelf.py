"""The files that a file uses: found below one folder, and nowhere else.

A path is read only if it stays below the root folder it was given, by its
text and by what links make of it, and names a plain file. What is in a file is the parser's business.
"""

from os import PathLike
from pathlib import Path, PurePosixPath

from attrs import Factory, frozen

from routinekit.diagnostics import Diagnostic
from routinekit.disk import NotPlainError, read_plain
from routinekit.limits import Limits
from routinekit.model import Routine


class ShelfError(Exception):
    """Raised when a used file can't be read; it becomes a diagnostic and never leaves the library."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, help


@frozen
class Shelf:
    """A folder whose files may be used, seen from the folder of one file in it.

    `known` are the files that have been read, so that a file used twice is one; of a file with errors the
    first of them, so that it is read once, however many files of how many files use it. `asked` are the paths
    of all that were looked for, found or not: as long as these stay as they are, so does what was read.
    """

    root: Path
    folder: Path
    known: dict[Path, Routine | Diagnostic] = Factory(dict)
    asked: set[Path] = Factory(set)

    @classmethod
    def at(cls, folder: str | PathLike[str], root: str | PathLike[str] | None = None) -> "Shelf":
        """The shelf of a folder; nothing above `root`, or else above the folder itself, is opened."""
        here = Path(folder).resolve()
        return cls(Path(root).resolve() if root is not None else here, here)

    def find(self, path: str) -> Path:
        """The real path of a used file. Raises `ShelfError`."""
        written = PurePosixPath(path)
        if "\\" in path or "\0" in path or ":" in path:
            raise ShelfError("RK612", f"`{path}` is no path of a file", "write folders with `/`")
        if written.is_absolute():
            raise ShelfError(
                "RK612", f"`{path}` is an absolute path", "write it as seen from the folder of this file"
            )
        self.asked.add(self.folder.joinpath(written))
        try:
            real = self.folder.joinpath(written).resolve()
        except (OSError, RuntimeError) as error:
            raise ShelfError("RK611", f"`{path}` can't be read", "look for a mistake in its name") from error
        if not real.is_relative_to(self.root):
            raise ShelfError(
                "RK612",
                f"`{path}` lies outside the folder that may be used",
                "keep the files that belong together below one folder",
            )
        return real

    def read(self, real: Path, path: str, limits: Limits) -> bytes | None:
        """What is in a used file, None if that is too much. Raises `ShelfError`.

        Its path was free of links when it was found, and one that has become a link since is not read.
        """
        try:
            return read_plain(real, limits.file_bytes, links=False)
        except (IsADirectoryError, NotPlainError) as error:
            raise ShelfError("RK611", f"`{path}` is no file", "name a .routine file") from error
        except FileNotFoundError as error:
            raise ShelfError(
                "RK611", f"there is no file `{path}`", "it is looked for from the folder of this file"
            ) from error
        except OSError as error:
            raise ShelfError("RK611", f"`{path}` can't be read", "ask its owner") from error

    def inside(self, real: Path) -> "Shelf":
        """The same shelf, seen from the folder of a used file."""
        return Shelf(self.root, real.parent, self.known, self.asked)
