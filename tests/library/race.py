"""A folder swapped for a link and back while files in it are read: `python -m tests.library.race [SECONDS]`.

Not a test by itself; `test_disk` runs it for a moment. What is read has been found below the root a moment
before, as the app and `use` find it.
"""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

from routinekit.limits import Limits
from routinekit.web.folder import Folder

INSIDE = b'routine R\n  image: a.png\n  use "lib.routine"\ndo Plank, hold 5s\n'
OUTSIDE = INSIDE.replace(b"routine R", b"routine SECRET")


def raced(folder: Path, seconds: float) -> Counter[str]:
    """How many reads brought what is inside, what is outside, or nothing; and how many swaps there were."""
    root, outside, aside = folder / "root", folder / "outside", folder / "aside"
    for place, text in ((root / "a" / "b", INSIDE), (outside / "b", OUTSIDE)):
        place.mkdir(parents=True)
        (place / "r.routine").write_bytes(text)
        (place / "lib.routine").write_bytes(b"library L\n")
    came, over = Counter[str](), Event()

    def swap() -> None:
        while not over.is_set():
            (root / "a").rename(aside)
            os.symlink(outside, root / "a")
            os.unlink(root / "a")
            aside.rename(root / "a")
            sleep(0.001)
            came["swaps"] += 1

    swapping = Thread(target=swap)
    swapping.start()
    served, until = Folder(root, Limits()), monotonic() + seconds
    while monotonic() < until:
        real = served.file(["a", "b", "r.routine"])
        file = served.open(real) if real else None
        if file is None or file.data is None:
            came["nothing"] += 1
        else:
            came["outside" if file.data == OUTSIDE else "inside"] += 1
    over.set()
    swapping.join()
    return came


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(dict(raced(Path(made), float(sys.argv[1]) if len(sys.argv) > 1 else 60)))
