"""Holds the real routines of `examples/real` against what their sources come to, and writes `REAL.md`.

The routines were written by hand from texts of the field before there was an implementation; the figures were
worked out from the same texts, without the language. Both stand in `real.json`: for each routine its cases,
each with the choices that are made and with the truth. A figure that the truth doesn't have is not compared.
Where a figure differs, `difference` says why.

What is compared:

- **duration**: the exact time of the timeline against the timed seconds. Estimates are no part of it: the
  truth has no time either for what no author timed.
- **reps**: a step of its own for each repetition, or for each part of one, carries `rep`; such repetitions
  are counted once for each place (the path before the repetition) and number. Any other step of work adds
  the repetitions that are its target: the low end of a range, the number of a bound, nothing for `max`.
  So `hold 5s, reps 10` and `reps 10` are ten each, and a tempo that fills a time counts its cycles.
- **distance**: the sum of the target distances in metres, those of rests that are run too.
- **work**: the sets, each side of a set for itself. That is how the truth counts: ten held repetitions are
  one. A set that alternates is a set of both sides. A routine whose `work` is `phases` counts each breath
  or position, as its truth does: there every step of work is one.

`python grammar/real.py` writes the table anew; with `--check` it only says whether that would change it, and
exits with 1 if so.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

import routinekit as rk

HERE = Path(__file__).parent
ROUTINES = HERE.parent / "examples" / "real"
TRUTH = HERE / "real.json"
TABLE = HERE / "REAL.md"

WORK = ("work", "hold", "breathe")
METRES = {"metres": 1.0, "km": 1000.0, "miles": 1609.344, "yards": 0.9144, "feet": 0.3048}

Mark = Literal["same", "explained", "open"]


@dataclass(frozen=True)
class Figures:
    """What one case comes to. None stands for a figure that the truth doesn't have."""

    seconds: float | None
    reps: int | None
    metres: float | None
    work: int | None

    def agrees(self, truth: "Figures") -> bool:
        """Whether every figure that the truth has is the same here."""
        return all(wanted in (None, found) for _, found, wanted in self.beside(truth))

    def beside(self, truth: "Figures") -> Iterator[tuple[str, float | None, float | None]]:
        """Each figure by its name, as it is here and in the truth."""
        for one in fields(self):
            yield one.name, getattr(self, one.name), getattr(truth, one.name)


@dataclass(frozen=True)
class Row:
    """One case of a routine: what was chosen, what the language makes of it, and what it should come to."""

    id: str
    title: str
    case: str
    options: dict[str, Any]
    found: Figures
    truth: Figures
    difference: str

    @property
    def mark(self) -> Mark:
        """`same`, or `explained` where a figure differs for a known reason, else `open`."""
        if self.found.agrees(self.truth):
            return "same"
        return "explained" if self.difference else "open"

    @property
    def name(self) -> str:
        """The routine and, where it has several cases, the case."""
        return f"{self.title}: {self.case}" if self.case else self.title


def figures(timeline: rk.Timeline, *, phases: bool = False) -> Figures:
    """What a timeline comes to, counted as the docstring of this module says."""
    sets: dict[tuple[str, str | None], int] = {}
    single_reps: set[tuple[str, int]] = set()
    reps = steps = 0
    metres = 0.0
    for step in timeline:
        metres += _metres(step.target.get("distance"))
        if step.kind not in WORK:
            continue
        steps += 1
        place = step.path.rpartition("/")[0]
        if step.rep:
            place = place.removesuffix(f"/rep-{step.rep[0]}")
            single_reps.add((place, step.rep[0]))
        else:
            target = step.target.get("reps")
            reps += target if isinstance(target, int) else 0
        sets[place, step.side] = 2 if step.side == "alternating" else 1
    return Figures(
        timeline.total.exact.total_seconds(),
        reps + len(single_reps),
        round(metres, 3),
        steps if phases else sum(sets.values()),
    )


def _metres(distance: Any) -> float:
    return float(distance["value"]) * METRES[distance["unit"]] if distance else 0.0


