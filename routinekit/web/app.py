"""The app that serves a folder of routines: from HTTP to a handler and back. It alone knows Starlette.

Every response, errors included, says what a browser may do with it. Files are read and routines planned in
threads, a few at a time, so that the loop is free for all else.
"""

import math
from collections.abc import Collection
from os import PathLike
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, move_on_after, to_thread
from attrs import evolve
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response as HttpResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.many.timed_calls import DirectCalls, TimedCalls
from routinekit.web.file_cache import FileCache
from routinekit.web.folder import Folder
from routinekit.web.handlers import Handler
from routinekit.web.html_page import NOTHING_ALLOWED
from routinekit.web.views import TEXT, Response, record, view

WEB_LIMITS = evolve(DEFAULT_LIMITS, exported_steps=20_000)
"""As everywhere, but that nobody can ask for tens of megabytes at once."""

DEFAULT_HEADERS = {
    "content-security-policy": NOTHING_ALLOWED,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
"""The headers of each response that doesn't set them itself."""
_REVALIDATED = "no-cache"
"""A browser may keep it, and asks each time whether it is still the same."""
_THREADS = 4
"""How many responses are made at the same time: more would only take memory from each other."""
_WAITING_SECONDS = 30
"""How long a request waits until others have been done."""
_BUSY = "There is too much to do here now."
_AGAIN = {"retry-after": "1", "refresh": "1"}
"""The headers of a response for which there was no time: programs heed the first, browsers the second."""


def create_app(  # noqa: PLR0913 - each of them has a default that most apps keep
    folder: str | PathLike[str],
    *,
    title: str = "Routines",
    language: str = "en",
    limits: Limits = WEB_LIMITS,
    hosts: Collection[str] = ("*",),
    kept_bytes: int = 32 * 1024 * 1024,
    seconds: float | None = None,
) -> Starlette:
    """An ASGI app with the routines of a folder: mount it under any path, or serve it as it is.

    `title` stands above the first page, `language` is that of the pages. `limits` bound what is read, planned
    and sent; a timeline of more than `limits.exported_steps` steps is not sent as JSON. `hosts` are the names
    by which the app may be asked, `*` for any. About `kept_bytes` of responses at most are kept in memory.

    With `seconds`, views are made in processes of their own, and what takes longer is ended with a 503. As
    with all of `multiprocessing`, a script keeps what it does below `if __name__ == "__main__":` then.

    Only files below the folder that end in `.routine` are served, none that is hidden, and none that a link
    takes from elsewhere. Below the address of each, such as `back.routine/`, stand `handout`, `text`,
    `problems`, `routine.json`, `timeline.json`, `plan.json` and `diagnostics.json`.

    >>> app = create_app("examples")
    >>> [route.path for route in app.routes]
    ['/{path:path}']
    """
    handler = Handler(
        folder=Folder(Path(folder).resolve(), limits),
        title=title,
        language=language,
        calls=DirectCalls() if seconds is None else TimedCalls(seconds, view, record),
        responses=FileCache(kept_bytes),
        records=FileCache(kept_bytes // 4),
    )
    return Starlette(
        routes=[Route("/{path:path}", _Endpoint(handler).respond, methods=["GET"])],
        middleware=[
            Middleware(_DefaultHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
        ],
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )


class _Endpoint:
    """Has a request handled in a thread, and sends the response unless the browser has it already."""

    def __init__(self, handler: Handler) -> None:
        self.handler, self.threads = handler, CapacityLimiter(_THREADS)

    async def respond(self, request: Request) -> HttpResponse:
        path = request.path_params["path"]
        if request.scope["path"].endswith("\n"):
            path += "\n"  # which the pattern of the route leaves out
        query = request.scope["query_string"].decode("latin-1")
        with move_on_after(_WAITING_SECONDS) as waiting:
            async with self.threads:
                waiting.deadline = math.inf
                found = await to_thread.run_sync(self.handler.respond, path, query)
                return _response(found, request)
        return _response(self.handler.refusal(503, _BUSY, path), request)


def _response(found: Response, request: Request) -> HttpResponse:
    headers = {"content-security-policy": found.policy, "content-type": found.media_type}
    if found.location:
        headers |= {"location": found.location}
    elif found.status == 200:
        headers |= {"etag": found.etag, "cache-control": _REVALIDATED}
        if _is_known(request, found.etag):
            del headers["content-type"]
            return HttpResponse(status_code=304, headers=headers)
    elif found.status == 503:
        headers |= _AGAIN
    headers["content-length"] = str(len(found.body))
    return HttpResponse(b"" if request.method == "HEAD" else found.body, found.status, headers)


def _is_known(request: Request, tag: str) -> bool:
    """Whether the browser says that it has this very response."""
    tags = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return tag in tags or "*" in tags


async def _refused(_: Request, error: Any) -> HttpResponse:
    """An address that no routine or folder could have, or a method that isn't known here."""
    return HttpResponse(error.detail, error.status_code, {**(error.headers or {}), "content-type": TEXT})


async def _failed(_: Request, __: Exception) -> HttpResponse:
    """A mistake of ours, of which nothing is told to the outside; the server logs it."""
    return HttpResponse("Something went wrong here.", 500, {**DEFAULT_HEADERS, "content-type": TEXT})


class _DefaultHeaders:
    """Adds the default headers to each response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                more = ((name.encode(), value.encode()) for name, value in DEFAULT_HEADERS.items())
                message["headers"] = [*message["headers"], *(each for each in more if each[0] not in own)]
            await send(message)

        await self.app(scope, receive, with_headers)
