"""Names: what the file and the libraries it uses introduce, and what a `do` finds.

A `do` finds an exercise before a section before a whole routine, and never a block that it stands in. What
the file itself introduces wins over what it uses.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from attrs import Factory, frozen

from routinekit.characters import name_key
from routinekit.doses import Dose
from routinekit.model import Block, Exercise, Header, Item, Routine


@frozen
class Found:
    """What a name stands for, and the file that introduces it where that is another one."""

    item: Exercise | Block
    file: Routine | None = None


@frozen
class Names:
    """What the file introduces, by the keys of the names, in the order in which it is found."""

    exercises: Mapping[str, Exercise]
    sections: Mapping[str, Sequence[Found]]
    files: tuple["Names", ...] = ()
    routine: Routine | None = None
    used: Mapping[str, Routine] = Factory(dict)

    def exercise(self, key: str) -> Found | None:
        """The exercise of that name: the file's own, or one of a library."""
        if key in self.exercises:
            return Found(self.exercises[key])
        return next(
            (Found(names.exercises[key], names.routine) for names in self.files if key in names.exercises),
            None,
        )

    def blocks(self, key: str) -> Sequence[Found]:
        """The sections of that name, or else the routine."""
        if key in self.sections:
            return self.sections[key]
        found = [
            Found(section.item, names.routine)
            for names in self.files
            for section in names.sections.get(key, ())
        ]
        if found or key not in self.used:
            return found
        return [Found(self.used[key], self.used[key])]

    def homes(self, key: str) -> int:
        """In how many of the used files an exercise or a section of that name is introduced."""
        return sum(key in names.exercises or key in names.sections for names in self.files)

    @property
    def own_names(self) -> Iterator[str]:
        """The names of all exercises, as they are written."""
        for exercises in (self.exercises, *(names.exercises for names in self.files)):
            yield from (exercise.name for exercise in exercises.values())


def names(routine: Routine) -> Names:
    """The exercises and sections of a file, wherever they stand in it, and those of the files it uses."""
    exercises: dict[str, Exercise] = {}
    sections: dict[str, list[Found]] = {}
    for item in all_items(routine):
        if isinstance(item, Exercise):
            exercises.setdefault(name_key(item.name), item)
        elif isinstance(item, Block) and item.name:
            sections.setdefault(name_key(item.name), []).append(Found(item))
    files = tuple(used_files(routine))
    used = {name_key(file.name): file for file in files if not file.is_library}
    return Names(
        exercises=exercises,
        sections=sections,
        files=tuple(map(_shallow, files)),
        routine=routine,
        used=used,
    )


def _shallow(routine: Routine) -> Names:
    found = names(Routine("", items=routine.items))
    return Names(exercises=found.exercises, sections=found.sections, routine=routine)


def used_files(routine: Routine) -> Iterator[Routine]:
    """The files that a file uses, and those that they use, each once."""
    seen: set[int] = set()  # by `id`: two files that say the same are two
    queue = deque([routine])
    while queue:
        for use in queue.popleft().uses:
            if use.file and id(use.file) not in seen:
                seen.add(id(use.file))
                queue.append(use.file)
                yield use.file


def all_items(block: Block) -> Iterator[Item]:
    """The items of a block and of the blocks in it, in order."""
    for item in block.items:
        yield item
        if isinstance(item, Block):
            yield from all_items(item)


def all_doses(item: Item) -> tuple[Dose, ...]:
    """The doses that an item is written with, those of its lines too; a rest is one itself."""
    if not isinstance(item, Header):
        return (item,)
    return (*item.doses, *(dose for line in item.lines for dose in line.doses))
