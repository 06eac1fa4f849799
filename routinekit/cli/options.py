"""The arguments of the commands, and what may stand for them."""

import argparse
from collections.abc import Sequence


class _Version(argparse.Action):
    """Tells the version, which is looked up only here: the way to it is longer than that of a check."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, and seldom asked for

        print(f"routinekit {version('routinekit')}")
        parser.exit()


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """What a command line asks for; ends the process with words where that can't be understood.

    Where it begins with a command, the options of no other are made: ten commands have eighty of them.
    """
    named = arguments[0] if arguments and arguments[0] in _COMMANDS else None
    return _parser(named).parse_args(arguments)


def _parser(only: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="routinekit", description="Check, show and play exercise routines written as plain text."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in [only] if only else _COMMANDS:
        what, add_options = _COMMANDS[name]
        add_options(commands.add_parser(name, help=what))
    return parser


def _check(command: argparse.ArgumentParser) -> None:
    _add_paths(command, "a .routine file, a folder, or - for standard input")
    command.add_argument(
        "--format",
        choices=("full", "concise", "json", "github"),
        default="full",
        help="full: with the line it is about; concise: path:line:column: code message; github: annotations",
    )
    command.add_argument("--fix", action="store_true", help="mend in the files what can be mended safely")
    _add_workers(command)


def _index(command: argparse.ArgumentParser) -> None:
    _add_paths(command, "a folder, a .routine file, or - for standard input")
    command.add_argument("--format", choices=("table", "json", "jsonl"), default="table")
    _add_workers(command)


def _fmt(command: argparse.ArgumentParser) -> None:
    _add_paths(command, "a .routine file, a folder, or - for standard input")
    command.add_argument("--check", action="store_true", help="only say what would be changed")
    command.add_argument("--diff", action="store_true", help="only show what would be changed")


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "codes", nargs="*", metavar="CODE", help="such as RK203; without one all codes are listed"
    )


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", help="a folder; nothing outside of it is shown")
    command.add_argument(
        "--port", type=port, default=8642, metavar="N", help="8642 unless told; 0 takes any that is free"
    )
    command.add_argument(
        "--lan", action="store_true", help="for all on this network, with a QR code for the phone"
    )


def _show(command: argparse.ArgumentParser) -> None:
    _add_file(command)
    _add_choices(command)


def _steps(command: argparse.ArgumentParser) -> None:
    _add_file(command)
    _add_choices(command)
    command.add_argument("--format", choices=("table", "json", "jsonl", "csv"), default="table")
    command.add_argument(
        "--first",
        type=step_count,
        metavar="N",
        help="write the first N steps (up to 100,000 are written unasked)",
    )


def _play(command: argparse.ArgumentParser) -> None:
    _add_file(command)
    _add_choices(command)
    command.add_argument(
        "--speed", type=speed, default=1.0, metavar="X", help="play X times as fast, to see how it goes"
    )
    command.add_argument("--plain", action="store_true", help="one line a step, also where more is installed")
    command.add_argument("--wait", action="store_true", help="wait at each step that a person ends")
    command.add_argument("--quiet", action="store_true", help="no sound")
    command.add_argument(
        "--speak", action="store_true", help="say aloud what is to be done, where there is a voice"
    )
    command.add_argument("--no-journal", action="store_true", help="keep nothing of this run")
    _add_journal(command)


def _log(command: argparse.ArgumentParser) -> None:
    _add_file(command)
    _add_journal(command)


def _web(command: argparse.ArgumentParser) -> None:
    _add_file(command)
    _add_choices(command)
    command.add_argument(
        "-o", "--output", required=True, metavar="PAGE", help="an .html file, or - for standard output"
    )
    command.add_argument("--title", help="what stands above the page, else the name of the routine")
    command.add_argument(
        "--language", default="en", metavar="CODE", help="the language of the routine, as in en"
    )


_COMMANDS = {
    "check": ("say what is wrong with files or with all files of a folder", _check),
    "index": ("list routines with their times", _index),
    "fmt": ("write files in the canonical form; comments and words stay", _fmt),
    "explain": ("explain what a code means and what to write instead", _explain),
    "serve": ("show the routines of a folder in the browser", _serve),
    "show": ("show an outline of a routine with its times", _show),
    "steps": ("print the timed steps of a routine", _steps),
    "play": ("play a routine", _play),
    "log": ("show the past runs of a routine", _log),
    "web": ("write the player of a routine as one page that needs no network", _web),
}


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a .routine file, or - for standard input")


def _add_paths(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help=what)


def _add_workers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers",
        type=step_count,
        metavar="N",
        help="read many files with N processes; else with as many as there are processors",
    )


def _add_journal(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--journal", metavar="FOLDER", help="where runs are kept; else in the user's data folder"
    )


def _add_choices(command: argparse.ArgumentParser) -> None:
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
