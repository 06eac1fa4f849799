"""What sections and rounds come to, and what stands between their items."""

import pytest

import routinekit as rk
from tests.language.test_steps_of_an_exercise import steps_of


def paths_of(text: str) -> list[str]:
    return [step.split()[0] for step in steps_of(text)]


A, B = "  do A, hold 1s\n", "  do B, hold 2s\n"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("section Warm-up\n" + A + B, ["warm-up/a/hold", "warm-up/b/hold"]),
        ("3 rounds\n" + A, ["rounds/round-1/a/hold", "rounds/round-2/a/hold", "rounds/round-3/a/hold"]),
        ("repeat 2 times\n" + A, ["rounds/round-1/a/hold", "rounds/round-2/a/hold"]),
        ("do A, rounds 2, hold 1s", ["a/set-1/hold", "a/set-2/hold"]),
        (
            "do A, rounds 2 per side, hold 1s",
            [
                "a/left/set-1/hold",
                "a/left/set-2/hold",
                "a/switch",
                "a/right/set-1/hold",
                "a/right/set-2/hold",
            ],
        ),
        (
            "rounds 2, rest 5s\n" + A + "  rest 3s\n",
            [
                *("rounds/round-1/a/hold", "rounds/round-1/rest", "rounds/round-1/rest-between-rounds"),
                "rounds/round-2/a/hold",
            ],
        ),
        (
            "rounds 2, rest 0s, rest 9s between exercises\n" + A + B,
            [
                *("rounds/round-1/a/hold", "rounds/round-1/rest.b"),
                *("rounds/round-1/b/hold", "rounds/round-2/a/hold"),
                *("rounds/round-2/rest.b", "rounds/round-2/b/hold"),
            ],
        ),
        (
            "section S, rest 9s between all\n  do A, sets 2, hold 1s per side\n",
            [
                *(
                    "s/a/set-1/left/hold",
                    "s/a/set-1/rest-between-sides",
                    "s/a/set-1/right/hold",
                    "s/a/set-1/rest",
                ),
                *("s/a/set-2/left/hold", "s/a/set-2/rest-between-sides", "s/a/set-2/right/hold"),
            ],
        ),
        (
            "section S, rest 9s between exercises\n" + A + "  rest 3s\n  prepare 4s\n" + B,
            ["s/a/hold", "s/rest", "s/prepare", "s/b/hold"],
        ),
        (
            "section S, rest 9s between exercises\n" + A + "  prepare 4s\n" + B,
            ["s/a/hold", "s/rest.prepare", "s/prepare", "s/b/hold"],
        ),
        (
            "section S, rest 9s between exercises\n" + A + "  rounds 1\n    rest 2s\n    do B, hold 2s\n",
            ["s/a/hold", "s/rounds/rest", "s/rounds/b/hold"],
        ),
        ("rounds 2\n  rest 2s\ndo A, hold 1s", ["rounds/round-1/rest", "rounds/round-2/rest", "a/hold"]),
        (
            "rounds 2\n" + A + "  rounds 1\n    rest 2s\n",
            ["rounds/round-1/a/hold", "rounds/round-1/rounds/rest", "rounds/round-2/a/hold"],
        ),
        ("section S\n  prepare 3s\n  do A, hold 1s\n    position: x\n", ["s/a/prepare", "s/a/hold"]),
        (
            "section S\n" + A + "do B, hold 2s\ndo S, hold 3s",
            ["s/a/hold", "b/hold", "s-2/a/hold"],
        ),
        ("section S\n  do S, hold 3s\n", ["s/s/hold"]),
        ("section S\n" + A + "do S, rounds 2", ["s/a/hold", "s-2/round-1/a/hold", "s-2/round-2/a/hold"]),
        (
            "rounds 3 alternating\n" + A,
            ["rounds/round-1/a/hold", "rounds/round-2/a/hold", "rounds/round-3/a/hold"],
        ),
        ("rounds 1 left only\n" + A, ["rounds/a/hold"]),
        ("rounds 1 per side\n" + A, ["rounds/left/a/hold", "rounds/switch", "rounds/right/a/hold"]),
        ("rounds 1 per side, switch 0s\n" + A, ["rounds/left/a/hold", "rounds/right/a/hold"]),
        (
            "rounds 1 per side, rest 4s\n" + A,
            ["rounds/left/a/hold", "rounds/rest-between-rounds", "rounds/right/a/hold"],
        ),
        (
            "section S, rest 9s after\n" + A + "do B, hold 2s",
            ["s/a/hold", "s/rest-after", "b/hold"],
        ),
    ],
)
def test_paths(text: str, paths: list[str]) -> None:
    assert paths_of(text) == paths


