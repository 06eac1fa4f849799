"""The pictures that a routine names with `image:`, as data inside a page that makes no request."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath

from routinekit.diagnostics import Diagnostic
from routinekit.disk import read_plain_below
from routinekit.file_resolver import FileResolver
from routinekit.steps import Timeline

MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
"""What browsers show. A script in a drawing doesn't run where that is shown as a picture."""
MOST_BYTES = 1024 * 1024
"""The largest picture that is taken: a page is read on a phone."""


class PictureError(Exception):
    """Raised where a picture can't be part of a page; it says why."""


def picture_names(timeline: Timeline) -> Iterator[str]:
    """What stands behind `image:` in what is done, each once."""
    names = (
        words.text
        for part in timeline.parts
        for exercise in part.exercises()
        for words in exercise.prose
        if words.field == "image"
    )
    yield from dict.fromkeys(names)


def picture(name: str, resolver: FileResolver) -> str:
    """A picture in the folder of the resolver, or below, as a `data:` address. Raises `PictureError`."""
    written = PurePosixPath(name)
    real = resolver.find(name) if _media_type(written) else None
    media_type = _media_type(real) if isinstance(real, Path) else None
    if isinstance(real, Diagnostic):
        raise PictureError(real.message)
    if real is None or media_type is None:
        raise PictureError(f"`{name}` is no picture that a page can hold: {', '.join(MEDIA_TYPES)}")
    if not real.is_relative_to(resolver.folder):
        raise PictureError(f"`{name}` lies outside the folder of the routine")
    if any(map(_is_hidden, (*written.parts, *real.relative_to(resolver.folder).parts))):
        raise PictureError(f"`{name}` is hidden")
    try:
        data = read_plain_below(resolver.root, real, MOST_BYTES)
    except OSError as error:
        raise PictureError(f"the picture `{name}` can't be read") from error
    if data is None:
        raise PictureError(f"the picture `{name}` has more than {MOST_BYTES:,} bytes")
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _media_type(path: PurePath) -> str | None:
    return MEDIA_TYPES.get(path.suffix.lower())


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part != ".."
