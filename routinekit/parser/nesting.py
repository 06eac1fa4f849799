"""Lines nested by their columns alone, before anybody knows what they say."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from routinekit.diagnostics import Fix, Problems
from routinekit.lines import LogicalLine, Statement


@define
class NestedLine:
    """A logical line and the lines indented below it."""

    line: LogicalLine
    below: Sequence["NestedLine"] = ()


def nested(lines: Iterable[LogicalLine], deepest: int, problems: Problems) -> list[NestedLine]:
    """The lines by their columns: the first is at the left edge, a deeper one opens a body."""
    root: list[NestedLine] = []
    bodies: list[tuple[int, list[NestedLine]]] = []
    for line in lines:
        if not bodies:
            bodies.append((line.indent, root))
            if line.indent:
                _report_column(line, [0], 0, problems)
        closed = None
        while line.indent < bodies[-1][0] and len(bodies) > 1:
            closed = bodies.pop()
        column, body = bodies[-1]
        if line.indent > column:
            if closed:
                _report_column(line, [column for column, _ in bodies], closed[0], problems)
                bodies.append(
                    (line.indent, closed[1])
                )  # so that the lines after it, at that column, are fine
            elif len(bodies) > deepest:
                problems.add(
                    "RK608",
                    line.span,
                    f"this line is nested deeper than {deepest} levels",
                    help="use fewer levels",
                )
            else:
                opened: list[NestedLine] = []
                body[-1].below = opened
                bodies.append((line.indent, opened))
        bodies[-1][1].append(NestedLine(line))
    return root


def _report_column(line: LogicalLine, open_columns: list[int], meant: int, problems: Problems) -> None:
    if line.tabbed:  # the tab has been reported, and may be why the columns don't meet
        return
    blanks = line.span.part(-line.indent, 0)
    columns = " or ".join(str(column) for column in sorted({*open_columns, meant}))
    problems.add(
        "RK104",
        blanks,
        f"this line is indented by {line.indent}, where nothing else stands",
        label="indented",
        help=f"indent it by {columns}, as the lines it belongs to",
        fixes=(Fix(blanks, " " * meant),),
    )


def all_below(line: NestedLine) -> Iterator[LogicalLine]:
    """The lines below a line, and those below them, in order."""
    for below in line.below:
        yield below.line
        yield from all_below(below)


def first_word(line: LogicalLine | None) -> str:
    """The word that a line begins with, in lower case."""
    text = line.text if isinstance(line, Statement) else line.head if line else ""
    words = text.split(maxsplit=1)
    return words[0].lower() if words else ""
