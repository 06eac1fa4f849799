"""What is answered to an address: found, made and kept here, without a word of HTTP but the status.

A folder has the addresses `` (its page) and `index.json`. A routine is a folder of its own: below
`back.routine/` are its player, its hand-out, its problems, its text, and its JSON in four forms.
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
from routinekit.web.contents import routine_json
from routinekit.web.findings import UP, findings_page
from routinekit.web.folder import SUFFIX, Folder, Opened
from routinekit.web.handout import handout_page
from routinekit.web.kept import Kept
from routinekit.web.library import Shelved, library_json, library_page
from routinekit.web.page import page
from routinekit.web.paper import NOTHING, Paper, policy_in
from routinekit.web.question import Question, QuestionError, page_of, pairs_of, question

JSON, HTML, TEXT = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"
INDEX = "index.json"
ON_A_PAGE = 100
"""Routines on one page of a folder."""
_IN_A_QUERY = "%&=+.,:;~!*'()/?@$"
_NOT_FOUND = "There is nothing here."


@frozen
class Answer:
    """What is sent: `goes_to` is another address, as seen from the one that was asked for.

    `files` are those in it that a routine names, beside those that it is made of.
    """

    status: int
    kind: str
    body: bytes = field(repr=False)
    policy: str = NOTHING
    goes_to: str | None = None
    files: frozenset[Path] = frozenset()

    tag: str = field(init=False)
    """What changes with each change of the body."""

    @tag.default
    def _tag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:32]}"'


@frozen
class Desk:
    """Answers for one folder. It is asked by several threads at once."""

    folder: Folder
    title: str
    language: str
    kept: Kept[Answer]
    records: Kept[Compiled]

    @property
    def limits(self) -> Limits:
        """How large a file or an answer may be."""
        return self.folder.limits

    def answer(self, path: str, query: str) -> Answer:
        """The answer to an address below the folder, which may hold anything."""
        *above, last = path.split("/")
        try:
            if above and above[-1].endswith(SUFFIX):
                found = self._of_routine(above, last, query)
            elif last in ("", INDEX):
                found = self._of_folder(above, last, query)
            else:
                found = self._elsewhere([*above, last], query)
        except QuestionError as error:
            return self.refusal(400, str(error), is_data=last.endswith(".json"))
        return found or self.refusal(404, _NOT_FOUND, is_data=last.endswith(".json"))

    def refusal(
        self,
        status: int,
        said: str,
        found: Sequence[Diagnostic] = (),
        *,
        is_data: bool = False,
        name: str = "",
    ) -> Answer:
        """Why there is nothing else: a page, or data where data was asked for."""
        if is_data:
            diagnostics = [finding_json(Finding.of(each)) for each in found]
            return _data({"routinekit": VERSION, "error": said, "diagnostics": diagnostics}, status)
        up = UP if name else None
        return _page(
            findings_page(name or said, said if name else "", found, language=self.language, up=up), status
        )

    # ---------------------------------------------------------------- folders

    def _elsewhere(self, path: list[str], query: str) -> Answer | None:
        """A routine or a folder whose address lacks its last stroke."""
        found = self.folder.file(path) or self.folder.folder(path)
        asked = f"?{quote(query, safe=_IN_A_QUERY)}" if query else ""
        return Answer(307, TEXT, b"", goes_to=f"./{quote(path[-1])}/{asked}") if found else None

    def _of_folder(self, path: list[str], last: str, query: str) -> Answer | None:
        listing = self.folder.listing(path)
        if listing is None:
            return None
        pages, number = max(1, -(-len(listing.files) // ON_A_PAGE)), page_of(query)
        if number > pages:
            return None
        shown = listing.files[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        records = ((name, self._record([*path, name])) for name in shown)
        shelved = Shelved(
            path[-1] if path else self.title,
            listing.folders if number == 1 else (),
            tuple((name, record) for name, record in records if record),
            number,
            pages,
            is_root=not path,
        )
        return _data(library_json(shelved)) if last else _page(library_page(shelved, language=self.language))

    def _record(self, path: list[str]) -> Compiled | None:
        """What a file comes to; None where it went away just now."""
        real = self.folder.file(path)
        known = self.records.get(real) if real else None
        if known or real is None:
            return known
        began = time.time_ns()
        opened = self.folder.open(real)
        if opened is None:
            return None
        made = Compiled.of(opened.name, opened.result)
        weight = 1000 + sum(len(found.full) + 1000 for found in made.diagnostics)
        self.records.keep(real, made, weight, opened.files, began)
        return made

    # ---------------------------------------------------------------- routines

    def _of_routine(self, path: list[str], last: str, query: str) -> Answer | None:
        real, view = self.folder.file(path), _VIEWS.get(last)
        if real is None or view is None:
            return None
        takes_choices, make = view
        if not takes_choices and pairs_of(query):
            raise QuestionError("nothing can be chosen here")
        asked = question(query) if takes_choices else Question()
        key = real, last, asked.pairs
        known = self.kept.get(key)
        if known:
            return known
        return self._made(real, key, asked, make, is_data=last.endswith(".json"))

    def _made(
        self,
        real: Path,
        key: tuple[Path, str, tuple[tuple[str, str], ...]],
        asked: Question,
        make: "_View",
        *,
        is_data: bool,
    ) -> Answer | None:
        began = time.time_ns()
        opened = self.folder.open(real)
        if opened is None:
            return None
        try:
            made = make(self, opened, asked)
        except RoutineError as error:
            routine = opened.result.routine
            said = (
                "This was chosen, and can't be."
                if routine and asked.pairs
                else "This routine can't be played."
            )
            status = 400 if routine and asked.pairs else 422
            return self.refusal(status, said, error.diagnostics, is_data=is_data, name=opened.name)
        self.kept.keep(key, made, len(made.body) + 1000, opened.files | made.files, began)
        return made


# ---------------------------------------------------------------- the views of a routine

_View = Callable[[Desk, Opened, Question], Answer]


def _routine(opened: Opened) -> Routine:
    if opened.result.routine is None:
        raise RoutineError(opened.result.diagnostics)
    return opened.result.routine


def _timeline(desk: Desk, opened: Opened, asked: Question) -> Timeline:
    return timeline(_routine(opened), **asked.choices, limits=desk.limits)


def _player(desk: Desk, opened: Opened, asked: Question) -> Answer:
    steps = _timeline(desk, opened, asked)
    pictures, files = opened.pictures(steps)
    html = page(steps, language=desk.language, figures=pictures)
    return evolve(_page(Paper(html, policy_in(html))), files=files)


def _handout(desk: Desk, opened: Opened, asked: Question) -> Answer:
    return _page(handout_page(_timeline(desk, opened, asked), asked.words, language=desk.language))


def _problems(desk: Desk, opened: Opened, _: Question) -> Answer:
    found = opened.result.diagnostics
    said = "" if found else "No problems."
    return _page(findings_page(opened.name, said, found, language=desk.language, up=UP))


def _text(_: Desk, opened: Opened, __: Question) -> Answer:
    if opened.data is None:
        raise RoutineError(opened.result.diagnostics)
    return Answer(200, TEXT, opened.data)


def _routine_json(_: Desk, opened: Opened, __: Question) -> Answer:
    return _data(routine_json(_routine(opened)))


def _timeline_json(desk: Desk, opened: Opened, asked: Question) -> Answer:
    return _data(timeline_json(_timeline(desk, opened, asked), limits=desk.limits))


def _plan_json(desk: Desk, opened: Opened, asked: Question) -> Answer:
    return _data(plan_json(_timeline(desk, opened, asked)))


def _diagnostics_json(_: Desk, opened: Opened, __: Question) -> Answer:
    findings = [finding_json(Finding.of(found)) for found in opened.result.diagnostics]
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


def _data(data: Any, status: int = 200) -> Answer:
    return Answer(status, JSON, json.dumps(data, ensure_ascii=False).encode())


def _page(made: Paper, status: int = 200) -> Answer:
    return Answer(status, HTML, made.html.encode(), made.policy)
