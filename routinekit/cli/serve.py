"""`routinekit serve`: the routines of a folder in the browser, for this machine alone or for its network."""

import argparse
import io
import os
import socket
import sys
from importlib import import_module
from importlib.util import find_spec

from routinekit.characters import printable

_REQUIRED = ("starlette", "uvicorn", "segno")
"""The packages of the extra `web`."""
_LOOPBACK = "127.0.0.1"
_SECONDS = 2
"""How long a request may be worked on."""
_TEST_NET = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737): a socket that would send there has the address of this machine."""

_WHITE_ON_BLACK, _RESET = "\x1b[97;40m", "\x1b[0m"


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C; 2 where it can't be done."""
    if not all(map(find_spec, _REQUIRED)):
        return _refuse('this needs more: pip install "routinekit[web]"')
    if not os.path.isdir(options.folder):  # where `Path` raises at a name that is too long
        return _refuse(f"{options.folder} is no folder")
    host = _address_on_network() if options.lan else _LOOPBACK
    if host is None:
        return _refuse("this machine is on no network")
    try:
        listening = socket.create_server((host, options.port))
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        return _refuse(f"port {options.port} can't be had: {why}; another one: --port N, any one: --port 0")
    with listening:
        _announce(f"http://{host}:{listening.getsockname()[1]}/", options)
        _serve(options.folder, listening, _allowed_hosts(host))
    return 0


def _refuse(why: str) -> int:
    print(f"routinekit serve: {printable(why)}", file=sys.stderr)
    return 2


def _address_on_network() -> str | None:
    """The address by which others reach this machine; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_TEST_NET)
        except OSError:
            return None
        host: str = probe.getsockname()[0]
    return None if host.startswith("127.") else host


def _allowed_hosts(host: str) -> list[str]:
    """The names by which a browser may ask: a page that rebinds its own name to this address is refused."""
    if host == _LOOPBACK:
        return [host, "localhost"]
    name = socket.gethostname().lower()
    return [host, name, f"{name}.local"]


def _announce(address: str, options: argparse.Namespace) -> None:
    """Say where it is, before anybody can ask for it."""
    print(f"{printable(options.folder)} is at {address} (Ctrl-C ends it)")
    if options.lan:
        print("Everybody on this network can read it. Scan this with a phone:")
        print(_qr_code(address))
    sys.stdout.flush()


def _qr_code(address: str) -> str:
    """A QR code, white on black: half as high where the terminal has the characters for it."""
    drawn = io.StringIO()
    halved = sys.stdout.encoding.lower().startswith("utf")
    import_module("segno").make(address).terminal(drawn, compact=halved)
    if not (halved and sys.stdout.isatty()):
        return drawn.getvalue()
    return "\n".join(f"{_WHITE_ON_BLACK}{line}{_RESET}" for line in drawn.getvalue().splitlines())


def _serve(folder: str, listening: socket.socket, hosts: list[str]) -> None:
    uvicorn = import_module("uvicorn")
    config = uvicorn.Config(
        import_module("routinekit.web").create_app(folder, hosts=hosts, seconds=_SECONDS),
        http=import_module("routinekit.cli.connections").Connection,
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS + 1,
    )
    uvicorn.Server(config).run(sockets=[listening])
