"""`python -m routinekit.web.playground`: builds the playground."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import routinekit
from routinekit.user_folders import user_folder
from routinekit.web.playground.errors import BuildError
from routinekit.web.playground.packages import LOCK, Lock, PackageCache
from routinekit.web.playground.registry import renew_lock
from routinekit.web.playground.site import build

ROOT = Path(routinekit.__file__).parents[1]
LOCK_FILE = Path(__file__).with_name(LOCK)
OUT = Path("dist") / "playground"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build it, or renew the list of what it is made of; 1 where that can't be done."""
    parser = argparse.ArgumentParser(prog="python -m routinekit.web.playground", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help=f"where to (default: {OUT.as_posix()})")
    parser.add_argument(
        "--offline", action="store_true", help="fetch nothing: what is needed was kept before"
    )
    parser.add_argument(
        "--renew", action="store_true", help=f"take the newest packages in their ranges into {LOCK}"
    )
    options = parser.parse_args(arguments)
    try:
        if options.renew:
            _renew()
        cache = PackageCache(user_folder("cache") / "routinekit" / "playground", offline=options.offline)
        site = build(ROOT, options.out, cache, Lock.read())
    except BuildError as error:
        print(f"playground: {error}", file=sys.stderr)
        return 1
    print(f"{site.folder}: {site.files} files, {site.size / 1e6:.1f} MB")
    print(f"to see it: python -m http.server -d {site.folder}")
    return 0


def _renew() -> None:
    LOCK_FILE.write_text(renew_lock(Lock.read().ranges).to_json(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
