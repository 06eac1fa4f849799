"""The command line: its arguments, and what all commands share. Each command has a module of its own.

Exit status: 0 fine, 1 problems found, 2 wrong use, 130 stopped by Ctrl-C.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

STOPPED = 130
"""What a shell expects of a command that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = argument_parser().parse_args(arguments)
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


class _Version(argparse.Action):
    """Tells the version, which is looked up only here: the way to it is longer than that of a check."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, and seldom asked for

        print(f"routinekit {version('routinekit')}")
        parser.exit()


def argument_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="routinekit", description="Check, show and play exercise routines written as plain text."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say what is wrong with files or with all files of a folder")
    check.add_argument(
        "paths", nargs="+", metavar="PATH", help="a .routine file, a folder, or - for standard input"
    )
    check.add_argument(
        "--format",
        choices=("full", "concise", "json", "github"),
        default="full",
        help="full: with the line it is about; concise: path:line:column: code message; github: annotations",
    )
    check.add_argument("--fix", action="store_true", help="mend in the files what can be mended safely")

    index = commands.add_parser("index", help="list routines with their times")
    index.add_argument(
        "paths", nargs="+", metavar="PATH", help="a folder, a .routine file, or - for standard input"
    )
    index.add_argument("--format", choices=("table", "json", "jsonl"), default="table")
    for command in (check, index):
        command.add_argument(
            "--workers",
            type=step_count,
            metavar="N",
            help="read many files with N processes; else with as many as there are processors",
        )

    fmt = commands.add_parser("fmt", help="write files in the canonical form; comments and words stay")
    fmt.add_argument(
        "paths", nargs="+", metavar="PATH", help="a .routine file, a folder, or - for standard input"
    )
    fmt.add_argument("--check", action="store_true", help="only say what would be changed")
    fmt.add_argument("--diff", action="store_true", help="only show what would be changed")

    explain = commands.add_parser("explain", help="explain what a code means and what to write instead")
    explain.add_argument(
        "codes", nargs="*", metavar="CODE", help="such as RK203; without one all codes are listed"
    )

    serve = commands.add_parser("serve", help="show the routines of a folder in the browser")
    serve.add_argument("folder", metavar="FOLDER", help="a folder; nothing outside of it is shown")
    serve.add_argument(
        "--port", type=port, default=8642, metavar="N", help="8642 unless told; 0 takes any that is free"
    )
    serve.add_argument(
        "--lan", action="store_true", help="for all on this network, with a QR code for the phone"
    )

    show = commands.add_parser("show", help="show an outline of a routine with its times")
    steps = commands.add_parser("steps", help="print the timed steps of a routine")
    play = commands.add_parser("play", help="play a routine")
    log = commands.add_parser("log", help="show the past runs of a routine")
    web = commands.add_parser("web", help="write the player of a routine as one page that needs no network")
    for command in (show, steps, play, log, web):
        command.add_argument("file", metavar="FILE", help="a .routine file, or - for standard input")
    for command in (show, steps, play, web):
        add_choices(command)
    web.add_argument(
        "-o", "--output", required=True, metavar="PAGE", help="an .html file, or - for standard output"
    )
    web.add_argument("--title", help="what stands above the page, else the name of the routine")
    web.add_argument("--language", default="en", metavar="CODE", help="the language of the routine, as in en")
    steps.add_argument("--format", choices=("table", "json", "jsonl", "csv"), default="table")
    steps.add_argument(
        "--first",
        type=step_count,
        metavar="N",
        help="write the first N steps (up to 100,000 are written unasked)",
    )
    play.add_argument(
        "--speed", type=speed, default=1.0, metavar="X", help="play X times as fast, to see how it goes"
    )
    play.add_argument("--plain", action="store_true", help="one line a step, also where more is installed")
    play.add_argument("--wait", action="store_true", help="wait at each step that a person ends")
    play.add_argument("--quiet", action="store_true", help="no sound")
    play.add_argument(
        "--speak", action="store_true", help="say aloud what is to be done, where there is a voice"
    )
    play.add_argument("--no-journal", action="store_true", help="keep nothing of this run")
    for command in (play, log):
        command.add_argument(
            "--journal", metavar="FOLDER", help="where runs are kept; else in the user's data folder"
        )
    return parser


def add_choices(command: argparse.ArgumentParser) -> None:
    """The options for all that can be chosen about a routine."""
    choices = command.add_argument_group("what is played")
    choices.add_argument("--variant", action="append", default=[], metavar="NAME", help="a variant in force")
    choices.add_argument("--setting", action="append", default=[], type=setting, metavar="NAME=VALUE")
    for counter in ("week", "day", "session"):
        choices.add_argument(f"--{counter}", type=step_count, default=1, metavar="N")
    choices.add_argument("--affected", choices=("left", "right"), help="which side is the affected one")
    choices.add_argument("--part", metavar="NAME", help="one section alone")
    choices.add_argument("--ranges", choices=("low", "middle", "high"), default="low")
    choices.add_argument(
        "--choice",
        action="append",
        default=[],
        metavar="NAME",
        help="what is picked in `choose`, or an optional item that is done",
    )


def setting(text: str) -> tuple[str, str]:
    """A name and its value."""
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"{text} is not NAME=VALUE, as in work=45s")
    return name, value


def speed(text: str) -> float:
    """How many times as fast to play; argparse tells the name of this function where it is no number."""
    value = float(text)
    if not 0.01 <= value <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is not between 0.01 and 1,000,000")
    return value


def port(text: str) -> int:
    """The number of a port."""
    value = int(text)
    if not 0 <= value <= 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 65,535")
    return value


def step_count(text: str) -> int:
    """A whole number above zero."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above zero")
    return value
