"""Files that are none, that change while they are looked at, or that are far too large."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

import routinekit as rk
from routinekit import disk
from routinekit.disk import NotPlainError, read_plain, read_plain_below, scan_below
from routinekit.file_resolver import FileResolver
from tests.library.race import raced

TEXT = b"library L\nexercise Plank, hold 5s\n"
TERABYTE = 2**40

needs_descriptors = pytest.mark.skipif(not disk._HAS_DESCRIPTORS, reason="no descriptors of folders")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lib.routine"
    path.write_bytes(TEXT)
    return path


def grow(path: Path) -> None:
    path.write_bytes(TEXT + b"#" * 1000)


def vanish(path: Path) -> None:
    path.unlink()


def become_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_a_link(path: Path) -> None:
    secret = path.with_name("secret")
    secret.write_bytes(TEXT)
    path.unlink()
    path.symlink_to(secret)


def just_before(monkeypatch: pytest.MonkeyPatch, call: str, change: Callable[[], None]) -> None:
    """Change the disk after a file was looked at, right before that call of the system."""
    real = getattr(os, call)

    def changed(*arguments: object, **named: object) -> object:
        monkeypatch.setattr(os, call, real)
        change()
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, changed)


@pytest.mark.parametrize("most", [len(TEXT), len(TEXT) + 1, TERABYTE])
def test_what_is_in_a_file(file: Path, most: int) -> None:
    assert read_plain(file, most) == TEXT


def test_one_byte_more_than_may_be(file: Path) -> None:
    assert read_plain(file, len(TEXT) - 1) is None


def test_a_huge_file_is_refused_by_its_size_and_not_read(file: Path) -> None:
    os.truncate(file, TERABYTE)  # which takes no room on the disk
    with pytest.raises(rk.RoutineError) as refused:
        rk.load(file)
    assert [found.code for found in refused.value.diagnostics] == ["RK602"]
    assert read_plain(file, TERABYTE - 1) is None


def test_a_mark_at_the_beginning_hides_nothing_that_is_cut_off(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + TEXT)
    for most in range(len(TEXT) + 3):
        with pytest.raises(rk.RoutineError, match="RK602"):
            rk.load(file, limits=rk.Limits(file_bytes=most))
    assert rk.load(file, limits=rk.Limits(file_bytes=len(TEXT) + 3)).name == "L"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (vanish, FileNotFoundError),
        (become_a_pipe, NotPlainError),
        (become_a_folder, IsADirectoryError),
    ],
)
def test_a_file_that_changes_before_it_is_opened(
    file: Path, change: Callable[[Path], None], error: type[OSError], monkeypatch: pytest.MonkeyPatch
) -> None:
    just_before(monkeypatch, "open", lambda: change(file))
    began = monotonic()
    with pytest.raises(error):
        read_plain(file, 1000)
    assert monotonic() - began < 1


def test_a_file_that_grows_before_it_is_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    just_before(monkeypatch, "open", lambda: grow(file))
    assert read_plain(file, 1000) is None


def test_a_file_that_grows_before_it_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fstat

    def seen_small(handle: int) -> os.stat_result:
        monkeypatch.undo()
        found = real(handle)
        grow(file)
        return found

    monkeypatch.setattr(os, "fstat", seen_small)
    assert read_plain(file, 1000) is None


@pytest.mark.parametrize("most", [1000, 0])
def test_a_file_that_vanishes_before_it_is_read_is_read_all_the_same(
    file: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    just_before(monkeypatch, "fstat", lambda: vanish(file))
    assert read_plain(file, most) == (TEXT if most else None)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/tty", "pipe", "socket"])
def test_pipes_and_devices_are_no_files(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as waiting:
        waiting.bind("socket")
        with pytest.raises(NotPlainError):
            rk.load(path)


def test_a_link_to_a_file_may_be_loaded(file: Path) -> None:
    link = file.with_name("link.routine")
    link.symlink_to(file)
    assert rk.load(link).name == "L"


# ---------------------------------------------------------------- files that are used


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (vanish, "there is no file"),
        (become_a_pipe, "is no file"),
        (become_a_folder, "is no file"),
        (become_a_link, "is no file"),
    ],
)
def test_a_used_file_that_changes_after_it_was_found(
    file: Path, change: Callable[[Path], None], says: str
) -> None:
    resolver = FileResolver.at(file.parent)
    real = resolver.find(file.name)
    assert isinstance(real, Path)
    change(file)
    refused = resolver.read(real, file.name, rk.Limits())
    assert isinstance(refused, rk.Diagnostic)
    assert says in refused.message


def test_a_used_file_that_becomes_a_link_right_before_it_is_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk._require_plain

    def judged_too_early(path: Path, found: os.stat_result) -> None:
        real(path, found)
        become_a_link(file)

    resolver = FileResolver.at(file.parent)
    monkeypatch.setattr(disk, "_require_plain", judged_too_early)
    refused = resolver.read(file, file.name, rk.Limits())
    assert isinstance(refused, rk.Diagnostic)
    assert "can't be read" in refused.message


def below(root: Path) -> Path:
    """A file two folders below a root, beside which lies a secret with the same names."""
    for folder in (root / "a" / "b", root.parent / "outside" / "b"):
        folder.mkdir(parents=True)
        (folder / "lib.routine").write_bytes(TEXT if folder.is_relative_to(root) else b"secret")
    return root / "a" / "b" / "lib.routine"


@pytest.mark.parametrize("descriptors", [True, False])
def test_what_is_below_a_root_is_read_and_listed(
    tmp_path: Path, descriptors: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_HAS_DESCRIPTORS", descriptors and disk._HAS_DESCRIPTORS)
    file = below(tmp_path / "root")
    assert read_plain_below(tmp_path / "root", file, 1000) == TEXT
    with scan_below(tmp_path / "root", file.parent) as entries:
        assert [entry.name for entry in entries] == ["lib.routine"]


@needs_descriptors
@pytest.mark.parametrize("swapped", ["a", "a/b"])
def test_a_folder_that_became_a_link_leads_nowhere(tmp_path: Path, swapped: str) -> None:
    root = tmp_path / "root"
    file, folder = below(root), root / swapped
    folder.rename(tmp_path / "gone")
    folder.symlink_to(tmp_path / "outside" / "b" if swapped == "a/b" else tmp_path / "outside")
    assert file.read_bytes() == b"secret"
    with pytest.raises(NotADirectoryError):
        read_plain_below(root, file, 1000)
    with pytest.raises(NotADirectoryError), scan_below(root, file.parent):
        pass


@needs_descriptors
def test_a_folder_that_is_swapped_for_a_link_all_the_time_never_leads_out(tmp_path: Path) -> None:
    came = raced(tmp_path, seconds=2)
    assert came["inside"] > 0
    assert came["swaps"] > 10
    assert came["outside"] == 0


def uses(main: Path) -> list[str]:
    return [
        found.message
        for found in rk.parse_bytes(main.read_bytes(), name=str(main), folder=main.parent).diagnostics
    ]


def test_a_used_file_that_is_too_large(file: Path) -> None:
    os.truncate(file, TERABYTE)
    main = file.with_name("main.routine")
    main.write_text('routine R\n  use "lib.routine"\ndo Plank, hold 5s\n')
    assert uses(main) == [
        "the file has errors: lib.routine:1:1: RK602 the file is larger than 1,048,576 bytes"
    ]


def test_a_folder_in_the_way_that_leads_out_of_the_root(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "lib.routine").write_bytes(TEXT)
    here = tmp_path / "here"
    here.mkdir()
    (here / "parts").symlink_to(tmp_path / "secret")
    main = here / "main.routine"
    main.write_text('routine R\n  use "parts/lib.routine"\ndo Plank, hold 5s\n')
    assert uses(main) == ["`parts/lib.routine` lies outside the folder that may be used"]


def test_a_path_that_goes_up_and_comes_back_stays_inside(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "lib.routine").write_bytes(TEXT)
    main = tmp_path / "main.routine"
    main.write_text('routine R\n  use "parts/../lib.routine"\ndo Plank\n')
    assert uses(main) == []


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    main = tmp_path / "main.routine"
    main.write_text(f'routine R\n  use "{"x" * 4000}"\ndo Plank, hold 5s\n')
    assert [message[-13:] for message in uses(main)] == ["can't be read"]


def test_files_that_name_a_broken_one_many_times_are_read_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        (tmp_path / f"f{number}.routine").write_text("library L\n" + f'  use "f{number + 1}.routine"\n' * 50)
    read: list[Path] = []
    real = FileResolver.read

    def counted(
        resolver: FileResolver, file: Path, path: str, limits: rk.Limits
    ) -> bytes | rk.Diagnostic | None:
        read.append(file)
        return real(resolver, file, path, limits)

    monkeypatch.setattr(FileResolver, "read", counted)
    main = tmp_path / "main.routine"
    main.write_text('routine R\n  use "f0.routine"\ndo Plank, hold 5s\n')
    assert len(uses(main)) == 1
    assert len(read) == 7 + 49  # and the one that isn't there each time that it is asked for
