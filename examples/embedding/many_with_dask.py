"""The records of `rk.compile_many`, made by the machines of a Dask cluster: for more files than one can read.

Run it with `python examples/embedding/many_with_dask.py FOLDER [SCHEDULER]`; SCHEDULER is such as
`tcp://10.0.0.5:8786`, and without it Dask uses the processors of this machine. Every machine has to see
the folder by the same path.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import dask.bag

import routinekit as rk


def records(paths: Iterable[str]) -> list[rk.Compiled]:
    """What came of some of the files; within one task the engine has its own processes."""
    return list(rk.compile_many(paths, workers=1))


def main(folder: str, scheduler: str = "") -> None:
    """Print a line for each file."""
    if scheduler:
        from distributed import Client  # noqa: PLC0415 - needed with a cluster alone

        Client(scheduler)
    paths = sorted(str(path) for path in Path(folder).resolve().rglob("*.routine"))
    for record in dask.bag.from_sequence(paths, partition_size=200).map_partitions(records):
        print(record.path, record.name, record.total and record.total.known, *record.diagnostics)


if __name__ == "__main__":
    main(*sys.argv[1:])
