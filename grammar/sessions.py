"""Plays the scripts `conformance/session/*.session`, and writes beside each what has to come of it, as JSON.

`python grammar/sessions.py` writes all of them anew; with `--check` its exit code only says whether one is
stale. Look at the difference before you commit it: what stands there is what every player is held to.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

import routinekit as rk
from routinekit.session.events import Event

FOLDER = Path(__file__).with_name("conformance") / "session"
PARTS = re.compile(r"# (?P<shows>.+)\n(?P<routine>(?s:.+?\n))---(?P<how>.*)\n(?P<inputs>(?s:.+))")

Plain = dict[str, Any]


@frozen
class Script:
    """What a person does with a routine; `how` is what `timeline` takes, and `auto`."""

    shows: str
    routine: str
    how: Plain
    inputs: tuple[Plain, ...]

    @classmethod
    def read(cls, text: str) -> "Script":
        """A script as text: what it shows, the routine, a line `---`, and a line for each input.

        A line tells the second, the input, and what it takes: `12.5 jump 3`, `40 report pain 4 of Plank`;
        `restore` has no time.
        """
        parts = PARTS.fullmatch(text)
        assert parts is not None, text
        inputs = tuple(map(_input, parts["inputs"].splitlines()))
        return cls(parts["shows"], parts["routine"], json.loads(parts["how"] or "{}"), inputs)

    def case(self) -> Plain:
        """The script, and what has to come of it; the plan is for those who have no parser."""
        routine = rk.parse(self.routine).routine
        assert routine is not None, self.routine
        options = dict(self.how)
        auto = options.pop("auto", False)
        timeline = rk.timeline(routine, **options)
        return {
            "shows": self.shows,
            "routine": self.routine,
            "options": options,
            "auto": auto,
            "inputs": self.inputs,
            **outcome(timeline, auto, self.inputs),
            "plan": rk.plan_json(timeline),
        }


def _input(line: str) -> Plain:
    if line == "restore":
        return {"input": line, "takes": [], "clock_ms": None}
    second, name, *words = line.split(" ")
    takes: list[Any] = list(map(int, words))[:1] if name == "jump" else []
    if name == "report":
        what, value, *rest = words
        takes = [what, float(value), " ".join(rest[1:]) or None]
    return {"input": name, "takes": takes, "clock_ms": round(float(second) * 1000)}


# ---------------------------------------------------------------- what comes of it


def outcome(timeline: rk.Timeline, auto: bool, inputs: Iterable[Mapping[str, Any]]) -> Plain:
    """What a session tells and shows after each input, and what it comes to.

    The `events` of an input that is refused are null; those of `restore` are what is written of it.
    """
    lines: list[str] = []

    def record(line: Mapping[str, Any]) -> None:
        lines.append(json.dumps(line))

    session = rk.Session(timeline, auto=auto, record=record)
    answers: list[Plain] = []
    for each in inputs:
        if each["input"] == "restore":
            session = rk.Session.restore(timeline.routine, lines, record=record)
            events = json.loads(lines[-1])["events"]
        else:
            told = given(session, each)
            events = None if told is None else [event.plain() for event in told]
        answers.append({"events": events, **_shown(session)})
    return {"answers": answers, "summary": summary_json(session.summary)}


def given(session: rk.Session, each: Mapping[str, Any]) -> tuple[Event, ...] | None:
    """What a session answers to an input; None where it refuses it."""
    takes, options = each["takes"], {}
    if each["input"] == "report":
        *takes, options["exercise"] = takes
    try:
        method = getattr(session, each["input"])
        told: tuple[Event, ...] = method(*takes, timedelta(milliseconds=each["clock_ms"]), **options)
    except (IndexError, ValueError):
        return None
    return told


def _shown(session: rk.Session) -> Plain:
    return {
        "phase": session.state.phase,
        "step": session.step.index if session.step else None,
        "left_ms": milliseconds(session.left),
        "wake_ms": milliseconds(session.wake),
    }


def summary_json(summary: rk.Summary) -> Plain:
    """A summary as plain data, with times in milliseconds as in the rest of what is exported."""
    plain = asdict(summary)
    times = [plain, *plain["exercises"]]
    for name, each in zip(["elapsed", *["lasted"] * len(times)], times, strict=False):
        each[f"{name}_ms"] = milliseconds(each.pop(name))
    return plain


def milliseconds(time: timedelta | None) -> int | None:
    """A time in whole milliseconds, if there is one."""
    return None if time is None else time // timedelta(milliseconds=1)


# ---------------------------------------------------------------- the files


def lines_of(case: Plain) -> Iterator[str]:
    """A case as JSON, an input and an event a line."""
    inner = {name: value for name, value in case.items() if name not in ("inputs", "answers", "plan")}
    yield "{"
    for name in ("shows", "routine", "options", "auto"):
        yield f' "{name}": {_json(inner[name])},'
    yield ' "inputs": ['
    yield from _joined(f"  {_json(each)}" for each in case["inputs"])
    yield ' ],\n "answers": ['
    yield from _joined(map(_answer, case["answers"]))
    yield f' ],\n "summary": {_json(inner["summary"])},'
    yield f' "plan": {_json(case["plan"])}\n}}'


def _answer(answer: Plain) -> str:
    events, shown = answer["events"], {name: value for name, value in answer.items() if name != "events"}
    told = "null" if events is None else "[]"
    if events:
        told = "\n".join(["[", *_joined(f"    {_json(event)}" for event in events), "   ]"])
    return f'  {{"events": {told},\n   {_json(shown)[1:]}'


def _joined(lines: Iterable[str]) -> list[str]:
    return [",\n".join(lines)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Write the cases, or only look whether they are there and fresh."""
    stale = False
    for script in sorted(FOLDER.glob("*.session")):
        text = "\n".join(lines_of(Script.read(script.read_text(encoding="utf-8")).case())) + "\n"
        target = script.with_suffix(".json")
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        stale = True
        if arguments != ["--check"]:
            target.write_text(text, encoding="utf-8")
    return int(stale and arguments == ["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
