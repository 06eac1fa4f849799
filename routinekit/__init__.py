"""Exercise routines as plain text, read into exact objects and played as timed steps.

>>> import routinekit as rk
>>> routine = rk.load("examples/lower-back-pain.routine")
>>> timeline = rk.timeline(routine)
>>> timeline.total.steps
578

The names listed here are the whole interface; each is imported when it is first used. The modules behind
them are private. For type checkers the same names stand in `__init__.pyi`, which is made of this list.
"""

from importlib import import_module

_NAMES = {
    "document": "load parse parse_bytes timeline",
    "loading": "Result",
    "many": "compile_many Compiled",
    "formatter": "format",
    "timeline_export": "timeline_json step_json",
    "plan_export": "plan_json",
    "session": "Session events play play_blocking summary Summary JournalFile JournalError journal_schema",
    "report": "Finding",
    "steps": "Timeline Step Part Total",
    "diagnostics": "RoutineError Diagnostic Fix",
    "limits": "Limits",
    "source": "Source Span",
    "model": "Routine Block Exercise Do Prose Cue Line Setting Use Variants",
    "doses": "Phase",
    "numbers": "Alternative Change Condition Number Value",
    "quantities": "Amount Unit",
    "resolve": "Group Prescription Pause",
}
"""The names of each module. Those of the doses, which all have a word, are listed by `doses` itself."""

_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names.split()}


def _dose_names() -> list[str]:
    return [kind.__name__ for kind in import_module(f"{__name__}.doses").DOSES]


def __getattr__(name: str) -> object:
    value: object
    if name == "__all__":  # by name, so that `import routinekit` alone need not know the doses
        value = [*_MODULE_OF, *_dose_names()]
    elif name in _MODULE_OF:
        value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    elif name in _dose_names():
        value = getattr(import_module(f"{__name__}.doses"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__getattr__("__all__"))
