"""What each rule of the grammar makes: one function a rule, which has its name.

A function gets what its rule has matched, and then what the parts of the rule have made, with None where an
optional part is absent. Its docstring is the rule as it stands in `routine.lark`; a test holds the two
together. A rule whose name begins with `_` has no function: its parts go to the rule that it is used in.

A module holds the rules of one kind of result: `figures` what nobody has judged yet, `sides` who does it,
`frequency` how often, `doses` all other doses, `lines` what a statement is as a whole.
"""

from collections.abc import Callable, Mapping
from inspect import getmembers, isfunction
from types import ModuleType
from typing import Any

from routinekit.parser.rules import doses, figures, frequency, lines, sides


def _rules_in(module: ModuleType) -> Mapping[str, Callable[..., Any]]:
    return {
        name.removesuffix("_"): function
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


RULES: Mapping[str, Callable[..., Any]] = {
    name: function
    for module in (lines, doses, sides, frequency, figures)
    for name, function in _rules_in(module).items()
}
"""What makes something of each rule, by the rule's name."""
