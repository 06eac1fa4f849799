"""What the grammar refused, told to the author.

The reader says how far it came, what it had read so far and what could have followed; here that becomes one
diagnostic in the words of the language. What authors know from elsewhere, and write here too, has a row in a
table of its own.
"""

import re
from collections.abc import Callable
from functools import cached_property
from unicodedata import decimal

from attrs import frozen

from routinekit.diagnostics import Fix, Problems
from routinekit.doses import BY_WORD, DOSE_FORMS, NUMBERED, At, Course, Load, Numbered, Work
from routinekit.parser.tokens import Refused
from routinekit.quantities import UNIT_OF_WORD
from routinekit.source import Span
from routinekit.spelling import Spelling
from routinekit.vocabulary import FIELDS, NAMING_WORDS

_DOSE_SPELLING = Spelling(DOSE_FORMS)
_START_SPELLING = Spelling((*DOSE_FORMS, *NAMING_WORDS))
_FIGURES = re.compile(r"[0-9][0-9.:/x-]*|\d+")
"""Figures, right or wrong, of any script."""

_AMOUNT = re.compile(r"[0-9][0-9.:/]*\s*([^\W\d_]+)?")
_DECIMAL_COMMA = re.compile(r"(?<=[a-z] )[0-9]+,[0-9]+(?= |[a-z]|$)")
_NAMES = {"exercise": "Squat", "do": "Squat"}
"""An example of a name behind each word that names one exercise."""

_MEASURES: tuple[type[Numbered], ...] = (Work, Load, At, Course, *NUMBERED.values())
"""The doses that an amount without a word may be meant for, the likeliest first."""


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


@frozen
class _Habit:
    """What many write because it is right elsewhere: how it looks, what is said of it, what to write instead.

    Where the pattern has a part `here`, that part is pointed out and `mended`; else it is what was refused.
    It is none in the doses of `but_of`.
    """

    pattern: re.Pattern[str]
    message: str
    help: str
    mended: Callable[[re.Match[str]], str]
    is_rhythm: bool = False
    but_of: tuple[str, ...] = ()
    safe: bool = False

    def found_at(self, place: int, text: str) -> re.Match[str] | None:
        """What shows it, in a text that was refused at that place."""
        for found in self.pattern.finditer(text):
            if "here" not in self.pattern.groupindex:
                return found
            start, end = found.span("here")
            if start <= place <= end and found["here"] != self.mended(found):
                return found
        return None


_SPLIT_RANGE = re.compile(
    r"(?<![a-z0-9.:])"
    r"(?P<here>([0-9][0-9.:]{0,11}) ?([a-z]{0,12}) ?- ?([0-9][0-9.:]{0,11}) ?([a-z]{0,12}))"
    r"(?= ?$| ?,| [a-z])"
)
_FLAT_TEMPO = re.compile(r"^tempo +(?P<here>[0-9][0-9x]{2,3})(?![0-9.:/x-])")
_SPEED = re.compile(r"^at (?=.*per hour)")
_RIGHT_LEFT = re.compile(r"right (\S+(?: \S+)?) left (\S.*)")

_HABITS = (
    _Habit(
        _SPLIT_RANGE,
        "a range has no blanks, and its unit once",
        "write `{}`",
        lambda found: f"{found[2]}-{found[4]}{found[5] or found[3]}",
        but_of=("tempo", "breathe"),
        safe=True,
    ),
    _Habit(
        _FLAT_TEMPO,
        "the parts of a tempo stand between hyphens",
        "write `tempo {}`",
        lambda found: "-".join(found["here"]),
        is_rhythm=True,
    ),
    _Habit(
        _SPEED,
        "a speed has a unit of its own",
        "write {}",
        lambda _: "`at 6 kph` or `at 4 mph`",
    ),
    _Habit(
        _RIGHT_LEFT,
        "the sides are told in their usual order",
        "the left side comes first: `{}`",
        lambda found: f"left {found[2]} right {found[1]}, right first",
    ),
)
"""The first that fits is told."""


