"""The pictures that a routine names with `image:`, as data inside a page that makes no request."""

from base64 import b64encode
from collections.abc import Iterator
from os import PathLike
from pathlib import PurePosixPath

from routinekit.diagnostics import Diagnostic
from routinekit.disk import read_plain
from routinekit.shelf import Shelf
from routinekit.steps import Timeline

KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
"""What browsers show. A script in a drawing doesn't run where that is shown as a picture."""
MOST = 1024 * 1024
"""Bytes of a picture: a page is read on a phone."""


class FigureError(Exception):
    """Raised where a picture can't be part of a page; it says why."""


def figure_names(timeline: Timeline) -> Iterator[str]:
    """What stands behind `image:` in what is done, each once."""
    found = (
        words.text
        for part in timeline.parts
        for exercise in part.exercises()
        for words in exercise.prose
        if words.field == "image"
    )
    yield from dict.fromkeys(found)


def figure(name: str, folder: str | PathLike[str]) -> str:
    """A picture below a folder as a `data:` address. Raises `FigureError`."""
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise FigureError(f"`{name}` is no picture that a page can hold: {', '.join(KINDS)}")
    real = Shelf.at(folder).find(name)
    if isinstance(real, Diagnostic):
        raise FigureError(real.message)
    try:
        data = read_plain(real, MOST, links=False)
    except OSError as error:
        raise FigureError(f"the picture `{name}` can't be read") from error
    if data is None:
        raise FigureError(f"the picture `{name}` has more than {MOST:,} bytes")
    return f"data:{kind};base64,{b64encode(data).decode()}"
