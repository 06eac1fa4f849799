"""The files that a file uses: found below one folder, and nowhere else.

A path is read only if it stays below the root folder it was given, by its text and by what links make of it,
and names a plain file. What a file says is read by `loading`.
"""

from os import PathLike
from pathlib import Path, PurePosixPath

from attrs import Factory, frozen

from routinekit.codes.doing import CANT_BE_READ
from routinekit.diagnostics import Diagnostic
from routinekit.disk import NotPlainError, read_plain_below
from routinekit.limits import Limits
from routinekit.model import Routine
from routinekit.source import START, Source


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

    def find(self, path: str) -> Path | Diagnostic:
        """The real path of a used file, or why it may not be used."""
        written = PurePosixPath(path)
        if "\\" in path or "\0" in path or ":" in path:
            return Diagnostic("RK612", f"`{path}` is no path of a file", help="write folders with `/`")
        if written.is_absolute():
            help = "write it as seen from the folder of this file"
            return Diagnostic("RK612", f"`{path}` is an absolute path", help=help)
        self.looked_for.add(self.folder.joinpath(written))
        try:
            real = self.folder.joinpath(written).resolve()
        except (OSError, RuntimeError, ValueError):  # `ValueError` for a path that no system could have
            return Diagnostic.of(CANT_BE_READ, START, path=path, advice="look for a mistake in its name")
        if not real.is_relative_to(self.root):
            return Diagnostic(
                "RK612",
                f"`{path}` lies outside the folder that may be used",
                help="keep the files that belong together below one folder",
            )
        return real

    def read(self, real: Path, path: str, limits: Limits) -> bytes | Diagnostic | None:
        """What is in a used file, or why it can't be read; None if it is too much.

        Its path was free of links when it was found, and where one has come into it since, nothing is read.
        """
        try:
            return read_plain_below(self.root, real, limits.file_bytes)
        except (IsADirectoryError, NotPlainError):
            return Diagnostic("RK611", f"`{path}` is no file", help="name a .routine file")
        except FileNotFoundError:
            help = "it is looked for from the folder of this file"
            return Diagnostic("RK611", f"there is no file `{path}`", help=help)
        except OSError:
            return Diagnostic.of(CANT_BE_READ, START, path=path, advice="ask its owner")

    def source(self, real: Path, path: str, text: str) -> Source:
        """The text of a used file, which its path below the root tells from all others that are used."""
        return Source(text, path, real.relative_to(self.root).as_posix())

    def seen_from(self, folder: Path) -> "FileResolver":
        """A resolver for the files in another folder, which knows the same files."""
        return FileResolver(self.root, folder, self.known, self.looked_for)
