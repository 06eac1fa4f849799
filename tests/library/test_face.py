"""The face of the library: its names, what an import costs, what errors are."""

import ast
import pickle
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import routinekit as rk
from routinekit import doses
from tests.project import stub

GOOD = "routine R\ndo A, sets 2, hold 3s, rest 1s\n"


def test_each_name_is_there_and_no_other() -> None:
    assert len(set(rk.__all__)) == len(rk.__all__)
    for name in rk.__all__:
        assert getattr(rk, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        rk.nonsense  # type: ignore[attr-defined]  # noqa: B018 - the look-up is the test


def test_all_names_are_imported_by_a_star() -> None:
    names: dict[str, object] = {}
    exec("from routinekit import *", names)
    assert set(names) - {"__builtins__"} == set(rk.__all__)


def test_each_dose_that_an_author_can_write_has_a_public_name() -> None:
    words = {kind.word for kind in doses.DOSES}
    public = (getattr(rk, name) for name in rk.__all__)
    assert words == {kind.word for kind in public if isinstance(kind, type) and issubclass(kind, doses.Dose)}


def test_type_checkers_and_dir_know_the_same_names() -> None:
    assert stub.main(["--check"]) == 0, "run `python -m tests.project.stub`"
    imports = [node for node in ast.parse(stub.stub()).body if isinstance(node, ast.ImportFrom)]
    assert sorted(alias.name for node in imports for alias in node.names) == sorted(dir(rk))
    assert sorted(dir(rk)) == sorted(rk.__all__)


def test_a_stale_stub_is_found_and_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stub, "TARGET", tmp_path / "__init__.pyi")
    assert stub.main(["--check"]) == 1
    assert stub.main([]) == 0
    assert stub.main(["--check"]) == 0


def test_every_public_name_is_documented() -> None:
    for name in rk.__all__:
        thing = getattr(rk, name)
        assert (thing.__doc__ or "").strip(), name
        if isinstance(thing, type):
            for member, value in vars(thing).items():
                if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                    assert (value.__doc__ or "").strip(), f"{name}.{member}"


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split("\n")[-2].split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = loaded_by("import routinekit")
    assert loaded.isdisjoint({"lark", "argparse", "attr", "attrs", "hypothesis", "re"} - loaded_by("pass"))


def test_parsing_loads_no_command_line_no_test_tools_and_no_lark() -> None:
    loaded = loaded_by("import routinekit as rk; rk.parse('routine R')")
    assert "routinekit.parser.reader" in loaded
    assert loaded.isdisjoint({"argparse", "hypothesis", "lark"})


def test_a_check_that_finds_nothing_loads_nothing_for_mistakes() -> None:
    check = "from routinekit.cli import main; main(['check', 'examples/lower-back-pain.routine'])"
    assert loaded_by(check).isdisjoint(
        {
            "lark",
            "difflib",
            "tempfile",
            "importlib.metadata",
            "routinekit.formatter",
            "routinekit.parser.syntax_errors",
            "routinekit.session",
        }
    )


def test_timeline_stays_a_function_when_all_modules_are_loaded() -> None:
    for module in ("routinekit.steps", "routinekit.parser", "routinekit.plan", "routinekit.check"):
        __import__(module)
    assert callable(rk.timeline)
    assert callable(rk.parse)


def test_load_reads_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert rk.load(file) == rk.load(str(file)) == rk.parse(GOOD).routine


def test_load_raises_every_problem_as_data(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\ndo A, hold 5\ndo B, hold 5 m\ndo C\n  tip:\n")
    with pytest.raises(rk.RoutineError) as caught:
        rk.load(file)
    assert isinstance(caught.value, ValueError)
    assert [found.code for found in caught.value.diagnostics] == ["RK204", "RK205", "RK218"]
    assert str(caught.value) == (
        f"{file}:2:12: RK204 the number 5 after `hold` has no unit\n"
        f"{file}:3:14: RK205 `m` may be minutes or metres"
    )
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.diagnostics == caught.value.diagnostics


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert [
        found.code for found in rk.parse_bytes(b"#" * 11, limits=rk.Limits(file_bytes=10)).diagnostics
    ] == ["RK602"]


def test_amounts_are_equal_that_last_as_long() -> None:
    hours, minutes = (rk.parse(f"routine R\ndo A, hold {text}\n").routine for text in ("1.5h", "90min"))
    assert hours == minutes
    assert hash(hours) == hash(minutes)
    assert hours != rk.parse("routine R\ndo A, hold 90s\n").routine


def test_load_lets_the_system_say_what_is_wrong_with_a_path(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rk.load(tmp_path / "none.routine")
    with pytest.raises(OSError, match="directory"):
        rk.load(tmp_path)


def test_a_routine_can_be_built_in_python() -> None:
    routine = rk.Routine("R", items=(rk.Do("A", doses=(rk.Sets(2), rk.Reps(3))),))
    assert len(rk.timeline(routine)) == 2
    assert rk.timeline(routine)[0].line is None


def test_what_is_built_wrongly_in_python_is_refused() -> None:
    routine = rk.Routine("R", items=(rk.Do("A", doses=(rk.Reps(2), rk.Reps(3))),))
    with pytest.raises(rk.RoutineError, match="RK401"):
        rk.timeline(routine)


def test_everything_is_frozen() -> None:
    routine = rk.parse(GOOD).routine
    assert routine is not None
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        routine.name = "other"  # type: ignore[misc]  # mypy knows that it is frozen
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        rk.timeline(routine)[0].index = 3  # type: ignore[misc]  # and so is this
