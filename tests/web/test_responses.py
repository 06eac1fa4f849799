"""The responses: each view of a routine, what was chosen, what has changed, and what every answer says."""

import os
import re
import time
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pytest
from attrs import evolve
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

import routinekit as rk
from routinekit.limits import DEFAULT_LIMITS
from routinekit.loading import Loader, Result
from routinekit.many.timed_calls import DirectCalls
from routinekit.source import Source
from routinekit.web import create_app
from routinekit.web.handlers import ROUTINES_PER_PAGE
from tests.web.client import ClientResponse, ask
from tests.web.served_folder import BACK, filled

T = TypeVar("T")

AN_HOUR_AGO = 3600 * 1_000_000_000


def settled(path: Path) -> None:
    """Let a file be old enough to be known by its times."""
    changed = path.stat().st_mtime_ns - AN_HOUR_AGO
    os.utime(path, ns=(changed, changed))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def app(root: Path) -> Starlette:
    return create_app(root, title="Our routines")


@pytest.fixture
def get(app: Starlette) -> Callable[..., ClientResponse]:
    def got(address: str, **headers: str) -> ClientResponse:
        return ask(app, address, **headers)

    return got


Get = Callable[..., ClientResponse]

# ---------------------------------------------------------------- views


def test_an_unknown_name_of_the_package_is_no_name() -> None:
    import routinekit.web

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        routinekit.web.nothing  # noqa: B018 - it is looked up


def test_the_page_of_a_folder(get: Get) -> None:
    page = get("/")
    assert page.status == 200
    for words in (
        "<title>Our routines</title>",
        '<a dir="auto" href="./week%201/">week 1</a>',
        '<a dir="auto" href="./back.routine/">My back</a>',
        "~1:40 · 32 steps",
        'href="./back.routine/handout"',
        "can&#x27;t be played: 2 errors",
        "line 2: the number 5 after `hold` has no unit",
        'href="./bad.routine/problems"',
        "open · 1 step · 1 warning",
        "nothing to play: words for other routines",
    ):
        assert words in page.text
    assert "Up" not in page.text


def test_the_page_of_a_folder_in_it_has_names_as_text_and_a_way_up(get: Get) -> None:
    page = get("/week%201/").text
    assert '<a href="../">Up</a>' in page
    assert "Half &amp; half &lt;b&gt;" in page
    assert 'href="./50%25%20%231%20%3Cb%3E%3F.routine/"' in page
    assert "كوبرا" in page


def test_an_empty_folder_says_so(get: Get) -> None:
    assert "There is no routine here." in get("/empty/").text
    assert get("/empty/index.json").json["routines"] == []


def test_a_folder_as_data(get: Get) -> None:
    listed = get("/index.json").json["routines"]
    assert listed[1] == {
        "path": "back.routine",
        "name": "My back",
        "total": {"steps": 32, "exact_ms": 50_000, "estimated_ms": 50_000, "open_steps": 0},
        "errors": 0,
        "warnings": 0,
    }
    assert listed[2] == {"path": "bad.routine", "name": None, "total": None, "errors": 2, "warnings": 0}


def test_a_long_folder_has_pages(tmp_path: Path) -> None:
    for number in range(ROUTINES_PER_PAGE + 1):
        (tmp_path / f"{number:03}.routine").write_text(f"routine R{number}\ndo Plank, hold 5s\n")
    (tmp_path / "more").mkdir()
    app = create_app(tmp_path)
    first, second = ask(app, "/index.json").json, ask(app, "/index.json?page=2").json
    assert (first["page"], first["pages"], first["folders"]) == (1, 2, ["more"])
    assert len(first["routines"]) == ROUTINES_PER_PAGE
    assert (second["page"], second["folders"]) == (2, [])
    assert [each["name"] for each in second["routines"]] == [f"R{ROUTINES_PER_PAGE}"]
    assert '<a href="?page=2">More</a>' in ask(app, "/").text
    assert '<a href="?page=1">Before</a>' in ask(app, "/?page=2").text
    assert ask(app, "/?page=3").status == 404
    assert ask(app, "/?page=0").status == 400
    answered = ask(app, "/index.json?week=2")
    assert answered.status == 400
    assert "what can: page" in answered.json["error"]


