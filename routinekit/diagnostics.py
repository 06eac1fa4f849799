"""What is wrong with a text, as data.

Here live `Diagnostic`, which every stage makes, the proposals for its mending (`Fix`), the list that they all
fill (`Problems`) and the library's exceptions:

    RoutineError (ValueError)     a text has errors; carries every diagnostic

The table of codes is in `codes`, with the messages that are given in more than one place; turning diagnostics
into text is in `report`.
"""

from collections.abc import Iterable

from attrs import define, field, frozen

from routinekit.codes import CODES, Message, Severity
from routinekit.source import START, Source, Span


@frozen
class Fix:
    """A mending: replace what stands at `span` by `replacement`.

    A `safe` one can't change the meaning of what was already understood.
    """

    span: Span
    replacement: str
    safe: bool = False


def _or_start(span: Span | None) -> Span:
    return span or START


@frozen
class Diagnostic:
    """One problem: its code, what is wrong in a sentence, where, and what to write instead.

    `label` says at the place itself what is the matter; `help` is the advice below it. `span` may have no
    extent (something is missing there); what was built in Python is told at the beginning. Positions count
    characters from 1.
    """

    code: str
    message: str
    span: Span = field(converter=_or_start, default=START)
    label: str = ""
    help: str = ""
    fixes: tuple[Fix, ...] = ()
    source: Source = field(default=Source(""), eq=False, repr=False)

    @classmethod
    def of(cls, message: Message, span: Span | None, **values: object) -> "Diagnostic":
        """One of the messages that are given in more than one place, with its blanks filled in by name."""
        parts = message.message, message.label, message.help
        text, label, help = (part.format(**values) for part in parts)
        return cls(message.code, text, span, label=label, help=help)

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
    """What is wrong with one source, as the stages find it; they stop when there are `most` of them.

    A routine may do what stands in a file that it uses. What is wrong there has no place in this source, and
    is told at `place`, where that file is used.
    """

    source: Source
    most: int = 1000
    found: list[Diagnostic] = field(factory=list)
    place: Span | None = None
    _only_warnings: bool = field(default=False, init=False)

    @property
    def full(self) -> bool:
        """Whether so much is wrong that nobody would read more."""
        return len(self.found) >= self.most

    def is_own(self, span: Span | None) -> bool:
        """Whether something stands in this source; what was built in Python stands in no other."""
        return span is None or span.file == self.source.file

    def placed(self, span: Span | None) -> Span:
        """Where in this source a problem is told that is found there."""
        if span is None:
            return self.source.start
        return span if self.is_own(span) else self.place or self.source.start

    def line(self, span: Span | None) -> int:
        """The number of the line in which a problem is told that is found there."""
        return self.placed(span).line

    def seen_from(self, place: Span | None) -> "Problems":
        """The same list, for all that is done at a place of this source."""
        if place is None or not self.is_own(place):
            return self
        return Problems(self.source, self.most, self.found, place)

    def add(  # noqa: PLR0913 - the parts of a diagnostic, each of them optional but three
        self,
        code: str,
        span: Span | None,
        message: str,
        *,
        label: str = "",
        help: str = "",
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Report a problem; the last one that is taken says that there are more."""
        if self.full:
            return
        span = self.placed(span)
        if len(self.found) == self.most - 1:
            self._only_warnings = self._only_warnings or not has_errors(self.found)
            if CODES[code].severity != "error" and self._only_warnings:
                return  # a warning more or less changes nothing
            message, help = "too much is wrong to read on", "mend the rest first"
            self.found.append(Diagnostic("RK610", message, span, help=help, source=self.source))
        else:
            self.found.append(
                Diagnostic(code, message, span, label=label, help=help, fixes=fixes, source=self.source)
            )

    def take(self, problem: Diagnostic | None) -> None:
        """Report a problem that somebody else has put into words, where there is one."""
        if problem:
            self.add(
                problem.code,
                problem.span,
                problem.message,
                label=problem.label,
                help=problem.help,
                fixes=problem.fixes,
            )

    def in_order(self) -> tuple[Diagnostic, ...]:
        """What was found, in the order of the text, nothing twice."""
        return in_order(self.found)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of the text, nothing twice."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: (found.span, found.code)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(found.severity == "error" for found in diagnostics)
