"""What the grammar refused, told to the author.

The reader says how far it came and what could have followed; here that becomes one diagnostic in the words of
the language.
"""

import re
from unicodedata import decimal

from attrs import frozen

from routinekit.diagnostics import Fix, Problems
from routinekit.doses import DOSE_FORMS, At, Course, Load, Work
from routinekit.parser.tokens import Refused
from routinekit.quantities import UNIT_OF_WORD
from routinekit.source import Span
from routinekit.spelling import Spelling
from routinekit.vocabulary import FIELDS, NAMING_WORDS

_DOSE_SPELLING = Spelling(DOSE_FORMS)
_START_SPELLING = Spelling((*DOSE_FORMS, *NAMING_WORDS))
_WORD = re.compile(r"[^\W\d_](?:[a-z]|[^\x00-\x7f\s])*(?:[-'][^\W\d_](?:[a-z]|[^\x00-\x7f\s])*)*")
_FIGURES = re.compile(r"[0-9][0-9.:/x-]*")
_OTHER_FIGURES = re.compile(r"\d+")
_LEADING_COUNT = re.compile(r"[0-9.]+ *(sets|reps|x)(?![^\W\d_])")
_AMOUNT = re.compile(r"[0-9][0-9.:/]*\s*([^\W\d_]+)?")
_SPLIT_RANGE = re.compile(
    r"(?<![a-z0-9.:])([0-9][0-9.:]{0,11}) ?([a-z]{0,12}) ?- ?([0-9][0-9.:]{0,11}) ?([a-z]{0,12})"
    r"(?= ?$| ?,| [a-z])"
)
_RIGHT_LEFT = re.compile(r"right (\S+(?: \S+)?) left (\S.*)")
_TOLD = ("reps", "hold", "for", "rest", "sets", "load", "tempo", "breathe", "frequency", "prepare", "switch")
_NAMES = {"exercise": "Squat", "do": "Squat"}
"""An example of a name behind each word that names one exercise."""

_MEASURES = (Work, Load, At, Course)
"""The doses that an amount without a word may be meant for, the likeliest first."""

_FLAT_TEMPO = re.compile(r"[0-9x]{3,4}")


@frozen
class Piece:
    """A part of a statement between two commas, and where it stands.

    `text` is as the grammar reads it, `author` as it was written. `opens` tells that it is the first of its
    line, `closes` that it is the last; `name` is where the name stands that it directly follows, if it does,
    and `before` the text of the piece before it.
    """

    text: str
    author: str
    place: Span
    opens: bool
    closes: bool
    name: Span | None = None
    before: str = ""


def explain(refused: Refused, piece: Piece, problems: Problems) -> None:
    """Report why the grammar refused a piece of a statement."""
    # As words of the language: keywords are named after themselves, and names of other terminals do no harm.
    expected = [name.lower() for name in refused.expected]
    _Refusal(piece, refused.start, expected, problems).report()


