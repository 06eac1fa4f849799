"""What is wrong with a text, as data.

Here live `Diagnostic`, the proposals for its mending (`Fix`), the list that a stage fills (`Problems`) and
the library's exceptions:

    RoutineError (ValueError)     a text has errors; carries every diagnostic

The table of codes is in `codes`; turning diagnostics into text is in `report`.
"""

from collections.abc import Iterable

from attrs import define, field, frozen

from routinekit.codes import CODES, Severity
from routinekit.source import Source, Span


@frozen
class Fix:
    """A mending: replace what stands at `span` by `replacement`.

    A `safe` one can't change the meaning of what was already understood.
    """

    span: Span
    replacement: str
    safe: bool = False


@frozen
class Diagnostic:
    """One problem: its code, what is wrong in a sentence, where, and what to write instead.

    `label` says at the place itself what is the matter; `help` is the advice below it. `span` may have no
    extent (something is missing there). Positions count characters from 1.
    """

    code: str
    message: str
    span: Span
    label: str = ""
    help: str = ""
    fixes: tuple[Fix, ...] = ()
    source: Source = field(default=Source(""), eq=False, repr=False)

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `note`, as the table of codes has it."""
        return CODES[self.code].severity

    @property
    def line(self) -> int:
        """The number of the line, from 1."""
        return self.span.line

    @property
    def column(self) -> int:
        """The column in that line, from 1."""
        return self.span.start + 1

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}: {self.code} {self.message}"


class RoutineError(ValueError):
    """Raised when a routine is asked for and its text has errors.

    `diagnostics` holds everything that was found, warnings too, in the order of the text.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(found) for found in self.diagnostics if found.severity == "error"))

    def __reduce__(self) -> tuple[type["RoutineError"], tuple[tuple[Diagnostic, ...]]]:
        return RoutineError, (self.diagnostics,)


@define
class Problems:
    """The diagnostics that one stage found in one source; a stage stops when it has `most` of them."""

    source: Source
    most: int = 1000
    found: list[Diagnostic] = field(factory=list)
    _only_warnings: bool = field(default=False, init=False)

    @property
    def full(self) -> bool:
        """Whether so much is wrong that nobody would read more."""
        return len(self.found) >= self.most

    def add(  # noqa: PLR0913 - the parts of a diagnostic, each of them optional but three
        self,
        code: str,
        span: Span,
        message: str,
        *,
        label: str = "",
        help: str = "",
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Report a problem at a place of this source; the last one that is taken says that there are more."""
        if self.full:
            return
        if len(self.found) == self.most - 1:
            self._only_warnings = self._only_warnings or not has_errors(self.found)
            if CODES[code].severity != "error" and self._only_warnings:
                return  # a warning more or less changes nothing
            message, help = "too much is wrong to read on", "mend the rest first"
            self.found.append(Diagnostic("RK610", message, span, help=help, source=self.source))
        else:
            self.found.append(Diagnostic(code, message, span, label, help, fixes, self.source))

    def in_order(self) -> tuple[Diagnostic, ...]:
        """What was found, in the order of the text, nothing twice."""
        return in_order(self.found)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of the text, nothing twice."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: (found.span, found.code)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(found.severity == "error" for found in diagnostics)
