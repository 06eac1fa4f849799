"""The pictures that a routine names with `image:`, as data inside a page that makes no request."""

from base64 import b64encode
from collections.abc import Iterator
from os import PathLike
from pathlib import PurePosixPath

from routinekit.disk import read_plain
from routinekit.file_resolver import FileResolver, FileResolverError
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


def picture(name: str, folder: str | PathLike[str]) -> str:
    """A picture below a folder as a `data:` address. Raises `PictureError`."""
    media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix.lower())
    if media_type is None:
        raise PictureError(f"`{name}` is no picture that a page can hold: {', '.join(MEDIA_TYPES)}")
    try:
        data = read_plain(FileResolver.at(folder).find(name), MOST_BYTES, follow_links=False)
    except FileResolverError as error:
        raise PictureError(error.message) from error
    except OSError as error:
        raise PictureError(f"the picture `{name}` can't be read") from error
    if data is None:
        raise PictureError(f"the picture `{name}` has more than {MOST_BYTES:,} bytes")
    return f"data:{media_type};base64,{b64encode(data).decode()}"
