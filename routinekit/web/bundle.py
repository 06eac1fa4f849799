"""The modules of the player as one script: it is what a page that makes no request is made of.

The modules of `player/` are written in a few forms of import and export. The bundler understands these, and
refuses anything else, so that no bundle means something else than its modules. It leaves out comments that
have a line to themselves, indentation and empty lines, but never a character inside a line: so it needs no
parser.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from attrs import define, field

ENTRY, STYLE = "element.js", "page.css"
"""The module that imports all others, and the style of the page around the player."""

_IMPORT = re.compile(
    r'import (?P<what>\{[^{}]*\}|\w+) from "(?:\./|\.\./\.\./session/)'
    r'(?P<source>[\w-]+\.(?P<kind>js|css|json))"(?: with \{ type: "(?P<told>\w+)" \})?;'
)
_EXPORT = re.compile(r"export (?:(?:async )?function\*? ?|class |const )(\w+)\b")
_NAME = re.compile(r"(\w+)(?: as (\w+))?")
_REFUSED = re.compile(r"\b(?:import|export)\b")
_ENDS_SCRIPT = re.compile(r"</?script|<!--", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`[^`]*`|//.*|/\*.*?\*/')


class BundleError(ValueError):
    """Raised where a module says something that the bundler doesn't understand."""


def player_file(name: str) -> str:
    """A file of the player, or the table that Python's session reads too; from a wheel or a checkout."""
    folder = files("routinekit") / ("session" if name.endswith(".json") else "web/player")
    return (folder / name).read_text(encoding="utf-8")


@cache
def script(entry: str = ENTRY) -> str:
    """A module and all that it imports, as one script that leaves no name behind."""
    bundle = _Bundle()
    bundle.add(entry)
    text = "".join(['"use strict";(()=>{\n', *bundle.parts, "})();\n"])
    if out := _ENDS_SCRIPT.search(text):
        raise BundleError(f"`{out[0]}` in a script would end it inside a page")
    return text


@cache
def style() -> str:
    """How the page around the player looks."""
    return minified_style(player_file(STYLE))


@define
class _Bundle:
    """Modules one after the other, each after those that it imports, as functions that give their exports."""

    numbers: dict[str, int] = field(factory=dict)
    exports: dict[str, list[str]] = field(factory=dict)
    parts: list[str] = field(factory=list)
    _open: list[str] = field(factory=list)

    def add(self, name: str) -> int:
        """The number of a module, which is in the bundle then."""
        if name in self._open:
            raise BundleError(f"`{name}` imports itself, by {', '.join(self._open)}")
        if name not in self.numbers:
            self._open.append(name)
            make = _VALUES.get(name.rpartition(".")[2])
            body = make(player_file(name)) if make else self._module(name, player_file(name))
            self._open.pop()
            self.numbers[name] = len(self.numbers)
            self.parts.append(f"const m{self.numbers[name]}=(()=>{{\n{body}}})();\n")
        return self.numbers[name]

    def _module(self, name: str, text: str) -> str:
        exports = self.exports.setdefault(name, [])
        lines: list[str] = []
        for line in statements(name, text):
            if found := _IMPORT.fullmatch(line):
                lines.append(self._imported(name, **found.groupdict()))
                continue
            if found := _EXPORT.match(line):
                exports.append(found[1])
                line = line.removeprefix("export ")  # noqa: PLW2901 - the line as it is in a function
            if _REFUSED.search(_QUOTED.sub('""', line)):
                raise BundleError(f"{name}: `{line}` is no form of import or export that is understood here")
            lines.append(line)
        return "".join(f"{line}\n" for line in lines) + f"return{{{','.join(exports)}}};\n"

    def _imported(self, name: str, *, what: str, source: str, kind: str, told: str | None) -> str:
        is_value = kind in _VALUES
        if told != (kind if is_value else None) or is_value == what.startswith("{"):
            raise BundleError(f"{name}: a style and data are imported by a name, all else by names in braces")
        number = self.add(source)
        if is_value:
            return f"const {what}=m{number};"
        names = [_NAME.fullmatch(each.strip()) for each in what.strip("{}").split(",") if each.strip()]
        if None in names:
            raise BundleError(f"{name}: `{what}` is no list of names")
        for each in names:
            if each and each[1] not in self.exports[source]:
                raise BundleError(f"{name}: `{source}` doesn't export `{each[1]}`")
        pairs = (f"{each[1]}:{each[2]}" if each[2] else each[1] for each in names if each)
        return f"const{{{','.join(pairs)}}}=m{number};"


def stripped(name: str, text: str) -> str:
    """A script without its comments and its indentation."""
    return "".join(f"{line}\n" for line in _stripped_lines(name, text))


def statements(name: str, text: str) -> Iterator[str]:
    """The lines with code; an import of several lines comes as one."""
    importing = ""
    for line in _stripped_lines(name, text):
        importing = f"{importing} {line}".strip() if importing or line.startswith("import {") else ""
        if not importing:
            yield line
        elif importing.endswith(";"):
            yield importing
            importing = ""
    if importing:
        raise BundleError(f"{name}: an import has no end")


def _stripped_lines(name: str, text: str) -> Iterator[str]:
    commented = False
    for number, whole in enumerate(text.splitlines(), 1):
        line = whole.strip()
        if commented or line.startswith("/*"):
            before, end, after = line.partition("*/")
            commented = not end
            if after or (not commented and "/*" in before[2:]):
                raise BundleError(f"{name}:{number}: a comment that isn't alone on its lines")
        elif line.count("`") % 2 or line.endswith("\\"):
            raise BundleError(f"{name}:{number}: a text of several lines, which would lose its indentation")
        elif line and not line.startswith("//"):
            yield line
    if commented:
        raise BundleError(f"{name}: a comment has no end")


def minified_style(text: str) -> str:
    """A style sheet without comments, and without blanks that mean nothing there."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}").strip()


def _style_module(text: str) -> str:
    """A style sheet as a module whose value is a `CSSStyleSheet`."""
    written = json.dumps(minified_style(text), ensure_ascii=False)
    return f"const sheet=new CSSStyleSheet();\nsheet.replaceSync({written});\nreturn sheet;\n"


def _data(text: str) -> str:
    """JSON as the value that a module has of it, which is JavaScript too."""
    return f"return {json.dumps(json.loads(text), ensure_ascii=False, separators=(',', ':'))};\n"


_VALUES = {"css": _style_module, "json": _data}
"""What is imported as a value and is no module, by the kind of its file."""