def test_what_its_author_wrote_as_data(get: Get) -> None:
    data = get("/back.routine/routine.json").json
    assert data["name"] == "My back"
    assert data["prose"] == [{"field": "caution", "text": "Ask your doctor."}]
    assert data["doses"] == ["frequency 3 times a week", "stop if pain > 3", "ask effort"]
    warm_up, main = data["items"]
    assert warm_up["items"] == [
        {"kind": "do", "name": "March", "prose": [], "doses": ["for {work}"], "lines": []}
    ]
    assert main["items"][0]["kind"] == "exercise"
    assert main["items"][0]["doses"] == ["reps 10 (hard 15)", "hold 2s", "ask pain"]
    assert data["choices"] == {
        "variants": [{"names": ["easy", "hard"], "in_turn": False}],
        "settings": [{"name": "work", "value": "30s", "low": "15s", "high": "1min"}],
        "parts": ["Warm-up", "Main"],
        "choices": ["Walk"],
    }
    assert data["text"] == BACK
    assert get("/week%201/uses.routine/routine.json").json["uses"] == ["../lib.routine"]
    assert get("/lib.routine/routine.json").json["library"] is True


def test_a_rest_by_itself_and_settings_without_limits_as_data(tmp_path: Path) -> None:
    text = "routine R\n  setting many 4\ndo Row, reps {many}\nrest 30s\ndo Row, reps 5\n"
    (tmp_path / "a.routine").write_text(text)
    data = ask(create_app(tmp_path), "/a.routine/routine.json").json
    assert data["items"][1] == {"kind": "rest", "dose": "rest 30s"}
    assert data["choices"]["settings"] == [{"name": "many", "value": "4", "low": None, "high": None}]


def test_its_timeline_as_data(get: Get) -> None:
    routine = rk.parse(BACK).routine
    assert routine is not None
    assert get("/back.routine/timeline.json").json["total"]["steps"] == len(rk.timeline(routine))
    assert get("/back.routine/timeline.json").json["exercises"][0]["name"] == "March"


def test_its_problems_as_data_and_as_a_page(get: Get) -> None:
    found, _ = get("/bad.routine/diagnostics.json").json["diagnostics"]
    assert (found["code"], found["path"], found["line"]) == ("RK204", "bad.routine", 2)
    page = get("/bad.routine/problems")
    assert page.status == 200
    assert "error[RK204]" in page.text
    assert '<a href="./..">All routines</a>' in page.text
    assert "No problems." in get("/back.routine/problems").text
    assert "warning[RK" in get("/odd.routine/problems").text


def test_its_text_is_plain_text_whatever_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.routine").write_bytes(b"<script>alert(1)</script>\xff")
    answered = ask(create_app(tmp_path), "/a.routine/text")
    assert answered.body == b"<script>alert(1)</script>\xff"
    assert answered.headers["content-type"] == "text/plain; charset=utf-8"
    assert answered.headers["x-content-type-options"] == "nosniff"


def test_a_routine_and_a_folder_are_found_without_their_last_stroke(get: Get) -> None:
    answered = get("/back.routine?week=2")
    assert (answered.status, answered.headers["location"]) == (307, "./back.routine/?week=2")
    assert get("/week%201").headers["location"] == "./week%201/"
    answered = get("/back.routine?part=Warm-up&setting.work=45s&x=%C3%A4\r\nSet-Cookie: a=b")
    assert answered.headers["location"] == (
        "./back.routine/?part=Warm-up&setting.work=45s&x=%C3%A4%0D%0ASet-Cookie:%20a=b"
    )


@pytest.mark.parametrize("view", ["handout", "timeline.json", "routine.json", "", "plan.json"])
def test_a_broken_routine_says_what_is_wrong(get: Get, view: str) -> None:
    answered = get(f"/bad.routine/{view}")
    assert answered.status == 422
    assert "the number 5 after `hold` has no unit" in answered.text
    assert "etag" not in answered.headers


def test_what_is_too_large_is_said_and_not_read(root: Path) -> None:
    app = create_app(root, limits=evolve(DEFAULT_LIMITS, file_bytes=100))
    assert "larger than 100 bytes" in ask(app, "/back.routine/text").text
    assert ask(app, "/back.routine/text").status == 422
    (found,) = ask(app, "/back.routine/diagnostics.json").json["diagnostics"]
    assert found["code"] == "RK602"


