"""What an address can reach: the routines below the folder, and nothing else, whatever it is made of."""

import os
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from routinekit.limits import DEFAULT_LIMITS
from routinekit.many.timed_calls import DirectCalls
from routinekit.web import create_app
from routinekit.web.file_cache import FileCache
from routinekit.web.folder import Folder
from routinekit.web.handlers import Handler
from tests.web.client import ask
from tests.web.served_folder import BACK, SECRET, TRICKS, USES, filled


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def app(root: Path) -> Starlette:
    return create_app(root)


@pytest.mark.parametrize("address", TRICKS)
def test_a_trick_reaches_nothing(app: Starlette, address: str) -> None:
    began = monotonic()
    answered = ask(app, address)
    assert answered.status == 404
    assert "Secret" not in answered.text
    assert monotonic() - began < 5


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/back.routine/text", BACK),
        ("/alias.routine/text", BACK),
        ("/week%201/uses.routine/text", USES),
        ("/also/uses.routine/text", USES),
        ("/week%201/50%25%20%231%20%3Cb%3E%3F.routine/text", "routine Half & half <b>"),
        ("/week%201/%D9%83%D9%88%D8%A8%D8%B1%D8%A7.routine/text", "routine كوبرا"),
    ],
)
def test_a_routine_below_the_folder_is_reached(app: Starlette, address: str, text: str) -> None:
    answered = ask(app, address)
    assert answered.status == 200
    assert answered.text.startswith(text)


PIECES = [
    *("..", ".", "", "/", "\\", "%2e%2e", "\0", "\n", "out", "outside", "secret.routine", "parent", ".git"),
    *(
        "inside.routine",
        "dir.routine",
        "back.routine",
        "week 1",
        "uses.routine",
        "text",
        "handout",
        "index.json",
    ),
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map("/".join), st.text(max_size=30)
)
def test_whatever_is_asked_for_there_is_an_answer_and_nothing_secret_in_it(
    root: Path, path: str, query: str
) -> None:
    folder, nothing_kept = Folder(root.resolve(), DEFAULT_LIMITS), FileCache[Any](0)
    handler = Handler(
        folder=folder,
        title="",
        language="en",
        calls=DirectCalls(),
        responses=nothing_kept,
        records=nothing_kept,
    )
    response = handler.respond(path, query)
    assert response.status in (200, 307, 400, 404, 422)
    assert b"Secret" not in response.body
    assert str(root).encode() not in response.body


def test_a_listing_has_what_may_be_seen_and_nothing_else(app: Starlette) -> None:
    listed = ask(app, "/index.json").json
    assert listed["folders"] == ["also", "empty", "week 1"]
    assert [each["path"] for each in listed["routines"]] == [
        *("alias.routine", "back.routine", "bad.routine", "lib.routine", "odd.routine"),
    ]


def test_a_name_that_no_address_can_say_is_not_listed(tmp_path: Path) -> None:
    for name in (b"half \xff.routine", b"line\nbreak.routine", b"C:x.routine", b"back\\slash.routine"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(SECRET)
    assert ask(create_app(tmp_path), "/index.json").json["routines"] == []


def test_a_folder_that_went_away_is_not_there(tmp_path: Path) -> None:
    app = create_app(tmp_path / "none")
    assert ask(app, "/").status == 404
    assert ask(app, "/index.json").json["error"] == "There is nothing here."


def test_a_folder_may_not_let_anybody_look_into_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> list[str]:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refused)
    assert ask(create_app(tmp_path), "/").status == 404


def test_a_link_to_a_folder_on_the_way_leads_into_no_endless_tree(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.routine").write_text("routine R\ndo Plank, hold 5s\n")
    for link, target in {"self": ".", "a/b/up": "..", "a/b/top": "../..", "into": "a/b"}.items():
        (tmp_path / link).symlink_to(target)
    app = create_app(tmp_path)
    assert ask(app, "/index.json").json["folders"] == ["a", "into"]
    assert ask(app, "/a/b/index.json").json["folders"] == []
    assert ask(app, "/into/index.json").json["folders"] == ["up"]
    assert ask(app, "/into/x.routine/text").status == 200
    for address in ("/self/", "/self/a/", "/a/b/up/", "/a/b/top/into/x.routine/text", "/into/up/b/"):
        assert ask(app, address).status == 404


def test_a_link_that_goes_away_while_it_is_followed_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.routine").symlink_to("b.routine")

    def gone(_: str) -> str:
        raise FileNotFoundError

    folder = Folder(tmp_path.resolve(), DEFAULT_LIMITS)
    monkeypatch.setattr(os.path, "realpath", gone)
    assert folder.file(["a.routine"]) is None


def test_a_long_address_ends_quickly(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(".")
    app = create_app(tmp_path)
    began = monotonic()
    for address in ("/self" * 10_000 + "/", "/self" * 800 + "/", "/s" * 2000 + "/x.routine/text"):
        assert ask(app, address).status == 404
    assert monotonic() - began < 2


def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.routine"
    path.write_text(SECRET)
    folder = Folder(tmp_path.resolve(), DEFAULT_LIMITS)
    found = folder.file(["a.routine"])
    assert found is not None
    path.unlink()
    os.mkfifo(path)
    assert folder.open(found) is None


def test_a_file_that_nobody_may_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.routine").write_text(SECRET)

    def refused(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("routinekit.web.folder.read_plain_below", refused)
    app = create_app(tmp_path)
    assert "you may not read this file" in ask(app, "/").text
    answered = ask(app, "/a.routine/text")
    assert answered.status == 422
    assert "you may not read this file" in answered.text
    assert str(tmp_path) not in answered.text


def test_a_used_file_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    root = filled(tmp_path)
    for used in ("../outside/secret.routine", "link.routine", "/etc/passwd", "out/secret.routine"):
        (root / "spy.routine").write_text(f'routine Spy\n  use "{used}"\ndo Nothing\n')
        answered = ask(create_app(root), "/spy.routine/diagnostics.json")
        assert [found["code"] for found in answered.json["diagnostics"]] == ["RK612"]
