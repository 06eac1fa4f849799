"""The JSON of a timeline: a versioned contract for front ends in any language.

Times are whole milliseconds and end in `_ms`; what nobody can know is null. `VERSION` grows when a field
changes its meaning or goes away; a new field is no new version.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from routinekit.diagnostics import Problems, RoutineError
from routinekit.doses import StopIf
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.model import Prose
from routinekit.source import START, Source
from routinekit.steps import Step, Timeline, Total

VERSION = 1

STEP_FIELDS = (
    *(
        "index",
        "start_ms",
        "start_exact",
        "duration_ms",
        "exact",
        "ends",
        "kind",
        "phase",
        "exercise",
        "side",
    ),
    *("set", "rep", "round", "target", "tasks", "cues", "text", "path", "line"),
)
"""The fields of a step, which are its attributes."""


def step_json(step: Step) -> dict[str, Any]:
    """One step as plain data, ready for `json.dumps`."""
    data = {name: getattr(step, name) for name in STEP_FIELDS}
    data["cues"] = [{"at_ms": cue.at, "text": cue.text} for cue in step.cues]
    return data


def timeline_json(timeline: Timeline, *, limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    """A whole timeline as plain data, ready for `json.dumps`.

    Beside the steps and their total it holds every word for people, cautions included: `prose` those of the
    routine, `exercises` those of each exercise that is done. Raises `RoutineError` where there are more steps
    than `limits.exported_steps`.

    >>> import routinekit as rk
    >>> timeline_json(rk.timeline(rk.load("examples/lower-back-pain.routine")))["total"]
    {'steps': 578, 'exact_ms': 390000, 'estimated_ms': 1000000, 'open_steps': 0}
    """
    check_size(timeline, limits)
    return {**heading_json(timeline), "steps": [step_json(step) for step in timeline]}


def check_size(timeline: Timeline, limits: Limits) -> None:
    """Raise `RoutineError` where a timeline has more steps than may be exported."""
    if len(timeline) > limits.exported_steps:
        routine = timeline.routine
        problems = Problems(routine.source or Source(""))
        problems.add(
            "RK607",
            routine.span or START,
            f"the routine has {len(timeline):,} steps; {limits.exported_steps:,} at most are written out",
            help="ask for a part of them",
        )
        raise RoutineError(problems.found)


def heading_json(timeline: Timeline) -> dict[str, Any]:
    """All about a timeline but its steps."""
    return {
        "routinekit": VERSION,
        "routine": timeline.routine.name,
        "prose": prose_json(timeline.prose),
        "stop_if": stops_json(timeline.stops),
        "exercises": [
            {
                "name": exercise.name,
                "prose": prose_json(exercise.prose),
                "stop_if": stops_json(exercise.stops),
                "ask": [ask.what for ask in exercise.asks],
            }
            for part in timeline.parts
            for exercise in part.exercises()
        ],
        "total": total_json(timeline.total),
    }


def total_json(total: Total) -> dict[str, int]:
    """A total in whole milliseconds."""
    millisecond = timedelta(milliseconds=1)
    return {
        "steps": total.steps,
        "exact_ms": total.exact // millisecond,
        "estimated_ms": total.estimated // millisecond,
        "open_steps": total.open_steps,
    }


def stops_json(stops: Iterable[StopIf]) -> list[dict[str, Any]]:
    """Rules that end it, for a front end to watch."""
    return [{"what": stop.what, "comparison": stop.comparison, "limit": float(stop.limit)} for stop in stops]


def prose_json(prose: Iterable[Prose]) -> list[dict[str, str]]:
    """Words for people, each with the field that says what they are for."""
    return [{"field": words.field, "text": words.text} for words in prose]