def test_too_many_steps_are_not_sent(tmp_path: Path) -> None:
    (tmp_path / "a.routine").write_text("routine R\nrounds 30000\n  do Plank, hold 5s\n")
    app = create_app(tmp_path)
    answered = ask(app, "/a.routine/timeline.json")
    assert answered.status == 422
    assert [found["code"] for found in answered.json["diagnostics"]] == ["RK607"]
    assert ask(app, "/a.routine/handout").status == 200
    more = create_app(tmp_path, limits=evolve(DEFAULT_LIMITS, exported_steps=40_000))
    assert ask(more, "/a.routine/timeline.json").json["total"]["steps"] == 30_000


# ---------------------------------------------------------------- choices


def exercises(answered: ClientResponse) -> list[str]:
    return [each["name"] for each in answered.json["exercises"]]


def test_what_is_chosen_in_the_address(get: Get) -> None:
    reps = get("/back.routine/timeline.json?variant=hard&part=Main").json
    assert reps["steps"][-1]["rep"] == [15, 15]
    assert exercises(get("/back.routine/timeline.json?part=Warm-up")) == ["March"]
    assert "Walk" in exercises(get("/back.routine/timeline.json?choice=Walk&week=2&day=3&session=4"))
    longer = get("/back.routine/timeline.json?setting.work=45s&part=Warm-up&ranges=high&affected=left").json
    assert longer["total"]["exact_ms"] == 45_000


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("part=Cool-down", "its parts: Warm-up, Main"),
        ("variant=harder", "its variants: easy, hard"),
        ("setting.pace=5s", "its settings: work"),
        ("setting.work=5s", "lies outside the limits"),
        ("choice=Run", "what can: Walk"),
        ("affected=both", "`left` or `right`"),
        ("ranges=top", "the `low` end"),
        ("weeks=2", "variant, setting.NAME, week, day, session, affected, part, ranges, choice"),
        ("week=0", "`week` is a whole number from 1 to 99,999, not `0`"),
        ("week=999999999", "`week` is a whole number from 1 to 99,999"),
        ("week=two", "not `two`"),
        ("week=%D9%A2", "not `٢`"),
        ("day=99999999999", "from 1"),
        ("week=1&week=2", "`week` is chosen twice"),
        ("setting.work=20s&setting.work=30s", "`work` is chosen twice"),
        ("&".join(f"choice={number}" for number in range(300)), "more than 200 choices"),
        ("part=" + "a" * 5000, "longer than 4,096 characters"),
    ],
)
@pytest.mark.parametrize("view", ["handout", "timeline.json"])
def test_what_can_not_be_chosen_is_told(get: Get, view: str, query: str, said: str) -> None:
    answered = get(f"/back.routine/{view}?{query}")
    assert answered.status == 400
    if view == "handout":
        assert said.replace("'", "&#x27;") in answered.text
    else:
        told = [
            answered.json["error"],
            *(f"{each['message']} {each['help']}" for each in answered.json["diagnostics"]),
        ]
        assert said in " ".join(told)


def test_an_empty_field_of_a_form_chooses_nothing(get: Get) -> None:
    assert get("/back.routine/timeline.json?part=&week=").status == 200


@pytest.mark.parametrize("view", ["text", "routine.json", "problems", "diagnostics.json"])
def test_where_nothing_can_be_chosen_it_is_told(get: Get, view: str) -> None:
    answered = get(f"/back.routine/{view}?week=2")
    assert answered.status == 400
    assert "nothing can be chosen here" in answered.text


# ---------------------------------------------------------------- headers

EVERY = {
    "/": 200,
    "/index.json": 200,
    "/back.routine": 307,
    "/back.routine/handout": 200,
    "/back.routine/problems": 200,
    "/back.routine/text": 200,
    "/back.routine/routine.json": 200,
    "/back.routine/timeline.json": 200,
    "/back.routine/diagnostics.json": 200,
    "/bad.routine/handout": 422,
    "/back.routine/handout?week=0": 400,
    "/back.routine/timeline.json?week=0": 400,
    "/nothing": 404,
    "/%0a": 404,
}


