"""How far two trees of time are the same, found without a walk over their steps."""

from attrs import evolve

from routinekit.plan.tree import Branch, Node, Run


def begin_alike(one: Node, other: Node, steps: int) -> bool:
    """Whether so many steps at the beginning of two trees are the same, however they are nested."""
    ours, theirs = [Run((one,))], [Run((other,))]
    while steps > 0:
        if not (ours and theirs):
            return False
        mine, yours = ours.pop(), theirs.pop()
        if mine.bodies == yours.bodies:
            turns = min(mine.times, yours.times)
            steps -= mine.before(turns).steps
            ours += _after(mine, turns)
            theirs += _after(yours, turns)
            continue
        sizes = mine.measure.steps, yours.measure.steps
        opened = (
            _opened(mine) if sizes[0] >= sizes[1] else [mine],
            (_opened(yours) if sizes[1] >= sizes[0] else [yours]),
        )
        if opened == ([mine], [yours]):
            return False
        ours += opened[0]
        theirs += opened[1]
    return True


def _opened(run: Run) -> list[Run]:
    """What it consists of, the first at the end; an instruction stays as it is."""
    first = run.body(0)
    if run.times > 1:
        return [*_after(run, 1), Run((first,))]
    return list(reversed(first.runs)) if isinstance(first, Branch) else [run]


def _after(run: Run, turns: int) -> list[Run]:
    """What is left of it after so many turns."""
    if run.times == turns:
        return []
    past = turns % len(run.bodies)
    return [evolve(run, bodies=run.bodies[past:] + run.bodies[:past], times=run.times - turns)]
