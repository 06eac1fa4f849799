"""Files that use other files: what is found, and what is never opened."""

import os
from pathlib import Path

import pytest

import routinekit as rk
from routinekit.limits import Limits


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.routine").write_text(text, encoding="utf-8")
    return folder / "main.routine"


def codes(path: Path, **options: object) -> list[str]:
    result = rk.parse_bytes(path.read_bytes(), name=str(path), folder=path.parent, **options)  # type: ignore[arg-type]
    return [found.code for found in result.diagnostics]


def test_a_library_is_found_beside_the_file(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main='routine R\n  use "lib.routine"\ndo Plank\n',
        lib="library L\n  rep 3s\nexercise Plank, reps 5\n",
    )
    timeline = rk.timeline(rk.load(main))
    assert [step.text for step in timeline] == ["1 rep"] * 5
    assert timeline.total.exact.total_seconds() == 15


def test_a_used_file_may_use_another_in_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    main = write(tmp_path, main="routine R\nuse deep/one.routine\ndo Plank\n")
    write(
        tmp_path / "deep",
        one='library One\n  use "two.routine"\n',
        two="library Two\nexercise Plank, hold 5s\n",
    )
    assert len(rk.timeline(rk.load(main))) == 1


def test_a_text_without_a_folder_uses_nothing() -> None:
    result = rk.parse('routine R\n  use "lib.routine"\ndo Plank, hold 5s\n')
    assert [found.code for found in result.diagnostics] == ["RK611"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.routine", "RK611"),
        ("folder", "RK611"),
        ("/etc/passwd", "RK612"),
        ("../secret.routine", "RK612"),
        ("folder/../../secret.routine", "RK612"),
        ("link.routine", "RK612"),
        ("c:x.routine", "RK612"),
        ("folder\\x.routine", "RK612"),
        ("loop.routine", "RK611"),
        ("pipe.routine", "RK611"),
        ("main.routine", "RK613"),
        ("broken.routine", "RK614"),
        ("bytes.routine", "RK614"),
    ],
)
def test_what_is_not_read(tmp_path: Path, path: str, code: str) -> None:
    here = tmp_path / "here"
    (here / "folder").mkdir(parents=True)
    (tmp_path / "secret.routine").write_text("library S\nexercise Plank, hold 5s\n")
    (here / "link.routine").symlink_to(tmp_path / "secret.routine")
    (here / "loop.routine").symlink_to(here / "loop.routine")
    os.mkfifo(here / "pipe.routine")
    (here / "bytes.routine").write_bytes(b"library S\xff\n")
    main = write(
        here, main=f'routine R\n  use "{path}"\ndo Plank, hold 5s\n', broken="library B\nexercise X, hold 5\n"
    )
    assert codes(main) == [code]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = write(tmp_path, main='routine R\n  use "lib.routine"\ndo Plank, hold 5s\n', lib="library L\n")

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(path)

    data = main.read_bytes()
    monkeypatch.setattr(os, "open", refuse)
    result = rk.parse_bytes(data, name=str(main), folder=tmp_path)
    assert [found.code for found in result.diagnostics] == ["RK611"]


def test_the_root_may_lie_above_the_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    write(tmp_path, lib="library L\nexercise Plank, hold 5s\n")
    main = write(tmp_path / "mine", main='routine R\n  use "../lib.routine"\ndo Plank\n')
    assert codes(main) == ["RK612", "RK501"][:1]
    assert codes(main, root=tmp_path) == []
    assert len(rk.timeline(rk.load(main, root=tmp_path))) == 1


def test_files_that_use_each_other_end(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main='routine R\n  use "a.routine"\ndo Plank, hold 5s\n',
        a='library A\n  use "main.routine"\n',
    )
    assert codes(main) == ["RK614"]


def test_a_chain_of_files_is_bounded(tmp_path: Path) -> None:
    chain = {f"f{n}": f'library L{n}\n  use "f{n + 1}.routine"\n' for n in range(4)}
    main = write(
        tmp_path,
        main='routine R\n  use "f0.routine"\ndo A\n',
        f4="library End\nexercise A, hold 5s\n",
        **chain,
    )
    assert codes(main) == []
    assert codes(main, limits=Limits(use_depth=5)) == []
    assert codes(main, limits=Limits(use_depth=4)) == ["RK614"]


def test_a_file_is_used_once_though_it_is_named_twice(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main='routine R\n  use "a.routine"\n  use "a.routine"\ndo Plank\n',
        a="library A\nexercise Plank, hold 5s\n",
    )
    assert codes(main) == []
