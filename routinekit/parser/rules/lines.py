"""Rules of whole statements: headers, doses, lines of their own, and the heads of lines of words."""

from attrs import evolve, frozen

from routinekit.characters import name_key
from routinekit.diagnostics import Problems
from routinekit.doses import Dose, Hold, Place, Sets
from routinekit.model import CUE_NUMBERS, Line, Setting, Use, Variants
from routinekit.numbers import Number
from routinekit.parser.numbers import changed, lone_value, number_of
from routinekit.parser.syntax import AmountSyntax, ChangeSyntax, NumberSyntax, ValueSyntax
from routinekit.parser.tokens import Match, Token
from routinekit.source import START, Span


@frozen
class Parsed:
    """What one statement says: the keyword and name of a header, if it is one, and its doses.

    `node` is what a line of its own declares. `broken` tells that the beginning could not be read, so that
    nobody knows what it opens.
    """

    keyword: str = ""
    name: str = ""
    name_span: Span | None = None
    doses: tuple[Dose, ...] = ()
    broken: bool = False
    node: Setting | Variants | Use | Line | None = None


@frozen
class Head:
    """What stands before the colon of a line of words: which kind of line, and its number, if it has one."""

    kind: str
    number: Number | None = None
    word: str = ""
    place: Place | None = None


# ---------------------------------------------------------------- headers and doses


def header_line(_: Match, header: Parsed, doses: tuple[Dose, ...] | None) -> Parsed:
    """line: header ["," doses] -> header_line."""
    return evolve(header, doses=doses) if doses else header


def dose_line(_: Match, doses: tuple[Dose, ...]) -> Parsed:
    """line: doses -> dose_line."""
    return Parsed(doses=doses)


def doses(_: Match, *groups: tuple[Dose, ...]) -> tuple[Dose, ...]:
    """doses: _dose ("," _dose)*."""
    return groups[0] if len(groups) == 1 else tuple(dose for group in groups for dose in group)


def routine(_: Match, title: Token) -> Parsed:
    """header: "routine" TITLE -> routine."""
    return Parsed("routine", title.author.rstrip(), title.span)


def library(_: Match, title: Token) -> Parsed:
    """header: "library" TITLE -> library."""
    return Parsed("library", title.author.rstrip(), title.span)


def exercise(_: Match, name: Token) -> Parsed:
    """header: "exercise" name -> exercise."""
    return Parsed("exercise", _name(name), name.span)


def do(_: Match, name: Token) -> Parsed:
    """header: "do" name -> do."""
    return Parsed("do", _name(name), name.span)


def section(_: Match, name: Token) -> Parsed:
    """header: "section" name -> section."""
    return Parsed("section", _name(name), name.span)


def use(at: Match, name: Token) -> Parsed:
    """header: "use" name -> use."""
    return Parsed("use", node=Use(_name(name), span=at.span))


def _name(token: Token) -> str:
    name = token.author.strip()
    return name[1:-1].strip() if token.type == "STRING" else name


# ---------------------------------------------------------------- lines of their own


def set_line(at: Match, doses: tuple[Dose, ...]) -> Parsed:
    """set_line: "set" doses."""
    counts = [dose for dose in doses if isinstance(dose, Sets)]
    others = tuple(dose for dose in doses if not isinstance(dose, Sets))
    sets = counts[0].count if counts and _is_plain(counts[0], at.excerpt.problems) else 1
    return Parsed("set", node=Line(others, (), sets, span=at.span))


def _is_plain(sets: Sets, problems: Problems) -> bool:
    """Whether a number of sets is one amount and no more, or a report that it has to be."""
    number = sets.number
    plain = number.value.is_plain and not (number.is_list or number.alternatives or number.change)
    if not plain:
        place = sets.span or START
        problems.add("RK410", place, "the number of sets of a `set` line is one plain number")
    return plain


def variants(at: Match, *names: Token) -> Parsed:
    """variants: "variants" _axis_name ("," _axis_name)* IN_TURN?."""
    words = tuple(name_key(name) for name in names if name.type != "IN_TURN")
    return Parsed("variants", node=Variants(words, names[-1].type == "IN_TURN", span=at.span))


def setting(
    at: Match, name: Token, usual: ValueSyntax, low: ValueSyntax | None, high: ValueSyntax | None
) -> Parsed:
    """setting: "setting" _axis_name value ["from" value "to" value]."""
    judged = [lone_value(value) for value in (usual, low, high) if value]
    values = [value for value in judged if value and value.is_plain]
    if len(values) == len(judged):
        return Parsed("setting", node=Setting(name_key(name), *values, span=at.span))
    if None not in judged:
        help = "write for example `setting work 30s from 15s to 60s`"
        at.report("RK410", "a setting is one plain number", help=help)
    return Parsed("setting")


# ---------------------------------------------------------------- heads of lines of words


def phase(_: Match, figure: NumberSyntax, change: ChangeSyntax | None) -> Head:
    """head: figure [change] -> phase."""
    number = number_of(figure, Hold, word="a phase")
    if number and change:
        number = changed(number, change)
    return Head("phase", number, word="" if number else "broken")


def breath_phase(_: Match, way: Token) -> Head:
    """head: (IN | OUT | THEN) -> breath_phase."""
    return Head("phase", word=str(way))


def cue(at: Match, when: Token, amounts: tuple[AmountSyntax, ...]) -> Head:
    """head: "cue" (AT | LAST) amount -> cue."""
    written = NumberSyntax((ValueSyntax(amounts, at),), at)
    number = number_of(written, CUE_NUMBERS[str(when)])
    return Head("cue", number, str(when) if number else "broken")


def cue_halfway(_: Match, when: Token) -> Head:
    """head: "cue" HALFWAY -> cue_halfway."""
    return Head("cue", word=str(when))


def stop_words(_: Match) -> Head:
    """head: "stop" "if" -> stop_words."""
    return Head("words", word="stop if")


def start_words(_: Match) -> Head:
    """head: "start" "when" -> start_words."""
    return Head("words", word="start when")


def only_words(_: Match) -> Head:
    """head: "only" -> only_words."""
    return Head("words", word="only")


def until_words(_: Match) -> Head:
    """head: "until" -> until_words."""
    return Head("words", word="until")


def told(_: Match, word: Token) -> Head:
    """head: _told -> told."""
    return Head("told", word=str(word))


def told_place(_: Match, place: Place) -> Head:
    """head: "rest" place -> told_place."""
    return Head("told", word="rest", place=place)
