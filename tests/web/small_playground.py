"""What a playground is made of, as small as can be, so that one is built without a network."""

import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from routinekit.web.playground.packages import Lock, Package, bundler_here, integrity

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "small"
version = "1.0"
dependencies = ["needed>=1"]
"""
BUNDLER = f"""#!{sys.executable}
import sys
from pathlib import Path
if "wrong" in Path("node_modules/editor/package.json").read_text():
    sys.exit("there is a mistake in it")
print("bundled", sys.argv[1], *sorted(path.name for path in Path("playground").iterdir()))
"""
"""A program that says what it was given, in the place of one that bundles."""


def tarball(held: Mapping[str, str]) -> bytes:
    """A package as npm has it."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        archive.addfile(_entry("package", kind=tarfile.DIRTYPE))
        for name, text in held.items():
            archive.addfile(_entry(f"package/{name}", len(text.encode())), io.BytesIO(text.encode()))
    return data.getvalue()


def _entry(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.type = size, kind
    return entry


def told(name: str, more: str = "") -> str:
    return json.dumps({"name": name, "version": "1.0.0", "license": "MIT", "about": more})


def packages(more: str = "") -> dict[str, bytes]:
    """The tarballs of a small playground by their names; `more` is said in that of the editor."""
    python = {
        name: name for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
    }
    lock = json.dumps({"info": {"python": "3.14"}, "packages": {"numpy": {}}})
    return {
        "pyodide": tarball({"package.json": told("pyodide"), "pyodide-lock.json": lock, **python}),
        "editor": tarball({"package.json": told("editor", more), "LICENSE": "Do what you like."}),
        bundler_here(): tarball({"package.json": told("bundler"), "bin/esbuild": BUNDLER}),
    }


def lock_of(tarballs: Mapping[str, bytes]) -> Lock:
    """The list that means these."""
    listed = (
        Package(name, "1.0.0", f"https://registry.invalid/{name}.tgz", integrity(data))
        for name, data in tarballs.items()
    )
    return Lock({"editor": "^1.0.0"}, tuple(listed))


def project(root: Path) -> Path:
    """A project with a wheel of its own and an example."""
    (root / "small").mkdir(parents=True)
    (root / "small" / "__init__.py").write_text("")
    (root / "pyproject.toml").write_text(PROJECT)
    real = root / "examples" / "real"
    real.mkdir(parents=True)
    (real.parent / "lower-back-pain.routine").write_text("# First.\nroutine Back\ndo Bridge, reps 3\n")
    (real / "a.routine").write_text("routine Knee\ndo Squat, reps 10\n")
    return root


def needed(folder: Path) -> Path:
    """A folder with the wheel of what that project needs."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "needed-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("needed.py", "")
        archive.writestr(
            "needed-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: needed\nVersion: 1.0\n"
        )
        archive.writestr("needed-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("needed-1.0.dist-info/RECORD", "")
    return folder
