"""The wheels that run in the browser: routinekit's own, and of what it needs, by pip."""

import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

from routinekit.web.playground.errors import BuildError, UnreachableError

_ANYWHERE = ("--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any", "--no-deps")
"""What makes pip take wheels of pure Python and no other."""


def wheels(root: Path, *, cache: Path, out: Path, offline: bool) -> list[Path]:
    """The wheel of the project at `root` and those of what it needs, in `out`; the latter stay in `cache`."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cache.mkdir(parents=True, exist_ok=True)
    network = ("--no-index", f"--find-links={cache}") if offline else ("--retries=1",)
    _pip(
        UnreachableError,
        "download",
        "--quiet",
        *_ANYWHERE,
        *network,
        f"--dest={out}",
        *project["dependencies"],
    )
    for path in out.glob("*.whl"):
        (cache / path.name).write_bytes(path.read_bytes())
    # Where the backend is at hand it is used, and nothing is fetched.
    alone = ("--no-build-isolation",) if offline or find_spec("hatchling") else ()
    _pip(BuildError, "wheel", "--quiet", "--no-deps", *alone, f"--wheel-dir={out}", str(root))
    return sorted(out.glob("*.whl"))


def _pip(failure: type[BuildError], *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()] or ["nothing was said"]
        raise failure(f"pip {arguments[0]}: {said[-1].strip().removeprefix('ERROR: ')}")
