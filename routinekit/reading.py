"""The bytes of a file, or as a diagnostic why there are none."""

from pathlib import Path

from routinekit.diagnostics import Diagnostic, Problems
from routinekit.disk import NotPlainError, read_plain
from routinekit.limits import Limits
from routinekit.source import START, Source

_REASONS: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: ("there is no such file", "look for a mistake in its name"),
    IsADirectoryError: (
        "this is a folder, not a file",
        "name a file in it, or `routinekit check` the folder",
    ),
    NotPlainError: ("this is a pipe or a device, not a file", "`-` stands for standard input"),
    PermissionError: ("you may not read this file", "ask its owner"),
}


def read_bytes(path: str, limits: Limits) -> bytes | Diagnostic:
    """What is in a file, or why it can't be read."""
    try:
        data = read_plain(Path(path), limits.file_bytes)
    except (OSError, ValueError) as error:  # `ValueError` for a path that no system could have
        return unreadable(path, error)
    return too_large(path, limits) if data is None else data


def unreadable(path: str, error: OSError | ValueError) -> Diagnostic:
    """The diagnostic for a file that can't be opened."""
    why = error.strerror if isinstance(error, OSError) else error
    return _unread(path, *_REASONS.get(type(error), (f"the file can't be read: {why}".lower(), "")))


def cut_off(path: str) -> Diagnostic:
    """The diagnostic for a file whose reader, a process of its own, was killed before it had an answer."""
    help = "check it alone; perhaps there was too little memory"
    return _unread(path, "the process that read this file was ended from outside", help)


def _unread(path: str, reason: str, help: str) -> Diagnostic:
    problems = Problems(Source("", path))
    problems.add("RK601", START, reason, help=help)
    return problems.found[0]


def too_large(name: str, limits: Limits) -> Diagnostic:
    """What is wrong with a file that is not read, so large is it."""
    problems = Problems(Source("", name))
    problems.add(
        "RK602",
        START,
        f"the file is larger than {limits.file_bytes:,} bytes",
        help="part it into several files",
    )
    return problems.found[0]
