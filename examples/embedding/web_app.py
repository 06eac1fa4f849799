"""An app of your own with routines in it: it has its pages, and those of a folder below `/routines/`.

Run it with `python examples/embedding/web_app.py FOLDER [PORT]`; it needs `pip install "routinekit[web]"`.
"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route

import routinekit as rk
from routinekit.web import create_app


async def home(_: Request) -> HTMLResponse:
    """A page of your own, with links to a routine as it is chosen for somebody."""
    return HTMLResponse(
        """<!doctype html><html lang="en"><title>The clinic</title><h1>The clinic</h1><ul>
        <li><a href="routines/">All routines</a>
        <li><a href="routines/lower-back-pain.routine/?week=2">For your back, in the second week</a>
        <li><a href="routines/lower-back-pain.routine/handout">The same on paper</a></ul>"""
    )


def app(folder: str) -> Starlette:
    """Your app; the links of the mounted one are relative, so that any path will do."""
    limits = rk.Limits(file_bytes=100_000, steps=100_000, exported_steps=5_000)
    routines = create_app(folder, title="Routines of the clinic", limits=limits)
    return Starlette(routes=[Route("/", home), Mount("/routines", routines)])


if __name__ == "__main__":
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 8000
    uvicorn.run(app(sys.argv[1]), port=port, log_level="warning")
