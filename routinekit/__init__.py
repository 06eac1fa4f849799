"""Exercise routines as plain text, read into exact objects and played as timed steps.

>>> import routinekit as rk
>>> routine = rk.load("examples/lower-back-pain.routine")
>>> timeline = rk.timeline(routine)
>>> timeline.total.steps
578

The names listed here are the whole interface; each is imported when it is first used. The modules behind
them are private.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers know it, without the cost of `import typing`
if TYPE_CHECKING:
    from routinekit.diagnostics import Diagnostic, Fix, RoutineError
    from routinekit.document import load, parse, parse_bytes, timeline
    from routinekit.doses import (
        Amrap,
        Ask,
        At,
        Breath,
        Breathe,
        Cap,
        Choose,
        Circuit,
        Course,
        Every,
        ForTime,
        Frequency,
        Hold,
        Load,
        Only,
        Optional,
        Order,
        Phase,
        Phases,
        Prepare,
        Ramp,
        Rep,
        Reps,
        Rest,
        Rir,
        Rounds,
        Rpe,
        Sets,
        Sides,
        StopIf,
        Superset,
        Switch,
        Takes,
        Tempo,
        Times,
        Work,
    )
    from routinekit.formatter import format  # noqa: A004 - as `rk.format`
    from routinekit.limits import Limits
    from routinekit.loading import Result
    from routinekit.many import Compiled, compile_many
    from routinekit.model import (
        Block,
        Cue,
        Do,
        Exercise,
        Line,
        Prose,
        Routine,
        Setting,
        Use,
        Variants,
    )
    from routinekit.numbers import (
        Alternative,
        Change,
        Condition,
        Number,
        Value,
    )
    from routinekit.plan_export import plan_json
    from routinekit.quantities import Amount, Unit
    from routinekit.report import Finding
    from routinekit.resolve import Group, Pause, Prescription
    from routinekit.session import (
        JournalError,
        JournalFile,
        Session,
        Summary,
        events,
        journal_schema,
        play,
        play_blocking,
        summary,
    )
    from routinekit.source import Source, Span
    from routinekit.steps import Part, Step, Timeline, Total
    from routinekit.timeline_export import step_json, timeline_json

_HOMES = {
    "plan_export": ("plan_json",),
    "timeline_export": ("timeline_json", "step_json"),
    "diagnostics": ("Diagnostic", "Fix", "RoutineError"),
    "loading": ("Result",),
    "document": ("load", "parse", "parse_bytes", "timeline"),
    "formatter": ("format",),
    "limits": ("Limits",),
    "many": ("Compiled", "compile_many"),
    "report": ("Finding",),
    "doses": (
        *(
            "Amrap",
            "Ask",
            "At",
            "Breath",
            "Breathe",
            "Cap",
            "Choose",
            "Circuit",
            "Course",
            "Every",
            "ForTime",
            "Frequency",
            "Hold",
            "Load",
            "Only",
            "Optional",
            "Order",
            "Phase",
            "Phases",
            "Prepare",
            "Ramp",
            "Rep",
            "Reps",
            "Rest",
            "Rir",
            "Rounds",
            "Rpe",
            "Sets",
            "Sides",
            "StopIf",
            "Superset",
            "Switch",
            "Takes",
            "Tempo",
            "Times",
            "Work",
        ),
    ),
    "model": (*("Block", "Cue", "Do", "Exercise", "Line", "Prose", "Routine", "Setting", "Use", "Variants"),),
    "numbers": (*("Alternative", "Change", "Condition", "Number", "Value"),),
    "quantities": ("Amount", "Unit"),
    "resolve": ("Group", "Pause", "Prescription"),
    "session": (
        *("Session", "Summary", "summary", "JournalFile", "JournalError", "journal_schema"),
        *("events", "play", "play_blocking"),
    ),
    "source": ("Source", "Span"),
    "steps": ("Part", "Step", "Timeline", "Total"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022 - in the order in which a reader meets them
    "load",
    "parse",
    "parse_bytes",
    "timeline",
    "compile_many",
    "format",
    "timeline_json",
    "step_json",
    "plan_json",
    "Session",
    "events",
    "play",
    "play_blocking",
    "summary",
    "Summary",
    "JournalFile",
    "JournalError",
    "journal_schema",
    "Result",
    "Compiled",
    "Finding",
    "Timeline",
    "Step",
    "Part",
    "Total",
    "RoutineError",
    "Diagnostic",
    "Fix",
    "Limits",
    "Source",
    "Span",
    "Routine",
    "Block",
    "Exercise",
    "Do",
    "Prose",
    "Cue",
    "Line",
    "Setting",
    "Use",
    "Variants",
    "Amrap",
    "Ask",
    "At",
    "Breath",
    "Breathe",
    "Cap",
    "Choose",
    "Circuit",
    "Course",
    "Every",
    "ForTime",
    "Frequency",
    "Hold",
    "Load",
    "Only",
    "Optional",
    "Order",
    "Phase",
    "Phases",
    "Prepare",
    "Ramp",
    "Rep",
    "Reps",
    "Rest",
    "Rir",
    "Rounds",
    "Rpe",
    "Sets",
    "Sides",
    "StopIf",
    "Superset",
    "Switch",
    "Takes",
    "Tempo",
    "Times",
    "Work",
    "Alternative",
    "Change",
    "Condition",
    "Number",
    "Value",
    "Amount",
    "Unit",
    "Group",
    "Prescription",
    "Pause",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
