"""Characters that nobody sees, or that make a line look otherwise than it is."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import routinekit as rk
from routinekit.characters import name_key
from routinekit.cli import main
from routinekit.fixes import applied, safe_fixes
from routinekit.report import full

TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
UNSEEN = [0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), 0x2060, 0x2063, 0x3164, 0xFE0F, 0xFEFF, 0xE0041]
SPACES = [code for code in range(0x80, 0x10000) if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp")]
HALVES = [0xD800, 0xDBFF, 0xDC00, 0xDFFF]
CONTROLS = [*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)]

# `%` stands for the character.
ANYWHERE = [
    "routine R%\ndo A, reps 5\n",
    "routine R\n  tip: a%b\ndo A, reps 5\n",
    "routine R\n  tip: a\n    %b\ndo A, reps 5\n",
    "routine R\n# a%b\ndo A, reps 5\n",
    "routine R\ndo A%A, reps 5 # b\n",
    'routine R\ndo "A%, A", reps 5\n',
    "routine R\ndo A, reps 5 # a%\n",
]
WORDS = [
    *ANYWHERE,
    "routine R\n  %\ndo A, reps 5\n",
    "routine R\n  tip: %\n    a\n    %\n    b\ndo A, reps 5\n",
]
STATEMENTS = [
    "%routine R\ndo A, reps 5\n",
    "rou%tine R\n  about: x\ndo A, reps 5\n",
    "routine R\n%do A, reps 5\n",
    "routine R\nd%o A, reps 5\n",
    "routine R\ndo A,% reps 5\n",
    "routine R\ndo A, re%ps 5\n",
    "routine R\ndo A, reps 5%\n",
    "routine R\ndo A, reps 5%5\n",
    "routine R\nexer%cise A\n  reps 5\n  tip: b\n",
    "routine R\nroun%ds 2\n  do A, reps 5\n",
    "routine R\ndo A\n  %reps 5\n",
    "routine R\ndo A\n%  reps 5\n",
    "routine R\ndo A, reps 5\n  ti%p: x\n",
    "routine R\ndo A, reps 5\n  tip%: x\n",
    "routine R\ndo A, reps 5\n  ti%p:x\n",
    "routine R\ndo A, reps 2\n  5%s: x\n",
    "routine R\n  variants ea%sy, hard\ndo A, reps 5 (hard 6), only hard or easy\n",
    "routine R\ndo A, load red% band, reps 5\n",
]


def problems(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in rk.parse(text).diagnostics]


def place(pattern: str, code: str) -> list[tuple[str, int, int]]:
    before = pattern[: pattern.index("%")]
    return [(code, before.count("\n") + 1, len(before) - before.rfind("\n"))]


def mended(text: str) -> str:
    return applied(text, safe_fixes(rk.parse(text).diagnostics))


@pytest.mark.parametrize("pattern", [*ANYWHERE, *STATEMENTS[1:]])
def test_what_turns_a_line_round_stands_nowhere(pattern: str) -> None:
    for code in TURNING:
        assert problems(pattern.replace("%", chr(code))) == place(pattern, "RK106"), hex(code)


@pytest.mark.parametrize("pattern", [*ANYWHERE, *STATEMENTS[1:]])
def test_controls_and_halves_of_a_character_stand_nowhere(pattern: str) -> None:
    for code in (*CONTROLS, *HALVES):
        if chr(code) == "\r" and "%\n" in pattern:
            continue  # a line end
        assert problems(pattern.replace("%", chr(code))) == place(pattern, "RK103"), hex(code)


@pytest.mark.parametrize("pattern", STATEMENTS)
def test_what_nobody_sees_is_an_error_in_a_statement(pattern: str) -> None:
    for code in UNSEEN:
        if chr(code) == "\ufeff" and pattern.startswith("%"):
            continue  # the mark at the beginning of a file
        assert problems(pattern.replace("%", chr(code))) == place(pattern, "RK107"), hex(code)


@pytest.mark.parametrize("pattern", WORDS)
def test_what_nobody_sees_may_stand_in_words_and_names(pattern: str) -> None:
    for code in UNSEEN:
        assert problems(pattern.replace("%", chr(code))) == [], hex(code)


@pytest.mark.parametrize("pattern", [*ANYWHERE, *STATEMENTS])
@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x00", "\x85", "\ud800", "\u200b", "\u200e"])
def test_the_fix_deletes_all_of_them(pattern: str, character: str) -> None:
    plain = pattern.replace("%", "")
    text = pattern.replace("%", character * 3)
    result = rk.parse(mended(text))
    assert result.routine is not None, pattern
    assert result.diagnostics == ()
    if rk.parse(text).routine is None:
        assert mended(text) == plain


def test_the_message_tells_which_character_it_is() -> None:
    (found,) = rk.parse("routine R\ndo A, reps 5\u200b\n").diagnostics
    assert full(found).splitlines()[0] == "error[RK107]: U+200B (zero width space) can't be seen"
    (found,) = rk.parse("routine R\ndo A, reps 5\ufff0\n").diagnostics
    assert found.message == "U+FFF0 can't be seen"  # which has no name


def test_no_excerpt_turns_a_terminal_round() -> None:
    text = "routine R\ndo A, reps 5 # \u202e\u2066x\x1b[31m\n"
    for found in rk.parse(text).diagnostics:
        assert all(line.isprintable() for line in full(found).splitlines())


@pytest.mark.parametrize("text", ["routine R\ndo A, re\u200bps 5, hodl 5s\n", "routine R\nx\u200by: z\n"])
def test_other_mistakes_of_such_a_line_are_told_when_it_is_mended(text: str) -> None:
    assert {code for code, *_ in problems(text)} <= {"RK107", "RK206"}
    assert {code for code, *_ in problems(mended(text))} & {"RK207", "RK206"}


def test_a_joiner_between_letters_that_need_it_is_part_of_a_word() -> None:
    persian = "\u0646\u06cc\u0645\u200c\u062a\u0646\u0647"
    assert problems(f"routine R\ndo A, reps 5 per {persian}\n") == [("RK409", 2, 18)]
    assert problems("routine R\ndo A, reps 5 per le\u200cg\n") == [("RK107", 2, 20)]
    assert problems(f"routine R\ndo A, reps 5 per {persian}\u200c\n") == [("RK107", 2, 25)]


def test_a_path_is_no_name() -> None:
    assert ("RK107", 2, 9) in problems('routine R\n  use "a\u200b.routine"\ndo A, reps 5\n')


def test_a_statement_of_nothing_that_can_be_seen_is_an_empty_line() -> None:
    assert problems("\u200b\n\u2060\nroutine R\n \u200d \ndo A, reps 5\n\u00ad\n") == []


@pytest.mark.parametrize("code", SPACES)
def test_every_separator_is_a_blank(code: int) -> None:
    text = "routine R\ndo A,%hold%5%s,%sets%2\n"
    assert rk.parse(text.replace("%", chr(code))).routine == rk.parse(text.replace("%", " ")).routine
    inside = "routine R\ndo A\n%%hold 5s\n"
    assert rk.parse(inside.replace("%", chr(code))).routine == rk.parse(inside.replace("%", " ")).routine


@pytest.mark.parametrize("figures", ["\uff15", "\u0665", "\u096b", "\uff11\uff10", "\U0001d7d3"])
@pytest.mark.parametrize(
    "pattern", ["do A, hold %s", "do A, % reps", "do A, % x 10", "% rounds\n  do A, reps 2"]
)
def test_figures_of_other_scripts_are_told_and_mended(figures: str, pattern: str) -> None:
    text = f"routine R\n{pattern}\n".replace("%", figures)
    assert [(code, line) for code, line, _ in problems(text)] == [("RK208", 2)]
    usual = "".join(str(unicodedata.decimal(figure)) for figure in figures)
    assert mended(text) == f"routine R\n{pattern}\n".replace("%", usual)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pl\u00e1nk", "Pla\u0301nk"),
        ("\u1e9b\u0323", "\u017f\u0323\u0307"),
        ("\uac00", "\u1100\u1161"),
        ("Plank", "PL\u200bANK"),
        ("Plank", "\u200ePlank\u200f"),
        ("Plank", "Plank\ufe0f"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u03a3\u03c3\u03c2", "\u03c3\u03c3\u03c3"),
        ("Side plank", "Side \u2003 plank"),
        ("Side plank", "Side\u00a0plank"),
    ],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        text = f"routine R\nexercise {first}, hold 5s\ndo {second}\n"
        assert problems(text) == []
        routine = rk.parse(text).routine
        assert routine is not None
        assert len(rk.timeline(routine)) == 2
        assert rk.parse(f"routine R\nexercise {first}, hold 5s\nexercise {second}, hold 5s\n").diagnostics[
            0
        ].code == ("RK301")


def test_variants_and_settings_that_look_the_same_are_the_same() -> None:
    text = (
        "routine R\n  variants leve\u0301, b\n  setting dure\u0301e 5s\n"
        "do A, hold {dur\u00e9e}, only lev\u00e9\ndo B, hold {dure\u0301e} (lev\u00e9 7s)\n"
    )
    assert problems(text) == []
    routine = rk.parse(text).routine
    assert routine is not None
    for variant in ("lev\u00e9", "leve\u0301", "LEV\u00c9"):
        timeline = rk.timeline(routine, variants={variant}, settings={"dur\u00e9e": "6s"})
        assert [step.duration_ms for step in timeline] == [6000, 7000]


def test_parts_and_choices_are_found_by_what_is_seen() -> None:
    text = (
        "routine R\nsection Pl\u00e1nk\n  do A, hold 5s\nchoose one\n  do B, hold 5s\n  do \u00c9, hold 7s\n"
    )
    routine = rk.parse(text).routine
    assert routine is not None
    assert len(rk.timeline(routine, part="pla\u0301\u200bnk")) == 1
    assert rk.timeline(routine, choices={"E\u0301"})[1].duration_ms == 7000


@given(st.text())
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_a_path_of_a_step_has_nothing_that_nobody_sees() -> None:
    routine = rk.parse("routine R\ndo Pla\u200bnk, hold 5s\n").routine
    assert routine is not None
    assert rk.timeline(routine)[0].path == "plank/hold"


# ---------------------------------------------------------------- on the command line


def test_check_fix_deletes_them_and_keeps_those_in_words(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_text("routine R\n  tip: a\u200bb \u202ec\ndo A, re\u200bps\u2060 5\n", encoding="utf-8")
    assert main(["check", "--fix", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == "routine R\n  tip: a\u200bb c\ndo A, reps 5\n"


def test_a_line_of_controls_is_mended_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.routine"
    file.write_bytes(b"routine R\r  tip: x\rdo A, reps 5\r")
    assert main(["check", "--fix", str(file)]) == 0
    assert file.read_bytes() == b"routine R\n  tip: x\ndo A, reps 5\r"


def test_what_is_formatted_keeps_what_is_in_words() -> None:
    text = "routine R\u200d\n  tip: a\u200bb\n    \u200fc\n# d\u200e\n\u200b\ndo A\u200cA, reps 5\n"
    routine = rk.parse(text).routine
    assert routine is not None
    assert rk.format(routine) == text.replace("\n\u200b\n", "\n\n")
