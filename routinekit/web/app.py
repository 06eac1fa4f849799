"""The app that serves a folder of routines: from HTTP to the desk and back, alone in knowing Starlette.

Every answer, errors included, says what a browser may do with it. Files are read and routines planned in
threads, a few at a time, so that the loop is free for all else.
"""

from collections.abc import Collection
from os import PathLike
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread
from attrs import evolve
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.web.desk import TEXT, Answer, Desk
from routinekit.web.folder import Folder
from routinekit.web.kept import Kept
from routinekit.web.paper import NOTHING

WEB_LIMITS = evolve(DEFAULT_LIMITS, exported_steps=20_000)
"""As everywhere, but that nobody can ask for tens of megabytes at once."""

_ALWAYS = {
    "content-security-policy": NOTHING,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
"""What each answer says, unless it says something else itself."""
_FRESH = "no-cache"
"""To be kept, and asked for again each time whether it is still the same."""
_AT_ONCE = 4
"""Answers that are made at the same time: more would only take memory from each other."""


def create_app(  # noqa: PLR0913 - each of them has a default that most apps keep
    folder: str | PathLike[str],
    *,
    title: str = "Routines",
    language: str = "en",
    limits: Limits = WEB_LIMITS,
    hosts: Collection[str] = ("*",),
    kept_bytes: int = 32 * 1024 * 1024,
) -> Starlette:
    """An ASGI app with the routines of a folder: mount it under any path, or serve it as it is.

    `title` stands above the first page, `language` is that of the pages. `limits` bound what is read, planned
    and sent; a timeline of more than `limits.exported_steps` steps is not sent as JSON. `hosts` are the names
    by which the app may be asked, `*` for any. About `kept_bytes` of answers at most are kept in memory.

    Only files below the folder that end in `.routine` are served, none that is hidden, and none that a link
    takes from elsewhere. Below the address of each, such as `back.routine/`, stand `handout`, `text`,
    `problems`, `routine.json`, `timeline.json`, `plan.json` and `diagnostics.json`.

    >>> app = create_app("examples")
    >>> [route.path for route in app.routes]
    ['/{path:path}']
    """
    desk = Desk(
        Folder(Path(folder).resolve(), limits), title, language, Kept(kept_bytes), Kept(kept_bytes // 4)
    )
    return Starlette(
        routes=[Route("/{path:path}", _Reception(desk).answer, methods=["GET"])],
        middleware=[Middleware(_Careful), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )


class _Reception:
    """Takes what is asked, has it answered in a thread, and sends it unless the browser has it already."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.room = desk, CapacityLimiter(_AT_ONCE)

    async def answer(self, request: Request) -> Response:
        path = request.path_params["path"]
        if request.scope["path"].endswith("\n"):
            path += "\n"  # which the pattern of the route leaves out
        query = request.scope["query_string"].decode("latin-1")
        found = await to_thread.run_sync(self.desk.answer, path, query, limiter=self.room)
        return _response(found, request)


def _response(found: Answer, request: Request) -> Response:
    headers = {"content-security-policy": found.policy, "content-type": found.kind}
    if found.goes_to:
        headers |= {"location": found.goes_to}
    elif found.status == 200:
        headers |= {"etag": found.tag, "cache-control": _FRESH}
        if _has_it(request, found.tag):
            del headers["content-type"]
            return Response(status_code=304, headers=headers)
    headers["content-length"] = str(len(found.body))
    return Response(b"" if request.method == "HEAD" else found.body, found.status, headers)


def _has_it(request: Request, tag: str) -> bool:
    """Whether the browser says that it has this very answer."""
    tags = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return tag in tags or "*" in tags


async def _refused(_: Request, error: Any) -> Response:
    """An address that no routine or folder could have, or a method that isn't known here."""
    return Response(error.detail, error.status_code, {**(error.headers or {}), "content-type": TEXT})


async def _failed(_: Request, __: Exception) -> Response:
    """A mistake of ours, of which the outside learns nothing; the server tells it to its log."""
    return Response("Something went wrong here.", 500, {**_ALWAYS, "content-type": TEXT})


class _Careful:
    """Sees to it that each answer says what a browser may do with it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def careful(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                more = ((name.encode(), value.encode()) for name, value in _ALWAYS.items())
                message["headers"] = [*message["headers"], *(each for each in more if each[0] not in said)]
            await send(message)

        await self.app(scope, receive, careful)
