"""From an address to a response: what it names is found, shown in one of its views, and cached.

Of HTTP there is no more here than the status. A folder has the addresses `` (its page) and `index.json`. A
routine is a folder of its own: below `back.routine/` are its player, its hand-out, its problems, its text,
and its JSON in four forms.
"""

import json
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from attrs import evolve, field, frozen

from routinekit.diagnostics import Diagnostic, RoutineError
from routinekit.document import timeline
from routinekit.limits import Limits
from routinekit.many.compiled import Compiled
from routinekit.model import Routine
from routinekit.plan_export import plan_json
from routinekit.report import Finding, finding_json
from routinekit.steps import Timeline
from routinekit.timeline_export import VERSION, timeline_json
from routinekit.web.file_cache import FileCache
from routinekit.web.folder import SUFFIX, Folder, RoutineFile
from routinekit.web.folder_page import FolderContents, folder_json, folder_page
from routinekit.web.handout import handout_page
from routinekit.web.html_page import NOTHING_ALLOWED, HtmlPage, policy_in
from routinekit.web.player_page import player_page
from routinekit.web.problems_page import UP, problems_page
from routinekit.web.query import Query, QueryError, page_number, parse_query, query_pairs
from routinekit.web.routine_json import routine_json

JSON, HTML, TEXT = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"
INDEX = "index.json"
ROUTINES_PER_PAGE = 100
_SAFE_IN_QUERY = "%&=+.,:;~!*'()/?@$"
_NOT_FOUND = "There is nothing here."


@frozen
class Response:
    """What is sent. `location` is another address, as seen from the one that was asked for.

    `files` are those that the body depends on beside the routine itself: its pictures.
    """

    status: int
    media_type: str
    body: bytes = field(repr=False)
    policy: str = NOTHING_ALLOWED
    location: str | None = None
    files: frozenset[Path] = frozenset()

    etag: str = field(init=False)
    """What changes with each change of the body."""

    @etag.default
    def _etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:32]}"'


