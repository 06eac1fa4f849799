"""From an address to a response: what it names is found, has its view made, and is cached.

Of HTTP there is no more here than the status. A folder has the addresses `` (its page) and `index.json`. A
routine is a folder of its own, with an address for each of its `views`.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from attrs import frozen

from routinekit.file_text import reader_ended
from routinekit.loading import Result
from routinekit.many.compiled import Compiled
from routinekit.many.timed_calls import CallEndedError, Calls
from routinekit.web.file_cache import FileCache
from routinekit.web.folder import SUFFIX, Folder
from routinekit.web.folder_page import FolderContents, folder_json, folder_page
from routinekit.web.query import Query, QueryError, page_number, parse_query, query_pairs
from routinekit.web.views import TEXT, VIEWS, Response, data_response, page_response, record, refusal, view

INDEX = "index.json"
ROUTINES_PER_PAGE = 100
_SAFE_IN_QUERY = "%&=+.,:;~!*'()/?@$"
_NOT_FOUND = "There is nothing here."
_TOO_LONG = "This takes too long here."


@frozen(kw_only=True)
class Handler:
    """Responds to what is asked of one folder, by several threads at once.

    `calls` is how views are made. `responses` caches them, `records` what the pages of folders say of each.
    """

    folder: Folder
    title: str
    language: str
    calls: Calls
    responses: FileCache[Response]
    records: FileCache[Compiled]

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
            return self.refusal(400, str(error), path)
        except CallEndedError:
            return self.refusal(503, _TOO_LONG, path)
        return found or self.refusal(404, _NOT_FOUND, path)

    def refusal(self, status: int, message: str, path: str) -> Response:
        """Why there is nothing else at an address."""
        return refusal(status, message, language=self.language, is_data=path.endswith(".json"))

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
        contents = FolderContents(
            title=path[-1] if path else self.title,
            folders=listing.folders if number == 1 else (),
            records=tuple(self._records(path, shown)),
            page=number,
            pages=pages,
            is_root=not path,
        )
        if last:
            return data_response(folder_json(contents))
        return page_response(folder_page(contents, language=self.language))

    def _records(self, path: list[str], names: Sequence[str]) -> Iterator[tuple[str, Compiled]]:
        """What the page of a folder says of its files, without those that have just gone away.

        The first that isn't known yet has all the time that a call may take, so that each time that somebody
        asks for the page more is known; all others have half of it together. Raises `CallEndedError`.
        """
        until = None
        for name in names:
            real = self.folder.file([*path, name])
            if real is None:
                continue
            found = self.records.get(real)
            if found is None:
                found = self._record(real, until)
                until = until or time.monotonic() + self.calls.seconds / 2
            if found:
                yield name, found

    def _record(self, real: Path, until: float | None) -> Compiled | None:
        """What there is to say of a file; where time is short, `until` some moment of the monotonic clock."""
        seconds = self.calls.seconds if until is None else until - time.monotonic()
        if seconds < self.calls.seconds / 8:  # too little for a process to be ended because of it
            raise CallEndedError
        began = time.time_ns()
        try:
            made = self.calls.call(seconds, record, self.folder, real)
        except CallEndedError:
            if until is not None:
                raise
            name = real.relative_to(self.folder.root).as_posix()
            made = Compiled.of(name, Result(None, (reader_ended(name),))), frozenset({real})
        if made is None:
            return None
        found, files = made
        size = 1000 + sum(len(each.full) + 1000 for each in found.diagnostics)
        self.records.put(real, found, size=size, files=files, began=began)
        return found

    # ---------------------------------------------------------------- routines

    def _routine_view(self, path: list[str], last: str, query: str) -> Response | None:
        real = self.folder.file(path)
        if real is None or last not in VIEWS:
            return None
        takes_choices = VIEWS[last].takes_choices
        if not takes_choices and query_pairs(query):
            raise QueryError("nothing can be chosen here")
        chosen = parse_query(query) if takes_choices else Query()
        key = real, last, chosen.pairs
        known = self.responses.get(key)
        if known:
            return known
        began = time.time_ns()
        made = self.calls.call(self.calls.seconds, view, self.folder, real, last, chosen, self.language)
        if made and made.status == 200:
            self.responses.put(key, made, size=len(made.body) + 1000, files=made.files, began=began)
        return made
