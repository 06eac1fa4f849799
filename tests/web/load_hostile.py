"""100 clients and files that are hostile and change: `python -m tests.web.load_hostile [SECONDS]`.

Not a test by itself; `test_load` runs it for some seconds. The server is a real process with a small cache;
memory is that of it and of all processes that it started.
"""

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from urllib.parse import urlsplit

from attrs import define, field

from tests.web.served_folder import BACK, filled
from tests.web.serving import served

CLIENTS = 100
SMALL_CACHE = """
from functools import partial
from routinekit import web
from routinekit.cli import main
web.create_app = partial(web.create_app, kept_bytes=2_000_000)
main()
"""
HOSTILE = {
    "nested": "routine T\nrounds 999999\n  rounds 999999\n    rest 10s\n",
    "weeks": "routine T\nrounds 2 +1 per week\n  rest 10s\n",
    "alternating": "routine T\namrap 5min\n section S\n  every 1min, 4 times, alternating\n   rest 10s\n",
    "positions": "routine T\nexercise A, hold 5s\n  position: " + "x " * 1900 + "\n" + "do A\n" * 5000,
    "settings": "routine T\n  setting w 30s\nexercise A, hold {w}\n  position: "
    + "{w} " * 900
    + "\n"
    + "do A\n" * 900,
    "doses": "routine T\ndo A, for " + "1min " * 700 + "\n",
    "broken": "\x00\u202e" * 5000,
}
VIEWS = ["", "handout", "timeline.json", "plan.json", "routine.json", "diagnostics.json", "problems", "text"]
QUERIES = ["", "", "?week=7", "?week=99999", "?week=999999999", "?part=x", "?variant=hard", "?week=0"]


@define
class Came:
    """The statuses that came, the slowest response in seconds, and the memory in MiB second by second."""

    statuses: Counter[int] = field(factory=Counter)
    slowest: float = 0.0
    memory: list[float] = field(factory=list)


async def asked(address: str, process: int, seconds: float) -> Came:
    came, place, until = Came(), urlsplit(address), monotonic() + seconds
    files = [*HOSTILE, "back", "swapped", "link", "none"]

    async def asking(chance: random.Random) -> None:
        while monotonic() < until:
            target = f"/{chance.choice(files)}.routine/{chance.choice(VIEWS)}{chance.choice(QUERIES)}"
            target = chance.choice([target, target, target, target, "/", "/index.json", "/week%201/"])
            began = monotonic()
            reader, writer = await asyncio.open_connection(place.hostname, place.port)
            head = f"GET {target} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n"
            writer.write(head.encode())
            answer = await reader.read()
            came.statuses[int(answer.split(b" ", 2)[1])] += 1
            came.slowest = max(came.slowest, monotonic() - began)
            writer.close()

    async def looking() -> None:
        while monotonic() < until:
            came.memory.append(resident(process))
            await asyncio.sleep(1)

    await asyncio.gather(looking(), *(asking(random.Random(number)) for number in range(CLIENTS)))
    return came


def resident(process: int) -> float:
    """The memory of a process and those that it started, in MiB, as Linux tells it."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
        tasks = Path(f"/proc/{process}/task").iterdir()  # each of them may have started some
        others = [other for task in tasks for other in (task / "children").read_text().split()]
    except OSError:  # it was ended since
        return 0.0
    own = int(status.partition("VmRSS:")[2].split()[0]) / 1024 if "VmRSS:" in status else 0.0
    return own + sum(resident(int(other)) for other in others)


def changing(root: Path, over: Event) -> None:
    """Write, remove and swap files, until it is over."""
    chance = random.Random(7)
    while not over.wait(0.05):
        path = root / f"{chance.choice([*HOSTILE, 'swapped'])}.routine"
        path.unlink(missing_ok=True)
        if chance.random() < 0.3:
            path.symlink_to(chance.choice(["back.routine", "../outside/secret.routine", "pipe.routine"]))
        elif chance.random() < 0.8:
            path.write_text(chance.choice([*HOSTILE.values(), BACK]))


def loaded(seconds: float) -> Came:
    """What comes of so many seconds."""
    with tempfile.TemporaryDirectory() as folder:
        root, over = filled(Path(folder)), Event()
        for name, text in HOSTILE.items():
            (root / f"{name}.routine").write_text(text)
            os.utime(root / f"{name}.routine", (1e9, 1e9))
        changer = Thread(target=changing, args=(root, over))
        command = [sys.executable, "-c", SMALL_CACHE, "serve"]
        with served(root, command=command) as (process, address), ThreadPoolExecutor(1) as thread:
            changer.start()
            try:
                return thread.submit(asyncio.run, asked(address, process.pid, seconds)).result()
            finally:
                over.set()
                changer.join()


def main() -> None:
    came = loaded(float(sys.argv[1]) if len(sys.argv) > 1 else 300)
    print(f"{came.statuses.total():,} requests of {CLIENTS} clients: {sorted(came.statuses.items())}")
    step = max(1, len(came.memory) // 10)
    print(f"slowest {came.slowest:.1f} s; MiB: {[round(each) for each in came.memory[::step]]}")


if __name__ == "__main__":
    main()
