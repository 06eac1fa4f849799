"""`routinekit explain`: what a code means, why there is such a rule, and what to write instead."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from os.path import commonprefix
from textwrap import indent, wrap

from routinekit.cli.files import written
from routinekit.cli.style import Style
from routinekit.codes import CODES, HUNDREDS
from routinekit.diagnostics import Diagnostic
from routinekit.document import parse_bytes

_WIDEST = 88
"""Columns; in longer lines of prose the eye gets lost."""
_NEAR = 0.6
"""How alike a code must be to be proposed; 1 is the same."""


def run(options: argparse.Namespace) -> int:
    """Print what is known of each code, or a list of all codes; 2 if there is no such code."""
    style = Style(sys.stdout)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    codes = [code.upper() for code in options.codes]
    unknown = [code for code in codes if code not in CODES]
    for code in unknown:
        print(f"routinekit explain: there is no code {code}; {_instead(code)}", file=sys.stderr)
    if unknown:
        return 2
    if codes:
        print("\n\n".join("\n".join(explained(code, style, width)) for code in codes))
    else:
        print("\n".join(listed(style, width)))
    return 0


def explained(code: str, style: Style, width: int) -> Iterator[str]:
    """The lines about one code."""
    row = CODES[code]
    head, *rest = wrap(f"{row.severity}[{code}]: {row.summary}", width, subsequent_indent="  ")
    kind, colon, summary = head.partition(": ")
    yield style.severity(kind, row.severity) + style.bold(colon + summary)
    yield from map(style.bold, rest)
    yield ""
    yield from wrap(row.explanation, width, break_on_hyphens=False)
    if row.bad:
        yield from ("", "For example:", "", indent(visible(row.bad), "    "), "")
        for found in problems_of(code):
            yield from _narrow(written(found, "full", style), width)
        yield from ("", "Mended:", "", indent(visible(row.good), "    "))


def listed(style: Style, width: int) -> Iterator[str]:
    """All codes with their summaries."""
    begun = ""
    for code, row in CODES.items():
        if code[:3] != begun:
            if begun:
                yield ""
            begun = code[:3]
            yield style.bold(HUNDREDS[begun].capitalize())
        head = f"  {code}  {row.severity:7}  "
        first, *rest = wrap(row.summary, width - len(head))
        yield f"  {code}  {style.severity(row.severity, row.severity)}{head[9 + len(row.severity) :]}{first}"
        yield from (" " * len(head) + line for line in rest)
    yield from ("", "`routinekit explain CODE` tells more of one.")


def problems_of(code: str) -> tuple[Diagnostic, ...]:
    """What `check` finds in the bad example of a code."""
    return parse_bytes(CODES[code].bad.encode("utf-8", "surrogateescape"), name="example.routine").diagnostics


def visible(text: str) -> str:
    """An example without the end of its last line, and with a sign for what can't be seen."""
    text = text.removesuffix("\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(chr(0x2400 + ord(sign)) if sign < " " and sign != "\n" else sign for sign in text)


def _narrow(text: str, width: int) -> Iterator[str]:
    """The lines of a message; help that is too long goes on in the next line."""
    for line in text.split("\n"):
        before, help, advice = line.partition("= help: ")
        if help:
            gutter = " " * len(before + help)
            yield from wrap(
                advice, width, break_on_hyphens=False, initial_indent=before + help, subsequent_indent=gutter
            )
        else:
            yield line


def _instead(code: str) -> str:
    """What may have been meant."""
    likeness = {
        known: (SequenceMatcher(None, known, code).ratio(), len(commonprefix([known, code])))
        for known in CODES
    }
    near = max(CODES, key=likeness.__getitem__)
    if likeness[near][0] >= _NEAR:
        return f"a similar one is {near}"
    return "`routinekit explain` lists all"
