"""How a playground is built: from what is fetched once, held to its hashes, and never from anything else."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from routinekit.doses import DOSE_FORMS
from routinekit.quantities import UNITS
from routinekit.vocabulary import FIELDS
from routinekit.web.playground import __main__ as command
from routinekit.web.playground.errors import BuildError, UnreachableError
from routinekit.web.playground.language_json import language_json
from routinekit.web.playground.packages import (
    Lock,
    Package,
    PackageCache,
    bundler_here,
    download,
    integrity,
    unpack,
)
from routinekit.web.playground.registry import renew_lock
from routinekit.web.playground.site import build
from routinekit.web.playground.wheels import wheels
from tests.web.small_playground import lock_of, needed, packages, project, tarball

THING = Package("@of/thing", "1.2.3", "https://registry.invalid/thing.tgz", integrity(b"thing"))

runs_scripts = pytest.mark.skipif(
    sys.platform == "win32", reason="the bundler of these tests is a script, which Windows doesn't run"
)


def never(_: str) -> bytes:
    raise AssertionError("nothing is to be fetched")


# ---------------------------------------------------------- packages


def test_a_package_is_fetched_once_and_kept(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return b"thing"

    cache = PackageCache(tmp_path / "cache", fetch=fetch)
    assert [cache.get(THING), cache.get(THING)] == [b"thing", b"thing"]
    assert asked == [THING.url]
    assert [path.name for path in cache.folder.iterdir()] == ["@of+thing-1.2.3.tgz"]
    assert PackageCache(cache.folder, offline=True, fetch=never).get(THING) == b"thing"


def test_what_has_another_hash_is_refused_and_not_kept(tmp_path: Path) -> None:
    cache = PackageCache(tmp_path / "cache", fetch=lambda _: b"another thing")
    with pytest.raises(BuildError, match=r"thing\.tgz is not what it was"):
        cache.get(THING)
    assert not cache.folder.exists()


def test_what_is_damaged_in_the_cache_is_fetched_again(tmp_path: Path) -> None:
    (tmp_path / THING.file).write_bytes(b"damaged")
    assert PackageCache(tmp_path, fetch=lambda _: b"thing").get(THING) == b"thing"
    assert (tmp_path / THING.file).read_bytes() == b"thing"


def test_without_a_network_what_is_not_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        UnreachableError, match=r"@of/thing 1\.2\.3 is not in .* build once without --offline"
    ):
        PackageCache(tmp_path, offline=True, fetch=never).get(THING)


def test_an_address_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"held")
    assert download((tmp_path / "a").as_uri()) == b"held"
    with pytest.raises(UnreachableError, match="can't be reached"):
        download((tmp_path / "b").as_uri())


def test_the_files_of_a_package_come_without_the_folder_around_them() -> None:
    assert unpack(tarball({"a.js": "1", "b/c.js": "2", "../d.js": "3"})) == {"a.js": b"1", "b/c.js": b"2"}


def test_the_list_of_this_project_is_whole() -> None:
    lock = Lock.read()
    names = {each.name for each in lock.packages}
    assert set(lock.ranges) <= names
    assert {"pyodide", "@codemirror/view", "@esbuild/linux-x64"} <= names
    for each in lock.packages:
        assert each.url.startswith("https://registry.npmjs.org/")
        assert each.integrity.startswith("sha512-")
    assert Lock(lock.ranges, lock.packages).to_json() == lock.to_json()


def test_of_the_bundlers_only_that_of_this_system_is_wanted() -> None:
    wanted = [each.name for each in Lock.read().needed_by("@esbuild/darwin-arm64")]
    assert [name for name in wanted if "esbuild" in name] == ["@esbuild/darwin-arm64"]
    assert "pyodide" in wanted
    with pytest.raises(BuildError, match="there is no bundler for this system, plan9-mips"):
        Lock.read().needed_by("@esbuild/plan9-mips")


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [("linux", "x86_64", "linux-x64"), ("win32", "AMD64", "win32-x64"), ("darwin", "arm64", "darwin-arm64")],
)
def test_a_bundler_is_named_after_its_system(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert bundler_here() == f"@esbuild/{name}"


# ---------------------------------------------------------- the list made anew


def registry(**versions: dict[str, dict[str, str]]) -> Callable[[str], bytes]:
    """A registry that has these packages: the versions of each, with what they need."""

    def fetch(url: str) -> bytes:
        name = url.removeprefix("https://registry.npmjs.org/")
        told = {
            version: {
                "version": version,
                "dependencies": needs,
                "dist": {"tarball": f"{url}-{version}.tgz", "integrity": f"sha512-{version}"},
            }
            for version, needs in versions[name].items()
        }
        return json.dumps({"versions": told}).encode()

    return fetch


def test_the_newest_release_in_a_range_is_taken_with_what_it_needs() -> None:
    fetch = registry(
        a={"1.2.0": {}, "1.10.0": {"b": "^0.3.1", "ws": "^8.0.0"}, "1.11.0-beta": {}, "2.0.0": {}},
        b={"0.3.0": {}, "0.3.2": {"a": "^1.2.0"}, "0.4.0": {}},
    )
    lock = renew_lock({"a": "^1.1.0", "b": "^0.3"}, fetch)
    assert [(each.name, each.version) for each in lock.packages] == [("a", "1.10.0"), ("b", "0.3.2")]
    assert lock.packages[0].url == "https://registry.npmjs.org/a-1.10.0.tgz"
    assert lock.packages[0].integrity == "sha512-1.10.0"
    assert lock.ranges == {"a": "^1.1.0", "b": "^0.3"}


def test_ranges_that_nothing_fits_are_told() -> None:
    with pytest.raises(BuildError, match=r"there is no a that is \^3"):
        renew_lock({"a": "^3"}, registry(a={"1.0.0": {}}))


def test_a_range_of_another_form_is_refused() -> None:
    with pytest.raises(BuildError, match="`>=1` is no range"):
        renew_lock({"a": ">=1"}, registry(a={"1.0.0": {}}))


# ---------------------------------------------------------- wheels and words


def test_wheels_come_by_pip_and_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, kept = project(tmp_path / "root"), tmp_path / "kept"
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(needed(tmp_path / "elsewhere")))
    made = wheels(root, cache=kept, out=tmp_path / "made", offline=False)
    assert [path.name for path in made] == ["needed-1.0-py3-none-any.whl", "small-1.0-py2.py3-none-any.whl"]
    assert [path.name for path in kept.iterdir()] == ["needed-1.0-py3-none-any.whl"]


def test_a_wheel_that_is_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="pip download: No matching distribution found for needed"):
        wheels(project(tmp_path / "root"), cache=tmp_path / "kept", out=tmp_path / "made", offline=True)


def test_the_words_of_the_editor_are_those_of_the_language() -> None:
    words = language_json()
    assert words["fields"] == FIELDS
    assert words["doses"] == DOSE_FORMS
    units = words["units"]
    assert isinstance(units, tuple)
    assert {word.lower() for unit in UNITS for word in unit.words} - set(units) == {"%"}


# ---------------------------------------------------------- the site


def build_small(folder: Path, more: str = "") -> dict[str, str]:
    """What a small site says, file by file."""
    tarballs = packages(more)
    lock = lock_of(tarballs)
    cache = PackageCache(folder / "cache", offline=True)
    if not cache.folder.exists():
        project(folder / "root")
        needed(cache.folder / "wheels")
    for each in lock.packages:
        path = cache.folder / each.file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(tarballs[each.name])
    out = build(folder / "root", folder / "out", cache, lock).folder
    files = [path for path in out.rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_text(errors="replace") for path in files}


@runs_scripts
def test_what_is_in_a_site(tmp_path: Path) -> None:
    site = build_small(tmp_path)
    assert site["page.js"].split()[:2] == ["bundled", "playground/page.js"]
    assert {"editor.js", "language.json"} <= set(site["page.js"].split())
    assert "customElements.define" in site["player.js"]
    assert [each["name"] for each in json.loads(site["examples.json"])] == ["Back", "Knee"]
    assert json.loads(site["pyodide/pyodide-lock.json"]) == {"info": {"python": "3.14"}, "packages": {}}
    assert '["needed-1.0-py3-none-any.whl","small-1.0-py2.py3-none-any.whl"]' in site["worker.js"]
    assert "editor 1.0.0: MIT\n\nDo what you like." in site["licences.txt"]


@runs_scripts
def test_all_is_kept_for_later_and_another_build_is_another(tmp_path: Path) -> None:
    site = build_small(tmp_path)
    worker = site.pop("offline-worker.js")
    listed = json.loads(worker.partition("const FILES = ")[2].partition(";")[0])
    assert set(listed) == set(site) - {"index.html"} | {"./"}
    assert build_small(tmp_path)["offline-worker.js"] == worker
    (tmp_path / "root" / "examples" / "real" / "a.routine").write_text("routine Hip\n")
    assert build_small(tmp_path)["offline-worker.js"] != worker


@runs_scripts
def test_a_mistake_in_the_modules_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="can't be bundled: there is a mistake in it"):
        build_small(tmp_path, "wrong")


def test_what_is_no_checkout_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="is built in a checkout"):
        build(tmp_path, tmp_path / "out", PackageCache(tmp_path, fetch=never), Lock.read())


def test_a_folder_that_holds_something_else_stays_as_it_is(tmp_path: Path) -> None:
    precious = tmp_path / "out" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("All of it.")
    with pytest.raises(BuildError, match="holds something else"):
        build(project(tmp_path / "root"), tmp_path / "out", PackageCache(tmp_path, fetch=never), Lock.read())
    assert precious.read_text() == "All of it."


# ---------------------------------------------------------- the command


def test_the_command_says_what_it_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from routinekit.web.playground.site import Site

    given: list[tuple[Path, PackageCache]] = []

    def build(_: Path, out: Path, cache: PackageCache, __: Lock) -> Site:
        given.append((out, cache))
        return Site(out, 17, 14_600_000)

    monkeypatch.setattr(command, "build", build)
    assert command.main(["--out", str(tmp_path), "--offline"]) == 0
    assert given[0][0] == tmp_path
    assert given[0][1].offline
    assert f"{tmp_path}: 17 files, 14.6 MB" in capsys.readouterr().out


def test_the_command_renews_the_list_and_says_what_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = Lock({"a": "^1"}, (THING,))
    monkeypatch.setattr(command, "renew_lock", lambda _: lock)
    monkeypatch.setattr(command, "LOCK_FILE", tmp_path / "lock.json")
    monkeypatch.setattr(command, "ROOT", tmp_path)
    assert command.main(["--renew", "--out", str(tmp_path / "out")]) == 1
    assert (tmp_path / "lock.json").read_text() == lock.to_json()
    assert capsys.readouterr().err == (
        "playground: a playground is built in a checkout of routinekit, which has its examples too\n"
    )
