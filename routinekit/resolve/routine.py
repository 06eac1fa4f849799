"""The items of a routine, each with all that applies to it, at one choice of everything that can be chosen.

Blocks are played round by round here as far as their rounds differ; where they are alike, one stands for all.
"""

from collections.abc import Iterable

from attrs import Factory, evolve, frozen

from routinekit.budget import Budget, OverBudgetError
from routinekit.characters import name_key
from routinekit.choices import NOTHING_CHOSEN, Choices
from routinekit.codes.meaning import RESTS_OF_OTHER_NUMBER
from routinekit.diagnostics import Diagnostic, Problems
from routinekit.doses import (
    DOSES,
    Amrap,
    Ask,
    Cap,
    Choose,
    Circuit,
    Dose,
    Every,
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
    Times,
    rests,
)
from routinekit.evaluate import CHARACTERS, Context, applies, evaluated, picked
from routinekit.model import Block, Do, Exercise, Item, Prose, Routine
from routinekit.resolve.beginning import beginning
from routinekit.resolve.exercise import Layers
from routinekit.resolve.layers import Doses, block_layers, either_way, form_of, has_rounds
from routinekit.resolve.names import Found, Names, all_items, names
from routinekit.resolve.part import only_part
from routinekit.resolve.prose import FilledProse, over
from routinekit.resolve.resolved import Group, Pause, Prescription, Resolution, Resolved
from routinekit.resolve.superset import sets_of, superset_rounds
from routinekit.vocabulary import HEEDED

INHERITED_FIELDS = ("position", "movement", "stop if")
"""What is told on a block for its exercises, too; other words there are about the block."""

_KEPT_OUT = {kind.word: either_way(kind.keeps_out) for kind in DOSES if kind.opens}
"""What a block of a form takes from nothing that it stands in."""

MOST_BLOCKS = 64
"""How deep blocks may stand in blocks that do each other; nobody could follow a fraction of it."""

_OF_BLOCKS = either_way([*(kind.number_kind for kind in DOSES if kind.of_blocks), *rests("between sides")])
"""The defaults that the rests and the changes of side of a block itself need."""


def resolve(
    routine: Routine,
    choices: Choices = NOTHING_CHOSEN,
    *,
    budget: Budget | None = None,
    problems: Problems | None = None,
) -> Resolution:
    """A routine as the block of all its items; what is wrong on the way goes to `problems`.

    Raises `OverBudgetError` where the items, or the sets and rounds that differ, are more than there may be,
    or cost more: a few sections that do others can come to millions.
    """
    context = beginning(routine, choices, problems)
    resolver = _Resolver(names(routine), budget or Budget())
    played = evolve(routine, items=()) if routine.is_library else routine
    root = resolver.group(played, played, _Around(), context)
    prose = resolver.filled.of(routine.prose, context)
    stops = tuple(dose for dose in routine.doses if isinstance(dose, StopIf))
    if choices.part is not None:
        root = only_part(root, choices.part, context)
    return Resolution(routine, root, prose, stops)


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
    return _Around(inner, over(words, around.words), (*around.blocks, block), around.stops + stops)


