"""The JSON of a timeline: a versioned contract for front ends in any language.

Times are whole milliseconds and end in `_ms`; what nobody can know is null. `VERSION` grows when a field
changes its meaning or goes away; a new field is no new version.
"""

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from routinekit.diagnostics import Problems, RoutineError
from routinekit.doses import StopIf
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.model import Prose
from routinekit.plan.tree import Instruction, Node, Run
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
    than `limits.exported_steps`, or where it would come to more than `limits.exported_bytes`.

    >>> import routinekit as rk
    >>> timeline_json(rk.timeline(rk.load("examples/lower-back-pain.routine")))["total"]
    {'steps': 578, 'exact_ms': 390000, 'estimated_ms': 1000000, 'open_steps': 0}
    """
    check_size(timeline, limits)
    return {**heading_json(timeline), "steps": [step_json(step) for step in timeline]}


def check_size(timeline: Timeline, limits: Limits) -> None:
    """Raise `RoutineError` where a timeline has more steps, or comes to more bytes, than may be exported."""
    if len(timeline) > limits.exported_steps:
        message = (
            f"the routine has {len(timeline):,} steps; {limits.exported_steps:,} at most are written out"
        )
        raise too_much(timeline, message, help="ask for a part of them")
    if bytes_of(timeline) > limits.exported_bytes:
        raise too_many_bytes(timeline, limits)


def too_many_bytes(timeline: Timeline, limits: Limits) -> RoutineError:
    """What is raised where a timeline comes to more bytes than may be written out."""
    message = f"the routine comes to more than the {limits.exported_bytes:,} bytes that are written out"
    return too_much(timeline, message, help="write fewer words, or do fewer things that have them")


def too_much(timeline: Timeline, message: str, help: str) -> RoutineError:
    """What is raised where a timeline is too large to be written out."""
    routine = timeline.routine
    problems = Problems(routine.source or Source(""))
    problems.add("RK607", routine.span or START, message, help=help)
    return RoutineError(problems.found)


_OTHER_BYTES = 150
"""About so many bytes of a step are not those of its instruction and its path."""


def bytes_of(timeline: Timeline) -> int:
    """About how many bytes the JSON of a timeline has, found without making it."""
    words: dict[int, int] = {}  # by `id`: the timeline holds them
    count = 0
    for part in timeline.parts:
        for exercise in part.exercises():
            count += _OTHER_BYTES + len(exercise.name) + len(exercise.stops) * _OTHER_BYTES
            for each in exercise.prose:
                if id(each) not in words:
                    words[id(each)] = len(json.dumps(each.text)) + _OTHER_BYTES
                count += words[id(each)]
    return count + _bytes_of_steps(timeline.root, {})


def _bytes_of_steps(node: Node, known: dict[int, int]) -> int:
    """About how many bytes all the steps of a part of the tree have; each part is looked at once."""
    if id(node) not in known:
        if isinstance(node, Instruction):
            known[id(node)] = _OTHER_BYTES + len(json.dumps(instruction_json(node)))
        else:
            known[id(node)] = sum(_bytes_of_run(run, known) for run in node.runs)
    return known[id(node)]


def _bytes_of_run(run: Run, known: dict[int, int]) -> int:
    once = [_bytes_of_steps(body, known) for body in run.bodies]
    turns, rest = divmod(run.times, len(once))
    in_paths = len(json.dumps(run.segment or "")) * run.measure.steps
    return turns * sum(once) + sum(once[:rest]) + in_paths


def instruction_json(instruction: Instruction) -> dict[str, Any]:
    """What all steps of an instruction have in common, as plain data."""
    names = ("kind", "text", "exact", "ends", "label", "exercise", "side", "phase", "target")
    return {
        **{name: getattr(instruction, name) for name in names},
        "duration_ms": instruction.duration,
        "tasks": list(instruction.tasks),
        "cues": [{"at_ms": cue.at, "text": cue.text} for cue in instruction.cues],
        "line": instruction.span.line if instruction.span else None,
    }


def heading_json(
    timeline: Timeline, words_json: Callable[[tuple[Prose, ...]], list[Any]] | None = None
) -> dict[str, Any]:
    """All about a timeline but its steps; the words of its exercises may be told in another way."""
    words_json = words_json or prose_json
    return {
        "routinekit": VERSION,
        "routine": timeline.routine.name,
        "prose": prose_json(timeline.prose),
        "stop_if": stops_json(timeline.stops),
        "exercises": [
            {
                "name": exercise.name,
                "prose": words_json(exercise.prose),
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
