"""One section of a routine, to be played alone."""

from attrs import evolve

from routinekit.characters import name_key
from routinekit.codes.meaning import NO_SUCH_CHOICE
from routinekit.diagnostics import Diagnostic
from routinekit.evaluate import Context
from routinekit.model import Prose
from routinekit.resolve.prose import over
from routinekit.resolve.resolved import Group


def only_part(root: Group, part: str, context: Context) -> Group:
    """The routine with nothing but one of its sections, once."""
    found = _named(root, name_key(part))
    if found is None:
        known = ", ".join(root.parts) or "none"
        problem = Diagnostic.of(NO_SUCH_CHOICE, root.header.span, what="part", name=part, known=known)
        context.problems.take(problem)
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
