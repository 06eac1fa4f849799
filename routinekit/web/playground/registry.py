"""The list of packages made anew: the newest of each that is in its range, and of what these need."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from routinekit.web.playground.errors import BuildError
from routinekit.web.playground.packages import Lock, Package, download

REGISTRY = "https://registry.npmjs.org/"
_RELEASE = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_RANGE = re.compile(r"\^(\d+)(?:\.(\d+))?(?:\.(\d+))?")
_UNUSED = ("@types/emscripten", "ws")
"""What pyodide needs where there is no browser."""

Version = tuple[int, ...]


def renew_lock(ranges: Mapping[str, str], fetch: Callable[[str], bytes] = download) -> Lock:
    """The list for these ranges, with all that they need, in the order of the names."""
    asked: dict[str, list[str]] = {}
    versions: dict[str, dict[str, Any]] = {}
    found: dict[str, Package] = {}
    pending = list(ranges.items())
    while pending:
        name, wanted = pending.pop(0)
        if wanted in asked.setdefault(name, []):
            continue
        asked[name].append(wanted)
        if name not in versions:
            versions[name] = json.loads(fetch(REGISTRY + name))["versions"]
        release = versions[name][_newest(name, asked[name], versions[name])]
        found[name] = Package(
            name, release["version"], release["dist"]["tarball"], release["dist"]["integrity"]
        )
        pending += [pair for pair in release.get("dependencies", {}).items() if pair[0] not in _UNUSED]
    return Lock(dict(ranges), tuple(found[name] for name in sorted(found)))


def _newest(name: str, ranges: list[str], versions: Mapping[str, object]) -> str:
    """The newest release that all ranges hold; what has a name behind its number is none."""
    releases = {
        tuple(map(int, found.groups())): each for each in versions if (found := _RELEASE.fullmatch(each))
    }
    fitting = [each for each in releases if all(_holds(wanted, each) for wanted in ranges)]
    if not fitting:
        raise BuildError(f"there is no {name} that is {' and '.join(ranges)}")
    return releases[max(fitting)]


def _holds(wanted: str, version: Version) -> bool:
    """Whether a range like `^6.1.0` holds a version: no older, and alike up to its first number but 0."""
    found = _RANGE.fullmatch(wanted)
    if not found:
        raise BuildError(f"`{wanted}` is no range that is understood here, such as ^6.1.0")
    low = tuple(int(each or 0) for each in found.groups())
    same = next((number for number, each in enumerate(low, 1) if each), len(low))
    return version >= low and version[:same] == low[:same]
