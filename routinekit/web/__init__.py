"""Routines for the browser: a player that is one file, and the app that serves a folder.

`player_page` makes that file, of the script in `bundle` and of `pictures`. `app` is the Starlette app, for
which there is the extra `web`. `handlers` find what an address names and `views` make what is shown of it:
`folder` is what may be read, `query` what was chosen, `file_cache` what is remembered. `folder_page`,
`handout` and `problems_page` are pages, made with `html_page` and `markup`; `routine_json` is the JSON of a
routine.
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