def test_names_that_look_like_labels_make_no_two_paths_the_same() -> None:
    text = (
        "routine R\nrounds 2, rest 3s, rest 9s between exercises, rest 8s after\n"
        "  rest 4s\n  do Rest, hold 1s\n"
        "  do Rest between rounds, hold 1s\n  do Rest after, hold 1s\n  do Switch, hold 1s per side\n"
    )
    routine = rk.parse(text).routine
    assert routine is not None
    paths = [step.path for step in rk.timeline(routine)]
    assert len(set(paths)) == len(paths)


def test_the_sides_of_rounds() -> None:
    for text, sides in (
        ("rounds 2 per side\n" + A, ["left", "left", "right", "right", "right"]),
        ("rounds 3 alternating\n" + A, ["left", "right", "left"]),
        ("rounds 2, per direction\n" + A, ["one way", "other way", "other way"] * 2),
    ):
        routine = rk.parse(f"routine R\n{text}").routine
        assert routine is not None
        found = [step.side for step in rk.timeline(routine)]
        assert found == sides


def test_rounds_of_rounds_cost_nothing_until_they_are_played() -> None:
    text = "routine R\n"
    for depth in range(6):
        text += "  " * depth + "rounds 99\n"
    text += "  " * 6 + "do A, hold 1s\n"
    routine = rk.parse(text).routine
    assert routine is not None
    timeline = rk.timeline(routine)
    assert len(timeline) == 99**6
    assert timeline[99**6 - 1].round == (99, 99)
    assert timeline[-1].path == "/".join(["rounds/round-99"] * 6) + "/a/hold"


def test_words_of_a_block_are_defaults() -> None:
    text = (
        "routine R\nsection S\n  position: Standing.\n  tip: not inherited\n"
        + A
        + "  do B, hold 1s\n    position: Lying.\n"
    )
    routine = rk.parse(text).routine
    assert routine is not None
    prose = rk.timeline_json(rk.timeline(routine))["exercises"]
    assert [exercise["prose"] for exercise in prose] == [
        [{"field": "position", "text": "Standing."}],
        [{"field": "position", "text": "Lying."}],
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("section S\n  do A, reps 2\n  hold 3s\n", ["RK219"]),
        ("section S\n  do A, reps 2\n    do B\n", ["RK214"]),
        ("section S\n  do A, reps 2\n   tip: x\n  zzz\n", ["RK210"]),
        ('section ""\n  do A, reps 2\n', ["RK215"]),
        ("section\n  do A, reps 2\n", ["RK215"]),
        ("do A, hold 2s, rest 3s between exercises\n", ["RK406"]),
        ("do A, hold 2s, rest 3s between rounds\n", ["RK406"]),
        ("section S\ndo A, hold 2s\n", ["RK508"]),
        ("section S, rest 3s\n  do A, hold 2s\n", ["RK502"]),
        ("section S, rest 3s\n  rounds 2\n    do A, hold 2s\n", []),
        ("section S\n  do A, hold 2s\n  rest 5s\n", ["RK505"]),
        ("rounds 2\n  do A, hold 2s\n  rest 5s\n", []),
        ("section S, rest 5s after\n  do A, hold 2s\nrest 5s\ndo B, hold 2s\n", ["RK506"]),
        ("section S, rest 5s after each\n  do A, sets 2, hold 2s, rest 6s\n", ["RK506"]),
        ("rounds 0\n  do A, hold 2s\n", ["RK404"]),
        ("section S\n  do A, reps 3 alternating\n", ["RK503"]),
        ("do A, sets 2, rounds 3, hold 1s\n", ["RK401"]),
        ("section A, sets 2, rounds 3, hold 1s\n  do B\n", []),
    ],
)
def test_what_is_odd_or_wrong(text: str, codes: list[str]) -> None:
    assert [found.code for found in rk.parse(f"routine R\n{text}").diagnostics] == codes


def test_items_are_counted_at_all_depths() -> None:
    text = "routine R\nsection S\n" + A * 3
    assert rk.parse(text, limits=rk.Limits(items=4)).routine is not None
    assert [found.code for found in rk.parse(text, limits=rk.Limits(items=3)).diagnostics] == ["RK605"]
    assert [
        found.code for found in rk.parse("routine R\n" + "zzz\n" * 5, limits=rk.Limits(items=2)).diagnostics
    ] == [
        *("RK210", "RK210", "RK210", "RK605"),
    ]


def test_what_is_no_longer_read_is_not_found_wrong() -> None:
    text = "routine R\nsection S\n" + "  do A\n    hold 5s\n    reps 3\n" * 3
    found = rk.parse(text, limits=rk.Limits(doses=5)).diagnostics
    assert [(each.code, each.line) for each in found] == [("RK605", 6)]


def test_sections_that_do_sections_are_not_played_without_end() -> None:
    doubling = "".join(f"section S{n}\n  do S{n + 1}\n  do S{n + 1}\n" for n in range(40))
    everyone = "".join(f"section S{n}\n" + "".join(f"  do S{m}\n" for m in range(12)) for n in range(12))
    for text in (doubling, everyone):
        assert [found.code for found in rk.parse("routine R\n" + text).diagnostics] == ["RK605"]
