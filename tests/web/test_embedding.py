"""The example that mounts the app in another one, as it stands there."""

import runpy
import socket
import subprocess
import sys
import time
from contextlib import suppress

from tests.web.client import ask
from tests.web.serving import raw

EXAMPLE = "examples/embedding/web_app.py"


def test_its_links_lead_to_the_mounted_app() -> None:
    app = runpy.run_path(EXAMPLE)["app"]("examples")
    home = ask(app, "/").text
    links = [part.partition('"')[0] for part in home.split('href="')[1:]]
    assert len(links) == 3
    assert [ask(app, f"/{link}").status for link in links] == [200, 200, 200]
    assert "Routines of the clinic" in ask(app, "/routines/").text


def test_it_runs_as_a_process() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, EXAMPLE, "examples", str(port)]) as process:
        answered, deadline = None, time.monotonic() + 30
        while not answered and process.poll() is None and time.monotonic() < deadline:
            with suppress(ConnectionRefusedError):
                answered = raw(f"http://127.0.0.1:{port}", "/routines/index.json")
        process.terminate()
    assert answered is not None
    assert answered[0] == 200
    assert b"Lower back pain exercises" in answered[1]
