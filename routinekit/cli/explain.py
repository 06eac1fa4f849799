"""`routinekit explain`: what a code means, why there is such a rule, and what to write instead."""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from textwrap import TextWrapper, indent

from routinekit.characters import TURNING, UNSEEN, printable
from routinekit.cli.files import written
from routinekit.cli.style import Style
from routinekit.codes import CODES, HUNDREDS
from routinekit.diagnostics import Diagnostic
from routinekit.document import parse_bytes
from routinekit.report import Finding

_NARROWEST, _WIDEST = 40, 88
"""Columns: prose is hard to read in fewer, and in more the eye gets lost."""
_NEAR = 0.7
"""How alike a code must be to be proposed; 1 is the same."""
_QUOTED = re.compile(r"`[^`]*`")
_UNSEEN = re.compile(f"[{TURNING}{UNSEEN}]")
_SIGNS = {code: 0x2400 + code for code in range(ord(" ")) if chr(code) != "\n"}
_KEPT = "\0"
"""Stands for a blank at which no line is broken."""


def run(options: argparse.Namespace) -> int:
    """Print what is known of each code, or a list of all codes; 2 if there is no such code."""
    style = Style(sys.stdout)
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))
    unknown = [code for code in options.codes if code.upper() not in CODES]
    for code in unknown:
        print(
            f"routinekit explain: there is no code {printable(code)}; {_instead(code.upper())}",
            file=sys.stderr,
        )
    if unknown:
        return 2
    if options.codes:
        print("\n\n".join("\n".join(explained(code.upper(), style, width)) for code in options.codes))
    else:
        print("\n".join(listed(style, width)))
    return 0


def explained(code: str, style: Style, width: int) -> Iterator[str]:
    """The lines about one code."""
    row = CODES[code]
    yield style.severity(f"{row.severity}[{code}]", row.severity) + style.bold(f": {row.summary}")
    yield ""
    yield from _wrapped(row.explanation, width)
    if row.bad:
        yield from ("", "For example:", "", indent(visible(row.bad), "    "), "")
        for found in problems_of(code):
            yield from _narrow(written(Finding.of(found), "full", style), width)
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
        first, *rest = _wrapped(row.summary, width, head)
        yield first.replace(row.severity, style.severity(row.severity, row.severity), 1)
        yield from rest
    yield from ("", "`routinekit explain CODE` tells more of one.")


def problems_of(code: str) -> tuple[Diagnostic, ...]:
    """What `check` finds in the bad example of a code."""
    return parse_bytes(CODES[code].bad.encode("utf-8", "surrogateescape"), name="example.routine").diagnostics


def visible(text: str) -> str:
    """An example without the end of its last line, and with a sign for what can't be seen."""
    text = text.removesuffix("\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _UNSEEN.sub(lambda sign: f"⟨U+{ord(sign[0]):04X}⟩", text.translate(_SIGNS))


def _narrow(text: str, width: int) -> Iterator[str]:
    """The lines of a message; help that is too long goes on in the next line."""
    for line in text.split("\n"):
        before, help, advice = line.partition("= help: ")
        if help:
            yield from _wrapped(advice, width, before + help)
        else:
            yield line


def _wrapped(text: str, width: int, head: str = "") -> list[str]:
    """The lines of a text that begins behind `head`; what stands in backticks stays together."""
    kept = _QUOTED.sub(lambda quoted: quoted[0].replace(" ", _KEPT), text)
    wrapper = TextWrapper(
        width, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )
    return [line.replace(_KEPT, " ") for line in wrapper.wrap(kept)]


def _instead(code: str) -> str:
    """What may have been meant: the code that is most like it, before others one of the same ten."""
    alike = {known: SequenceMatcher(None, known, code).ratio() for known in CODES}
    near = max(CODES, key=lambda known: (alike[known], known[:4] == code[:4]))
    return f"a similar one is {near}" if alike[near] >= _NEAR else "`routinekit explain` lists all"
