"""Where the rules report to: diagnostics of one routine, also where a node has no place in a text."""

from attrs import frozen

from routinekit.diagnostics import Fix, Problems
from routinekit.doses import Node
from routinekit.model import Routine
from routinekit.source import START, Source, Span


@frozen
class Reason:
    """Why something can't be or is likely not meant: a node, what is wrong with it, what to write instead."""

    code: str
    node: Node
    message: str
    help: str


class Findings:
    """The diagnostics that the rules find in one routine."""

    def __init__(self, routine: Routine, most: int) -> None:
        self.problems = Problems(routine.source or Source(""), most)

    def at(self, span: Span | None) -> Span:
        """A place, or the beginning of the text where there is none."""
        return span or START

    def line(self, node: Node) -> int:
        """The number of the line of a node."""
        return self.at(node.span).line

    def add(  # noqa: PLR0913 - the parts of a diagnostic
        self,
        code: str,
        node: Node | None,
        message: str,
        help: str = "",
        *,
        label: str = "",
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Report what is wrong with a node."""
        span = self.at(node.span if node else None)
        self.problems.add(code, span, message, label=label, help=help, fixes=fixes)

    def tell(self, reason: Reason | None) -> None:
        """Report a reason, where there is one."""
        if reason:
            self.add(reason.code, reason.node, reason.message, reason.help)
