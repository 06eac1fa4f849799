"""Makes `ERRORS.md`, every problem that can be found in a text, from the table in `routinekit/codes/`.

Beside it `conformance/severities.json`, which tells those that have only the cases which code is an error.
`python grammar/errors.py` writes both anew; with `--check` its exit code only says whether one is stale.
"""

import json
import sys
from pathlib import Path

from routinekit.cli.explain import problems_of, visible
from routinekit.codes import CODES, HUNDREDS
from routinekit.report import full

HERE = Path(__file__).parent

INTRODUCTION = """\
# What can be wrong in a text

*Made from the table in [routinekit/codes/](../routinekit/codes) by `python grammar/errors.py`; a change here
would be lost.* `routinekit explain RK203` prints the same about one code.

An error must be mended before the routine can be played. A warning tells what is legal and likely not meant,
a note what is good to know. Each example is a whole file. A sign such as `␉` (a tab), `␀` (NUL) or `⟨U+200B⟩`
stands for what can't be seen, and `�` for a byte that is no letter. Some problems have no example,
for it would take more than one small file.
"""


def fenced(text: str, language: str = "text") -> str:
    """A text that stands as it is."""
    return f"```{language}\n{text}\n```\n"


def section(code: str) -> str:
    """All about one code, with a place for links to lead to."""
    row = CODES[code]
    blocks = [
        f'<a id="{code.lower()}"></a>\n',
        f"### {code}: {row.summary}\n",
        f"*{row.severity}*\n",
        f"{row.explanation}\n",
    ]
    if row.bad:
        messages = "\n".join(full(found) for found in problems_of(code))
        blocks += [fenced(visible(row.bad), "routine"), "`routinekit check` says:\n", fenced(messages)]
        blocks += ["Mended:\n", fenced(visible(row.good), "routine")]
    return "\n".join(blocks)


def contents() -> str:
    """A table of all codes that leads to each of them."""
    rows = [f"| [{code}](#{code.lower()}) | {row.severity} | {row.summary} |" for code, row in CODES.items()]
    return "\n".join(["| code | | what is wrong |", "| --- | --- | --- |", *rows, ""])


def document() -> str:
    """The table of codes as Markdown."""
    blocks = [INTRODUCTION, contents()]
    for begin, title in HUNDREDS.items():
        blocks.append(f"## {title.capitalize()}\n")
        blocks += [section(code) for code in CODES if code.startswith(begin)]
    return "\n".join(blocks)


def severities() -> str:
    """The severity of each code, as JSON."""
    return json.dumps({code: row.severity for code, row in CODES.items()}, indent=2) + "\n"


FILES = {"ERRORS.md": document, "conformance/severities.json": severities}


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` say whether one is stale."""
    texts = {HERE / name: make() for name, make in FILES.items()}
    if "--check" not in arguments:
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    return int(any(not path.exists() or path.read_text("utf-8") != text for path, text in texts.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
