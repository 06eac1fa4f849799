"""Other people's packages, which may be missing."""

from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import frozen


@frozen
class Peer:
    """A package by its name on PyPI and the one it is imported by."""

    name: str
    module: str

    @property
    def is_installed(self) -> bool:
        """Whether it is here, without importing it."""
        return find_spec(self.module) is not None

    @property
    def version(self) -> str:
        """Which one it is."""
        return version(self.name) if self.is_installed else "not installed"

    def part(self, name: str) -> Any:
        """A module in it."""
        return import_module(f"{self.module}.{name}" if name else self.module)


YAML = Peer("pyyaml", "yaml")
WODCRAFT = Peer("wodcraft", "wodcraft")
LIBRARIES = (Peer("attrs", "attrs"), Peer("lark", "lark"), YAML, WODCRAFT)


def workouts() -> tuple[str, ...]:
    """The texts of wodcraft's own library."""
    return tuple(entry.source for entry in WODCRAFT.part("library").entries())


def workout_file() -> Path:
    """One file of wodcraft's own library."""
    return Path(WODCRAFT.part("library").get("girls/cindy").file)
