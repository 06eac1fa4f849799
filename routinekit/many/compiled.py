"""What came of one file, as a record that can be kept, pickled and sent to another process."""

from os import PathLike
from typing import Any

from attrs import frozen

from routinekit.limits import Limits
from routinekit.loading import Result, load_result
from routinekit.report import Finding
from routinekit.steps import Total
from routinekit.timeline_export import total_json

Root = str | PathLike[str] | None


@frozen
class Compiled:
    """What came of one file: the name of its routine, what that comes to, what is wrong or odd about it.

    `name` and `total` are None where `diagnostics` holds an error. `total` is that of the routine until
    somebody chooses anything about it.
    """

    path: str
    name: str | None
    total: Total | None
    diagnostics: tuple[Finding, ...]

    @classmethod
    def of(cls, path: str, result: Result) -> "Compiled":
        """The record of what a file says."""
        name = result.routine.name if result.routine else None
        return cls(path, name, result.total, tuple(map(Finding.of, result.diagnostics)))

    @property
    def errors(self) -> int:
        """How many of its diagnostics are errors."""
        return sum(found.severity == "error" for found in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many of its diagnostics are warnings."""
        return sum(found.severity == "warning" for found in self.diagnostics)


def record_json(record: Compiled) -> dict[str, Any]:
    """A record as plain data, as it stands in an index."""
    return {
        "path": record.path,
        "name": record.name,
        "total": total_json(record.total) if record.total else None,
        "errors": record.errors,
        "warnings": record.warnings,
    }


def compile_file(path: str, root: Root, limits: Limits) -> Compiled:
    """Read a file and make its record."""
    return Compiled.of(path, load_result(path, root=root, limits=limits))