class _Resolver:
    def __init__(self, known: Names, budget: Budget) -> None:
        self.known, self.budget = known, budget
        self.filled = FilledProse()
        self.lines = 0
        self.endless: set[str] = set()

    def looked_at(self, lines: int) -> None:
        """Count the lines of a definition that is done once more: 25 lines count as one item.

        They are gone through each time, so that many `do` of a long exercise cost what many items cost.
        """
        self.lines += lines
        self.budget.count(self.lines // 25)
        self.lines %= 25

    # ------------------------------------------------------------ items

    def items(self, items: Iterable[Item], around: _Around, context: Context) -> tuple[Resolved, ...]:
        """The items that are done at a moment, in order."""
        resolved = (self.item(item, around, context) for item in items)
        return tuple(item for item in resolved if item is not None)

    def item(self, item: Item, around: _Around, context: Context) -> Resolved | None:
        """What an item is to be, where it stands; None where it is not done at this moment."""
        self.budget.count(1)
        match item:
            case Rest() | Prepare():
                return Pause(evaluated(item, context), around.doses.only(_OF_BLOCKS).evaluated(context))
        if not self._is_done(item, context):
            return None
        if isinstance(item, Block):
            return self.group(item, item, around, context)
        if isinstance(item, Exercise):
            return self._prescription(item, Found(item), around, context)
        return self._done(item, around, context)

    def _done(self, item: Do, around: _Around, context: Context) -> Resolved | None:
        """What a `do` finds: an exercise before a block, and never a block that it stands in."""
        key = name_key(item.name)
        if found := self.known.exercise(key):
            return self._prescription(item, found, around, _seen_from(item, found, context))
        for block in self.known.blocks(key):
            assert isinstance(block.item, Block)
            if not any(block.item is outer for outer in around.blocks):
                here = _seen_from(item, block, context)
                return self.group(block.item, item, around, here, block.file)
            if not any(item is inner for inner in all_items(block.item)):
                if key not in self.endless:  # told once for all that do each other
                    message = f"`{item.name}` does itself"
                    context.problems.add("RK307", item.span, message, help="it would never end")
                self.endless.update(name_key(outer.name) for outer in around.blocks)
                return None
        return self._prescription(item, Found(Exercise(item.name)), around, context)

    @staticmethod
    def _is_done(item: Exercise | Do | Block, context: Context) -> bool:
        if any(isinstance(dose, Optional) for dose in item.doses):
            return name_key(item.name) in context.choices.taken
        # One that asks for a set is an error, which the checker reports.
        only = (dose for dose in item.doses if isinstance(dose, Only))
        return applies(
            (line for line in only if all(each.axis != "set" for each in line.conditions)), context
        )

    def _prescription(
        self, item: Exercise | Do, found: Found, around: _Around, context: Context
    ) -> Prescription:
        definition = found.item if isinstance(found.item, Exercise) else None
        prose = item.prose
        if definition is not None and definition is not item:
            prose = over(prose, definition.prose)
            self.looked_at(_lines_of(definition))
        under = block_layers(found.file.doses)[1] if found.file else Doses()
        place = context.problems.placed(item.span)
        told = len(prose) + len(around.words) + len(around.stops) + len(item.name) // CHARACTERS
        self.budget.spend(1 + told, place)
        sets = Layers(item, definition, under, around.doses).sets(context, self.budget, place)
        written = (*item.doses, *(definition.doses if definition and definition is not item else ()))
        whole = over(prose, around.words)
        return Prescription(
            name=definition.name if definition else item.name,
            prose=self.filled.of(whole, context),
            doses=sets.each[0],
            own=sets.own,
            header=item,
            place=place,
            each_set=sets.each if len(sets.each) > 1 else (),
            stops=around.stops + tuple(dose for dose in written if isinstance(dose, StopIf)),
            asks=tuple(dose for dose in written if isinstance(dose, Ask)),
        )

    # ------------------------------------------------------------ blocks

    def group(
        self,
        block: Block,
        header: Block | Do,
        around: _Around,
        context: Context,
        file: Routine | None = None,
    ) -> Group:
        """A block done where `header` stands, whose doses and words replace those of the block."""
        if len(around.blocks) > MOST_BLOCKS:
            raise OverBudgetError
        place = context.problems.placed(header.span)
        written = {id(each): each for each in (block, header)}.values()
        told = sum(len(each.lines) + len(each.doses) + len(each.prose) for each in written)
        self.budget.spend(1 + told + len(around.words) + len(around.stops), place)
        doses, prose = _with_lines(block, context), block.prose
        if header is not block:
            doses = _replacing(_with_lines(header, context), doses)
            prose = over(header.prose, block.prose)
        form = form_of(doses)
        own, inside = block_layers(doses)
        if file is not None and file is not block:
            inside = inside.inheriting(block_layers(file.doses)[1])
        inner = inside.inheriting(around.doses.without(_KEPT_OUT.get(form, ())))
        if form == Circuit.word:
            inner = inner.without(either_way([Sets.number_kind]))
        within = _inside(block, doses, prose, inner, around)
        here = own.without(either_way(rests("between rounds"))).evaluated(context)
        of_block = inner.only(_OF_BLOCKS).evaluated(context)
        turned, cap = here.get(Sides), here.get(Cap)
        between_rounds = own.rest("between rounds") or inner.rest("between rounds")
        bodies, count = self._bodies(block, doses, here, within, context, rest=between_rounds is not None)
        between = inner.rest("between exercises")
        keeps_sides = turned is not None and turned.turns != "both" and form != Every.word
        return Group(
            header=header,
            place=place,
            name=block.name,
            form=form,
            bodies=bodies,
            rounds=count,
            turned=turned if keeps_sides else None,
            order=of_block.get(Order) or here.get(Order),
            doses=of_block,
            between_exercises=evaluated(between, context) if between else None,
            between_rounds=(
                self._between_rounds(between_rounds, context, count) if count > 1 or turned else ()
            ),
            after=here.rest("after"),
            every=here.get(Every),
            amrap=here.get(Amrap),
            cap=cap.amount.milliseconds if cap and not cap.is_open else None,
            prose=self.filled.of(prose, context),
        )

    def _bodies(  # noqa: PLR0913 - all that a block is
        self,
        block: Block,
        doses: tuple[Dose, ...],
        own: Doses,
        within: _Around,
        context: Context,
        *,
        rest: bool,
    ) -> tuple[tuple[tuple[Resolved, ...], ...], int]:
        """What is done in the rounds of a block, and how many there are; one where a change left none."""
        bodies: tuple[tuple[Resolved, ...], ...]
        match form_of(doses):
            case Superset.word:
                done = self.items(block.items, within, evolve(context, which_round=None, in_superset=True))
                self.budget.count(sum(map(sets_of, done)))
                bodies = superset_rounds(done, rest_between_rounds=rest)
                return bodies, len(bodies)
            case Every.word:
                count = _intervals(own, context)
                bodies = self._intervals(block, within, context, count, in_turn=own.get(Sides) is not None)
            case Choose.word:
                count = 1
                bodies = (self._chosen(block.items, within, context, _count(own.get(Choose))),)
            case _ if has_rounds(doses):
                count = _count(own.get(Rounds))
                bodies = self._rounds(block, within, context, count)
            case _:
                count = 1
                bodies = (self.items(block.items, within, context),)
        return (bodies, count) if count else (((),), 1)

    def _rounds(
        self, block: Block, within: _Around, context: Context, count: int
    ) -> tuple[tuple[Resolved, ...], ...]:
        """The rounds of a block: one for all, unless something in it depends on the round."""
        first, before = context.in_round(1, count), self.budget.items
        body = self.items(block.items, within, first)
        if "round" not in first.asked:
            return (body,)
        self.budget.expect((before - self.budget.items) * (count - 1))
        later = range(2, count + 1)
        return (body, *(self.items(block.items, within, context.in_round(k, count)) for k in later))

    def _intervals(
        self, block: Block, within: _Around, context: Context, count: int, *, in_turn: bool
    ) -> tuple[tuple[Resolved, ...], ...]:
        """The intervals of `every`: all items in each, or one in turn."""
        if not in_turn:
            return self._rounds(block, within, context, count)
        present = [item for item in block.items if self.item(item, within, context.in_round(1, count))]
        many = len(present)
        if not many:
            return ((),)

        def turn(interval: int) -> tuple[tuple[Resolved, ...], bool]:
            which, child = divmod(interval, many)
            here = context.in_round(which + 1, max(1, -(-(count - child) // many)))
            return self.items([present[child]], within, here), "round" in here.asked

        turns = [turn(interval) for interval in range(min(many, count))]
        if any(asked for _, asked in turns):
            self.budget.expect(count - many)
            turns += [turn(interval) for interval in range(many, count)]
        return tuple(body for body, _ in turns)

    def _chosen(
        self, items: Iterable[Item], within: _Around, context: Context, number: int
    ) -> tuple[Resolved, ...]:
        """The items that were picked, and as many of the others, from the first, as are missing."""
        present = [(item, done) for item in items if (done := self.item(item, within, context)) is not None]
        taken = [
            index
            for index, (item, _) in enumerate(present)
            if name_key(getattr(item, "name", "")) in context.choices.taken
        ][:number]
        others = [index for index in range(len(present)) if index not in taken]
        picks = sorted([*taken, *others[: max(0, number - len(taken))]])
        return tuple(present[index][1] for index in picks)

    def _between_rounds(self, rest: Rest | None, context: Context, count: int) -> tuple[Rest, ...]:
        """The rest after each round but the last: one for all, or one for each gap."""
        if rest is None:
            return ()
        first = evolve(context.in_round(1, count), lists="round")
        length = len(picked(rest.number, first, rest.span))
        if length > 1 and length != count - 1:
            there = f"{count} rounds"
            problem = Diagnostic.of(RESTS_OF_OTHER_NUMBER, rest.span, length=length, there=there)
            context.problems.take(problem)
        rest_of_first = evaluated(rest, first)
        if "round" not in first.asked:
            return (rest_of_first,)
        self.budget.count(count)
        later = (evolve(context.in_round(k, count), lists="round") for k in range(2, count))
        return (rest_of_first, *(evaluated(rest, each) for each in later))


def _seen_from(item: Do, found: Found, context: Context) -> Context:
    """The context of what a `do` finds: of another file it is told where that is used."""
    if found.file is None:
        return context
    return evolve(context, problems=context.problems.seen_from(item.span))


def _lines_of(exercise: Exercise) -> int:
    """How many lines stand below an exercise."""
    phases = sum(len(dose.parts) for dose in exercise.doses if isinstance(dose, Phases))
    return len(exercise.lines) + len(exercise.prose) + phases


def _count(dose: Rounds | Choose | None) -> int:
    return dose.count if dose and not dose.is_open else 1


def _intervals(own: Doses, context: Context) -> int:
    """How many intervals an `every` has."""
    every, times = own.get(Every), own.get(Times)
    assert every is not None
    if times and not times.is_open:
        return times.count
    total = every.total.value.amount if every.total else None
    if every.is_open or total is None or not every.amount.milliseconds:
        if total is None:
            context.problems.add(
                "RK413",
                every.span,
                "this doesn't say how many intervals there are",
                help=f"write `{every}, 10 times` or `{every} for 10min`",
            )
        return 1
    count, rest = divmod(total.milliseconds, every.amount.milliseconds)
    if rest or not count:
        context.problems.add(
            "RK413",
            every.span,
            f"{total.spoken} are no whole number of intervals of {every.amount.spoken}",
            help="write how many: `every 2min, 10 times`",
        )
    return max(1, count)


def _with_lines(header: Block | Do, context: Context) -> tuple[Dose, ...]:
    """The doses of a block, with those of its lines that hold now in their place."""
    doses = header.doses
    for line in header.lines:
        if not line.sets and applies(line.only, context):
            doses = _replacing(line.doses, doses)
    return doses


def _replacing(near: tuple[Dose, ...], far: tuple[Dose, ...]) -> tuple[Dose, ...]:
    """The doses of a `do` and those of the section it does whose kinds it doesn't write."""
    written = either_way(dose.kind for dose in near)
    return (*near, *(dose for dose in far if dose.kind not in written))
