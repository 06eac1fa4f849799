"""The page that says what is wrong: with a file, or with what was chosen about it."""

from collections.abc import Iterable

from routinekit.diagnostics import Diagnostic
from routinekit.report import full
from routinekit.web.html_page import HtmlPage, author_text, html_page
from routinekit.web.markup import Element, element

UP = "./.."
"""The address of its folder, as seen from the pages of a routine."""


def problems_page(
    title: str, summary: str, found: Iterable[Diagnostic], *, language: str, up: str | None = None
) -> HtmlPage:
    """A page of diagnostics, each with the line that it is about; `up` is the address of the folder."""
    back = element("nav", element("a", "All routines", href=up), aria_label="Where you are") if up else None
    heading = author_text("h1", title)
    paragraph = [element("p", summary)] if summary else []
    return html_page(
        title, back, element("main", heading, *paragraph, *map(excerpt, found)), language=language
    )


def excerpt(found: Diagnostic) -> Element:
    """A diagnostic as `routinekit check` shows it, its columns below each other."""
    text = element(
        "pre", full(found), tabindex="0", role="group", aria_label=f"{found.severity} {found.code}"
    )
    return element("div", text, class_="problem")
