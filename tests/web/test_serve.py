"""`routinekit serve`: a real process on a real port."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from routinekit.cli import main, serve
from tests.cli.pseudo import in_terminal
from tests.web.served_folder import SECRET, TRICKS, filled
from tests.web.serving import raw, served


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with served(root) as (_, address):
        yield address


def test_it_serves_this_machine_alone(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    status, answer = raw(address, "/")
    assert status == 200
    assert b"My back" in answer


MORE_TRICKS = [
    "../outside/secret.routine/text",
    "/../../../../../../etc/passwd",
    "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "http://127.0.0.1/../outside/secret.routine/text",
    "/back.routine/text#fragment/../../",
    "/outside/secret.routine/text",
]


@pytest.mark.parametrize("target", [*TRICKS, *MORE_TRICKS])
def test_a_trick_sent_as_it_stands_reaches_nothing(address: str, target: str) -> None:
    status, answer = raw(address, target)
    assert status == 404 or (status == 400 and b"Invalid HTTP request" in answer)
    assert SECRET.encode() not in answer
    assert b"root:" not in answer


def test_few_tricks_are_no_requests_at_all(address: str) -> None:
    refused = [target for target in TRICKS if raw(address, target)[0] != 404]
    assert refused == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_it_can_only_be_read(address: str, method: str) -> None:
    assert raw(address, "/", method)[0] == 405


def test_head_has_no_body(address: str) -> None:
    status, answer = raw(address, "/", "HEAD")
    assert status == 200
    assert answer.endswith(b"\r\n\r\n")


def test_a_page_that_has_its_name_lead_here_is_refused(address: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


def test_ctrl_c_ends_it_quietly(root: Path) -> None:
    with served(root) as (process, address):
        assert raw(address, "/")[0] == 200
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)
    assert (process.returncode, out, errors) == (130, "", "")


SLOW = """\
import time
import routinekit.loading

real = routinekit.loading.parse_source

def slow(source, *more):
    if "SLOW" in source.text:
        time.sleep(60)
    return real(source, *more)

routinekit.loading.parse_source = slow
"""
"""What makes each process, that of the server and those that it starts, wait at some texts."""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good file, and two that take for ever, as far as anybody will ever know."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(SLOW)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'site'}{os.pathsep}{os.getcwd()}")
    folder = tmp_path / "routines"
    folder.mkdir()
    for name, text in {
        "a": "routine A\ndo Plank, hold 5s\n",
        "b": "routine SLOW\n",
        "c": "routine SLOW\n",
    }.items():
        (folder / f"{name}.routine").write_text(text)
        settled(folder / f"{name}.routine")
    return folder


def settled(path: Path) -> None:
    changed = path.stat().st_mtime - 3600
    os.utime(path, (changed, changed))


def test_a_request_that_takes_too_long_is_ended_with_a_word(slow: Path) -> None:
    with served(slow) as (_, address):
        assert raw(address, "/a.routine/")[0] == 200
        began = time.monotonic()
        status, answer = raw(address, "/b.routine/")
        assert 1.5 < time.monotonic() - began < 20  # two, and what a busy machine adds
        assert status == 503
        assert b"This takes too long here." in answer
        assert b"\r\nretry-after: 1\r\n" in answer
        assert b"\r\nx-content-type-options: nosniff\r\n" in answer
        assert raw(address, "/a.routine/")[0] == 200


def test_the_page_of_a_folder_says_which_files_take_too_long(slow: Path) -> None:
    with served(slow) as (_, address):
        time.sleep(1.1)  # until the times of the files tell when they changed
        for _ in range(5):
            status, answer = raw(address, "/")
            if status == 200:
                break
            assert status == 503
    assert answer.count(b"it takes too long to read this file here") == 2
    assert b">A</a>" in answer


def test_ctrl_c_ends_it_also_while_a_request_is_worked_on(slow: Path) -> None:
    with served(slow) as (process, address):
        raw(address, "/a.routine/")
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port), timeout=20) as asking:
            asking.sendall(b"GET /b.routine/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            time.sleep(0.5)
            began = time.monotonic()
            process.send_signal(signal.SIGINT)
            out, errors = process.communicate(timeout=20)
    assert time.monotonic() - began < 20
    assert (process.returncode, out, errors) == (130, "", "")


def test_a_server_that_ends_by_itself_ends_well(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    assert main(["serve", str(root), "--port", "0"]) == 0


def test_a_busy_port_is_told(address: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    busy = str(urlsplit(address).port)
    assert main(["serve", str(root), "--port", busy]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"routinekit serve: port {busy} can't be had: address already in use; ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_what_is_no_port_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", ".", "--port", port])
    assert ended.value.code == 2
    assert port in capsys.readouterr().err


@pytest.mark.parametrize("name", ["none", "back.routine", "a" * 5000])
def test_what_is_no_folder_is_told(
    name: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert main(["serve", name]) == 2
    assert capsys.readouterr().err == f"routinekit serve: {name} is no folder\n"


def test_what_has_to_be_installed_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "uvicorn" else name)
    assert main(["serve", str(root)]) == 2
    assert 'pip install "routinekit[web]"' in capsys.readouterr().err


# ---------------------------------------------------------------- on the network

needs_a_network = pytest.mark.skipif(
    serve._address_on_network() is None, reason="this machine is on no network"
)


@needs_a_network
def test_for_the_network_it_prints_a_code_for_the_phone(root: Path) -> None:
    with served(root, "--lan") as (process, address):
        host = urlsplit(address).hostname
        assert host != "127.0.0.1"
        assert raw(address, "/")[0] == 200
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        shown = process.stdout.read()
    assert "Everybody on this network can read it." in shown
    assert serve_code(address) in shown


@needs_a_network
def test_on_a_terminal_the_code_is_white_on_black(root: Path) -> None:
    shown, status = in_terminal(["serve", str(root), "--port", "0", "--lan"], typed=[("█", "\x03")])
    assert status == 130
    assert "\x1b[97;40m█" in shown
    assert "Traceback" not in shown


def serve_code(address: str) -> str:
    """The code of an address as another process draws it."""
    drawing = f"import segno, sys; segno.make({address!r}).terminal(sys.stdout, compact=True)"
    return subprocess.run(
        [sys.executable, "-c", drawing],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ).stdout.decode()


def test_a_terminal_without_such_characters_gets_a_code_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain:
        encoding = "ascii"

    monkeypatch.setattr(sys, "stdout", Plain())
    assert serve._qr_code("http://192.0.2.7:8642/").isascii()


def test_without_a_network_it_says_so(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Alone(socket.socket):
        def connect(self, _: object) -> None:
            raise OSError("Network is unreachable")

    monkeypatch.setattr("socket.socket", Alone)
    assert main(["serve", str(root), "--lan"]) == 2
    assert "this machine is on no network" in capsys.readouterr().err
