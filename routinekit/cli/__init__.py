"""The command line: what all commands share. Each has a module of its own, and its arguments in `options`.

Exit status: 0 fine, 1 problems found, 2 wrong use, 130 stopped by Ctrl-C, 143 by SIGTERM.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from routinekit.characters import printable
from routinekit.cli.interrupts import STOPPED, TERMINATED, Interrupts
from routinekit.cli.options import options_of
from routinekit.cli.output import guarded_output


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    with guarded_output(), Interrupts() as interrupts:
        status = _run(sys.argv[1:] if arguments is None else arguments)
    return TERMINATED if interrupts.terminated else status


def _run(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    try:
        status: int = import_module(f"routinekit.cli.{options.command}").run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # the reader has seen enough, as in `routinekit steps FILE | head`
        _forget_output()
        return 0
    except OSError as error:
        what = printable(str(error.filename or "the output"))
        print(f"routinekit {options.command}: {what} can't be written: {error.strerror}", file=sys.stderr)
        if not error.filename:
            _forget_output()
        return 1
    return status


def _forget_output() -> None:
    """Let what is still to be written go nowhere, or Python would try it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
