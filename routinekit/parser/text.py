"""A whole text into a routine, for the first time or again after an edit.

What stands at the left edge, with nothing to be mended, is kept by its chunk of the text. A chunk that has
stayed the same, in the same lines, is not read again; all else is, so that each problem is found anew and
where it is.
"""

from collections.abc import Mapping

from attrs import Factory, frozen

from routinekit.chunks import Chunk, chunks
from routinekit.diagnostics import Diagnostic, Problems
from routinekit.limits import Limits
from routinekit.lines import logical_lines
from routinekit.model import Routine
from routinekit.parser.blocks import Blocks, ParsedChunk
from routinekit.parser.nesting import nested
from routinekit.source import Source


@frozen
class ParseState:
    """The routine that a text says, as far as it can be understood, and what is wrong with it.

    `said` is what its chunks say, of those that have no problem.
    """

    routine: Routine
    diagnostics: tuple[Diagnostic, ...]
    limits: Limits
    said: Mapping[Chunk, ParsedChunk] = Factory(dict)


def parse_source(source: Source, limits: Limits, before: ParseState | None = None) -> ParseState:
    """What a text says; `before` is what one said that is much the same, as before an edit."""
    parts = list(chunks(source.text))
    kept = before.said if before and before.limits == limits else {}
    known = {chunk: same for chunk in parts[1:] if (same := kept.get(chunk))}
    problems = Problems(source, limits.problems)
    lines = nested(logical_lines(source, limits, problems, but=known), limits.nesting, problems)
    blocks = Blocks(source, limits, problems)
    routine = blocks.routine(lines, known.values())
    stopped = blocks.too_many or problems.full
    if known and stopped:  # and that is told where it is too much
        return parse_source(source, limits)
    said = {} if stopped else _without_problems(parts, blocks, problems)
    return ParseState(routine, problems.in_order(), limits, said)


def _without_problems(parts: list[Chunk], blocks: Blocks, problems: Problems) -> dict[Chunk, ParsedChunk]:
    wrong = {
        place.line for found in problems.found for place in (found.span, *(fix.span for fix in found.fixes))
    }
    said = {each.line: each for each in blocks.said}
    return {
        chunk: said[chunk.line]
        for chunk in parts
        if chunk.line in said and wrong.isdisjoint(range(chunk.line, chunk.line + chunk.lines))
    }
