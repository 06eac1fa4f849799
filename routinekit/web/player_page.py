"""The one-file player: a page that makes no request, plays a routine, and works for years."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from string import Template
from typing import Any
from zlib import compress

from routinekit.plan_export import plan_json
from routinekit.steps import Timeline
from routinekit.web.bundle import player_file, script, stripped, style

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Ccircle cx='16' cy='16' r='12' fill='none' stroke='%230b6b62' stroke-width='6'/%3E%3C/svg%3E"
)
_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")
"""What ends a script, what older browsers take for the end of a line, and what no file can hold."""


def player_page(
    timeline: Timeline,
    *,
    title: str | None = None,
    language: str = "en",
    pictures: Mapping[str, str] | None = None,
) -> str:
    """The whole document. `language` is that of the routine, `title` else its name.

    `pictures` are `data:` addresses, by what stands behind `image:` in the routine.
    """
    plan: dict[str, Any] = plan_json(timeline)
    if pictures:
        plan["figures"] = dict(pictures)
    return Template(player_file("player.html")).substitute(
        title=escape(_encodable(title or timeline.routine.name)),
        language=escape(language),
        icon=_ICON,
        policy=policy(loader(), script(), style=style()),
        style=style(),
        plan=data_island(plan),
        player=b64encode(compress(script().encode(), 9)).decode(),
        loader=loader(),
    )


def loader() -> str:
    """The script that unpacks the player."""
    return stripped("loader.js", player_file("loader.js"))


def data_island(data: object) -> str:
    """Data inside a page, which no text in it can leave."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def policy(*scripts: str, style: str) -> str:
    """What such a page may do: run these scripts, look like this, show and play what it holds itself."""
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(map(hash_of, scripts)),
        "style-src": hash_of(style),
        "img-src": "data:",
        "media-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "routinekit",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def hash_of(text: str) -> str:
    """The hash of a script or a style, as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _encodable(text: str) -> str:
    """A text as a file can hold it."""
    return text.encode("utf-8", "replace").decode()
