"""What resolving gives: exercises with the doses in force, pauses, and blocks of them.

Each stands for itself: two of them that say the same are two.
"""

from functools import cached_property

from attrs import frozen

from routinekit.doses import Amrap, Ask, Every, Order, Prepare, Rest, Sides, StopIf
from routinekit.model import Block, Do, Exercise, Prose, Routine
from routinekit.resolve.layers import Doses
from routinekit.source import Span


@frozen(eq=False, kw_only=True)
class Prescription:
    """One exercise as it is to be done here: its name, its words, the doses that are in force.

    `doses` are those of its first set; where the sets differ, `each_set` has those of all. `own` are those
    that are written on the exercise itself, at its definition or where it is done; `header` is the line that
    does it. `place` is that line, or where it stands in another file the `do` that uses that file: what is
    wrong with it is told there. `turn` is the set that this is, in a block that takes the sets one by one.
    """

    name: str
    prose: tuple[Prose, ...]
    doses: Doses
    own: Doses
    header: Exercise | Do
    place: Span
    each_set: tuple[Doses, ...] = ()
    turn: tuple[int, int] | None = None
    stops: tuple[StopIf, ...] = ()
    asks: tuple[Ask, ...] = ()

    @property
    def span(self) -> Span | None:
        """Where it is done."""
        return self.header.span

    @property
    def position(self) -> Prose | None:
        """Where the body starts from, if that is told."""
        return next((prose for prose in self.prose if prose.field == "position"), None)

    def words(self, field: str) -> Prose | None:
        """The words of a field such as `start when`, if there are any."""
        return next((prose for prose in self.prose if prose.field == field), None)


@frozen(eq=False)
class Pause:
    """A rest or a preparation that stands by itself, and the doses in force there."""

    dose: Rest | Prepare
    doses: Doses


@frozen(eq=False, kw_only=True)
class Group:
    """A block as it is to be played: what is done in its rounds, how often, and what stands between them.

    `bodies` take turns: one where all rounds are alike, several where they are not. So do the rests
    `between_rounds`, of which there is none where nothing is written. `turned` tells on which sides whole
    rounds are done, `every` the clock that each round starts on, `cap` the milliseconds after which it ends;
    `form` is what the block is. `place` is as in a prescription.
    """

    header: Block | Do
    place: Span
    name: str
    form: str
    bodies: tuple[tuple["Resolved", ...], ...]
    rounds: int
    turned: Sides | None
    order: Order | None
    doses: Doses
    between_exercises: Rest | None
    between_rounds: tuple[Rest, ...]
    after: Rest | None
    every: Every | None = None
    amrap: Amrap | None = None
    cap: int | None = None
    prose: tuple[Prose, ...] = ()

    @cached_property
    def items(self) -> tuple["Resolved", ...]:
        """What is done in it, each item once: of its first round, or of one turn of each."""
        return tuple(item for body in self.bodies for item in body) if self.in_turn else self.bodies[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the blocks in it, each of which may be played alone, in order, each once."""
        blocks = [item for body in self.bodies for item in body if isinstance(item, Group)]
        return tuple(dict.fromkeys(name for block in blocks for name in (block.name, *block.parts) if name))

    @cached_property
    def in_turn(self) -> bool:
        """Whether each interval has one item, in turn."""
        return (
            self.form == Every.word and len(self.bodies) > 1 and all(len(body) == 1 for body in self.bodies)
        )

    @property
    def span(self) -> Span | None:
        """Where it is done."""
        return self.header.span


Resolved = Prescription | Pause | Group


@frozen
class Resolution:
    """A routine with all that applies: its items as one block, its words, and its rules for when to stop."""

    routine: Routine
    root: Group
    prose: tuple[Prose, ...]
    stops: tuple[StopIf, ...]
