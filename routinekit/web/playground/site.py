"""The site, put together: editor, player, Python, the examples, and a worker that keeps them all."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from routinekit.document import load
from routinekit.web.bundle import script
from routinekit.web.playground.errors import BuildError
from routinekit.web.playground.language_json import language_json
from routinekit.web.playground.packages import Lock, PackageCache, bundler_here, unpack
from routinekit.web.playground.wheels import wheels

PYTHON = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
"""What a browser needs of pyodide."""

_COPIED = ("index.html", "page.css", "icon.svg")
_OFFLINE_WORKER = "offline-worker.js"
_FIRST = "lower-back-pain.routine"
"""The example that is shown to whoever comes without a text."""

Files = dict[str, bytes]


@frozen
class Site:
    """What was built: where, how many files, how many bytes."""

    folder: Path
    files: int
    size: int


def build(root: Path, out: Path, cache: PackageCache, lock: Lock) -> Site:
    """The site of the project at `root`, in the folder `out`, where one that was built before gives way."""
    if not (root / "pyproject.toml").is_file():
        raise BuildError("a playground is built in a checkout of routinekit, which has its examples too")
    if out.is_dir() and any(out.iterdir()) and not (out / _OFFLINE_WORKER).is_file():
        raise BuildError(f"{out} holds something else: name a folder that is empty, or isn't there yet")
    bundler = bundler_here()
    packages = {each.name: unpack(cache.get(each)) for each in lock.needed_by(bundler)}
    with TemporaryDirectory() as room:
        site = _site(root, room=Path(room), cache=cache, packages=packages, bundler=bundler)
    if out.exists():
        shutil.rmtree(out)
    _write(out, site)
    return Site(out, len(site), sum(map(len, site.values())))


def _site(
    root: Path, *, room: Path, cache: PackageCache, packages: Mapping[str, Files], bundler: str
) -> Files:
    """The files of the site by their paths."""
    site = {name: _source(name) for name in _COPIED}
    site["page.js"] = _bundled(room, packages, bundler)
    site["player.js"] = script("element.js").encode()
    site["examples.json"] = _json(list(_examples(root)))
    site["licences.txt"] = _licences(packages)
    pyodide = packages["pyodide"]
    site |= {f"pyodide/{name}": pyodide[name] for name in PYTHON}
    # Of the packages that could be loaded from elsewhere none is.
    site["pyodide/pyodide-lock.json"] = _json({**json.loads(pyodide["pyodide-lock.json"]), "packages": {}})
    built = wheels(root, cache=cache.folder / "wheels", out=room / "wheels", offline=cache.offline)
    site |= {f"wheels/{path.name}": path.read_bytes() for path in built}
    site["worker.js"] = _fill(_source("worker.js"), '["wheels go here"]', [path.name for path in built])
    site[_OFFLINE_WORKER] = _offline_worker(site)
    return site


def _bundled(room: Path, packages: Mapping[str, Files], bundler: str) -> bytes:
    """The modules of the page and of the editor as one."""
    for name, held in packages.items():
        _write(room / "node_modules" / name, held)
    web = Path(str(files("routinekit.web")))
    for folder in ("playground", "player"):
        _write(room / folder, {path.name: path.read_bytes() for path in (web / folder).glob("*.js")})
    _write(room / "playground", {"language.json": _json(language_json())})
    program = next(
        room / "node_modules" / bundler / name for name in packages[bundler] if Path(name).stem == "esbuild"
    )
    program.chmod(0o755)
    done = subprocess.run(
        [
            program,
            "playground/page.js",
            "--bundle",
            "--format=esm",
            "--minify",
            "--target=es2022",
            "--log-level=error",
        ],
        cwd=room,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"the modules of the page can't be bundled: {done.stderr.decode().strip()}")
    return done.stdout


def _examples(root: Path) -> Iterator[dict[str, str]]:
    """The routines of the project, by their names."""
    folder = root / "examples"
    for path in (folder / _FIRST, *sorted(folder.glob("real/*.routine"))):
        yield {"name": load(path).name, "text": path.read_text(encoding="utf-8")}


def _licences(packages: Mapping[str, Files]) -> bytes:
    """Under which terms others let their work be part of the site."""
    return "\n".join(_licence(name, held) for name, held in sorted(packages.items())).encode()


def _licence(name: str, held: Files) -> str:
    told = json.loads(held["package.json"])
    terms = next((text.decode() for path, text in held.items() if path.upper().startswith("LICEN")), "")
    return f"{name} {told['version']}: {told['license']}\n\n{terms}"


def _offline_worker(site: Files) -> bytes:
    """The worker that keeps the site; any change in any file is another build."""
    build = sha256()
    for name, held in sorted(site.items()):
        build.update(f"{name} {sha256(held).hexdigest()}\n".encode())
    listed = ["./", *(name for name in sorted(site) if name != "index.html")]
    named = _fill(_source(_OFFLINE_WORKER), '"the build goes here"', build.hexdigest()[:16])
    return _fill(named, '["files go here"]', listed)


def _fill(text: bytes, placeholder: str, value: object) -> bytes:
    """A script with a value in the place of a placeholder."""
    return text.replace(placeholder.encode(), _json(value))


def _source(name: str) -> bytes:
    return (files(__package__) / name).read_bytes()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _write(folder: Path, held: Mapping[str, bytes]) -> None:
    for name, data in held.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