def decimal_comma(text: str, place: Span, problems: Problems) -> bool:
    """Whether a whole statement has a comma in a number, after a report: it would be cut there."""
    found = _DECIMAL_COMMA.search(text)
    if found:
        where = text.index(",", found.start())
        comma = place.part(where, where + 1)
        message, help = "a decimal has a point, not a comma", "write `1.5`"
        problems.add("RK208", comma, message, help=help, fixes=(Fix(comma, "."),))
    return found is not None


def explain(refused: Refused, piece: Piece, problems: Problems) -> None:
    """Report why the grammar refused a piece of a statement."""
    _Refusal(refused, piece, problems).report()


@frozen(slots=False)
class _Refusal:
    """One refused piece, and why."""

    refused: Refused
    piece: Piece
    problems: Problems

    @property
    def place(self) -> int:
        """Where it can't be read on."""
        return self.refused.start

    @cached_property
    def word(self) -> str:
        """The word or the figures at the place, or one character, as the grammar reads it."""
        text, place = self.piece.text, self.place
        if found := _FIGURES.match(text, place):
            return found[0]
        return text[place : max(self.refused.end, place + 1)]

    @cached_property
    def first(self) -> str:
        """The word that the piece begins with; empty if it begins with figures or a sign."""
        first = next(iter(self.refused.tokens), self.word)
        return first if first[:1].isalpha() else ""

    @cached_property
    def dose(self) -> str | None:
        """The word that tells which dose the piece begins, if it begins one."""
        if self.first:
            return self.first if self.first in DOSE_FORMS else None
        counted = (*self.refused.tokens[1:], self.word)[0]
        return counted if self.refused.tokens and counted in ("sets", "reps", "x") else None

    def report(self) -> None:
        text, place = self.piece.text, self.place
        if self._habit():
            return
        if not text:
            where = "after" if self.piece.closes else "before"
            self._add("RK209", 0, 0, f"nothing stands {where} this comma", help="delete the comma")
        elif self.first in NAMING_WORDS:
            self._name_mistake(self.first)
        elif place == 0 and self.first and self.piece.opens:
            self._unknown_start()
        elif place == 0 and self.first:
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
            last = next((token for token in reversed(self.refused.tokens) if token in DOSE_FORMS), self.dose)
            self._add(
                "RK209",
                0,
                len(text),
                f"`{self.piece.author}` is not finished",
                label="something is missing after this",
                help=f"write {DOSE_FORMS[last]}",
            )
        else:
            self._cannot_follow(self.dose)

    def _habit(self) -> bool:
        """Whether it is written as many write it elsewhere, after a report."""
        for habit in _HABITS:
            found = None if self.dose in habit.but_of else habit.found_at(self.place, self.piece.text)
            if found:
                mended, help = habit.mended(found), habit.help.format(habit.mended(found))
                if "here" in habit.pattern.groupindex:
                    self._add(
                        "RK405" if habit.is_rhythm else "RK208",
                        *found.span("here"),
                        habit.message,
                        help=help,
                        replacement=mended,
                        safe=habit.safe,
                    )
                else:
                    self._at_word("RK208", habit.message, help=help)
                return True
        return False

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
                help="write for example `reps 10`, `hold 30s` or `rest 1min`; "
                "words for people stand on a line of their own: `note: …`",
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
                kinds = (kind.word for kind in _MEASURES if dimension in kind.takes)
                help = f"write `{next(kinds, 'note:')} {what}`"
            else:
                help = f"write `reps {figures[0]}`, or with a time `for {figures[0]}s`"
            self._add("RK208", 0, len(written), f"`{written}` doesn't say what it is for", help=help)

    def _cannot_follow(self, dose: str) -> None:
        before = self.piece.author[: self.place].rstrip()
        # As words of the language: keywords are named after themselves, names of other terminals do no harm.
        expected = [name.lower() for name in self.refused.expected]
        near = Spelling(expected).nearest(self.word) if self.word not in expected else None
        told = dose in BY_WORD and BY_WORD[dose].in_words
        if self.word in DOSE_FORMS and self.word != "x" and "comma" in expected:
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
        elif told and len(self.refused.tokens) == 1 and self.word.isalpha() and self.word not in DOSE_FORMS:
            words = self.piece.author[self.place :]
            self._at_word(
                "RK208",
                f"`{self._written}` is no number",
                help=f"what nobody can count is written below, with a colon: `{dose}: {words}`",
            )
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
