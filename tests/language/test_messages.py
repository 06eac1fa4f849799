"""Every message that the library has is shown to somebody who reads it: here, or on the page of errors.

The snapshot holds the whole report of each mistaken text, `grammar/ERRORS.md` that of the bad file of each
code. Where a message is made is read out of the source: each code that stands there has to be the origin of a
report in one of the two.
"""

import ast
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen
from syrupy.assertion import SnapshotAssertion

import routinekit as rk
from routinekit import file_resolver
from routinekit.codes import CODES, Message, doing, meaning, reading
from routinekit.diagnostics import Diagnostic
from routinekit.file_text import reader_ended, reader_failed, reader_killed, unreadable
from routinekit.report import full
from routinekit.timeline_export import timeline_json
from tests.language.mistaken import MISTAKEN

PACKAGE = Path(rk.__file__).parent
MESSAGES = {
    name: value.code
    for module in (reading, meaning, doing)
    for name, value in vars(module).items()
    if isinstance(value, Message)
}
"""The codes of the messages that are given in more than one place, by the names that they have there."""


@frozen
class Site:
    """A place in the source where a code is given to a message: a call, by its lines."""

    file: str
    first: int
    last: int
    code: str


def codes_in(argument: ast.expr) -> Iterator[str]:
    """The codes that an argument may be."""
    if isinstance(argument, ast.IfExp):
        yield from (*codes_in(argument.body), *codes_in(argument.orelse))
    elif isinstance(argument, ast.Name) and argument.id in MESSAGES:
        yield MESSAGES[argument.id]
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield from re.findall(r"^RK\d{3}$", argument.value)


def sites(text: str, file: str) -> list[Site]:
    """All places in a source where a code is given to a message."""
    return [
        Site(file, call.lineno, call.end_lineno or call.lineno, code)
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        for argument in call.args
        for code in codes_in(argument)
    ]


SOURCES = {
    str(path): path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent.name != "codes"
}
SITES = [site for file, text in SOURCES.items() for site in sites(text, file)]
SITES_IN = {file: [site for site in SITES if site.file == file] for file in SOURCES}

# ---------------------------------------------------------------- what is shown


def whole(text: str) -> str:
    begins = text.startswith(("routine", "library"))
    return text if begins else f"routine T\n{text}"


def of_texts(texts: tuple[str, ...]) -> list[Diagnostic]:
    return [found for text in texts for found in rk.parse(whole(text), name="t.routine").diagnostics]


def of_codes() -> list[Diagnostic]:
    """What stands on the page of errors."""
    files = (row.bad.encode("utf-8", "surrogateescape") for row in CODES.values() if row.bad)
    return [found for file in files for found in rk.parse_bytes(file).diagnostics]


def of_limits() -> list[Diagnostic]:
    """More than is allowed, with limits so small that it takes little."""
    squats = "".join(f"do A{n}, reps 5\n" for n in range(3))
    cases = [
        (rk.Limits(file_bytes=20), whole(squats)),
        (rk.Limits(line_characters=12), whole("do A, reps 5, sets 2\n")),
        (rk.Limits(nesting=1), whole("section A\n  section B\n    do C, reps 5\n")),
        (rk.Limits(items=2), whole(squats)),
        (rk.Limits(items=9), whole("do A, sets 20, reps 5 +1 per set\n")),
        (rk.Limits(doses=2), whole(squats)),
        (rk.Limits(steps=2), whole("do A, sets 3, hold 1s\n")),
        (rk.Limits(days=1), whole("do A, sets 3, hold 24h\n")),
        (rk.Limits(problems=2), whole("do A, zzz\n" * 3)),
    ]
    return [
        found
        for limits, text in cases
        for found in rk.parse(text, name="t.routine", limits=limits).diagnostics
    ]


