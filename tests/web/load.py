"""Many requests at once: `python -m tests.web.load [REQUESTS]` tells of errors, speed and memory.

Not a test by itself; `test_load` runs a smaller one. Requests go over loopback to a real process, 50 at a
time, on connections that stay open, to every kind of answer there is, for each week of a year.
"""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from attrs import define, field

from tests.web.served_folder import filled
from tests.web.serving import served

AT_A_TIME = 50
WEEKS = 52
ADDRESSES = [
    *("/", "/week%201/", "/index.json", "/nothing", "/../etc/passwd", "/pipe.routine/", "/bad.routine/"),
    *("/back.routine/", "/back.routine/handout", "/back.routine/timeline.json", "/back.routine/plan.json"),
    *("/back.routine/text", "/back.routine/routine.json", "/back.routine/diagnostics.json"),
    *("/week%201/uses.routine/", "/back.routine/timeline.json?week={week}", "/long.routine/timeline.json"),
]
EXPECTED = {"/nothing": 404, "/../etc/passwd": 404, "/pipe.routine/": 404, "/bad.routine/": 422}
LONG = "routine Long\nrounds 200\n  do Plank, hold 5s\n  do Squat, reps 10\n"


@define
class Load:
    """What came of it: how many requests, which errors, and the memory at some of them, in MiB."""

    done: int = 0
    errors: Counter[str] = field(factory=Counter)
    memory: dict[int, float] = field(factory=dict)
    seconds: float = 0.0


async def load(address: str, process: int, requests: int, looks: list[int]) -> Load:
    """Ask so many times; memory is looked at after the numbers of requests in `looks`."""
    result, numbers, began = Load(), count(), time.perf_counter()
    place = urlsplit(address)

    async def asking() -> None:
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        while (number := next(numbers)) < requests:
            target = ADDRESSES[number % len(ADDRESSES)]
            expected = EXPECTED.get(target, 200)
            path = target.format(week=number // len(ADDRESSES) % WEEKS + 1)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
            body = await reader.readexactly(length)
            status = int(head.split(b" ", 2)[1])
            if status != expected or not body:
                result.errors[f"{status} at {target}"] += 1
            result.done += 1
            if result.done in looks:
                result.memory[result.done] = resident(process)
        writer.close()

    await asyncio.gather(*(asking() for _ in range(AT_A_TIME)))
    result.seconds = time.perf_counter() - began
    return result


def resident(process: int) -> float:
    """The memory of a process, in MiB, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def loaded(requests: int, looks: list[int]) -> Load:
    """What comes of so many requests to a folder of all kinds of files, served by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = filled(Path(folder))
        (root / "long.routine").write_text(LONG)
        with served(root) as (process, address):
            asking = load(address, process.pid, requests, looks)
            with ThreadPoolExecutor(1) as thread:  # as in `client`
                return thread.submit(asyncio.run, asking).result()


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    result = loaded(requests, [requests // 10, requests // 2, requests])
    print(
        f"{result.done:,} requests, {AT_A_TIME} at a time, in {result.seconds:.1f} s; errors: {result.errors}"
    )
    for number, memory in result.memory.items():
        print(f"after {number:>7,}: {memory:.1f} MiB")


if __name__ == "__main__":
    main()
