"""A dose that nobody has, `vibrate 40Hz`, and its unit, added to a copy of the house as its guide tells.

`grammar/README.md` names the places. `PLACES` are the edits, and there are no others: what is not reached
by them was told a second time somewhere.
"""

import shutil
from pathlib import Path

import routinekit

PACKAGE = Path(routinekit.__file__).parent
GRAMMAR = PACKAGE.parent / "grammar"

PLACES: tuple[tuple[str, str, str], ...] = (
    ("grammar/routine.lark", "    | AMRAP\n", "    | AMRAP | VIBRATE\n"),
    ("grammar/routine.lark", 'AMRAP: "amrap"\n', 'AMRAP: "amrap"\nVIBRATE: "vibrate"\n'),
    (
        "routinekit/quantities.py",
        '        _dimension("zone",',
        """\
        _dimension(
            "oscillation", "hertz", _unit("Hz", 1, "hertz", "hertz", stands="touching", offered=True)
        ),
        _dimension("zone",""",
    ),
    ("routinekit/doses/effort.py", '"Rpe"]', '"Rpe", "Vibrate"]'),
    (
        "routinekit/doses/effort.py",
        "@frozen\nclass At(",
        '''class Vibrate(Numbered):
    """`vibrate 40Hz`: how fast the plate swings."""

    __slots__ = ()
    word = "vibrate"
    forms = {"vibrate": ("vibrate 40Hz",)}
    hosts = frozenset({"exercise", "set", "block"})
    takes = ("oscillation",)
    shown = "vibrate {number}"


@frozen
class At(''',
    ),
)
"""A file, what stands there, and what stands there afterwards."""


def house_with_the_dose(folder: Path) -> Path:
    """A copy of the package and the grammar in that folder, with the dose in it."""
    shutil.copytree(PACKAGE, folder / "routinekit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(GRAMMAR, folder / "grammar", ignore=shutil.ignore_patterns("__pycache__", "conformance"))
    for name, before, after in PLACES:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{name} has not the place that the guide names: {before}"
        file.write_text(text.replace(before, after), encoding="utf-8")
    return folder
