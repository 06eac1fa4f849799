"""The page of a folder: its folders, and its routines with their times and what is wrong with them."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from attrs import frozen

from routinekit.many.compiled import Compiled, record_json
from routinekit.outline import time_text
from routinekit.quantities import counted
from routinekit.timeline_export import VERSION
from routinekit.web.html_page import HtmlPage, author_text, html_page
from routinekit.web.markup import Element, element

_ERRORS_SHOWN = 3
"""How many errors of a file stand on its card; its page of problems has them all."""


@frozen(kw_only=True)
class FolderContents:
    """What a page shows of a folder: the folders in it, and the routines on page `page` of `pages`."""

    title: str
    folders: tuple[str, ...]
    records: tuple[tuple[str, Compiled], ...]
    page: int
    pages: int
    is_root: bool


def folder_json(contents: FolderContents) -> dict[str, object]:
    """The contents as plain data; the paths are seen from the folder."""
    return {
        "routinekit": VERSION,
        "folders": list(contents.folders),
        "routines": [{**record_json(record), "path": name} for name, record in contents.records],
        "page": contents.page,
        "pages": contents.pages,
    }


def folder_page(contents: FolderContents, *, language: str) -> HtmlPage:
    """The contents as a page, with links to each folder and to the player of each routine."""
    up = None if contents.is_root else element("nav", element("a", "Up", href="../"), aria_label="Folders")
    cards = [*map(_folder_card, contents.folders), *(_routine_card(*record) for record in contents.records)]
    inside = element("ul", *cards, class_="cards") if cards else element("p", "There is no routine here.")
    heading = author_text("h1", contents.title)
    main = element("main", heading, inside, *_page_links(contents))
    return html_page(contents.title, up, main, language=language)


def _folder_card(name: str) -> Element:
    return element(
        "li", element("h2", author_text("a", name, href=f"./{quote(name)}/")), element("p", "folder")
    )


def _routine_card(name: str, record: Compiled) -> Element:
    address = f"./{quote(name)}/"
    if record.total is None:
        errors = [found for found in record.diagnostics if found.severity == "error"]
        messages = [
            author_text("li", f"line {found.line}: {found.message}") for found in errors[:_ERRORS_SHOWN]
        ]
        links = _links((f"{address}problems", "Problems", name))
        return element(
            "li",
            author_text("h2", name),
            element("p", f"can't be played: {_counts(record)}"),
            element("ul", *messages, class_="soft"),
            links,
        )
    heading = record.name or name
    if not record.total.steps:
        return element(
            "li", author_text("h2", heading), element("p", "nothing to play: words for other routines")
        )
    steps = counted(record.total.steps, "step", "steps")
    handout = (f"{address}handout", "Hand-out", heading)
    problems = [(f"{address}problems", "Problems", heading)] if record.diagnostics else []
    facts = [time_text(record.total), steps, *([_counts(record)] if record.diagnostics else [])]
    return element(
        "li",
        element("h2", author_text("a", heading, href=address)),
        element("p", " · ".join(facts), class_="soft"),
        _links(handout, *problems),
    )


def _links(*links: tuple[str, str, str]) -> Element:
    """Links of a card; the words are the same on each, so a screen reader is told the routine too."""
    made = (element("a", words, href=href, aria_label=f"{words}: {of}") for href, words, of in links)
    return element("p", *made, class_="links")


def _counts(record: Compiled) -> str:
    notes = len(record.diagnostics) - record.errors - record.warnings
    counts = ((record.errors, "error"), (record.warnings, "warning"), (notes, "note"))
    return ", ".join(counted(count, kind, f"{kind}s") for count, kind in counts if count)


def _page_links(contents: FolderContents) -> Iterator[Element]:
    """The links to the pages before and after this one."""
    if contents.pages > 1:
        yield element("p", f"page {contents.page} of {contents.pages}")
        others: Sequence[tuple[str, int]] = (("Before", contents.page - 1), ("More", contents.page + 1))
        links = [
            element("a", words, href=f"?page={page}") for words, page in others if 0 < page <= contents.pages
        ]
        yield element("nav", *links, aria_label="Pages")
