"""The wheel, installed in a clean environment, works from anywhere."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_the_grammar_the_marker_of_types_and_the_look_of_the_player(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        for name in ("routine.lark", "tables.json"):
            assert archive.read(f"routinekit/{name}") == (ROOT / "grammar" / name).read_bytes()
    assert {
        "routinekit/py.typed",
        "routinekit/__init__.pyi",
        "routinekit/terminal/player.tcss",
        "routinekit/web/pages.css",
    } <= set(names)
    assert not [name for name in names if name.startswith(("tests", "grammar", "examples"))]


def test_it_holds_the_player_of_the_web(wheel: Path) -> None:
    held = {path.relative_to(ROOT).as_posix() for path in (ROOT / "routinekit/web/player").iterdir()}
    held.add("routinekit/session/table.json")
    with zipfile.ZipFile(wheel) as archive:
        assert held <= set(archive.namelist())


def test_it_parses_a_file_from_the_root_folder(wheel: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\ndo Plank, sets 3, hold 30s, rest 15s\n")
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    shown = subprocess.run(
        [programs / "routinekit", "show", file], check=True, capture_output=True, text=True, cwd=file.anchor
    )
    assert "5 steps" in shown.stdout
    names = subprocess.run(
        [
            programs / "python",
            "-c",
            "import routinekit as rk, routinekit.parser.grammar as g; print(g.grammar_path())",
        ],
        check=True,
        capture_output=True,
        text=True,
        cwd=file.anchor,
    )
    assert str(tmp_path) in names.stdout
