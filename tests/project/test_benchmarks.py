"""The benchmarks run, and have a row for all that was asked; what they measure is no business of a test."""

import tomllib
from collections import Counter
from collections.abc import Iterable

import pytest

import routinekit as rk
from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import batch, by_hand, cold, parsing, peers
from tests.benchmarks.content import edited, examples, files, one_file
from tests.benchmarks.peers import YAML, Peer
from tests.benchmarks.serialised import data_of, toml_of, yaml_of
from tests.benchmarks.table import NOT_INSTALLED, Aim, Ratio, Row
from tests.benchmarks.turns import Effort

pytestmark = pytest.mark.usefixtures("unmeasured")

SMALL = ["--rounds", "1", "--small"]


def rows_of(page: str) -> list[list[str]]:
    lines = (line.strip("| ").split("|") for line in page.splitlines() if line.startswith("| "))
    return [[cell.strip() for cell in line] for line in lines]


def test_every_row_of_the_issue_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    benchmarks.main(SMALL)
    measured = {(what, beside) for what, beside, *_ in rows_of(capsys.readouterr().out)}
    for beside in ("`python -c pass`", '`python -c "import lark, attrs"`', "`wodc check FILE`"):
        assert ("`routinekit check FILE`", beside) in measured
    for way in ("parsing alone", "the whole way"):
        for content in ("1 file", "2,000 files", "one file of 1 MB"):
            for beside in (parsing.TOMLLIB, parsing.LOADER, parsing.BY_HAND):
                assert (f"{way}, {content}", beside) in measured
    assert ("the whole way, the examples", "`wodcraft.compile_source`, its own library") in measured
    assert ("parsing again, one line of 1 MB edited", "parsing it for the first time") in measured
    assert any(beside == batch.ONE for _, beside in measured)
    assert ("each step of a timeline", "each tuple of a bare generator") in measured
    for look in ("`total`", "`timeline[half]`", "`at(half)`"):
        for size in ("10^6", "10^12"):
            assert (f"{look} of {size} steps", "of 10^3") in measured
    assert ("the peak after 10^7 steps", "the peak after 10^3 steps") in measured
    for way in ("parsing alone", "the whole way", "`tomllib`"):
        assert (f"the peak of {way}", "its source") in measured


def test_a_peer_that_is_missing_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Peer, "is_installed", property(lambda _: False))
    effort = Effort(rounds=1, small=True)
    reading = [table for table in parsing.tables(effort) if table.title != "Reading again after an edit"]
    missing = [
        row for table in (cold.table(effort), *reading) for row in table.rows if row.ratio == NOT_INSTALLED
    ]
    assert Counter(row.beside for row in missing) == {
        cold.WODC: 1,
        parsing.LOADER: 6,
        "`wodcraft.compile_source`, its own library": 1,
    }
    assert "| not installed |" in str(missing[0])


def test_a_row_tells_the_round_in_the_middle_and_whether_the_aim_is_met() -> None:
    ratio = Ratio.of((2, 4, 6, 8, 99), (2, 2, 2, 2, 1))
    assert ratio.median == 3
    assert ratio.spread == (2, 4)
    assert str(Row("a", "b", ratio, Aim("at most", 3))) == "| a | b | 3.00 | 2.00 to 4.00 | at most 3 | yes |"
    assert not Aim("at least", 3.5).met(ratio)


# ---------------------------------------------------------------- what is read


def shares(texts: Iterable[str]) -> dict[str, float]:
    """How much of all lines each of them is."""
    lines = Counter(line.strip() for text in texts for line in text.splitlines() if line.strip())
    return {line: count / lines.total() for line, count in lines.items()}


@pytest.mark.parametrize("texts", [files(200), (one_file(100_000),)], ids=["files", "one file"])
def test_no_line_repeats_more_often_than_in_the_examples(texts: tuple[str, ...]) -> None:
    assert max(shares(texts).values()) <= max(shares(examples()).values())


def test_copies_differ_and_have_no_errors() -> None:
    texts = files(2 * len(examples()))[len(examples()) :]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert rk.parse(text).routine, text


def test_one_file_is_as_large_as_wanted_and_has_no_errors() -> None:
    text = one_file(50_000)
    assert 40_000 < len(text) <= 50_000
    assert rk.parse(text).routine


def test_an_edit_changes_one_line() -> None:
    text = one_file(30_000)
    before, after = text.splitlines(), edited(text).splitlines()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize("text", examples(), ids=lambda text: text.splitlines()[0])
def test_other_formats_say_the_same(text: str) -> None:
    data = data_of(parsing.parse(text))
    assert tomllib.loads(toml_of(data)) == data
    if YAML.is_installed:
        yaml = YAML.part("")
        assert yaml.load(yaml_of(data), yaml.CSafeLoader) == data


def test_what_is_read_by_hand_has_the_same_names() -> None:
    def names(node: by_hand.Node) -> Iterable[str]:
        yield node.name
        for item in node.items:
            yield from names(item)

    root, routine = by_hand.read(examples()[0]), rk.parse(examples()[0]).routine
    assert routine is not None
    assert [*names(root)] == [
        "",
        routine.name,
        *(item.name for item in routine.items if not isinstance(item, rk.Rest | rk.Prepare)),
    ]


def test_peers_tell_their_versions() -> None:
    assert all(each.version for each in peers.LIBRARIES)
    assert Peer("nothing-of-that-name", "nothing_of_that_name").version == "not installed"
