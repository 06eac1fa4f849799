"""Makes `GRAMMAR.md`, the grammar for human readers, from `routine.lark`.

`python grammar/readable.py` writes it anew; with `--check` its exit code only says whether it is stale.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).with_name("routine.lark")
TARGET = Path(__file__).with_name("GRAMMAR.md")

INTRODUCTION = """\
# The grammar, to read

*Made from [routine.lark](routine.lark) by `python grammar/readable.py`; a change here would be lost.*
What the forms mean is told in [SPEC.md](SPEC.md).

- `word` stands for itself; [figure](#figure) leads to a rule, [FIGURE](#t-figure) to a regular expression.
- `?` after something: it may be absent; `*`: any number of times, or absent; `+`: once or more.
- Of a list, or of what `|` parts, one is chosen; ( ) group; → *name*: what is made of it.

There are two beginnings: [line](#line) is a statement, [head](#head) what stands before the colon of words.
Of competing terminals the highest priority is tried first; a keyword goes before a [WORD](#t-word). Blanks
between words and figures mean nothing. The file itself begins so:
"""

EXAMPLES = {
    "TITLE": "Knee strength, week 1",
    "NAME": "Mini squat",
    "STRING": '"Ready, set"',
    "WEEKDAY": "monday",
    "_AND_WEEKDAY": ", wed",
    "BEAT": "3-1-1-0",
    "CLOCKS": "1:30",
    "REPMAX": "1rm",
    "FRACTION": "1/4",
    "TAG": "level1",
    "FIGURE": "8-12",
    "SIGNED": "+5",
    "PLACEHOLDER": "{work}",
    "COMPARISON": ">",
    "IN_TURN": "in turn",
    "WORD": "warm-up",
}
"""Of terminals, where the file has none in a comment beside them."""

DEFINITION = re.compile(r"^\??(?P<name>\w+)(?:\.(?P<priority>\d+))?:(?P<body>.*(?:\n +.*)*)", re.M)
TOKEN = re.compile(
    r'"(?P<string>[^"]+)"|//\s*(?P<comment>.*)|/(?P<regexp>(?:\\.|[^/\\])+)/|->\s*(?P<alias>\w+)'
    r"|(?P<name>\w+)|(?P<mark>\S)"
)
Words = dict[str, str]  # the terminals that are one word or sign, and which


def tokens(text: str) -> list[tuple[str, str]]:
    """The kinds and texts of what a definition is made of."""
    return [(found.lastgroup or "", found[found.lastgroup or 0]) for found in TOKEN.finditer(text)]


def alternatives(text: str) -> list[str]:
    """The parts of a row or a regular expression between the `|` that stand in no brackets."""
    found, depth = [""], 0
    for part in re.findall(r"\\.|\[(?:\\.|[^]\\])*\]|\"[^\"]+\"|//.*|.", text):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            found.append("")
        else:
            found[-1] += part
    return found


def place(name: str) -> str:
    """Where a rule or a terminal stands; not all browsers tell capitals from small letters there."""
    return f"t-{name.lower()}" if name.isupper() else name


def beside(comment: str) -> str:
    """A comment, as it goes on after what it stands beside."""
    return f" — for example {comment}" if comment.startswith("`") else f" — {comment}"


def shown(row: str, words: Words) -> str:
    """A row: words as code, names as links, its name in the tree, and the comment beside it."""
    pieces, after = [], ""
    row = re.sub(r"\[(\w+)\]", r"\1?", row).replace("[", "(").replace("]", ")?")
    for kind, token in tokens(row):
        if kind in ("comment", "alias"):
            after += beside(token) if kind == "comment" else f" → *{token}*"
        elif kind == "mark":
            pieces.append(token.replace("*", r"\*"))
        elif kind == "name" and token not in words:
            pieces.append(f"[{token}](#{place(token)})".replace("[_", r"[\_"))
        else:
            pieces.append(f"`{words.get(token, token)}`")
    return re.sub(r" (\\\*|[?+)])", r"\1", " ".join(pieces)).replace("( ", "(") + after


def defined(each: re.Match[str], words: Words) -> str:
    """A rule or a terminal, with a place for links to lead to."""
    name, parts, after = each["name"], dict(tokens(each["body"])), ""
    rows = [row.strip().removeprefix("|") for row in each["body"].split("\n")]
    if "regexp" in parts:
        forms = [f"`/{form}/`" for form in alternatives(parts["regexp"])]
        after = beside(parts.get("comment") or f"`{EXAMPLES[name]}`")
        after += f", priority {each['priority']}" if each["priority"] else ""
    elif all(len(alternatives(row)) == 1 for row in rows):
        forms = [shown(row, words) for row in rows]
    else:
        forms = [shown(" | ".join(rows), words)]
    head = f'<a id="{place(name)}"></a>**{name}**'.replace("**_", r"**\_")
    rest = "".join(f"- {form}\n" for form in forms)
    return f"{head} = {forms[0]}{after}\n" if len(forms) == 1 else f"{head}{after}\n\n{rest}"


def rules_of(text: str) -> Iterator[tuple[str, str]]:
    """Each rule by its name in the tree, in one line; those alternatives that share a name are one."""
    for each in DEFINITION.finditer(text):
        rule = each["name"]
        rows: dict[str, list[str]] = {}
        for row in alternatives(re.sub(r"//.*", "", each["body"])):
            form, _, alias = (" ".join(part.split()) for part in row.partition("->"))
            rows.setdefault(alias, []).append(form)
        for alias, forms in rows.items():
            yield alias or rule, f"{rule}: {' | '.join(forms)}" + (f" -> {alias}" if alias else "")


def index(definitions: list[re.Match[str]], words: Words) -> str:
    """A table of every word and sign, of the rules that it stands in, and of its terminal's name."""
    users: dict[str, dict[str, None]] = {}
    for each in definitions:
        for kind, token in tokens(each["body"]):
            if kind == "string" or token in words:
                users.setdefault(words.get(token, token), {})[shown(each["name"], words)] = None
    names = {word: name for name, word in words.items()}
    rows = [f"| `{word}` | {', '.join(users[word])} | {names.get(word, '')} |" for word in sorted(users)]
    return "\n".join(["| word | stands in | terminal |", "| --- | --- | --- |", *rows, ""])


def readable(text: str) -> str:
    """The grammar as Markdown."""
    words: Words = dict(re.findall(r'^([A-Z_]+)(?:\.\d+)?: "(.+?)"', text, re.M))
    definitions = [each for each in DEFINITION.finditer(text) if each["name"] not in words]
    start = definitions[0].start()
    blocks = [INTRODUCTION, re.sub(r"^//", ">", text[:start].rstrip("\n") + "\n", flags=re.M)]
    for part in re.split(r"^// -+ ", f"// - a line\n{text[start:]}", flags=re.M)[1:]:
        title, body = part.split("\n", 1)
        prose = "\n".join(re.findall(r"^// (.*)", body, re.M))
        blocks.append(f"## {title.capitalize()}\n" + (f"\n{prose}\n" if prose else ""))
        blocks += [defined(each, words) for each in DEFINITION.finditer(body) if each["name"] not in words]
    return "\n".join([*blocks, "## Every word\n", index(definitions, words)])


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` say whether it is stale."""
    text = readable(SOURCE.read_text(encoding="utf-8"))
    if "--check" not in arguments:
        TARGET.write_text(text, encoding="utf-8")
    return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
