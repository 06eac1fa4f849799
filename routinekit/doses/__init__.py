"""The doses: numbers for the clock, one small class for each kind.

A class says the word it is written with and what its number may measure; the parser, the writer and the
strategies read that here. What a dose leads to in time lives in `plan`, which of several counts in `resolve`.
"""

from routinekit.doses.base import COUNTED, TIME, Dose, Node, Numbered
from routinekit.doses.blocks import Amrap, Cap, Choose, Circuit, Every, ForTime, Superset, Times
from routinekit.doses.effort import At, Load, Ramp, Rir, Rpe
from routinekit.doses.rest import Place, Rest
from routinekit.doses.sides import Level, Order, Side, Sides, Turns
from routinekit.doses.when import Ask, Course, Frequency, Only, Optional, StopIf, Takes
from routinekit.doses.work import (
    Breath,
    Breathe,
    Hold,
    Pace,
    Pattern,
    Phase,
    Phases,
    Prepare,
    Rep,
    Reps,
    Rounds,
    Sets,
    Switch,
    Tempo,
    Work,
)

__all__ = [
    "ANYWHERE_AGAIN",
    "COUNTED",
    "MEASURE",
    "NUMBERED",
    "TIME",
    "Amrap",
    "Ask",
    "At",
    "Breath",
    "Breathe",
    "Cap",
    "Choose",
    "Circuit",
    "Course",
    "Dose",
    "Every",
    "ForTime",
    "Frequency",
    "Hold",
    "Level",
    "Load",
    "Node",
    "Numbered",
    "Only",
    "Optional",
    "Order",
    "Pace",
    "Pattern",
    "Phase",
    "Phases",
    "Place",
    "Prepare",
    "Ramp",
    "Rep",
    "Reps",
    "Rest",
    "Rir",
    "Rounds",
    "Rpe",
    "Sets",
    "Side",
    "Sides",
    "StopIf",
    "Superset",
    "Switch",
    "Takes",
    "Tempo",
    "Times",
    "Turns",
    "Work",
]

MEASURE = frozenset({Reps.word, Hold.word, Work.word})
"""How much of an exercise is done: inherited as a whole or not at all."""

ANYWHERE_AGAIN = frozenset({Only.word, Ask.word, StopIf.word})
"""What may be said more than once on one header, and adds up."""

NUMBERED: dict[str, type[Numbered]] = {
    kind.word: kind
    for kind in (
        *(Sets, Rounds, Reps, Hold, Work, Rep, Breath, Prepare, Switch, Load, Rpe, Rir, At, Rest, Every),
        *(Times, Amrap, Cap, Choose, Course, Takes),
    )
}
"""The doses that have a number, by their word."""
