"""Connections on which nothing comes, or half a request, or too slowly, or from which nothing is taken."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import uvicorn

from routinekit.cli import connections
from routinekit.cli.connections import Connection
from routinekit.web.app import DEFAULT_HEADERS

SECONDS = 0.5
LARGE = b"x" * 20_000_000


async def app(scope: Any, _: Any, send: Any) -> None:
    if scope["path"] == "/slow":
        await asyncio.sleep(3 * SECONDS)
    headers = [(b"content-length", b"%d" % len(LARGE))] if scope["path"] == "/large" else []
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": LARGE if scope["path"] == "/large" else b"done"})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listening:
        patch.setattr(connections, "REQUEST_SECONDS", SECONDS)
        config = uvicorn.Config(app, http=Connection, log_level="critical", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


@pytest.fixture
def connection(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as made:
        yield made


def everything(connection: socket.socket) -> bytes:
    """All that comes until the other side ends."""
    came = b""
    with suppress(ConnectionError):
        while part := connection.recv(1_000_000):
            came += part
    return came


WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", b"GET / HT", WHOLE[:-2], WHOLE[:-2] + b"Content-Length: 9\r\n\r\n12"])
def test_half_a_request_is_not_waited_for(connection: socket.socket, sent: bytes) -> None:
    began = time.monotonic()
    connection.sendall(sent)
    everything(connection)
    assert SECONDS / 2 < time.monotonic() - began < 10


def test_what_comes_byte_by_byte_is_too_slow(connection: socket.socket) -> None:
    began = time.monotonic()
    with pytest.raises(ConnectionError):  # noqa: PT012 - it is told at some byte
        while time.monotonic() - began < 20:
            connection.sendall(b"G")
            time.sleep(0.05)
    assert time.monotonic() - began < 10


def test_a_request_that_is_worked_on_is_not_cut(connection: socket.socket) -> None:
    connection.sendall(WHOLE.replace(b"/ ", b"/slow ", 1))
    assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")


def test_what_is_taken_slowly_is_sent_and_what_is_not_taken_is_not_kept(connection: socket.socket) -> None:
    connection.sendall(WHOLE.replace(b"/ ", b"/large ", 1))
    taken = 0
    for _ in range(3):
        time.sleep(SECONDS / 2)
        taken += len(connection.recv(3_000_000))
    time.sleep(4 * SECONDS)
    assert taken + len(everything(connection)) < len(LARGE)


@pytest.mark.parametrize(
    "sent", [b"nothing like it\r\n\r\n", WHOLE.replace(b"/ ", b"/slow ", 1) + b"\0\r\n\r\n"]
)
def test_what_is_no_request_is_refused_with_the_headers_of_all_responses(
    connection: socket.socket, sent: bytes
) -> None:
    connection.sendall(sent)
    head = everything(connection).partition(b"\r\n\r\n")[0].decode()
    if b"slow" not in sent:
        assert head.startswith("HTTP/1.1 400 Bad Request")
        assert [each for each in DEFAULT_HEADERS.items() if "\r\n{}: {}".format(*each) not in head] == []


def test_a_request_whose_body_is_damaged_while_it_is_worked_on_is_refused(connection: socket.socket) -> None:
    connection.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnot a number\r\n")
    answer = everything(connection)
    assert answer.count(b"HTTP/1.1") == 1
    assert answer.startswith(b"HTTP/1.1 400")
