"""What the inputs of a session do, and the one place that decides whether they do anything.

`table.json` says in which phase an input has which effect; each effect is a function here, by that name. What
follows from it step by step, and with time, is in `machine`.
"""

from collections.abc import Callable
from typing import Any

import routinekit.session.events as e
from routinekit.session.machine import Machine
from routinekit.session.table import INPUTS, PHASES

EFFECTS: dict[str, Callable[..., None]] = {}
"""The effects by the names that the table has for them."""


def give(machine: Machine, name: str, clock: int, value: Any = None) -> None:
    """One input at that time: what has happened by itself until then, what it does, what follows at once.

    Raises `LookupError` where there is no such input, and `LookupError` or `ValueError` where it doesn't take
    that value.
    """
    if name not in INPUTS:
        raise LookupError(f"there is no input `{name}`")
    machine.set(clock=clock)
    _do(machine, "tick")
    _do(machine, name, value)
    _do(machine, "tick")


def _do(machine: Machine, name: str, value: Any = None) -> None:
    effect = PHASES[machine.state.phase].inputs.get(name)
    if effect:
        EFFECTS[effect](machine, *([value] if INPUTS[name] else []))


def _effect(function: Callable[..., None]) -> Callable[..., None]:
    EFFECTS[function.__name__] = function
    return function


# ---------------------------------------------------------------- before and after


@_effect
def start(machine: Machine) -> None:
    """Where there are cautions, they are told first."""
    if machine.safety.cautions:
        machine.emit(e.Cautions(0, machine.safety.cautions))
    else:
        machine.begin()


@_effect
def begin(machine: Machine) -> None:
    """The first step begins."""
    machine.begin()


@_effect
def stop_unbegun(machine: Machine) -> None:
    """All is over before anything has begun."""
    _stop(machine, 0)


@_effect
def stop(machine: Machine) -> None:
    """The step is cut off, and those after it never begin."""
    machine.end("cut", len(machine.timeline))
    _stop(machine, machine.state.index + 1)


def _stop(machine: Machine, first: int) -> None:
    """All is over, and nothing from the step of that number on begins."""
    if first < len(machine.timeline):
        machine.pass_over(first, len(machine.timeline) - 1, "cut")
    machine.finish(stopped=True)


# ---------------------------------------------------------------- time


@_effect
def pass_time(machine: Machine) -> None:
    """What happens by itself happens."""
    machine.pass_time()


@_effect
def pause(machine: Machine) -> None:
    """Playing time stands still."""
    machine.emit(e.Paused(machine.state.now))


@_effect
def resume(machine: Machine) -> None:
    """Playing time goes on from where it was, on whatever clock."""
    machine.set(base=machine.state.clock - machine.state.now)
    machine.emit(e.Resumed(machine.state.now))


# ---------------------------------------------------------------- steps


@_effect
def done(machine: Machine) -> None:
    """The step is done. A rest at the end of an interval is over when the clock says so, and not before."""
    index = machine.state.index
    if machine.current.kind != "rest" or not machine.waits_for_clock(index):
        machine.end("done", index + 1)
        machine.follow(index)


@_effect
def skip(machine: Machine) -> None:
    """The step is left out, or what is left of it."""
    machine.leave(machine.state.index + 1)


@_effect
def back(machine: Machine) -> None:
    """The step before is done again; in the rest of an interval, the step that it follows."""
    machine.leave(max(0, machine.state.index - (not machine.state.rests)))


@_effect
def check_index(machine: Machine, index: int) -> None:
    """Nobody goes anywhere, but to a step that there is."""
    if not 0 <= index < len(machine.timeline):
        raise IndexError(f"there is no step {index}")


@_effect
def jump(machine: Machine, index: int) -> None:
    """Another step is done."""
    check_index(machine, index)
    machine.leave(index)


@_effect
def count_round(machine: Machine) -> None:
    """A round of a window is done; any other step has none."""
    step = machine.current
    if step.tasks:
        machine.set(rounds=machine.state.rounds + 1)
        machine.emit(e.RoundCounted(machine.state.now, step, machine.state.rounds))


# ---------------------------------------------------------------- what is said


@_effect
def report(machine: Machine, reported: tuple[str, float, str | None]) -> None:
    """What a person says is told, and the first of the author's rules that it meets."""
    what, value, named = reported
    if named is not None and not machine.safety.knows(named):
        raise ValueError(f"nothing called `{named}` is done")
    exercise = machine.state.named if named is None else named
    machine.emit(e.Reported(machine.state.now, exercise, what, value))
    for rule in machine.safety.rules(exercise):
        limit = float(rule.limit)  # what is reported is one too, and 0.1 isn't more than 0.1
        if rule.what == what and (value > limit if rule.comparison == ">" else value >= limit):
            machine.emit(e.StopRuleMet(machine.state.now, str(rule), value))
            break


# ---------------------------------------------------------------- another choice


@_effect
def choose(machine: Machine, names: list[str]) -> None:
    """Other items are chosen; their cautions are read as it starts."""
    _choose(machine, names, played=0)


@_effect
def choose_and_warn(machine: Machine, names: list[str]) -> None:
    """Other items are chosen while the cautions are read."""
    _warn(machine, _choose(machine, names, played=0))


@_effect
def choose_under_way(machine: Machine, names: list[str]) -> None:
    """Other items are chosen from here on."""
    _warn(machine, _choose(machine, names, played=_played(machine)))
    machine.continue_step()


@_effect
def check_choice(machine: Machine, names: list[str]) -> None:
    """Nothing is chosen any more, but among what there is."""
    machine.planned(names, played=_played(machine))


def _choose(machine: Machine, names: list[str], *, played: int) -> tuple[str, ...]:
    """The cautions that the choice brings in."""
    new = machine.play_instead(machine.planned(names, played=played))
    machine.emit(e.Chosen(machine.state.now, tuple(names)))
    return new


def _warn(machine: Machine, cautions: tuple[str, ...]) -> None:
    if cautions:
        machine.emit(e.Cautions(machine.state.now, cautions))


def _played(machine: Machine) -> int:
    """How many steps have begun."""
    return min(machine.state.reached + 1, len(machine.timeline))
