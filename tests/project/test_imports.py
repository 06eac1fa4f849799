"""The stages know those before them and none after."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path("routinekit")

# The floors of the house, from the ground up; of one floor none imports another, except inside a package.
FLOORS = [
    {
        "source",
        "limits",
        "chunks",
        "user_folders",
        "disk",
        "characters",
        "codes",
        "gc_pause",
        "quantities",
        "vocabulary",
        "spelling",
    },
    {"diagnostics", "numbers"},
    {"doses", "choices"},
    {"model", "settle"},
    {"lines", "report", "resolve", "written", "fixes", "file_text"},
    {"parser", "plan"},
    {"check", "steps", "file_resolver", "allow"},
    {"timeline_export", "loading", "choosing", "formatter", "outline"},
    {"document"},
    {"session", "many"},
    {"plan_export"},
    {"terminal", "web"},
    {"testing", "cli"},
    {"__init__", "__main__"},
]
FLOOR_OF = {name: number for number, floor in enumerate(FLOORS) for name in floor}

# The rooms inside each package, from the ground up.
ROOMS = {
    "doses": ["base", "work", "sides", "effort", "rest", "blocks", "when", "__init__"],
    "parser": [
        *("tables", "lalr", "grammar", "tokens", "syntax", "units", "values", "numbers", "rules", "reader"),
        *("syntax_errors", "statements", "nesting", "prose", "blocks", "text", "__init__"),
    ],
    "parser/rules": ["sides", "frequency", "figures", "doses", "lines", "__init__"],
    "codes": ["code", "reading", "meaning", "doing", "__init__"],
    "resolve": [
        "layers",
        "names",
        "prose",
        "resolved",
        "beginning",
        "exercise",
        "superset",
        "routine",
        "__init__",
    ],
    "check": ["findings", "idle", "headers", "names", "unused", "course", "done", "__init__"],
    "plan": [
        *(
            "tree",
            "walk",
            "cues",
            "alike",
            "words",
            "lengths",
            "interval",
            "cycle",
            "target",
            "performance",
            "turn",
            "window",
        ),
        *("exercise", "routine", "__init__"),
    ],
    "session": [
        "events",
        "talk",
        "care",
        "account",
        "journal",
        "course",
        "schema",
        "live",
        "drivers",
        "__init__",
    ],
    "web": [
        *(
            "bundle",
            "pictures",
            "player_page",
            "markup",
            "html_page",
            "folder",
            "file_cache",
            "query",
            "routine_json",
            "problems_page",
            "folder_page",
            "handout",
        ),
        *("handlers", "app", "__init__", "playground"),
    ],
    "web/playground": [
        *("errors", "packages", "registry", "wheels", "language_json", "analysis", "site"),
        *("__init__", "__main__"),
    ],
    "many": ["compiled", "workers", "__init__"],
    "cli": [
        "options",
        "__init__",
        "style",
        "files",
        "progress",
        "fmt",
        "check",
        "explain",
        "show",
        "steps",
        "index",
        "journals",
        "plain",
        "log",
        "play",
        "web",
        "serve",
    ],
    "terminal": [
        *("keys", "target", "places", "view", "sound", "voice", "questions", "ending", "player", "playing"),
        *("dialogs", "app", "picture", "__init__"),
    ],
    "testing": ["numbers", "doses", "routines", "damage", "scripts", "__init__"],
}

OUTSIDE = {
    "lark": "parser",
    "argparse": "cli",
    "hypothesis": "testing",
    "textual": "terminal",
    "multiprocessing": "many",
    "pickle": None,
    "socket": "cli",
    "starlette": "web",
    "uvicorn": "cli",
    "segno": "cli",
}
"""Who alone may import what is heavy or reaches outside."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            names.add(node.module or "")
    return names


def place(path: Path) -> tuple[str, str]:
    """The module or package on a floor, and the room in it."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0], parts[1] if len(parts) > 1 else ""


def test_every_module_has_its_floor() -> None:
    assert {place(path)[0] for path in MODULES} == set(FLOOR_OF)
    for package, rooms in ROOMS.items():
        modules = {path.stem for path in (PACKAGE / package).glob("*.py")}
        packages = {path.parent.name for path in (PACKAGE / package).glob("*/__init__.py")}
        assert modules | packages == set(rooms)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_go_down(path: Path) -> None:
    home, room = place(path)
    for name in imports_of(path):
        package, _, inside = name.partition(".")
        if package != "routinekit" or (home == "__init__" and inside):
            continue  # the facade may name all, for type checkers
        target, target_room, target_corner = (*inside.split("."), "", "")[:3]
        if target == home and home in ROOMS:
            rooms, here, there = ROOMS[home], room, target_room
            if there == here:  # a package in this package
                rooms, here, there = ROOMS[f"{home}/{room}"], path.stem, target_corner
            assert rooms.index(there or "__init__") < rooms.index(here), f"{path} imports {name}"
        elif target:
            assert FLOOR_OF[target] < FLOOR_OF[home], f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_what_reaches_outside_has_one_door(path: Path) -> None:
    for name in imports_of(path):
        package = name.partition(".")[0]
        if package == "argparse" and path.stem == "__main__":
            continue  # what is run by its name is a command too
        assert OUTSIDE.get(package, place(path)[0]) == place(path)[0], f"{path} imports {name}"


def test_no_room_is_too_large() -> None:
    sizes = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: lines for path, lines in sizes.items() if lines > 420} == {}
