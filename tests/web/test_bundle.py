"""The bundler understands what the modules of the player say, and refuses all else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from routinekit.web import bundle
from routinekit.web.bundle import BundleError, minified_style, script, style

Write = Callable[..., str]


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """The script that modules make, of which the first is the entry."""

    def write(**modules: str) -> str:
        for name, text in modules.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        monkeypatch.setattr(bundle, "player_file", lambda name: (tmp_path / name).read_text(encoding="utf-8"))
        return script.__wrapped__(next(iter(modules)).replace("_", "."))

    return write


ENTRY = """
// A comment.
import { one, two as three } from "./b.js";
import {
  Four,
} from "./c.js";
import sheet from "./d.css" with { type: "css" };
import data from "../../session/e.json" with { type: "json" };

const all = [...new Four().all()].join();
globalThis.told = [one, three(), all, `a//b ${"/*"} import`, "export", sheet.cssRules.length, data];
"""
OTHER = """
/**
 * A comment of several lines: export nothing.
 */
import { Four } from "./c.js";
export const one = 1; // trailing
export function two() {
  return "2" + Four.name;
}
"""
FOUR = """/* One line. */
export class Four {
  *all() {
    yield* each();
  }
}
export function* each() { yield 1; }
export async function later() {}
"""


def test_modules_become_one_script(bundled: Write, page: Page) -> None:
    made = bundled(
        a_js=ENTRY,
        b_js=OTHER,
        c_js=FOUR,
        d_css="/* x */ a { color: red; }\n\n b > c { top: 0 }",
        e_json='{"a": ["—", 1]}',
    )
    assert "comment" not in made.lower()
    page.evaluate(made)
    assert page.evaluate("told") == [1, "2Four", "1", "a//b /* import", "export", 2, {"a": ["—", 1]}]
    assert page.evaluate("typeof one") == "undefined"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("export default 1;", "no form of import or export"),
        ("export { a };", "no form of import or export"),
        ("export let a = 1;", "no form of import or export"),
        ('import { a } from "./b.js";', "doesn't export `a`"),
        ('export * from "./b.js";', "no form of import or export"),
        ('import "./b.js";', "no form of import or export"),
        ('import * as b from "./b.js";', "no form of import or export"),
        ('import { a } from "other";', "no form of import or export"),
        ('const a = await import("./b.js");', "no form of import or export"),
        ("const a = import.meta.url;", "no form of import or export"),
        ('import b from "./b.js";', "by a name"),
        ('import { b } from "./b.css" with { type: "css" };', "by a name"),
        ('import b from "./b.css";', "by a name"),
        ('import b from "../../session/b.json";', "by a name"),
        ('import b from "../../session/b.json" with { type: "css" };', "by a name"),
        ('import { a, 2! } from "./b.js";', "no list of names"),
        ('import { a } from "./a.js";', "imports itself"),
        ("import {\n  a,\n", "has no end"),
        ("/* no end", "has no end"),
        ("/* a */ b();", "alone on its lines"),
        ("/*\n a */ b();", "alone on its lines"),
        ("const a = `\n  b`;", "several lines"),
        ('const a = "b\\\nc";', "several lines"),
        ('const a = "</script>";', "would end it"),
        ('const a = "<!--";', "would end it"),
        ('const a = "<SCRIPT>";', "would end it"),
    ],
)
def test_what_is_not_understood_is_refused(bundled: Write, text: str, says: str) -> None:
    modules = {"a_js": text, "b_js": "", "b_css": ""}
    with pytest.raises(BundleError, match=says):
        bundled(**modules)


def test_a_style_loses_what_means_nothing_in_it() -> None:
    assert minified_style("/* a\n b */\na ,\n b > c {\n  top : 0;\n}\n") == "a,b > c{top : 0}"


def test_the_player_is_one_script_without_comments() -> None:
    made = script()
    assert "/**" not in made
    assert "\nimport" not in made
    assert style().startswith("html{")
    assert made is script()


PLAYER = Path("routinekit/web/player")


def test_every_module_of_the_player_is_in_it_and_none_is_too_large() -> None:
    made = bundle._Bundle()
    made.add(bundle.ENTRY)
    assert set(made.numbers) == {path.name for path in PLAYER.glob("*.js")} - {"loader.js"} | {
        "player.css",
        "table.json",
    }
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in PLAYER.iterdir()}
    assert {name: lines for name, lines in sizes.items() if lines > 500} == {}


def test_no_module_makes_markup_of_text() -> None:
    for path in PLAYER.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", path.read_text()
        )
