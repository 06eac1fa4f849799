"""The bytes of a file and the text in them, or as a diagnostic why there is none."""

from pathlib import Path

from routinekit.diagnostics import Diagnostic, Problems
from routinekit.disk import NotPlainError, read_plain
from routinekit.limits import Limits
from routinekit.source import START, Source

BYTE_ORDER_MARK = "\ufeff"

_REASONS: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: ("there is no such file", "look for a mistake in its name"),
    IsADirectoryError: (
        "this is a folder, not a file",
        "name a file in it, or `routinekit check` the folder",
    ),
    NotPlainError: ("this is a pipe or a device, not a file", "`-` stands for standard input"),
    PermissionError: ("you may not read this file", "ask its owner"),
}
"""What is told of each kind of failure: the message, and what helps."""


def read_bytes(path: str, limits: Limits) -> bytes | Diagnostic:
    """What is in a file, or why it can't be read."""
    try:
        data = read_plain(Path(path), limits.file_bytes)
    except (OSError, ValueError) as error:  # `ValueError` for a path that no system could have
        return unreadable(path, error)
    return too_large(path, limits) if data is None else data


def decoded(data: bytes, name: str, limits: Limits) -> str | Diagnostic:
    """The text in the bytes of a file, or what is wrong with them."""
    if len(data) > limits.file_bytes:
        return too_large(name, limits)
    data = data.removeprefix(BYTE_ORDER_MARK.encode())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(data.decode("utf-8", "replace"), name)
        start = len(data[: error.start].decode("utf-8"))
        problems = Problems(source)
        problems.add(
            "RK102",
            source.span(start, start + 1),
            f"the byte 0x{data[error.start]:02x} is no UTF-8",
            label="here",
            help="save the file as UTF-8",
        )
        return problems.found[0]


def unreadable(path: str, error: OSError | ValueError) -> Diagnostic:
    """The diagnostic for a file that can't be opened."""
    why = error.strerror if isinstance(error, OSError) else error
    return _unread(path, *_REASONS.get(type(error), (f"the file can't be read: {why}".lower(), "")))


def reader_killed(path: str) -> Diagnostic:
    """The diagnostic for a file whose reader, a process of its own, was killed before it had an answer."""
    help = "check it alone; perhaps there was too little memory"
    return _unread(path, "the process that read this file was ended from outside", help)


def reader_ended(path: str) -> Diagnostic:
    """The diagnostic for a file that took so long that its reader was ended."""
    return _unread(path, "it takes too long to read this file here", "part it into several files")


def reader_failed(path: str) -> Diagnostic:
    """The diagnostic for a file at which the program itself failed."""
    return _unread(path, "the program fails at this file", "report it, together with the file")


def _unread(path: str, reason: str, help: str) -> Diagnostic:
    problems = Problems(Source("", path))
    problems.add("RK601", START, reason, help=help)
    return problems.found[0]


def too_large(name: str, limits: Limits) -> Diagnostic:
    """The diagnostic for a file that is too large to be read."""
    problems = Problems(Source("", name))
    problems.add(
        "RK602",
        START,
        f"the file is larger than {limits.file_bytes:,} bytes",
        help="part it into several files",
    )
    return problems.found[0]
