"""What all pages of the app have in common: their head, their style, and their content security policy."""

import re
from functools import cache
from html import unescape
from importlib.resources import files

from attrs import frozen

from routinekit.web.markup import Content, Element, element
from routinekit.web.player_page import hash_of

NOTHING_ALLOWED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of a response that is no page: a browser loads and runs nothing for it."""

_POLICY_ELEMENT = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@frozen
class HtmlPage:
    """A page, and its policy: the hashes of what a browser may load and run for it."""

    html: str
    policy: str


def html_page(title: str, *content: Content, language: str) -> HtmlPage:
    """A page with a title and what is in its body."""
    style = _style()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", style),
    )
    page = element("html", head, element("body", *content), lang=language)
    return HtmlPage(f"<!doctype html>\n{page}\n", f"{NOTHING_ALLOWED}; style-src {hash_of(style)}")


def policy_in(page: str) -> str:
    """The policy of a page that carries its own, which as a header forbids to frame it too.

    What an author wrote can't be taken for it: in a page it is escaped, wherever it stands.
    """
    found = _POLICY_ELEMENT.search(page)
    return f"{unescape(found[1]).rstrip('; ')}; frame-ancestors 'none'" if found else NOTHING_ALLOWED


def author_text(tag: str, text: str, **attributes: str) -> Element:
    """An element with text of an author, whose direction of writing is its own."""
    return element(tag, text, dir="auto", **attributes)


@cache
def _style() -> str:
    return (files("routinekit.web") / "pages.css").read_text(encoding="utf-8")