def of_bytes() -> list[Diagnostic]:
    files = (b"", b"do A, reps 5\n", b"routine Caf\xe9\n")
    return [found for data in files for found in rk.parse_bytes(data, name="t.routine").diagnostics]


def of_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Files that use others, and files that the commands can't open."""
    here = folder / "here"
    (here / "folder").mkdir(parents=True)
    (here / "loop.routine").symlink_to(here / "loop.routine")
    files = {
        "broken": "library B\nexercise X, hold 5\n",
        "one": "library One\nexercise X, hold 5s\n",
        "two": "library Two\nexercise X, hold 6s\n",
        "deep": 'library Deep\n  use "one.routine"\n',
        "circle": 'library Circle\n  use "circle.routine"\n',
        "closed": "library Closed\n",
    }
    for name, text in files.items():
        (here / f"{name}.routine").write_text(text, encoding="utf-8")

    def read(text: str) -> tuple[Diagnostic, ...]:
        return rk.parse(whole(text), name="t.routine", folder=here).diagnostics

    paths = ("none", "folder", "/one", "../secret", "c:one", "loop", "broken")
    found = [
        *read('  use "one.routine"\n  use "two.routine"\ndo X\n'),
        *read('  use "one.routine"\ndo Y, reps 5\n'),
    ]
    for path in paths:
        end = "" if path == "folder" else ".routine"
        found += read(f'  use "{path}{end}"\ndo X\n')
    for name, limits in (("circle", rk.Limits()), ("deep", rk.Limits(use_depth=0))):
        data, path = files[name].encode(), str(here / f"{name}.routine")
        found += rk.parse_bytes(data, name=path, folder=here, limits=limits).diagnostics
    found += rk.parse(whole('  use "one.routine"\ndo X\n'), name="t.routine").diagnostics
    errors = (FileNotFoundError(), IsADirectoryError(), PermissionError(), OSError(5, "Input/output error"))
    found += [*(unreadable("t.routine", error) for error in errors), reader_killed("t.routine")]
    found += [reader_ended("t.routine"), reader_failed("t.routine")]

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(path)

    with monkeypatch.context() as patch:
        patch.setattr(file_resolver, "read_plain_below", refuse)
        return [*found, *read('  use "closed.routine"\ndo X\n')]


CHOSEN: tuple[Callable[[rk.Routine], object], ...] = (
    lambda routine: rk.timeline(routine, week=0),
    lambda routine: rk.timeline(routine, affected="both"),  # type: ignore[arg-type]  # what is refused
    lambda routine: rk.timeline(routine, ranges="all"),  # type: ignore[arg-type]  # what is refused
    lambda routine: rk.timeline(routine, variants="summer"),
    lambda routine: rk.timeline(routine, variants={"easy", "hard"}),
    lambda routine: rk.timeline(routine, choices="Row"),
    lambda routine: rk.timeline(routine, settings={"rest": "5s"}),
    lambda routine: rk.timeline(routine, settings={"work": "5kg"}),
    lambda routine: rk.timeline(routine, settings={"work": "5s"}),
    lambda routine: rk.timeline(routine, part="Main"),
    lambda routine: timeline_json(rk.timeline(routine), limits=rk.Limits(exported_steps=1)),
)


def of_choices() -> list[Diagnostic]:
    """What is chosen about a routine and can't be."""
    text = "  variants easy, hard\n  setting work 30s from 15s to 60s\ndo A, for {work} (easy 9s), sets 2\n"
    routine = rk.parse(whole(text), name="t.routine").routine
    assert routine is not None
    found: list[Diagnostic] = []
    for choose in CHOSEN:
        with pytest.raises(rk.RoutineError) as caught:
            choose(routine)
        found += caught.value.diagnostics
    return found


def reports(found: list[Diagnostic]) -> str:
    return "\n".join(map(full, found))


# ---------------------------------------------------------------- shown to a reader


