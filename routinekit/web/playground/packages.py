"""The packages of npm that a playground is made of: fetched once, held to their hashes, kept in a cache.

What is needed stands in `lock.json`, with the address and the hash of each as the registry gave them; nothing
is asked of the registry but these files.
"""

import io
import json
import os
import platform
import sys
import tarfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha512
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.request import urlopen

from attrs import asdict, frozen

from routinekit.web.playground.errors import BuildError, UnreachableError

LOCK = "lock.json"
BUNDLER = "@esbuild/"
"""What the names of the bundler begin with, which has a package for each system."""

_WAIT = 60.0
_MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


@frozen
class Package:
    """One package: what it is called, where it is, and the hash that tells it from any other."""

    name: str
    version: str
    url: str
    integrity: str

    @property
    def file(self) -> str:
        """What it is called in the cache."""
        return f"{self.name.replace('/', '+')}-{self.version}.tgz"


@frozen
class Lock:
    """The packages that are needed: `ranges` are those that are asked for, `packages` what it came to."""

    ranges: Mapping[str, str]
    packages: tuple[Package, ...]

    @classmethod
    def read(cls) -> "Lock":
        """The list that stands in this package."""
        data: dict[str, Any] = json.loads((files(__package__) / LOCK).read_text(encoding="utf-8"))
        return cls(data["ranges"], tuple(Package(**each) for each in data["packages"]))

    def to_json(self) -> str:
        """The list as it stands in its file."""
        data = {"ranges": dict(self.ranges), "packages": [asdict(each) for each in self.packages]}
        return json.dumps(data, indent=2) + "\n"

    def needed_by(self, bundler: str) -> tuple[Package, ...]:
        """What is needed here: all but the bundlers of other systems."""
        if bundler not in {each.name for each in self.packages}:
            raise BuildError(f"there is no bundler for this system, {bundler.removeprefix(BUNDLER)}")
        return tuple(
            each for each in self.packages if each.name == bundler or not each.name.startswith(BUNDLER)
        )


def bundler_here() -> str:
    """The name of the bundler for this machine."""
    machine = platform.machine().lower()
    return f"{BUNDLER}{sys.platform}-{_MACHINES.get(machine, machine)}"


def download(url: str) -> bytes:
    """What is at an address."""
    try:
        with urlopen(url, timeout=_WAIT) as answer:
            return bytes(answer.read())
    except OSError as error:  # no connection, or one that breaks while it is read
        raise UnreachableError(f"{url} can't be reached: {getattr(error, 'reason', error)}") from error


@frozen
class PackageCache:
    """A folder with a file for each package. With `offline` nothing is fetched that isn't there."""

    folder: Path
    offline: bool = False
    fetch: Callable[[str], bytes] = download

    def get(self, package: Package) -> bytes:
        """The package as it came from the registry, which is the one that the list means."""
        path = self.folder / package.file
        if path.exists():
            data = path.read_bytes()
            if integrity(data) == package.integrity:
                return data
        if self.offline:
            raise UnreachableError(
                f"{package.name} {package.version} is not in {self.folder}: build once without --offline"
            )
        data = self.fetch(package.url)
        if integrity(data) != package.integrity:
            raise BuildError(f"{package.url} is not what it was: its hash is not the one in {LOCK}")
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(path)
        return data


def integrity(data: bytes) -> str:
    """The hash of a package, as npm writes it."""
    return f"sha512-{b64encode(sha512(data).digest()).decode()}"


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a package by their paths; the folder that all of them lie in is left out."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {
            "/".join(PurePosixPath(member.name).parts[1:]): held.read()
            for member in archive
            if (held := archive.extractfile(member)) and ".." not in PurePosixPath(member.name).parts
        }
