"""How a text is read: comments, prose and its continuation, case, dashes, line ends."""

import pytest

import routinekit as rk


def routine_of(text: str) -> rk.Routine:
    result = rk.parse(text)
    assert result.routine is not None, [str(found) for found in result.diagnostics]
    return result.routine


def prose_of(body: str) -> list[tuple[str, str]]:
    return [(prose.field, prose.text) for prose in routine_of(f"routine R\n{body}").prose]


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("  about: Short.\n", [("about", "Short.")]),
        ("  about:Short.\n", [("about", "Short.")]),
        ("  About : Short.\n", [("about", "Short.")]),
        ("  about:\n    Below.\n", [("about", "Below.")]),
        ("  about: One\n    two\n      three\n", [("about", "One two three")]),
        ("  about: One\n\n    two\n\n\n    three\n\n", [("about", "One\n\ntwo\n\nthree")]),
        ("  about: One\n    # not this\n    two # but this\n", [("about", "One two # but this")]),
        ("  about: One\n    do Squat, hold: all of it\n", [("about", "One do Squat, hold: all of it")]),
        ("  note: 5:00 is early: get up\n", [("note", "5:00 is early: get up")]),
        ("  x-clinic: Ward 7\n", [("x-clinic", "Ward 7")]),
        ("  tip: one\n  tip: two\n", [("tip", "one"), ("tip", "two")]),
    ],
)
def test_prose(body: str, prose: list[tuple[str, str]]) -> None:
    assert prose_of(body) == prose


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("do Squat: low bar, reps 5", "Squat: low bar"),
        ("do 90/90 stretch, reps 5", "90/90 stretch"),
        ('do 12" box step, reps 5', '12" box step'),
        ("do Reps in reserve drill, reps 5", "Reps in reserve drill"),
        ("do Hold the plank, reps 5", "Hold the plank"),
        ("do Squat #2, reps 5", "Squat #2"),
        ('do "Curls, seated", reps 5', "Curls, seated"),
        ("DO SQUAT, REPS 5", "SQUAT"),
        ("do Squat , reps 5   # easy", "Squat"),
    ],
)
def test_names(line: str, name: str) -> None:
    (item,) = routine_of(f"routine R\n{line}\n").items
    assert isinstance(item, rk.Do)
    assert (item.name, item.doses) == (name, (rk.Reps(5),))


def test_a_comment_and_the_blanks_before_it_are_no_part_of_the_line() -> None:
    text = "routine R\ndo A, hold 5s   # short\n"
    (item,) = routine_of(text).items
    assert item.span is not None
    assert rk.Source(text)[item.span] == "do A, hold 5s"


def test_a_title_is_the_whole_line() -> None:
    title = "Day #2, push: heavy # really"
    assert routine_of(f"routine {title}  \ndo Squat, reps 5\n").name == title


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("3 x 10", "sets 3, reps 10"),
        ("3x10", "sets 3, reps 10"),
        ("3 \N{MULTIPLICATION SIGN} 10", "sets 3, reps 10"),
        ("3 x 10 reps", "sets 3, reps 10"),
        ("3 sets of 10", "sets 3, reps 10"),
        ("3 sets, 10 reps", "sets 3, reps 10"),
        ("3 x 30s", "sets 3, for 30s"),
        ("3 x hold 30s per side", "sets 3, hold 30s, per side"),
        ("3 x 5 breaths", "sets 3, hold 5 breaths"),
        ("3 x 400 metres", "sets 3, for 400 metres"),
        ("3 sets per leg, reps 5", "sets 3, per leg, reps 5"),
        ("reps 5 each side", "reps 5, per side"),
        ("reps 5 per leg alternating", "reps 5, per leg alternating"),
        ("Hold 1:30", "hold 1min 30s"),
        ("hold 1:02:03", "hold 1h 2min 3s"),
        ("hold 1 min 30 sec", "hold 1min 30s"),
        ("hold 0.5 minutes", "hold 30s"),
        ("hold 2.0005s", "hold 2.001s"),
        ("hold 1/2 h", "hold 30min"),
        ("hold 1 breath", "hold 1 breath"),
        ("for 1/4 mile", "for 0.25 miles"),
        ("for 1/3 miles", "for 1/3 miles"),
        ("for 12 cal", "for 12 calories"),
        ("for 20 steps", "for 20 steps"),
        ("tempo 3-0-3, reps 2", "tempo 3-0-3-0, reps 2"),
        ("tempo 30-0-X-1, reps 2", "tempo 30-0-X-1, reps 2"),
        ("tempo 3\N{EN DASH}1\N{EN DASH}1, reps 2", "tempo 3-1-1-0, reps 2"),
        ("breathe 5.5-5.5, reps 2", "breathe 5.5-5.5, reps 2"),
        ("breathe 6 per minute, reps 2", "breathe 5-5, reps 2"),
        ("breathe 7 per minute, reps 2", "breathe 7 per minute, reps 2"),
        ("for 1.5 min", "for 1min 30s"),
        ("rest 90s after, reps 5", "rest 1min 30s after, reps 5"),
        ("right leg only, reps 5", "right leg only, reps 5"),
        ("left only, reps 5", "left only, reps 5"),
        ("reps 5, both knuckles", "reps 5, both knuckles"),
        ("reps 5, both feet", "reps 5, both feet"),
        ("for 2 miles, at 8:00 per mile", "for 2 miles, at 8:00 per mile"),
        ("for 1 km, at 4:00 per 1 km", "for 1 km, at 4:00 per km"),
        ("rep 4s, reps 5", "rep 4s, reps 5"),
    ],
)
def test_forms_of_doses(written: str, canonical: str) -> None:
    on_the_line = routine_of(f"routine R\ndo A, {written}\n").items[0]
    below = routine_of(f"routine R\ndo A\n  {written}\n").items[0]
    assert on_the_line == below
    assert isinstance(below, rk.Do)
    assert ", ".join(str(dose) for dose in below.doses) == canonical


PLAIN = "routine R\n  about: One\n    two\n\ndo A\n  hold 5s\n  # why\n  reps 3\n"


@pytest.mark.parametrize(
    "same",
    [
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "  \n"),
        PLAIN.rstrip("\n"),
        PLAIN + "\n\n",
        "# first\n\n" + PLAIN,
        PLAIN.replace("  ", "    "),
        PLAIN.replace("hold 5s", "hold\t5s"),
        PLAIN.replace("hold 5s", "hold\N{NO-BREAK SPACE}5s  # slowly"),
    ],
)
def test_what_changes_nothing(same: str) -> None:
    assert routine_of(same) == routine_of(PLAIN)


def test_spans_tell_where_a_node_stands() -> None:
    text = "\ufeffroutine R\r\n  about: Ü\r\ndo A, hold 5s\r\n  3 x 10\r\n"
    routine = rk.parse(text.replace("hold 5s", "reps 5").replace("3 x 10", "sets 3"))
    assert routine.routine is not None
    source = routine.routine.source
    item = routine.routine.items[0]
    assert source is not None
    assert isinstance(item, rk.Do)
    spans = [item.span, *(dose.span for dose in item.doses), routine.routine.prose[0].span]
    assert [(span.line, source[span]) for span in spans if span] == [
        (3, "do A, reps 5"),
        (3, "reps 5"),
        (4, "sets 3"),
        (2, "about: Ü"),
    ]
