"""The analysis of a text for the playground."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import routinekit as rk
from routinekit.web.playground.analysis import analysis, analysis_json

BLOCKS = """routine R
do Squat, reps 3
rest 30s
rounds 3, rest 10s
  do Bridge, hold 20s per side
  superset
    do Row, sets 2, reps 3
    do Press, sets 2, reps 4
rounds 2 per side
  do Twist, reps 5
for time
  do Run, for 400 metres
"""


def rows(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = analysis_json(text)["outline"]["rows"]
    return found


def utf16(text: str, place: dict[str, int]) -> str:
    """What an editor in a browser finds at a place."""
    halves = text.encode("utf-16-le", "surrogatepass")
    return halves[2 * place["from"] : 2 * place["to"]].decode("utf-16-le", "surrogatepass")


def test_a_text_without_problems_has_an_outline_and_a_plan() -> None:
    with open("examples/lower-back-pain.routine", encoding="utf-8") as file:
        text = file.read()
    told = analysis_json(text)
    assert told["problems"] == []
    outline = told["outline"]
    assert (outline["name"], outline["time"], outline["steps"]) == (
        "Lower back pain exercises",
        "~23:10",
        "578 steps",
    )
    assert outline["facts"] == "exact 6:30, estimated 16:40, nothing open"
    assert outline["rows"][1] == {
        "name": "Knee rolls",
        "time": "~17:45",
        "sides": "left, right",
        "doses": "sets 10, reps 8 per side, hold 2s",
        "depth": 0,
        "line": 18,
        "begins": 31,
    }
    timeline = rk.timeline(rk.parse(text).routine or rk.Routine("none"))
    assert told["plan"] == rk.plan_json(timeline)
    assert json.loads(analysis(text)) == told


def test_each_row_knows_its_line_and_its_first_step() -> None:
    found = [(row["depth"], row["name"], row["line"], row["begins"]) for row in rows(BLOCKS)]
    assert found == [
        (0, "Squat", 2, 0),
        (0, "(rest 30s)", 3, 1),
        (0, "rounds", 4, 2),
        (1, "Bridge", 5, 2),
        (1, "superset", 6, 5),
        (2, "Row", 7, 5),
        (2, "Press", 8, 6),
        (0, "rounds", 9, 25),
        (1, "Twist", 10, 25),
        (0, "for time", 11, 30),
        (1, "Run", 12, 30),
    ]


def test_sides_of_blocks_and_open_steps_are_told() -> None:
    assert [row["sides"] for row in rows(BLOCKS) if row["name"] == "rounds"] == ["", "left, right"]
    assert analysis_json(BLOCKS)["outline"]["facts"].endswith("open 1 step")


def test_a_problem_has_its_place_its_words_and_its_fixes() -> None:
    text = "routine R\ndo Plank, hold 2 minuts\n"
    told = analysis_json(text)
    assert told["outline"] is told["plan"] is None
    (problem,) = told["problems"]
    assert utf16(text, problem) == "minuts"
    assert (problem["line"], problem["severity"], problem["code"]) == (2, "error", "RK203")
    assert problem["message"] == "unknown unit `minuts`"
    assert problem["help"] == "there is a unit with a similar name: `minutes`"
    assert problem["why"].startswith("The word after a number")
    (fix,) = problem["fixes"]
    assert (utf16(text, fix), fix["replacement"]) == ("minuts", "minutes")


def test_places_are_counted_as_a_browser_does() -> None:
    text = "routine \U0001f600\U0001f600\ndo \U0001f600, hold 2 minuts, reps 3 foo\U0001f600\n"
    marked = f"\ufeff{text}"
    for each in (text, marked):
        assert utf16(each, analysis_json(each)["problems"][0]) == "minuts"


def test_a_library_has_nothing_to_play() -> None:
    assert analysis_json("library L\nexercise A, reps 3\n") == {"problems": [], "outline": None, "plan": None}


LIKE_A_ROUTINE = st.text(alphabet="routine do,\n 2s\U0001f600\ufeff#:", max_size=60).map(
    "routine R\n".__add__
)


@given(st.text() | LIKE_A_ROUTINE)
def test_whatever_the_text_is_the_places_lie_in_it(text: str) -> None:
    told = json.loads(analysis(text))
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    for each in (*told["problems"], *(fix for problem in told["problems"] for fix in problem["fixes"])):
        assert 0 <= each["from"] <= each["to"] <= length