def rows() -> list[Row]:
    """Every case of every routine, played and counted."""
    found = []
    for identifier, entry in json.loads(TRUTH.read_text(encoding="utf-8"))["routines"].items():
        routine = rk.load(ROUTINES / f"{identifier}.routine")
        for case in entry["cases"]:
            timeline = rk.timeline(routine, **case["options"])
            counted = figures(timeline, phases=entry["work"] == "phases")
            truth = Figures(**case["truth"])
            found.append(
                Row(
                    *(identifier, entry["title"], case["case"], case["options"]),
                    *(counted, truth, case["difference"]),
                )
            )
    return found


# ---------------------------------------------------------------- the table


def table(found: list[Row]) -> str:
    """The text of `REAL.md`."""
    words = json.loads(TRUTH.read_text(encoding="utf-8"))["words"]
    return "\n".join([*_summary(found), *_cases(found), *_reasons(found), *_in_words(words)]) + "\n"


def _summary(found: list[Row]) -> Iterator[str]:
    ids = {row.id for row in found}
    not_same = {row.id for row in found if row.mark != "same"}
    count = {mark: sum(row.mark == mark for row in found) for mark in ("same", "explained", "open")}
    yield "# Real routines"
    yield ""
    yield (
        f"{len(ids)} routines, {len(found)} cases: {count['same']} fully reproduced, "
        f"{count['explained']} explained, {count['open']} open. "
        f"Of {len(ids) - len(not_same)} routines every case is fully reproduced."
    )
    yield ""
    yield "Each routine was written by hand from a text of the field, and the truth was worked out from that"
    yield "text, without the language. A cell is language / truth; what the truth does not have stands as `-`"
    yield "and is not compared. `python grammar/real.py` makes this page, and its docstring says how the"
    yield "figures are counted. The routines are in `examples/real`, the truth in `grammar/real.json`."
    yield ""


def _cases(found: list[Row]) -> Iterator[str]:
    yield "| id | routine and case | choices | exact s | reps | metres | work steps | |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in found:
        cells = [_cell(*pair) for _, *pair in row.found.beside(row.truth)]
        yield "| " + " | ".join([row.id, row.name, _options(row.options), *cells, row.mark]) + " |"


def _reasons(found: list[Row]) -> Iterator[str]:
    yield ""
    yield "## Where figures differ"
    yield ""
    cases: dict[tuple[str, str], list[str]] = {}
    for row in found:
        if row.mark != "same":
            cases.setdefault((row.id, row.difference or "open"), []).append(row.case)
    for (identifier, reason), names in cases.items():
        of_cases = f" ({', '.join(names)})" if any(names) else ""
        yield f"- **{identifier}**{of_cases}: {reason}"


def _in_words(words: dict[str, list[list[str]]]) -> Iterator[str]:
    yield ""
    yield "## What can only be told in words"
    yield ""
    yield "What a clock or an app would want to read in these texts, and the language keeps as prose."
    for theme, sentences in words.items():
        yield ""
        yield f"**{theme}**"
        yield ""
        for ids, sentence in sentences:
            yield f"- {ids}: {sentence}"


def _options(options: dict[str, Any]) -> str:
    return ", ".join(f"{name} {_option(value)}" for name, value in options.items())


def _option(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}={given}" for name, given in value.items())
    return " or ".join(value) if isinstance(value, list) else str(value)


def _cell(found: float | None, truth: float | None) -> str:
    if truth is None:
        return f"{found:.10g} / -" if found else "-"
    return f"{found:.10g} / {truth:.10g}"


def main(arguments: list[str] | None = None) -> int:
    """Write the table, or check that it is fresh."""
    parser = argparse.ArgumentParser(description="Hold the real routines against their truth.")
    parser.add_argument("--check", action="store_true", help="only say whether REAL.md is fresh")
    checks = parser.parse_args(arguments).check
    text = table(rows())
    if not checks:
        TABLE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if TABLE.exists() and TABLE.read_text(encoding="utf-8") == text:
        return 0
    print("grammar/REAL.md is stale: run `python grammar/real.py`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
