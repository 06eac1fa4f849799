"""A walk through the tree of time, step by step, from any of them on.

It makes nothing for a step but what a step consists of: players take them one by one, exporters by the
million.
"""

from collections.abc import Iterator

from routinekit.plan.tree import NOTHING, Branch, Instruction, Measure, Node, Run

# The runs that a step stands in, and the turn of each: (what is around it, the run, the turn).
# A bare tuple, because one is made for each step.
Frame = tuple["Frame | None", Run, int]

# One of the steps: its number, its start, whether that is exact, its instruction, and where it stands.
Taken = tuple[int, int | None, bool, Instruction, Frame]

# A branch that has been entered: the run and the turn that it has come to, the frame around it, and the
# milliseconds, the estimated ones and the open steps before it.
_Entered = tuple[Branch, int, int, Frame | None, int, int, int]


def walk(  # noqa: C901 - one loop, because a call for each step would cost more than the step
    root: Branch, index: int = 0
) -> Iterator[Taken]:
    """From the step of that number to the last."""
    if not 0 <= index < root.measure.steps:
        return
    inner, before = _entered(root, index)
    branch, part, turn, around, base_time, base_estimated, base_opened = inner.pop()
    time, estimated, opened = before.time, before.estimated, before.open
    while True:
        run = branch.runs[part]
        if leaves := run.leaves:  # the repetitions that most steps are in, without entering each
            for repeated in range(turn, run.times):
                frame = (around, run, repeated)
                for leaf, node, adds, guessed, unknown in leaves:
                    yield index, None if opened else time, not (opened or estimated), node, (frame, leaf, 0)
                    index += 1
                    time += adds
                    estimated += guessed
                    opened += unknown
            turn = run.times
        elif isinstance(body := run.body(turn), Branch):
            inner.append((branch, part, turn, around, base_time, base_estimated, base_opened))
            branch, around, part, turn = body, (around, run, turn), 0, 0
            base_time, base_estimated, base_opened = time, estimated, opened
            continue
        else:
            yield index, None if opened else time, not (opened or estimated), body, (around, run, turn)
            index += 1
            time += body.measure.time
            estimated += body.measure.estimated
            opened += body.measure.open
            turn += 1
        while turn == run.times:
            part, turn = part + 1, 0
            if part < len(branch.runs):
                break
            if branch.whole is not None:  # what was an estimate inside is exact as a whole
                time, estimated, opened = base_time + branch.whole, base_estimated, base_opened
            if not inner:
                return
            branch, part, turn, around, base_time, base_estimated, base_opened = inner.pop()
            run, turn = branch.runs[part], turn + 1


def measure_before(root: Branch, index: int) -> Measure:
    """What all steps before the one of that number come to, without a walk."""
    return _entered(root, index)[1]


def _entered(root: Branch, index: int) -> tuple[list[_Entered], Measure]:
    """The branches that a step stands in, the outermost first, and what all steps before it come to."""
    found: list[_Entered] = []
    node: Node = root
    around: Frame | None = None
    before = NOTHING
    while isinstance(node, Branch):
        base = before
        part = node.sums.part_of_step(index)
        run = node.runs[part]
        index -= node.sums.before[part].steps
        turn = run.turn_of_step(index)
        done = run.before(turn)
        index -= done.steps
        before = before + node.sums.before[part] + done
        found.append((node, part, turn, around, base.time, base.estimated, base.open))
        around = (around, run, turn)
        node = run.body(turn)
    return found, before
