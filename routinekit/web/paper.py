"""What all pages of the app have in common: their head, their look, and what a browser may do with them."""

import re
from functools import cache
from html import unescape
from importlib.resources import files

from attrs import frozen

from routinekit.web.markup import Content, Element, element
from routinekit.web.page import hash_of

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""What a browser may load or run for an answer that is no page."""

_CARRIED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@frozen
class Paper:
    """A page, and its policy: what a browser may load and run for it, told by hashes."""

    html: str
    policy: str


def paper(title: str, *content: Content, language: str) -> Paper:
    """A page with a title and what is in its body."""
    look = _look()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", look),
    )
    page = element("html", head, element("body", *content), lang=language)
    return Paper(f"<!doctype html>\n{page}\n", f"{NOTHING}; style-src {hash_of(look)}")


def policy_in(page: str) -> str:
    """The policy of a page that carries its own, which as a header forbids to frame it too.

    What an author wrote can't be taken for it: in a page it is escaped, wherever it stands.
    """
    found = _CARRIED.search(page)
    return f"{unescape(found[1]).rstrip('; ')}; frame-ancestors 'none'" if found else NOTHING


def own(tag: str, text: str, **attributes: str) -> Element:
    """An element with words of an author, which may be of any script and never touch those around them."""
    return element(tag, text, dir="auto", **attributes)


@cache
def _look() -> str:
    return (files("routinekit.web") / "pages.css").read_text(encoding="utf-8")
