"""The items of a routine, each with all that applies to it, at one choice of everything that can be chosen.

Blocks are played round by round here as far as their rounds differ; where they are alike, one stands for all.
"""

from collections.abc import Iterable

from attrs import Factory, evolve, frozen

from routinekit.characters import name_key
from routinekit.choices import NOTHING_CHOSEN, Choices
from routinekit.doses import (
    Amrap,
    Ask,
    Breath,
    Cap,
    Choose,
    Circuit,
    Dose,
    Every,
    ForTime,
    Only,
    Optional,
    Order,
    Phases,
    Prepare,
    Rest,
    Rounds,
    Sets,
    Sides,
    StopIf,
    Superset,
    Switch,
    Times,
    rests,
)
from routinekit.model import Block, Do, Exercise, Item, Prose, Routine
from routinekit.resolve.beginning import beginning
from routinekit.resolve.exercise import Layers
from routinekit.resolve.layers import RESTS, Doses, block_layers, either_way, form_of, has_rounds
from routinekit.resolve.names import Found, Names, all_items, names
from routinekit.resolve.prose import filled_prose, over
from routinekit.resolve.resolved import Group, Pause, Prescription, Resolution, Resolved
from routinekit.resolve.superset import sets_of, superset_rounds
from routinekit.settle import Moment, applies, picked, settled
from routinekit.vocabulary import HEEDED

INHERITED_FIELDS = ("position", "movement", "stop if")
"""What is told on a block for its exercises, too; other words there are about the block."""

NOT_FROM_OUTSIDE = {
    **dict.fromkeys((Every.word, Amrap.word, ForTime.word), RESTS),
    Superset.word: either_way(rests("between exercises")),
}
"""The rests that a block of a form takes from nothing that it stands in."""

MOST_BLOCKS = 64
"""How deep blocks may stand in blocks that do each other; nobody could follow a fraction of it."""

USED_BY_BLOCKS = either_way(
    [*(kind.number_kind for kind in (Breath, Prepare, Switch, Order)), *rests("between sides")]
)
"""The defaults that the rests and the changes of side of a block itself need."""


class TooManyItemsError(Exception):
    """Raised when what is done would come to more items than are allowed.

    The checker catches it and reports it; it never leaves the library.
    """


def resolve(
    routine: Routine, choices: Choices = NOTHING_CHOSEN, most: int | None = None
) -> tuple[Resolution, Moment]:
    """A routine as the block of all its items, and the moment with the troubles that were met.

    Raises `TooManyItemsError` where the items, or the sets and rounds that differ, are more than `most`: a
    few sections that do others can come to millions.
    """
    moment = beginning(routine, choices)
    resolver = _Resolver(names(routine), most)
    played = evolve(routine, items=()) if routine.is_library else routine
    root = resolver.group(played, played, _Around(), moment)
    prose = filled_prose(routine.prose, moment)
    stops = tuple(dose for dose in routine.doses if isinstance(dose, StopIf))
    if choices.part is not None:
        root = _only_part(root, choices.part, moment)
    return Resolution(routine, root, prose, stops), moment


def _only_part(root: Group, part: str, moment: Moment) -> Group:
    """The routine with nothing but one of its sections, once."""
    found = _named(root, name_key(part))
    if found is None:
        known = ", ".join(root.parts) or "none"
        moment.trouble("RK306", root.header.span, f"the routine has no part `{part}`", f"its parts: {known}")
        return root
    return evolve(root, bodies=((found,),), rounds=1, turned=None)


def _named(group: Group, key: str, cautions: tuple[Prose, ...] = ()) -> Group | None:
    """The block of that name, with the cautions of those that it stands in."""
    for item in (item for body in group.bodies for item in body):
        if isinstance(item, Group):
            if name_key(item.name) == key:
                return evolve(item, prose=over(item.prose, cautions))
            inside = (*cautions, *(words for words in item.prose if words.field == "caution"))
            if found := _named(item, key, inside):
                return found
    return None


@frozen
class _Around:
    """What comes from outside: doses and words that are defaults, and the blocks that are being played."""

    doses: Doses = Factory(Doses)
    words: tuple[Prose, ...] = ()
    blocks: tuple[Block, ...] = ()
    stops: tuple[StopIf, ...] = ()


