"""Routines for the browser: a player that is one file, and the app that serves a folder.

`page` makes that file, and `bundle` the script in it. `app` is the Starlette app, for which there is the
extra `web`, and `desk` what it answers: `folder` is what may be read and `question` what was chosen,
`library`, `handout` and `findings` are pages, `contents` the JSON of a routine, `kept` what is remembered.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers know it, without the cost of `import typing`
if TYPE_CHECKING:
    from routinekit.web.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("routinekit.web.app"), name)
