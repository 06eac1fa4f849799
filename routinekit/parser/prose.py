"""Lines of words: a field, a dose told in words, a phase, a cue or a condition."""

import re

from routinekit.diagnostics import Fix, Problems
from routinekit.doses import BY_WORD, DOSE_FORMS, Dose, Frequency, Numbered, Pattern, Phase, Rest
from routinekit.lines import ProseLine
from routinekit.model import Cue, Prose
from routinekit.numbers import in_words
from routinekit.parser.nesting import first_word
from routinekit.parser.rules.lines import Head, Parsed
from routinekit.parser.statements import Statements
from routinekit.source import Span
from routinekit.spelling import Spelling
from routinekit.vocabulary import FIELDS, OTHER_WORDS

_FIELD_SPELLING = Spelling(FIELDS)
_OWN_FIELD = re.compile(r"x-[a-z0-9]+(-[a-z0-9]+)*")


class ProseLines:
    """Reads the lines of words of one file."""

    def __init__(self, statements: Statements, problems: Problems) -> None:
        self.statements, self.problems = statements, problems

    def read(self, line: ProseLine) -> Parsed | Prose | Phase | None:
        """A line of words: a field, a dose told in words, a phase, a cue or a condition."""
        field = line.head.lower()
        plain = field in FIELDS or bool(_OWN_FIELD.fullmatch(field))
        found = len(self.problems.found)
        head = None if plain else self.statements.head(line)
        if line.mended:
            del self.problems.found[found:]
        if len(self.problems.found) > found or (head and head.word == "broken"):
            return None
        if not plain and head is None:
            self._unknown_field(line)
            return None
        if not line.words:
            self.problems.add(
                "RK218", line.head_span, f"`{line.head}:` has no words", help="write some, or delete it"
            )
            return None
        return Prose(field, line.words, span=line.span) if head is None else self._headed(line, head)

    def _headed(self, line: ProseLine, head: Head) -> Parsed | Prose | Phase | None:
        match head.kind:
            case "phase":
                way = head.word
                return Phase(line.words, head.number, way, span=line.span)  # type: ignore[arg-type]  # in, out, then
            case "cue":
                when, number = head.word, head.number
                return Cue("cue", line.words, when, number, span=line.span)  # type: ignore[arg-type]  # as parsed
            case "words":
                return Prose(head.word, line.words, span=line.span)
        dose = _told(head, line.words, line.span)
        if dose is None:
            self.problems.add(
                "RK206",
                line.head_span,
                f"`{head.word}` can't be told in words",
                label="not a field",
                help=f"without the colon it is written {DOSE_FORMS[head.word]}",
            )
            return None
        self._doubt_words(line)
        return Parsed(doses=(dose,))

    def _doubt_words(self, line: ProseLine) -> None:
        """Point out words that are numbers: with a colon nobody counts them."""
        if self.statements.is_dose(f"{line.head} {line.words}"):
            self.problems.add(
                "RK516",
                line.span,
                f"`{line.head}: {line.words}` is read as words",
                label="not counted",
                help=f"without the colon it is a dose: `{line.head} {line.words}`",
            )

    def _unknown_field(self, line: ProseLine) -> None:
        field, word = line.head.lower(), first_word(line)
        near = OTHER_WORDS.get(field) or _FIELD_SPELLING.nearest(field)
        if word in DOSE_FORMS:
            help = f"without the colon it is a dose: {DOSE_FORMS[word]}"
        elif near:
            help = f"the field is called `{near}`"
        else:
            help = f"the fields are {', '.join(FIELDS)}; for your own use begin with `x-`"
        self.problems.add(
            "RK206",
            line.head_span,
            f"unknown field `{line.head}`" if line.head else "a field is missing before the colon",
            label="not a field",
            help=help,
            fixes=(Fix(line.head_span, near),) if near and word not in DOSE_FORMS else (),
        )


def _told(head: Head, words: str, span: Span) -> Dose | None:
    """A dose that is told in words; None where the clock can't do without its number."""
    kind = BY_WORD[head.word]
    if not kind.in_words:
        return None
    if issubclass(kind, Rest):
        return kind(in_words(words), head.place, span=span)
    if issubclass(kind, Numbered):
        return kind(in_words(words), span=span)
    if issubclass(kind, Pattern):
        return kind((), told=words, span=span)
    return Frequency("", told=words, span=span)
