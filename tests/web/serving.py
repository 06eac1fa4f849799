"""`routinekit serve` as a process of its own, and what it sends to one raw request."""

import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

COMMAND = [sys.executable, "-m", "routinekit", "serve"]


@contextmanager
def served(
    folder: Path, *options: str, command: Sequence[str] = COMMAND
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that serves a folder at any free port, and its address."""
    with subprocess.Popen(
        [*command, str(folder), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().partition(" is at ")[2].partition(" ")[0]
        finally:
            process.terminate()


def raw(address: str, target: str, method: str = "GET") -> tuple[int, bytes]:
    """The status and all that is sent to a request whose target is sent as it stands."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        head = f"{method} {target} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode("latin-1"))
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    return int(answer.split(b" ", 2)[1]), answer
