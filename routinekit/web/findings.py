"""The page that says what is wrong: with a file, or with what was chosen about it."""

from collections.abc import Iterable

from routinekit.diagnostics import Diagnostic
from routinekit.report import full
from routinekit.web.markup import Element, element
from routinekit.web.paper import Paper, own, paper

UP = "./.."
"""Where the pages of a routine find the folder that it is in."""


def findings_page(
    title: str, said: str, found: Iterable[Diagnostic], *, language: str, up: str | None = None
) -> Paper:
    """What was found, each with the line that it is about; `up` is the address of what stands above."""
    back = element("nav", element("a", "All routines", href=up), aria_label="Where you are") if up else None
    heading = own("h1", title)
    told = [element("p", said)] if said else []
    return paper(title, back, element("main", heading, *told, *map(excerpt, found)), language=language)


def excerpt(found: Diagnostic) -> Element:
    """A diagnostic as `routinekit check` shows it, its columns below each other."""
    text = element(
        "pre", full(found), tabindex="0", role="group", aria_label=f"{found.severity} {found.code}"
    )
    return element("div", text, class_="problem")