@pytest.mark.parametrize(("address", "status"), EVERY.items())
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "OPTIONS", "PROPFIND"])
def test_every_answer_says_what_a_browser_may_do_with_it(
    app: Starlette, address: str, status: int, method: str
) -> None:
    answered = ask(app, address, method)
    if method in ("GET", "HEAD"):
        assert answered.status == status
    else:
        assert answered.status == 405
        assert set(answered.headers["allow"].split(", ")) == {"GET", "HEAD"}
    policy = answered.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert answered.headers["x-frame-options"] == "DENY"
    assert answered.headers["referrer-policy"] == "no-referrer"
    assert answered.headers["cross-origin-resource-policy"] == "same-origin"
    kept = answered.status == 200
    assert answered.headers["cache-control"] == ("no-cache" if kept else "no-store")
    assert ("etag" in answered.headers) == kept
    assert "charset=utf-8" in answered.headers["content-type"] or address.partition("?")[0].endswith(".json")


@pytest.mark.parametrize("address", EVERY)
def test_head_is_get_without_a_body(app: Starlette, address: str) -> None:
    whole, head = ask(app, address), ask(app, address, "HEAD")
    assert head.headers == whole.headers
    assert int(head.headers["content-length"]) == len(whole.body)
    assert head.body == b""


@pytest.mark.parametrize("address", ["/", "/back.routine/handout", "/bad.routine/problems", "/nothing"])
def test_a_page_has_no_style_but_its_own_and_no_script(get: Get, address: str) -> None:
    page = get(address)
    styles = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    hashes = [f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles]
    assert page.headers["content-security-policy"].endswith(f"; style-src {' '.join(hashes)}")
    assert not re.search(r"<script| style=| on\w+=|javascript:", page.text)


def test_a_mistake_of_ours_tells_nothing_and_says_what_a_browser_may_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(str(root))

    monkeypatch.setattr("routinekit.web.handlers.folder_page", broken)
    app = create_app(root)

    async def kept(scope: Any, receive: Any, send: Any) -> None:
        with pytest.raises(RuntimeError):  # the server tells it to its log
            await app(scope, receive, send)

    answered = ask(kept, "/")
    assert (answered.status, answered.text) == (500, "Something went wrong here.")
    assert answered.headers["content-security-policy"].startswith("default-src 'none'")
    assert answered.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("view", ["", "handout", "timeline.json", "plan.json", "routine.json"])
