"""The records of `rk.compile_many`, made by the machines of a Ray cluster: for more files than one can read.

Run it with `python examples/embedding/many_with_ray.py FOLDER [ADDRESS]`; ADDRESS is such as
`ray://10.0.0.5:10001`, and without it Ray uses the processors of this machine. Every machine has to see
the folder by the same path.
"""

import sys
from pathlib import Path

import ray

import routinekit as rk

FILES = 200


@ray.remote
def records(paths: list[str]) -> list[rk.Compiled]:
    """What came of some of the files; within one task the engine has its own processes."""
    return list(rk.compile_many(paths, workers=1))


def main(folder: str, address: str | None = None) -> None:
    """Print a line for each file."""
    ray.init(address)
    paths = sorted(str(path) for path in Path(folder).resolve().rglob("*.routine"))
    tasks = [records.remote(paths[first : first + FILES]) for first in range(0, len(paths), FILES)]
    for task in tasks:
        for record in ray.get(task):
            print(record.path, record.name, record.total and record.total.known, *record.diagnostics)


if __name__ == "__main__":
    main(*sys.argv[1:])