@frozen(kw_only=True)
class Handler:
    """Responds to what is asked of one folder, by several threads at once.

    `responses` caches the views of routines, `records` what the pages of folders say of each.
    """

    folder: Folder
    title: str
    language: str
    responses: FileCache[Response]
    records: FileCache[Compiled]

    @property
    def limits(self) -> Limits:
        """How large a file or a response may be."""
        return self.folder.limits

    def respond(self, path: str, query: str) -> Response:
        """The response to an address below the folder; both may be any text."""
        *above, last = path.split("/")
        try:
            if above and above[-1].endswith(SUFFIX):
                found = self._routine_view(above, last, query)
            elif last in ("", INDEX):
                found = self._folder_view(above, last, query)
            else:
                found = self._redirect([*above, last], query)
        except QueryError as error:
            return self.refusal(400, str(error), is_data=last.endswith(".json"))
        return found or self.refusal(404, _NOT_FOUND, is_data=last.endswith(".json"))

    def refusal(
        self,
        status: int,
        message: str,
        found: Sequence[Diagnostic] = (),
        *,
        is_data: bool = False,
        name: str = "",
    ) -> Response:
        """Why there is nothing else: a page, or data where data was asked for."""
        if is_data:
            diagnostics = [finding_json(Finding.of(each)) for each in found]
            return _data({"routinekit": VERSION, "error": message, "diagnostics": diagnostics}, status)
        title, below, up = (name, message, UP) if name else (message, "", None)
        return _page(problems_page(title, below, found, language=self.language, up=up), status)

    # ---------------------------------------------------------------- folders

    def _redirect(self, path: list[str], query: str) -> Response | None:
        """To the same address with a slash at its end, where that is a routine or a folder."""
        found = self.folder.file(path) or self.folder.folder(path)
        suffix = f"?{quote(query, safe=_SAFE_IN_QUERY)}" if query else ""
        return Response(307, TEXT, b"", location=f"./{quote(path[-1])}/{suffix}") if found else None

    def _folder_view(self, path: list[str], last: str, query: str) -> Response | None:
        listing = self.folder.listing(path)
        if listing is None:
            return None
        pages, number = max(1, -(-len(listing.files) // ROUTINES_PER_PAGE)), page_number(query)
        if number > pages:
            return None
        shown = listing.files[(number - 1) * ROUTINES_PER_PAGE : number * ROUTINES_PER_PAGE]
        records = ((name, self._record([*path, name])) for name in shown)
        contents = FolderContents(
            title=path[-1] if path else self.title,
            folders=listing.folders if number == 1 else (),
            records=tuple((name, record) for name, record in records if record),
            page=number,
            pages=pages,
            is_root=not path,
        )
        return _data(folder_json(contents)) if last else _page(folder_page(contents, language=self.language))

    def _record(self, path: list[str]) -> Compiled | None:
        """What the page of a folder says of a file; None where it has just gone away."""
        real = self.folder.file(path)
        known = self.records.get(real) if real else None
        if known or real is None:
            return known
        began = time.time_ns()
        file = self.folder.open(real)
        if file is None:
            return None
        record = Compiled.of(file.name, file.result)
        size = 1000 + sum(len(found.full) + 1000 for found in record.diagnostics)
        self.records.put(real, record, size=size, files=file.files, began=began)
        return record

    # ---------------------------------------------------------------- routines

    def _routine_view(self, path: list[str], last: str, query: str) -> Response | None:
        real, view = self.folder.file(path), _VIEWS.get(last)
        if real is None or view is None:
            return None
        takes_choices, make = view
        if not takes_choices and query_pairs(query):
            raise QueryError("nothing can be chosen here")
        chosen = parse_query(query) if takes_choices else Query()
        key = real, last, chosen.pairs
        known = self.responses.get(key)
        if known:
            return known
        began = time.time_ns()
        file = self.folder.open(real)
        if file is None:
            return None
        try:
            made = make(self, file, chosen)
        except RoutineError as error:
            return self._unplayable(file, chosen, error, is_data=last.endswith(".json"))
        files = file.files | made.files
        self.responses.put(key, made, size=len(made.body) + 1000, files=files, began=began)
        return made

    def _unplayable(
        self, file: RoutineFile, chosen: Query, error: RoutineError, *, is_data: bool
    ) -> Response:
        status, message = 422, "This routine can't be played."
        if file.result.routine and chosen.pairs:
            status, message = 400, "This was chosen, and can't be."
        return self.refusal(status, message, error.diagnostics, is_data=is_data, name=file.name)


# ---------------------------------------------------------------- the views of a routine

_View = Callable[[Handler, RoutineFile, Query], Response]


def _routine(file: RoutineFile) -> Routine:
    if file.result.routine is None:
        raise RoutineError(file.result.diagnostics)
    return file.result.routine


def _timeline(handler: Handler, file: RoutineFile, chosen: Query) -> Timeline:
    return timeline(_routine(file), **chosen.choices, limits=handler.limits)


def _player(handler: Handler, file: RoutineFile, chosen: Query) -> Response:
    steps = _timeline(handler, file, chosen)
    pictures, files = file.pictures(steps)
    html = player_page(steps, language=handler.language, pictures=pictures)
    return evolve(_page(HtmlPage(html, policy_in(html))), files=files)


def _handout(handler: Handler, file: RoutineFile, chosen: Query) -> Response:
    return _page(handout_page(_timeline(handler, file, chosen), chosen.words, language=handler.language))


def _problems(handler: Handler, file: RoutineFile, _: Query) -> Response:
    found = file.result.diagnostics
    below = "" if found else "No problems."
    return _page(problems_page(file.name, below, found, language=handler.language, up=UP))


def _text(_: Handler, file: RoutineFile, __: Query) -> Response:
    if file.data is None:
        raise RoutineError(file.result.diagnostics)
    return Response(200, TEXT, file.data)


def _routine_json(_: Handler, file: RoutineFile, __: Query) -> Response:
    return _data(routine_json(_routine(file)))


def _timeline_json(handler: Handler, file: RoutineFile, chosen: Query) -> Response:
    return _data(timeline_json(_timeline(handler, file, chosen), limits=handler.limits))


def _plan_json(handler: Handler, file: RoutineFile, chosen: Query) -> Response:
    return _data(plan_json(_timeline(handler, file, chosen)))


def _diagnostics_json(_: Handler, file: RoutineFile, __: Query) -> Response:
    findings = [finding_json(Finding.of(found)) for found in file.result.diagnostics]
    return _data({"routinekit": VERSION, "diagnostics": findings})


_VIEWS: dict[str, tuple[bool, _View]] = {
    "": (True, _player),
    "handout": (True, _handout),
    "timeline.json": (True, _timeline_json),
    "plan.json": (True, _plan_json),
    "routine.json": (False, _routine_json),
    "diagnostics.json": (False, _diagnostics_json),
    "problems": (False, _problems),
    "text": (False, _text),
}
"""The last part of each address below a routine: whether something can be chosen there, and what it shows."""


def _data(data: Any, status: int = 200) -> Response:
    return Response(status, JSON, json.dumps(data, ensure_ascii=False).encode())


def _page(page: HtmlPage, status: int = 200) -> Response:
    return Response(status, HTML, page.html.encode(), page.policy)