def test_a_mistake_of_ours_at_a_view_is_told_of_this_file_alone(
    root: Path, view: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError(str(root))

    for name in ("player_page", "handout_page", "timeline_json", "plan_json", "routine_json"):
        monkeypatch.setattr(f"routinekit.web.views.{name}", broken)
    answered = ask(create_app(root), f"/back.routine/{view}")
    assert answered.status == 422
    assert "the program fails at this file" in answered.text
    assert str(root) not in answered.text
    assert "IndexError" in caplog.text


def test_a_mistake_of_ours_at_one_file_is_told_in_the_list_and_at_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("good", "evil"):
        (tmp_path / f"{name}.routine").write_text(f"routine {name}\ndo Plank, hold 5s\n")
    real = Loader.result_of

    def broken(loader: Loader, source: Source, before: Result | None = None) -> Result:
        if "evil" in source.text:
            raise RecursionError
        return real(loader, source, before)

    monkeypatch.setattr(Loader, "result_of", broken)
    app = create_app(tmp_path)
    page = ask(app, "/")
    assert page.status == 200
    assert "can&#x27;t be played: 1 error" in page.text
    assert "the program fails at this file" in page.text
    assert ">good</a>" in page.text
    assert ask(app, "/evil.routine/").status == 422
    assert "the program fails" in ask(app, "/evil.routine/problems").text
    assert ask(app, "/evil.routine/text").status == 200
    assert ask(app, "/good.routine/").status == 200
    assert "RecursionError" in caplog.text


class SlowCalls(DirectCalls):
    seconds = 0.2

    def call(self, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
        time.sleep(0.15)
        return super().call(seconds, function, *arguments)


def test_a_folder_that_takes_too_long_is_known_bit_by_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("routinekit.web.file_cache._SETTLED", -AN_HOUR_AGO)
    monkeypatch.setattr("routinekit.web.app.DirectCalls", SlowCalls)
    for name in "abcdef":
        (tmp_path / f"{name}.routine").write_text("routine R\ndo Plank, hold 5s\n")
    app = create_app(tmp_path)
    answered = ask(app, "/")
    assert answered.status == 503
    assert "This takes too long here." in answered.text
    assert (answered.headers["retry-after"], answered.headers["refresh"]) == ("1", "1")
    assert 200 in [ask(app, "/").status for _ in range(6)]


def test_who_waits_too_long_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routinekit.web.app._WAITING_SECONDS", 0)
    answered = ask(create_app(root), "/index.json")
    assert answered.status == 503
    assert answered.json["error"] == "There is too much to do here now."


def test_another_name_for_the_machine_is_refused_where_its_names_are_told(root: Path) -> None:
    app = create_app(root, hosts=["routines.example"])
    assert ask(app, "/").status == 200
    answered = ask(app, "/", host="evil.example")
    assert answered.status == 400
    assert answered.headers["x-content-type-options"] == "nosniff"


# ---------------------------------------------------------------- what the browser has already


@pytest.mark.parametrize("address", [each for each, status in EVERY.items() if status == 200])
def test_what_the_browser_has_is_not_sent_again(get: Get, address: str) -> None:
    tag = get(address).headers["etag"]
    for told in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = get(address, if_none_match=told)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["cache-control"] == "no-cache"
    assert get(address, if_none_match='"other"').status == 200


def test_another_choice_is_another_answer_and_another_order_is_not(get: Get) -> None:
    tags = [
        get(f"/back.routine/timeline.json?{query}").headers["etag"]
        for query in ("", "variant=hard", "variant=hard&setting.work=45s", "setting.work=45s&variant=hard")
    ]
    assert len(set(tags)) == 3
    assert tags[2] == tags[3]


def test_a_file_that_changes_is_served_as_it_is_now(tmp_path: Path) -> None:
    path, app = tmp_path / "a.routine", create_app(tmp_path)
    for name in ("One", "Two", "Six"):  # of one length, in one moment
        path.write_text(f"routine {name}\ndo Plank, hold 5s\n")
        assert ask(app, "/a.routine/timeline.json").json["routine"] == name
        assert f">{name}</a>" in ask(app, "/").text
    path.write_text("routine\n")
    assert ask(app, "/a.routine/timeline.json").status == 422
    path.unlink()
    assert ask(app, "/a.routine/timeline.json").status == 404
    assert ask(app, "/index.json").json["routines"] == []


def test_a_used_file_that_changes_is_heeded(tmp_path: Path) -> None:
    root = filled(tmp_path)
    address, app = "/week%201/uses.routine/timeline.json", create_app(root)
    assert ask(app, address).json["total"]["exact_ms"] == 5000
    (root / "lib.routine").write_text("library Words\nexercise Plank, hold 7s\n")
    assert ask(app, address).json["total"]["exact_ms"] == 7000
    (root / "lib.routine").unlink()
    assert ask(app, address).status == 422


@pytest.mark.parametrize("address", ["/a.routine/handout", "/index.json"])
def test_what_was_made_of_a_settled_file_is_not_made_again(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.routine").write_text("routine R\ndo Plank, hold 5s\n")
    monkeypatch.setattr("routinekit.web.file_cache._SETTLED", -AN_HOUR_AGO)
    app = create_app(tmp_path)
    first = ask(app, address)

    def read_again(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("routinekit.web.folder.Loader", read_again)
    assert ask(app, address) == first


def test_a_file_that_goes_away_while_it_is_asked_for_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.routine").write_text("routine R\ndo Plank, hold 5s\n")

    def gone(*_: object, **__: object) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr("routinekit.web.folder.read_plain_below", gone)
    app = create_app(tmp_path)
    assert ask(app, "/a.routine/text").status == 404
    assert ask(app, "/index.json").json["routines"] == []


def test_a_file_that_goes_away_while_its_folder_is_listed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.routine"
    path.write_text("routine R\ndo Plank, hold 5s\n")
    app = create_app(tmp_path)
    from routinekit.web.folder import Folder, Listing

    monkeypatch.setattr(Folder, "listing", lambda *_: Listing((), ("a.routine",)))
    path.unlink()
    assert ask(app, "/index.json").json["routines"] == []


def test_hidden_pictures_links_to_them_and_other_files_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/in.png", ".hidden.png", "notes.txt", "seen.png"):
        (tmp_path / name).write_bytes(b"secret" if name != "seen.png" else b"seen")
    links = {"link.png": ".hidden.png", "deep.png": ".git/in.png", "text.png": "notes.txt", "way": ".git"}
    for name, target in {**links, "fine.png": "seen.png", ".by.png": "seen.png"}.items():
        (tmp_path / name).symlink_to(target)
    named = [*links, "way/in.png", ".git/in.png", ".hidden.png", "./.git/in.png", ".by.png", "fine.png"]
    lines = [f"do E{number}, hold 5s\n  image: {name}\n" for number, name in enumerate(named)]
    (tmp_path / "b.routine").write_text("routine R\n" + "".join(lines))
    page = ask(create_app(tmp_path), "/b.routine/").text
    assert b64encode(b"secret").decode() not in page
    assert (
        page.count('"data:image/png')
        == page.count(f'"fine.png":"data:image/png;base64,{b64encode(b"seen").decode()}')
        == 1
    )


def test_a_picture_in_the_folder_above_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "up.png").write_bytes(b"seen")
    (tmp_path / "in" / "b.routine").write_text("routine R\ndo A, hold 5s\n  image: ../up.png\n")
    assert "data:image/png" not in ask(create_app(tmp_path), "/in/b.routine/").text


# ---------------------------------------------------------------- in another app


def test_mounted_in_another_app_its_links_lead_where_they_should(root: Path) -> None:
    async def home(_: Request) -> Response:
        return Response("home")

    app = Starlette(routes=[Route("/", home), Mount("/for/patients", create_app(root))])
    assert ask(app, "/").text == "home"
    assert ask(app, "/for/patients/index.json").json["folders"] == ["also", "empty", "week 1"]
    assert ask(app, "/for/patients/week%201/uses.routine/handout").status == 200
    assert ask(app, "/for/patients/back.routine").headers["location"] == "./back.routine/"
    assert ask(app, "/for/patients/../index.json").status == 404
    for address in ("/", "/week%201/", "/back.routine/handout", "/bad.routine/problems"):
        links = re.findall(r'href="([^"]*)"', ask(app, f"/for/patients{address}").text)
        assert links
        assert all(link.startswith(("./", "../")) for link in links)


# ---------------------------------------------------------------- the player


def test_the_player_of_a_routine(get: Get) -> None:
    page = get("/back.routine/?variant=hard")
    assert page.status == 200
    assert "My back" in page.text
    policy = page.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_its_plan_as_data(get: Get) -> None:
    data = get("/back.routine/plan.json?variant=hard").json
    assert data["routinekit_plan"] == 2
    assert data["chosen"]["variants"] == ["hard"]


def test_pictures_that_lie_beside_a_routine_are_in_its_player(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("routinekit.web.file_cache._SETTLED", -AN_HOUR_AGO)
    root = tmp_path / "routines"
    root.mkdir()
    (tmp_path / "outside.png").write_bytes(b"OUTSIDE")
    (root / "b.routine").write_text(
        "routine R\ndo Plank, hold 5s\n  image: plank.png\ndo Row, hold 5s\n  image: ../outside.png\n"
        "do Squat, hold 5s\n  image: squat.svg\n"
    )
    (root / "plank.png").write_bytes(b"PICTURE")
    app = create_app(root)
    page = ask(app, "/b.routine/").text
    assert f'"plank.png":"data:image/png;base64,{b64encode(b"PICTURE").decode()}"' in page
    assert b64encode(b"OUTSIDE").decode() not in page
    (root / "squat.svg").write_bytes(b"LATER")
    assert b64encode(b"LATER").decode() in ask(app, "/b.routine/").text
    monkeypatch.setattr("routinekit.web.folder.PICTURE_CHARACTERS", 40)
    (root / "squat.svg").write_bytes(b"MUCH LATER")
    page = ask(app, "/b.routine/").text
    assert '"plank.png":"data:' in page
    assert b64encode(b"MUCH LATER").decode() not in page
    assert ask(app, "/plank.png").status == 404
