"""The fuzzer itself, in a process of its own, for it ends the process in which it runs.

`python -m tests.fuzz.guided OPTION… FOLDER` takes libFuzzer's options. `python -m tests.fuzz` starts it.
"""

import signal
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

HANGS = 20
"""Seconds of work that one text may take."""


def instrumented(atheris: Any) -> Any:
    """The target, with all of the package watched, also what it would import later."""
    with atheris.instrument_imports(include=["routinekit"]):
        package = import_module("routinekit")
        for module in walk_packages(package.__path__, "routinekit."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        return import_module("tests.fuzz.target")


def main() -> None:
    """Run until libFuzzer ends the process."""
    atheris: Any = import_module("atheris")  # which not every machine has, nor its types
    target = instrumented(atheris)

    def hangs(*_: object) -> None:
        raise TimeoutError

    # Not libFuzzer's own clock, which doesn't know whether it is the machine that is busy.
    signal.signal(signal.SIGVTALRM, hangs)

    def one_input(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
        try:
            target.look(target.text_of(data))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    atheris.Setup([str(Path(__file__)), *sys.argv[1:]], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
