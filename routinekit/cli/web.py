"""`routinekit web`: the player of one routine as one file, which makes no request and needs no network."""

import argparse
import os
import sys
from pathlib import Path

from routinekit.characters import printable
from routinekit.cli.files import STANDARD_INPUT, open_timeline
from routinekit.file_resolver import FileResolver
from routinekit.steps import Timeline
from routinekit.web.pictures import PictureError, picture, picture_names
from routinekit.web.player_page import player_page

STANDARD_OUTPUT = "-"


def run(options: argparse.Namespace) -> int:
    """Write the page; 1 if the file has errors, 2 where the page would take its place."""
    if _same_file(options.file, options.output):
        print("routinekit web: the page would take the place of the routine", file=sys.stderr)
        return 2
    timeline = open_timeline(options)
    if timeline is None:
        return 1
    page = player_page(
        timeline,
        title=options.title,
        language=options.language,
        pictures=_pictures(timeline, options.file),
    ).encode()
    if options.output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(page)
    else:
        Path(options.output).write_bytes(page)
    return 0


def _pictures(timeline: Timeline, file: str) -> dict[str, str]:
    """The pictures that lie beside the routine; of the others it is said that they are left out."""
    found: dict[str, str] = {}
    if file != STANDARD_INPUT:
        beside = FileResolver.at(Path(file).parent)
        for name in picture_names(timeline):
            try:
                found[name] = picture(name, beside)
            except PictureError as error:
                print(f"{printable(str(error))}; it is left out", file=sys.stderr)
    return found


def _same_file(one: str, other: str) -> bool:
    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)
