"""The session of the page and Python's, given the same inputs: what each of them tells and shows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen
from playwright.sync_api import Browser, Page, Route

import routinekit as rk
from grammar.sessions import given, milliseconds, summary_json
from routinekit.session.events import Event

HERE = Path(__file__).parent
PLAYER = Path(rk.__file__).parent / "web" / "player"
SESSION = Path(rk.__file__).parent / "session"
SITE = "http://player.test/"

STATE = (
    *("phase", "now", "base", "clock", "index", "reached"),
    *("named", "started", "said", "waits", "rests", "rounds"),
)

Plain = dict[str, Any]


@frozen
class Engine:
    """A page that has the modules of the player, and nothing else."""

    page: Page

    def replay(self, plan: Plain, auto: bool, inputs: Sequence[Plain]) -> Plain:
        """What `replay.js` makes of a script."""
        found: Plain = self.call("replay", plan, auto, inputs)
        return found

    def call(self, name: str, plan: Plain, *takes: object) -> Any:
        """What a function of `replay.js` answers, which has the plan as a page does: as JSON."""
        asked = "async ([name, takes]) => (await import('/replay.js'))[name](...takes)"
        return self.page.evaluate(asked, [name, [json.dumps(plan), *takes]])


@contextmanager
def engine_in(browser: Browser) -> Iterator[Engine]:
    """A page of its own, that serves the modules as they are and may not log an error."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    page.route(f"{SITE}**", _serve)
    page.goto(SITE)
    yield Engine(page)
    context.close()
    assert not errors


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix(SITE)
    folder, _, name = path.rpartition("/")
    if not name:
        route.fulfill(body="<!doctype html><link rel=icon href=data:,>", content_type="text/html")
    else:
        file = {"player": PLAYER, "session": SESSION, "": HERE}[folder] / name
        kind = "application/json" if name.endswith(".json") else "text/javascript"
        route.fulfill(body=file.read_text(encoding="utf-8"), content_type=kind)


# ---------------------------------------------------------------- the same by Python


def replayed(timeline: rk.Timeline, auto: bool, inputs: Sequence[Mapping[str, Any]]) -> Plain:
    """What `replay.js` has to answer."""
    lines: list[str] = []

    def record(line: Mapping[str, Any]) -> None:
        lines.append(json.dumps(line))

    session = rk.Session(timeline, auto=auto, record=record, when="today")
    answers: list[Plain] = []
    for each in inputs:
        if each["input"] == "restore":
            session = rk.Session.restore(timeline.routine, lines, record=record)
            events: list[Plain] | None = json.loads(lines[-1])["events"]
        else:
            told = given(session, each)
            events = None if told is None else list(map(event_json, told))
        answers.append({"events": events, **_shown(session)})
    found: Plain = plain(
        {"answers": answers, "cautions": session.cautions, "lines": list(map(json.loads, lines))}
    )
    return found


def _shown(session: rk.Session) -> Plain:
    state = session.state
    clocks = [(each.clock.first, each.clock.is_watch, each.clock.lasts, each.at) for each in state.clocks]
    return {
        "state": {**{name: getattr(state, name) for name in STATE}, "clocks": clocks},
        "step": session.step and step_json(session.step),
        "left": milliseconds(session.left),
        "wake": milliseconds(session.wake),
        "elapsed": milliseconds(session.elapsed),
        "summary": summary_json(session.summary),
    }


def event_json(event: Event) -> Plain:
    """An event as the page tells it: with the whole step."""
    told = event.plain()
    if "step" in told:
        told["step"] = step_json(event.step)  # type: ignore[attr-defined]  # its plain data says that it has one
    return told


def step_json(step: rk.Step) -> Plain:
    """A step as the page makes it: with its words."""
    return {**rk.step_json(step), "prose": [{"field": each.field, "text": each.text} for each in step.prose]}


def plain(value: Any) -> Any:
    """What JSON makes of it."""
    return json.loads(json.dumps(value))


def asked(name: str, clock: int, *takes: object) -> Plain:
    """An input, as `replay.js` and `given` take it; of a report the exercise too."""
    return {"input": name, "takes": list(takes), "clock_ms": clock}
