"""The page of a folder: its folders, and its routines with their times and what is wrong with them."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from attrs import frozen

from routinekit.many.compiled import Compiled, compiled_json
from routinekit.outline import time_text
from routinekit.quantities import counted
from routinekit.timeline_export import VERSION
from routinekit.web.markup import Element, element
from routinekit.web.paper import Paper, own, paper

_SHOWN = 3
"""Errors of a file that are shown beside its name; a page of its own has all."""


@frozen
class Shelved:
    """A page of what is in a folder: its routines as far as they are shown on it, which of how many pages."""

    title: str
    folders: tuple[str, ...]
    records: tuple[tuple[str, Compiled], ...]
    page: int
    pages: int
    is_root: bool


def library_json(shelved: Shelved) -> dict[str, object]:
    """The same as plain data; the paths are seen from the folder."""
    return {
        "routinekit": VERSION,
        "folders": list(shelved.folders),
        "routines": [{**compiled_json(record), "path": name} for name, record in shelved.records],
        "page": shelved.page,
        "pages": shelved.pages,
    }


def library_page(shelved: Shelved, *, language: str) -> Paper:
    """A line a routine, each with the way to its player."""
    up = None if shelved.is_root else element("nav", element("a", "Up", href="../"), aria_label="Folders")
    cards = [*map(_folder, shelved.folders), *(_routine(*record) for record in shelved.records)]
    inside = element("ul", *cards, class_="cards") if cards else element("p", "There is no routine here.")
    heading = own("h1", shelved.title)
    return paper(shelved.title, up, element("main", heading, inside, *_turning(shelved)), language=language)


def _folder(name: str) -> Element:
    return element("li", element("h2", own("a", name, href=f"./{quote(name)}/")), element("p", "folder"))


def _routine(name: str, record: Compiled) -> Element:
    address = f"./{quote(name)}/"
    if record.total is None:
        errors = [found for found in record.diagnostics if found.severity == "error"]
        told = [own("li", f"line {found.line}: {found.message}") for found in errors[:_SHOWN]]
        links = _links((f"{address}problems", "Problems", name))
        return element(
            "li",
            own("h2", name),
            element("p", f"can't be played: {_tally(record)}"),
            element("ul", *told, class_="soft"),
            links,
        )
    heading = record.name or name
    problems = [(f"{address}problems", "Problems", heading)] if record.diagnostics else []
    handout = (f"{address}handout", "Hand-out", heading)
    if not record.total.steps:
        return element("li", own("h2", heading), element("p", "nothing to play: words for other routines"))
    steps = counted(record.total.steps, "step", "steps")
    facts = [time_text(record.total), steps, *([_tally(record)] if record.diagnostics else [])]
    return element(
        "li",
        element("h2", own("a", heading, href=address)),
        element("p", " · ".join(facts), class_="soft"),
        _links(handout, *problems),
    )


def _links(*links: tuple[str, str, str]) -> Element:
    """Links whose words are the same on each card, and name what they belong to for those who hear them."""
    made = (element("a", words, href=href, aria_label=f"{words}: {of}") for href, words, of in links)
    return element("p", *made, class_="links")


def _tally(record: Compiled) -> str:
    notes = len(record.diagnostics) - record.errors - record.warnings
    counts = ((record.errors, "error"), (record.warnings, "warning"), (notes, "note"))
    return ", ".join(counted(count, kind, f"{kind}s") for count, kind in counts if count)


def _turning(shelved: Shelved) -> Iterator[Element]:
    """The ways to the other pages of a long list."""
    if shelved.pages > 1:
        yield element("p", f"page {shelved.page} of {shelved.pages}")
        others: Sequence[tuple[str, int]] = (("Before", shelved.page - 1), ("More", shelved.page + 1))
        links = [
            element("a", words, href=f"?page={page}") for words, page in others if 0 < page <= shelved.pages
        ]
        yield element("nav", *links, aria_label="Pages")