def _inside(
    block: Block, doses: tuple[Dose, ...], prose: tuple[Prose, ...], inner: Doses, around: _Around
) -> _Around:
    """What a block is to the items in it."""
    words = tuple(words for words in prose if words.field in INHERITED_FIELDS)
    if isinstance(block, Routine):  # whose reasons to stop are told all the time, by themselves
        words = tuple(each for each in words if each.field not in HEEDED)
    stops = tuple(dose for dose in doses if isinstance(dose, StopIf))
    return _Around(inner, over(words, around.words), (*around.blocks, block), (*around.stops, *stops))


class _Resolver:
    def __init__(self, known: Names, most: int | None) -> None:
        self.known, self.most = known, most
        self.count = self.lines = 0
        self.endless: set[int] = set()

    def counted(self, items: int) -> None:
        """So many more items are made."""
        self.count += items
        if self.most is not None and self.count > self.most:
            raise TooManyItemsError

    def looked_at(self, lines: int) -> None:
        """So many lines of an exercise are looked at again, for it is done again; 25 are as an item."""
        self.lines += lines
        self.counted(self.lines // 25)
        self.lines %= 25

    # ------------------------------------------------------------ items

    def items(self, items: Iterable[Item], around: _Around, moment: Moment) -> tuple[Resolved, ...]:
        """The items that are done at a moment, in order."""
        resolved = (self.item(item, around, moment) for item in items)
        return tuple(item for item in resolved if item is not None)

    def item(self, item: Item, around: _Around, moment: Moment) -> Resolved | None:
        """What an item is to be, where it stands; None where it is not done at this moment."""
        self.counted(1)
        match item:
            case Rest() | Prepare():
                return Pause(settled(item, moment), around.doses.only(USED_BY_BLOCKS).settled(moment))
        if not self._is_done(item, moment):
            return None
        if isinstance(item, Block):
            return self.group(item, item, around, moment)
        if isinstance(item, Exercise):
            return self._prescription(item, Found(item), around, moment)
        return self._done(item, around, moment)

    def _done(self, item: Do, around: _Around, moment: Moment) -> Resolved | None:
        """What a `do` finds: an exercise before a block, and never a block that it stands in."""
        key = name_key(item.name)
        if found := self.known.exercise(key):
            here = evolve(moment, used_at=moment.used_at or item.span) if found.file else moment
            return self._prescription(item, found, around, here)
        for block in self.known.blocks(key):
            assert isinstance(block.item, Block)
            if not any(block.item is outer for outer in around.blocks):
                here = evolve(moment, used_at=moment.used_at or item.span) if block.file else moment
                return self.group(block.item, item, around, here, block.file)
            if not any(item is inner for inner in all_items(block.item)):
                if id(block.item) not in self.endless:  # told once for all that do each other
                    moment.trouble("RK307", item.span, f"`{item.name}` does itself", "it would never end")
                self.endless.update(map(id, around.blocks))
                return None
        return self._prescription(item, Found(Exercise(item.name)), around, moment)

    @staticmethod
    def _is_done(item: Exercise | Do | Block, moment: Moment) -> bool:
        if any(isinstance(dose, Optional) for dose in item.doses):
            return name_key(item.name) in moment.choices.taken
        # One that asks for a set is an error, which the checker reports.
        only = (dose for dose in item.doses if isinstance(dose, Only))
        return applies((line for line in only if all(each.axis != "set" for each in line.conditions)), moment)

    def _prescription(
        self, item: Exercise | Do, found: Found, around: _Around, moment: Moment
    ) -> Prescription:
        definition = found.item if isinstance(found.item, Exercise) else None
        prose = item.prose
        if definition is not None and definition is not item:
            prose = over(prose, definition.prose)
            self.looked_at(_lines_of(definition))
        under = block_layers(found.file.doses)[1] if found.file else Doses()
        sets = Layers(item, definition, under, around.doses).sets(moment, self.counted)
        written = (*item.doses, *(definition.doses if definition and definition is not item else ()))
        whole = over(prose, around.words)
        return Prescription(
            definition.name if definition else item.name,
            filled_prose(whole, moment),
            sets.each[0],
            sets.own,
            item,
            sets.each if len(sets.each) > 1 else (),
            stops=(*around.stops, *(dose for dose in written if isinstance(dose, StopIf))),
            asks=tuple(dose for dose in written if isinstance(dose, Ask)),
        )

    # ------------------------------------------------------------ blocks

    def group(
        self,
        block: Block,
        header: Block | Do,
        around: _Around,
        moment: Moment,
        file: Routine | None = None,
    ) -> Group:
        """A block done where `header` stands, whose doses and words replace those of the block."""
        if len(around.blocks) > MOST_BLOCKS:
            raise TooManyItemsError
        doses, prose = _with_lines(block, moment), block.prose
        if header is not block:
            doses = _replacing(_with_lines(header, moment), doses)
            prose = over(header.prose, block.prose)
        form = form_of(doses)
        own, inside = block_layers(doses)
        if file is not None and file is not block:
            inside = inside.inheriting(block_layers(file.doses)[1])
        inner = inside.inheriting(around.doses.without(NOT_FROM_OUTSIDE.get(form, ())))
        if form == Circuit.word:
            inner = inner.without(either_way([Sets.number_kind]))
        within = _inside(block, doses, prose, inner, around)
        here = own.without(either_way(rests("between rounds"))).settled(moment)
        of_block = inner.only(USED_BY_BLOCKS).settled(moment)
        turned, cap = here.get(Sides), here.get(Cap)
        between_rounds = own.rest("between rounds") or inner.rest("between rounds")
        bodies, count = self._bodies(block, doses, here, within, moment, rest=between_rounds is not None)
        between = inner.rest("between exercises")
        keeps_sides = turned is not None and turned.turns != "both" and form != Every.word
        return Group(
            header,
            block.name,
            form,
            bodies,
            count,
            turned if keeps_sides else None,
            of_block.get(Order) or here.get(Order),
            of_block,
            settled(between, moment) if between else None,
            self._between_rounds(between_rounds, moment, count) if count > 1 or turned else (),
            here.rest("after"),
            here.get(Every),
            here.get(Amrap),
            cap.amount.milliseconds if cap and not cap.is_open else None,
            filled_prose(prose, moment),
        )

    def _bodies(  # noqa: PLR0913 - all that a block is
        self,
        block: Block,
        doses: tuple[Dose, ...],
        own: Doses,
        within: _Around,
        moment: Moment,
        *,
        rest: bool,
    ) -> tuple[tuple[tuple[Resolved, ...], ...], int]:
        """What is done in the rounds of a block, and how many there are; one where a change left none."""
        bodies: tuple[tuple[Resolved, ...], ...]
        match form_of(doses):
            case Superset.word:
                done = self.items(block.items, within, evolve(moment, which_round=None, in_superset=True))
                self.counted(sum(map(sets_of, done)))
                bodies = superset_rounds(done, rest_between_rounds=rest)
                return bodies, len(bodies)
            case Every.word:
                count = _intervals(own, moment)
                bodies = self._intervals(block, within, moment, count, in_turn=own.get(Sides) is not None)
            case Choose.word:
                count = 1
                bodies = (self._chosen(block.items, within, moment, _count(own.get(Choose))),)
            case _ if has_rounds(doses):
                count = _count(own.get(Rounds))
                bodies = self._rounds(block, within, moment, count)
            case _:
                count = 1
                bodies = (self.items(block.items, within, moment),)
        return (bodies, count) if count else (((),), 1)

    def _rounds(
        self, block: Block, within: _Around, moment: Moment, count: int
    ) -> tuple[tuple[Resolved, ...], ...]:
        """The rounds of a block: one for all, unless something in it depends on the round."""
        first = moment.in_round(1, count)
        body = self.items(block.items, within, first)
        if "round" not in first.asked:
            return (body,)
        later = range(2, count + 1)
        return (body, *(self.items(block.items, within, moment.in_round(k, count)) for k in later))

    def _intervals(
        self, block: Block, within: _Around, moment: Moment, count: int, *, in_turn: bool
    ) -> tuple[tuple[Resolved, ...], ...]:
        """The intervals of `every`: all items in each, or one in turn."""
        if not in_turn:
            return self._rounds(block, within, moment, count)
        present = [item for item in block.items if self.item(item, within, moment.in_round(1, count))]
        many = len(present)
        if not many:
            return ((),)

        def turn(interval: int) -> tuple[tuple[Resolved, ...], bool]:
            which, child = divmod(interval, many)
            here = moment.in_round(which + 1, max(1, -(-(count - child) // many)))
            return self.items([present[child]], within, here), "round" in here.asked

        turns = [turn(interval) for interval in range(min(many, count))]
        if any(asked for _, asked in turns):
            turns += [turn(interval) for interval in range(many, count)]
        return tuple(body for body, _ in turns)

    def _chosen(
        self, items: Iterable[Item], within: _Around, moment: Moment, number: int
    ) -> tuple[Resolved, ...]:
        """The items that were picked, and as many of the others, from the first, as are missing."""
        present = [(item, done) for item in items if (done := self.item(item, within, moment)) is not None]
        taken = [
            index
            for index, (item, _) in enumerate(present)
            if name_key(getattr(item, "name", "")) in moment.choices.taken
        ][:number]
        others = [index for index in range(len(present)) if index not in taken]
        picks = sorted([*taken, *others[: max(0, number - len(taken))]])
        return tuple(present[index][1] for index in picks)

    def _between_rounds(self, rest: Rest | None, moment: Moment, count: int) -> tuple[Rest, ...]:
        """The rest after each round but the last: one for all, or one for each gap."""
        if rest is None:
            return ()
        first = evolve(moment.in_round(1, count), lists="round")
        length = len(picked(rest.number, first, rest.span))
        if length > 1 and length != count - 1:
            moment.trouble(
                "RK410",
                rest.span,
                f"`rest` has {length} values for {count} rounds",
                "a list of rests has one value between each two",
            )
        settled_first = settled(rest, first)
        if "round" not in first.asked:
            return (settled_first,)
        self.counted(count)
        later = (evolve(moment.in_round(k, count), lists="round") for k in range(2, count))
        return (settled_first, *(settled(rest, each) for each in later))


def _lines_of(exercise: Exercise) -> int:
    """How many lines stand below an exercise."""
    phases = sum(len(dose.parts) for dose in exercise.doses if isinstance(dose, Phases))
    return len(exercise.lines) + len(exercise.prose) + phases


def _count(dose: Rounds | Choose | None) -> int:
    return dose.count if dose and not dose.is_open else 1


def _intervals(own: Doses, moment: Moment) -> int:
    """How many intervals an `every` has."""
    every, times = own.get(Every), own.get(Times)
    assert every is not None
    if times and not times.is_open:
        return times.count
    total = every.total.settled.amount if every.total else None
    if every.is_open or total is None or not every.amount.milliseconds:
        if total is None:
            moment.trouble(
                "RK413",
                every.span,
                "this doesn't say how many intervals there are",
                f"write `{every}, 10 times` or `{every} for 10min`",
            )
        return 1
    count, rest = divmod(total.milliseconds, every.amount.milliseconds)
    if rest or not count:
        moment.trouble(
            "RK413",
            every.span,
            f"{total.spoken} are no whole number of intervals of {every.amount.spoken}",
            "write how many: `every 2min, 10 times`",
        )
    return max(1, count)


def _with_lines(header: Block | Do, moment: Moment) -> tuple[Dose, ...]:
    """The doses of a block, with those of its lines that hold now in their place."""
    doses = header.doses
    for line in header.lines:
        if not line.sets and applies(line.only, moment):
            doses = _replacing(line.doses, doses)
    return doses


def _replacing(near: tuple[Dose, ...], far: tuple[Dose, ...]) -> tuple[Dose, ...]:
    """The doses of a `do` and those of the section it does whose kinds it doesn't write."""
    written = either_way(dose.kind for dose in near)
    return (*near, *(dose for dose in far if dose.kind not in written))
