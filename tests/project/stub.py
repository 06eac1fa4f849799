"""Writes `routinekit/__init__.pyi`, in which type checkers find the public names without running anything.

Run `python -m tests.project.stub` after a change of the names in `routinekit/__init__.py`, or of the doses.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import routinekit

TARGET = Path(routinekit.__file__).with_suffix(".pyi")
HEAD = '''"""The public names for type checkers; made by `python -m tests.project.stub`."""

# ruff: noqa: A004 - `format` is meant as `rk.format`
'''


def stub() -> str:
    """The text of the stub."""
    module_of: dict[str, str] = vars(routinekit)["_MODULE_OF"]
    modules: dict[str, list[str]] = {}
    for name in routinekit.__all__:
        modules.setdefault(module_of.get(name, "doses"), []).append(name)
    imports = "".join(
        f"from routinekit.{module} import (\n{lines(names)})\n" for module, names in sorted(modules.items())
    )
    return f"{HEAD}\n{imports}\n__all__ = [\n{lines(routinekit.__all__, quote=chr(34))}]\n"


def lines(names: Iterable[str], quote: str = "") -> str:
    """A line for each name: those of classes, then those of functions."""
    ordered = sorted(names, key=lambda name: (name[0].islower(), name))
    return "".join(f"    {quote}{name}{quote},\n" for name in ordered)


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` say whether it is stale."""
    text = stub()
    if "--check" not in arguments:
        TARGET.write_text(text, encoding="utf-8")
    return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
