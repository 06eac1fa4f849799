"""What is shown of one routine: its player, its hand-out, its problems, its text, and its JSON in four forms.

Here is the work that a text can make long. It is done where `handlers` have it done, may be in a process of
its own, so that all that goes in and comes out is plain and small. Whatever is wrong with one file, also by
a mistake of ours, is told of this file and hides no other.
"""

import json
import logging
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from routinekit.diagnostics import Diagnostic, RoutineError
from routinekit.document import timeline
from routinekit.file_text import reader_failed
from routinekit.many.compiled import Compiled
from routinekit.model import Routine
from routinekit.plan_export import plan_json
from routinekit.report import Finding, finding_json
from routinekit.steps import Timeline
from routinekit.timeline_export import VERSION, timeline_json
from routinekit.web.folder import Folder, RoutineFile
from routinekit.web.handout import handout_page
from routinekit.web.html_page import NOTHING_ALLOWED, HtmlPage, policy_in
from routinekit.web.player_page import player_page
from routinekit.web.problems_page import UP, problems_page
from routinekit.web.query import Query
from routinekit.web.routine_json import routine_json

JSON, HTML, TEXT = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"

_log = logging.getLogger(__name__)


@frozen
class Response:
    """What is sent. `location` is another address, as seen from the one that was asked for.

    `files` are those that the body depends on.
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


def data_response(data: Any, status: int = 200) -> Response:
    """A response of plain data."""
    return Response(status, JSON, json.dumps(data, ensure_ascii=False).encode())


def page_response(page: HtmlPage, status: int = 200) -> Response:
    """A response that is a page."""
    return Response(status, HTML, page.html.encode(), page.policy)


def refusal(  # noqa: PLR0913 - what is told, and how it is told
    status: int,
    message: str,
    found: Sequence[Diagnostic] = (),
    *,
    language: str,
    is_data: bool = False,
    name: str = "",
) -> Response:
    """Why there is nothing else: a page, or data where data was asked for."""
    if is_data:
        diagnostics = [finding_json(Finding.of(each)) for each in found]
        return data_response({"routinekit": VERSION, "error": message, "diagnostics": diagnostics}, status)
    title, below, up = (name, message, UP) if name else (message, "", None)
    return page_response(problems_page(title, below, found, language=language, up=up), status)


def record(folder: Folder, real: Path) -> tuple[Compiled, frozenset[Path]] | None:
    """What the page of a folder says of a file, and the files that this depends on; None where it is gone."""
    file = folder.open(real)
    return None if file is None else (Compiled.of(file.name, file.result), file.files)


def view(folder: Folder, real: Path, last: str, chosen: Query, language: str) -> Response | None:
    """The view of a file whose address ends so; None where the file is gone."""
    file = folder.open(real)
    if file is None:
        return None
    is_data = last.endswith(".json")
    try:
        made = VIEWS[last].make(folder, file, chosen, language)
    except RoutineError as error:
        status, message = 422, "This routine can't be played."
        if file.result.routine and chosen.pairs:
            status, message = 400, "This was chosen, and can't be."
        return refusal(status, message, error.diagnostics, language=language, is_data=is_data, name=file.name)
    except Exception:  # whatever it is, it is of this file, and others are shown
        _log.exception("%s: %s can't be made", file.name, last or "the player")
        found, message = [reader_failed(file.name)], "This can't be shown."
        return refusal(422, message, found, language=language, is_data=is_data, name=file.name)
    return evolve(made, files=file.files | made.files)


# ---------------------------------------------------------------- each of them

_Make = Callable[[Folder, RoutineFile, Query, str], Response]


@frozen
class View:
    """How a view is made, and whether something can be chosen there."""

    make: _Make
    takes_choices: bool


def _routine(file: RoutineFile) -> Routine:
    if file.result.routine is None:
        raise RoutineError(file.result.diagnostics)
    return file.result.routine


def _timeline(folder: Folder, file: RoutineFile, chosen: Query) -> Timeline:
    return timeline(_routine(file), **chosen.choices, limits=folder.limits)


def _player(folder: Folder, file: RoutineFile, chosen: Query, language: str) -> Response:
    steps = _timeline(folder, file, chosen)
    pictures, files = file.pictures(steps)
    html = player_page(steps, language=language, pictures=pictures)
    return evolve(page_response(HtmlPage(html, policy_in(html))), files=files)


def _handout(folder: Folder, file: RoutineFile, chosen: Query, language: str) -> Response:
    return page_response(handout_page(_timeline(folder, file, chosen), chosen.words, language=language))


def _problems(_: Folder, file: RoutineFile, __: Query, language: str) -> Response:
    found = file.result.diagnostics
    below = "" if found else "No problems."
    return page_response(problems_page(file.name, below, found, language=language, up=UP))


def _text(_: Folder, file: RoutineFile, __: Query, ___: str) -> Response:
    if file.data is None:
        raise RoutineError(file.result.diagnostics)
    return Response(200, TEXT, file.data)


def _routine_json(_: Folder, file: RoutineFile, __: Query, ___: str) -> Response:
    return data_response(routine_json(_routine(file)))


def _timeline_json(folder: Folder, file: RoutineFile, chosen: Query, _: str) -> Response:
    return data_response(timeline_json(_timeline(folder, file, chosen), limits=folder.limits))


def _plan_json(folder: Folder, file: RoutineFile, chosen: Query, _: str) -> Response:
    return data_response(plan_json(_timeline(folder, file, chosen)))


def _diagnostics_json(_: Folder, file: RoutineFile, __: Query, ___: str) -> Response:
    findings = [finding_json(Finding.of(found)) for found in file.result.diagnostics]
    return data_response({"routinekit": VERSION, "diagnostics": findings})


VIEWS: dict[str, View] = {
    "": View(_player, takes_choices=True),
    "handout": View(_handout, takes_choices=True),
    "timeline.json": View(_timeline_json, takes_choices=True),
    "plan.json": View(_plan_json, takes_choices=True),
    "routine.json": View(_routine_json, takes_choices=False),
    "diagnostics.json": View(_diagnostics_json, takes_choices=False),
    "problems": View(_problems, takes_choices=False),
    "text": View(_text, takes_choices=False),
}
"""The views by the last part of their addresses below a routine."""