@frozen
class _Refusal:
    """One refused piece; `place` is where it can't be read on."""

    piece: Piece
    place: int
    expected: list[str]
    problems: Problems

    @property
    def word(self) -> str:
        """The word or the figures at the place, or one character, as the grammar reads it."""
        text, place = self.piece.text, self.place
        found = _WORD.match(text, place) or _FIGURES.match(text, place) or _OTHER_FIGURES.match(text, place)
        return found[0] if found else text[place : place + 1]

    @property
    def dose(self) -> str | None:
        """The word that tells which dose the piece begins, if it begins one."""
        first = _WORD.match(self.piece.text)
        if first:
            return first[0] if first[0] in DOSE_FORMS else None
        counted = _LEADING_COUNT.match(self.piece.text)
        return counted[1] if counted else None

    @staticmethod
    def _last_word(text: str) -> str | None:
        """The last word that tells a dose, or a part of one: what is not finished."""
        return next((word for word in reversed(text.split()) if word in DOSE_FORMS), None)

    def report(self) -> None:
        text, place = self.piece.text, self.place
        first = _WORD.match(text)
        split = next(
            (found for found in _SPLIT_RANGE.finditer(text) if found.start() <= place <= found.end()), None
        )
        whole = f"{split[1]}-{split[3]}{split[4] or split[2]}" if split else ""
        if split and split[0] != whole and self.dose not in ("tempo", "breathe"):
            self._add(
                "RK208",
                split.start(),
                split.end(),
                "a range has no blanks, and its unit once",
                help=f"write `{whole}`",
                replacement=whole,
                safe=True,
            )
            return
        if not text:
            where = "after" if self.piece.closes else "before"
            self._add("RK209", 0, 0, f"nothing stands {where} this comma", help="delete the comma")
        elif first and first[0] in NAMING_WORDS:
            self._name_mistake(first[0])
        elif place == 0 and first and self.piece.opens:
            self._unknown_start()
        elif place == 0 and first:
            self._unknown_dose()
        elif text[place : place + 1] == "#":
            before = "" if text[place - 1 : place] == " " else " "
            behind = self._span(place + 1, place + 2)  # in the line, for the piece may end here
            after = "" if self.problems.source[behind] in (" ", "\n", "") else " "
            self._add(
                "RK217",
                place,
                place + 1,
                "a comment begins with ` # `",
                label="a space is missing",
                help="write a space on both sides of `#`",
                replacement=f"{before}#{after}",
                safe=True,
            )
        elif self.dose is None:
            self._bare_amount()
        elif place >= len(text):
            self._add(
                "RK209",
                0,
                len(text),
                f"`{self.piece.author}` is not finished",
                label="something is missing after this",
                help=f"write {DOSE_FORMS[self._last_word(text) or self.dose]}",
            )
        elif self.dose == "tempo" and _FLAT_TEMPO.fullmatch(self.word):
            parts = "-".join(self.word)
            self._at_word(
                "RK405",
                "the parts of a tempo stand between hyphens",
                help=f"write `tempo {parts}`",
                replacement=parts,
            )
        else:
            self._cannot_follow(self.dose)

    def _name_mistake(self, keyword: str) -> None:
        whole = len(self.piece.text)
        if self.word and self.place > len(keyword) + 1 and self.piece.text[self.place - 1] == '"':
            self._at_word("RK208", f"`{self._written}` can't follow a name in quotes", help="write a comma")
        elif self.word == '"':
            self._add(
                "RK215",
                self.place,
                whole,
                "these quotes hold no name",
                help=f'a name with a comma is written `{keyword} "Curls, seated"`',
            )
        else:
            self._add(
                "RK215",
                0,
                whole,
                f"a name is missing after `{keyword}`",
                help=f"write for example `{keyword} {_NAMES.get(keyword, 'Back exercises')}`",
            )

    def _unknown_start(self) -> None:
        written = self._written
        near = _START_SPELLING.nearest(self.word)
        if near:
            self._near_miss("RK207" if near in DOSE_FORMS else "RK210", near)
            return
        if self.word in FIELDS:
            self._at_word(
                "RK210",
                f"a colon is missing after `{written}`",
                help="words for people stand after a colon",
                replacement=f"{written}:",
            )
            return
        self._at_word(
            "RK210",
            f"no line begins with `{written}`",
            help=f"to do an exercise of that name write `do {self.piece.author}`; "
            "words for people need a field, such as `note: …`",
            replacement=f"do {written}",
        )

    def _unknown_dose(self) -> None:
        near = _DOSE_SPELLING.nearest(self.word)
        if near:
            self._near_miss("RK207", near)
        elif self.piece.before.startswith("only "):
            self._add(
                "RK208",
                0,
                len(self.piece.text),
                f"`{self.piece.author}` after the comma is no dose",
                help=f"conditions are joined by `or`: `{self.piece.before} or {self.piece.author}`",
            )
        elif self.piece.name is not None:
            place = Span(self.piece.place.line, self.piece.name.start, self.piece.place.end)
            quoted = f'"{self.problems.source[place]}"'
            self.problems.add(
                "RK303",
                self._span(0, len(self.piece.text)),
                f"`{self.piece.author}` after the name is no dose",
                label="part of the name?",
                help=f"a name with a comma stands in quotes: `{quoted}`",
                fixes=(Fix(place, quoted),),
            )
        else:
            self._at_word(
                "RK207",
                f"unknown dose `{self._written}`",
                help="the doses are " + ", ".join(f"`{word}`" for word in DOSE_FORMS if len(word) > 1),
            )

    def _near_miss(self, code: str, near: str) -> None:
        what = "dose" if near in DOSE_FORMS else "word"
        self._at_word(
            code,
            f"unknown {what} `{self._written}`",
            label=f"a similar one is `{near}`",
            help=f"write {DOSE_FORMS.get(near, f'`{near}`')}",
            replacement=near,
        )

    def _bare_amount(self) -> None:
        """A piece that begins with figures and doesn't say what they are for."""
        written = self.piece.author
        figures = _FIGURES.match(self.piece.text)
        if self._is_other_figure:
            self._other_figure()
        elif not figures:
            end = self.place + len(self.word)
            blanks = len(written) - end - len(written[end:].lstrip(" "))
            self.problems.add(
                "RK208",
                self._span(self.place, end),
                f"`{self._written}` has no meaning here",
                help="delete it",
                fixes=(Fix(self._span(self.place, end + blanks), ""),),
            )
        elif figures[0] == self.piece.text and figures[0].isdecimal():
            self._add(
                "RK204",
                0,
                len(written),
                f"the number {written} doesn't say what it counts",
                label="of what?",
                help=f"write `reps {written}` or `sets {written}`; a time has a unit: `hold {written}s`",
            )
        else:
            amount = _AMOUNT.match(written)
            after = written[amount.end() :].split() if amount else []
            what = amount[0] if amount else written
            unit = (amount[1] or "").lower() if amount else ""
            known = after[0].lower() if after and after[0].lower() in DOSE_FORMS else None
            if known:
                help = f"the word comes first: `{known} {what}`"
            elif unit in UNIT_OF_WORD and UNIT_OF_WORD[unit].dimension == "time":
                help = f"write `hold {what}`, `for {what}` or `rest {what}`"
            elif unit in UNIT_OF_WORD:
                dimension = UNIT_OF_WORD[unit].dimension
                help = f"write `{next(kind.word for kind in _MEASURES if dimension in kind.takes)} {what}`"
            else:
                help = f"write `reps {figures[0]}`, or with a time `for {figures[0]}s`"
            self._add("RK208", 0, len(written), f"`{written}` doesn't say what it is for", help=help)

    def _cannot_follow(self, dose: str) -> None:
        before = self.piece.author[: self.place].rstrip()
        near = Spelling(self.expected).nearest(self.word) if self.word not in self.expected else None
        if dose == "at" and "per hour" in self.piece.text:
            self._at_word("RK208", "a speed has a unit of its own", help="write `at 6 kph` or `at 4 mph`")
        elif self.word in DOSE_FORMS and self.word != "x" and "comma" in self.expected:
            gap = self._span(len(before), self.place)
            self.problems.add(
                "RK208",
                self._word_span,
                f"`{self._written}` can't follow `{before}`",
                label="another dose?",
                help="put a comma between two doses",
                fixes=(Fix(gap, ", "),),
            )
        elif self.word == ":":
            self._at_word(
                "RK208",
                "words for people don't stand after a comma",
                help=f"write them on a line of their own below: `{before}: …`",
            )
        elif self.word.isalpha() and self.word not in DOSE_FORMS and dose in _TOLD and not before.split()[1:]:
            told = self.piece.author[self.place :]
            self._at_word(
                "RK208",
                f"`{self._written}` is no number",
                help=f"what nobody can count is written below, with a colon: `{dose}: {told}`",
            )
        elif right := _RIGHT_LEFT.search(self.piece.text):
            help = f"the left side comes first: `left {right[2]} right {right[1]}, right first`"
            self._at_word("RK208", "the sides are told in their usual order", help=help)
        elif near:
            self._at_word(
                "RK208",
                f"unknown word `{self._written}`",
                label=f"a similar one is `{near}`",
                replacement=near,
            )
        elif self.word == "x" and dose in ("hold", "for", "reps"):
            self._at_word("RK208", "the number of sets comes first", help=f"write {DOSE_FORMS['x']}")
        elif self._is_other_figure:
            self._other_figure()
        else:
            self._at_word(
                "RK208", f"`{self._written}` can't follow `{before}`", help=f"write {DOSE_FORMS[dose]}"
            )

    @property
    def _is_other_figure(self) -> bool:
        return self.word.isdecimal() and not self.word.isascii()

    def _other_figure(self) -> None:
        usual = "".join(str(decimal(figure)) for figure in self.word)
        self._add(
            "RK208",
            self.place,
            self.place + len(self.word),
            f"`{self._written}` is a figure of another script",
            help=f"write `{usual}`",
            replacement=usual,
            safe=True,
        )

    # ------------------------------------------------------------ places

    @property
    def _written(self) -> str:
        written = self.piece.author[self.place : self.place + len(self.word)]
        return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in written)

    @property
    def _word_span(self) -> Span:
        return self._span(self.place, self.place + len(self.word))

    def _span(self, start: int, end: int) -> Span:
        return self.piece.place.part(start, end)

    def _at_word(
        self, code: str, message: str, *, label: str = "", help: str = "", replacement: str | None = None
    ) -> None:
        end = self.place + len(self.word)
        self._add(code, self.place, end, message, label=label, help=help, replacement=replacement)

    def _add(  # noqa: PLR0913 - the parts of a diagnostic
        self,
        code: str,
        start: int,
        end: int,
        message: str,
        *,
        label: str = "",
        help: str = "",
        replacement: str | None = None,
        safe: bool = False,
    ) -> None:
        span = self._span(start, end)
        fixes = () if replacement is None else (Fix(span, replacement, safe),)
        self.problems.add(code, span, message, label=label, help=help, fixes=fixes)