@pytest.mark.parametrize("group", MISTAKEN)
def test_what_an_author_is_told(group: str, snapshot: SnapshotAssertion) -> None:
    assert reports(of_texts(MISTAKEN[group])) == snapshot


def test_what_is_told_of_limits_and_bytes(snapshot: SnapshotAssertion) -> None:
    assert reports([*of_limits(), *of_bytes()]) == snapshot


def test_what_is_told_of_files(
    snapshot: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = reports(of_files(tmp_path, monkeypatch))
    assert told.replace(str(tmp_path), "") == snapshot


def test_what_is_told_of_choices(snapshot: SnapshotAssertion) -> None:
    assert reports(of_choices()) == snapshot


# ---------------------------------------------------------------- and nothing is left out


def test_each_code_in_the_source_is_given_to_a_message() -> None:
    written = [code for text in SOURCES.values() for code in re.findall(r'"(RK\d{3})"', text)]
    for text in SOURCES.values():
        for name, code in MESSAGES.items():
            written += [code] * len(re.findall(rf"\b{name}\b", text)[1:])  # the first imports it
    assert sorted(site.code for site in SITES) == sorted(written)


def test_a_message_stands_beside_its_code_if_it_is_given_in_more_than_one_place() -> None:
    for name in MESSAGES:
        places = [text for text in SOURCES.values() for _ in re.findall(rf"\b{name}\b", text)[1:]]
        assert len(places) > 1, f"{name} is given in one place, and can stand there"


def words_of(call: ast.Call) -> Iterator[str]:
    """The message that a call gives, as it is written; the code stands first."""
    code = next((code for argument in call.args[:1] for code in codes_in(argument)), None)
    written = [argument for argument in call.args[1:] if isinstance(argument, ast.JoinedStr | ast.Constant)]
    if code and written:
        yield f"{code} {ast.unparse(written[0])}"


def test_no_message_of_the_stages_after_the_parser_is_written_twice() -> None:
    calls = [
        call
        for file, text in SOURCES.items()
        if Path(file).parent.name != "parser"
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
    ]
    words = [each for call in calls for each in words_of(call)]
    assert len(words) > 50
    assert sorted(words) == sorted(set(words))


def test_a_place_that_gives_a_code_is_found() -> None:
    text = 'def f(x):\n    a.add("RK101", x)\n    b(\n        "RK207" if x else "RK210",\n        x)\n'
    assert sites(text, "f") == [Site("f", 2, 2, "RK101"), Site("f", 3, 5, "RK207"), Site("f", 3, 5, "RK210")]


def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, set[Site]]]:
    """Fills with each message that is made from now on: its code, its words, and the places it comes from."""
    messages: list[tuple[str, str, set[Site]]] = []

    def places(code: str) -> Iterator[Site]:
        for frame, line in traceback.walk_stack(sys._getframe(2)):
            for site in SITES_IN.get(frame.f_code.co_filename, ()):
                if site.code == code and site.first <= line <= site.last:
                    yield site

    def watched(make: Callable[..., None]) -> Callable[..., None]:
        def init(self: object, *arguments: object, **others: object) -> None:
            make(self, *arguments, **others)
            assert isinstance(self, Diagnostic)
            code, message = self.code, self.message
            messages.append((code, message, set(places(code))))

        return init

    monkeypatch.setattr(Diagnostic, "__init__", watched(Diagnostic.__init__))
    return messages


def test_every_place_that_makes_a_message_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = made(monkeypatch)
    found = [*of_codes(), *of_limits(), *of_bytes(), *of_choices(), *of_files(tmp_path, monkeypatch)]
    found += [each for texts in MISTAKEN.values() for each in of_texts(texts)]
    shown = {(each.code, each.message) for each in found}
    seen = {site for code, message, places in messages if (code, message) in shown for site in places}
    missing = [site for site in SITES if site not in seen]
    assert not missing, "\n".join(
        f"{site.file}:{site.first}: {site.code} is shown nowhere" for site in missing
    )
