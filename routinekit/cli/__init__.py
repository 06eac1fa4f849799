"""The command line: what all commands share. Each has a module of its own, and its arguments in `options`.

Exit status: 0 fine, 1 problems found, 2 wrong use, 130 stopped by Ctrl-C.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from routinekit.cli.options import options_of

STOPPED = 130
"""What a shell expects of a command that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = options_of(sys.argv[1:] if arguments is None else arguments)
    try:
        status: int = import_module(f"routinekit.cli.{options.command}").run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # the reader has seen enough, as in `routinekit steps FILE | head`
        _forget_output()
        return 0
    except OSError as error:
        what = error.filename or "the output"
        print(f"routinekit {options.command}: {what} can't be written: {error.strerror}", file=sys.stderr)
        if not error.filename:
            _forget_output()
        return 1
    return status


def _forget_output() -> None:
    """Let what is still to be written go nowhere, or Python would try it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
