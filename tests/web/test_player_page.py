"""The one file: what it holds, what it may do, and the command that writes it."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zlib import decompress

import pytest
from playwright.sync_api import Page

import routinekit as rk
from routinekit.cli import main
from routinekit.web.bundle import script
from routinekit.web.pictures import MOST_BYTES
from routinekit.web.player_page import hash_of, player_page
from tests.web.stage import timeline

EXAMPLE = "examples/lower-back-pain.routine"
GIF = b64decode("R0lGODlhAQABAAAAACw=")
TEXT = "routine R\nexercise Plank, hold 20s\n  image: {}\n"


def test_it_names_the_scripts_that_may_run_and_nothing_else() -> None:
    made = player_page(timeline("routine R\ndo Plank, hold 20s\n"))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', made)
    (loader,) = re.findall(r"<script>([^<]*)</script>", made)
    (packed,) = re.findall(r'<script type="text/plain" id="player">([^<]*)</script>', made)
    assert decompress(b64decode(packed)).decode() == script()
    assert f"script-src {hash_of(loader)} {hash_of(script())};" in policy
    assert "default-src 'none';" in policy
    assert "unsafe" not in policy
    assert sha256(b"").digest() == b64decode(hash_of("").removeprefix("'sha256-").removesuffix("'"))


def test_it_has_a_title_and_a_language() -> None:
    steps = timeline("routine A < B\ndo Plank, hold 20s\n")
    assert "<title>A &lt; B</title>" in player_page(steps)
    made = player_page(steps, title="Mine", language="de")
    assert "<title>Mine</title>" in made
    assert '<html lang="de">' in made


def test_it_is_the_same_each_time() -> None:
    steps = timeline("routine R\ndo Plank, hold 20s\n")
    assert player_page(steps) == player_page(steps)


def test_no_request_leaves_it(page_of_example: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(page_of_example.as_uri())
    page.locator(".begin").click()
    page.get_by_role("button", name="I have read this").click()
    page.locator(".figures").wait_for()
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [page_of_example.as_uri()]


@pytest.fixture
def page_of_example(tmp_path: Path) -> Path:
    file = tmp_path / "player.html"
    assert main(["web", EXAMPLE, "-o", str(file)]) == 0
    return file


Web = Callable[..., int]


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    """`routinekit web` of a routine with a picture, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(image: str, *options: str) -> int:
        Path("r.routine").write_text(TEXT.format(image))
        return main(["web", "r.routine", "-o", "r.html", *options])

    return run


def plan_in(file: str) -> dict[str, object]:
    (island,) = re.findall(r'id="plan">([^<]*)</script>', Path(file).read_text(encoding="utf-8"))
    plan: dict[str, object] = json.loads(island)
    return plan


def test_the_command_takes_what_can_be_chosen(tmp_path: Path) -> None:
    file, out = tmp_path / "r.routine", tmp_path / "r.html"
    file.write_text("routine R\n  setting work 30s\ndo Plank, for {work}\n")
    options = ["--setting", "work=45s", "--title", "Mine", "--language", "fr"]
    assert main(["web", str(file), "-o", str(out), *options]) == 0
    total = plan_in(str(out))["total"]
    assert total == {"steps": 1, "exact_ms": 45000, "estimated_ms": 0, "open_steps": 0}
    assert '<html lang="fr">' in out.read_text(encoding="utf-8")


def test_the_command_writes_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["web", EXAMPLE, "-o", "-"]) == 0
    assert capsysbinary.readouterr().out.decode() == player_page(rk.timeline(rk.load(EXAMPLE)))


def test_a_file_with_errors_makes_no_page(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert web("x.gif\n  hold 2 minuts") == 1
    assert "RK203" in capsys.readouterr().err
    assert not Path("r.html").exists()


def test_the_page_never_takes_the_place_of_the_routine(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert web("x.gif", "-o", "r.routine") == 2
    assert "take the place" in capsys.readouterr().err
    assert Path("r.routine").read_text().startswith("routine R")


def test_a_page_that_cannot_be_written_is_told(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert web("x.gif", "-o", "nowhere/r.html") == 1
    assert "nowhere/r.html can't be written" in capsys.readouterr().err


def test_pictures_beside_the_routine_are_in_the_page(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    Path("pictures").mkdir()
    Path("pictures/plank.gif").write_bytes(GIF)
    assert web("pictures/plank.gif") == 0
    assert plan_in("r.html")["figures"] == {
        "pictures/plank.gif": "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    }
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("image", "says"),
    [
        ("none.gif", "can't be read"),
        ("../up.gif", "outside the folder"),
        ("/etc/passwd.gif", "absolute path"),
        ("https://example.org/a.gif", "no path of a file"),
        ("link.gif", "outside the folder"),
        ("folder.gif", "can't be read"),
        ("large.png", "more than 1,048,576 bytes"),
        ("plank.html", "no picture"),
        ("a plank on a mat", "no picture"),
    ],
)
def test_other_pictures_are_left_out(
    web: Web, capsys: pytest.CaptureFixture[str], tmp_path: Path, image: str, says: str
) -> None:
    (tmp_path.parent / "up.gif").write_bytes(GIF)
    os.symlink(tmp_path.parent / "up.gif", "link.gif")
    Path("folder.gif").mkdir()
    Path("large.png").write_bytes(b"x" * (MOST_BYTES + 1))
    assert web(image) == 0
    told = capsys.readouterr().err
    assert says in told
    assert told.endswith("it is left out\n")
    assert "figures" not in plan_in("r.html")


def test_of_standard_input_no_picture_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "r.routine"
    source.write_text(TEXT.format("plank.gif"))
    with source.open() as standard_input:
        monkeypatch.setattr("sys.stdin", standard_input)
        assert main(["web", "-", "-o", str(tmp_path / "r.html")]) == 0
    assert capsys.readouterr().err == ""
