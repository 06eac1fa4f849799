"""Who may import whom: the order of the house is found in its imports, the rules that matter stand here."""

import ast
import sys
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = Path("routinekit")

NEVERS = [
    (
        "source numbers quantities doses model",
        "lines parser resolve check plan",
        "the rest is made of them",
    ),
    ("parser", "resolve plan check", "what a text says is understood before what that comes to"),
    ("resolve plan steps", "lines parser check", "from the model on, nobody looks at the text"),
    ("plan steps", "session plan_export", "a timeline is the same whoever plays it"),
    ("parser resolve plan steps check document", "session many formatter", "the language knows no use of it"),
    ("session", "lines parser check codes", "a run is about steps, not about how they were written"),
    ("terminal", "web lines parser check", "a player shows a session and nothing else"),
    ("web", "terminal", "one front end knows nothing of another"),
    ("web/playground", "terminal many session", "it is built from what is there, and plays nothing"),
]
"""Who never imports whom, and why. What isn't named here needs only to be in no circle."""

ENDS = {"cli": {"__main__"}, "testing": set(), "terminal": set(), "many": {"cli", "web"}, "web": {"cli"}}
"""What stands at the end of the way, and who alone imports it."""

DOORS = {
    "lark": "parser",
    "argparse": "cli",
    "hypothesis": "testing",
    "textual": "terminal",
    "multiprocessing": "many",
    "pickle": "nobody",
    "socket": "cli",
    "starlette": "web",
    "uvicorn": "cli",
    "segno": "cli",
    "anyio": "web",
    "trio": "session",
    "attrs": "all",
}
"""Who alone may import what is heavy or reaches outside; each library that isn't Python's has its row."""

LONG = 500
"""Lines of a module. A longer one is likely two ideas; one idea is no reason to cut it in two."""


def name_of(path: Path) -> str:
    """A module as imports name it."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
FACADE = PACKAGE.name


def imports_of(text: str, modules: Iterable[str] = MODULES) -> set[str]:
    """All modules that a text imports: of `from a import b` it is `a.b` where that is a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = "." * node.level + (node.module or "")
            inside = {f"{whole}.{alias.name}" for alias in node.names} & set(modules)
            found |= inside or {whole}
    return found


IMPORTS = {name: imports_of(path.read_text("utf-8")) for name, path in MODULES.items()}


def stands_in(name: str, place: str) -> bool:
    """Whether a module is this one, or in this package."""
    whole = f"{FACADE}.{place.replace('/', '.')}"
    return name == whole or name.startswith(f"{whole}.")


def top(name: str) -> str:
    """The module or package right in routinekit that a module stands in."""
    return name.split(".")[1] if "." in name else name


def circle(imports: Mapping[str, Iterable[str]]) -> str:
    """Modules that import each other in a circle, if there are some. What imports all is left out."""
    try:
        TopologicalSorter({name: {*others} - {name, FACADE} for name, others in imports.items()}).prepare()
    except CycleError as error:
        return " <- ".join(error.args[1])
    return ""


# ---------------------------------------------------------------- what holds for all


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle({name: found & set(MODULES) for name, found in IMPORTS.items() if name != FACADE}) == ""


def test_no_packages_import_each_other_in_a_circle() -> None:
    packages: dict[str, set[str]] = {}
    for name, found in IMPORTS.items():
        if name != FACADE:
            packages.setdefault(top(name), set()).update(top(other) for other in found & set(MODULES))
    assert circle(packages) == ""


def test_no_import_is_relative() -> None:
    assert [name for name, found in IMPORTS.items() if any(other.startswith(".") for other in found)] == []


def test_no_module_is_much_longer_than_the_others() -> None:
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    longest = sorted(lines.items(), key=lambda each: -each[1])[:5]
    assert longest[0][1] <= LONG, f"longer than {LONG} lines; the longest are {longest}"


# ---------------------------------------------------------------- the rules


def test_some_never_know_others() -> None:
    named = {place for who, whom, _ in NEVERS for place in f"{who} {whom}".split()} | set(ENDS)
    gone = [place for place in named if not any(stands_in(name, place) for name in MODULES)]
    assert gone == [], "a rule names what isn't there any more"
    found = [
        f"{name} imports {other}: {why}"
        for who, whom, why in NEVERS
        for name, others in IMPORTS.items()
        for other in others
        if any(stands_in(name, place) for place in who.split())
        and any(stands_in(other, place) for place in whom.split())
    ]
    assert found == []


def test_what_stands_at_the_end_is_imported_by_few() -> None:
    found = [
        f"{name} imports {other}, which only {ENDS[top(other)] or 'nobody'} may do"
        for name, others in IMPORTS.items()
        for other in others & set(MODULES)
        if name != FACADE and top(other) in ENDS and top(name) not in {top(other), *ENDS[top(other)]}
    ]
    assert found == []


def test_what_reaches_outside_has_one_door() -> None:
    found = []
    for name, others in IMPORTS.items():
        for library in {other.partition(".")[0] for other in others} - {FACADE}:
            door = DOORS.get(library, "all" if library in sys.stdlib_module_names else "not named yet")
            if library == "argparse" and name.endswith(".__main__"):
                continue  # what is run by its name is a command too
            if door not in {"all", top(name)}:
                found.append(f"{name} imports {library}, whose door is {door}")
    assert found == []


# ---------------------------------------------------------------- these tests see what they look for


def test_a_circle_is_told() -> None:
    assert circle({"a": ["b"], "b": ["c"], "c": ["a"]}).count(" <- ") == 3
    assert circle({"a": ["b"], "b": ["c"], "c": ["c", FACADE], FACADE: ["a"]}) == ""


def test_all_ways_to_import_are_seen() -> None:
    text = "import a.b\nfrom c import d, e\ndef f():\n    from . import g\n    from c.d import h\n"
    assert imports_of(text, ["c", "c.d"]) == {"a.b", "c.d", "."}
