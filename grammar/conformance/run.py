"""Run the conformance cases against any implementation of the language.

    python run.py -- COMMAND…

For a valid case it runs `COMMAND steps FILE --format json` with the options of the case, and, where the case
tells its warnings, `COMMAND check --format concise FILE`; for an invalid one only the latter. What differs is
printed, a line each. Exit status: 0 nothing differs, 1 something does, 2 wrong use. README.md tells what a
case is.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEVERITIES: dict[str, str] = json.loads((HERE / "severities.json").read_text(encoding="utf-8"))
FLAGS = {"variants": "variant", "settings": "setting", "choices": "choice"}
PROBLEM = re.compile(r":(?P<line>\d+):(?P<column>\d+): (?P<code>RK\d+)\b")

Found = tuple[int, int, str]
"""A problem as it is compared: line, column, code."""


def main() -> int:
    """Run the cases that are asked for and report."""
    parser = argparse.ArgumentParser(description="run the conformance cases against an implementation")
    parser.add_argument("--only", default="", metavar="TEXT", help="the cases whose names hold TEXT")
    parser.add_argument("--seconds", type=float, default=60, help="how long one command may take")
    parser.add_argument("command", nargs="+", metavar="COMMAND", help="what runs the implementation")
    asked = parser.parse_args()
    cases = [path for path in sorted(HERE.glob("*valid/*.json")) if asked.only in path.stem]
    if not cases:
        print(f"no case has `{asked.only}` in its name")
        return 2
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = list(pool.map(partial(differences, asked.command, asked.seconds), cases))
    failed = 0
    for path, report in zip(cases, reports, strict=True):
        failed += bool(report)
        for difference in report:
            print(f"{path.parent.name}/{path.stem}: {difference}")
    print(f"{len(cases)} cases, {failed} differ" if failed else f"{len(cases)} cases, none differs")
    return int(bool(failed))


def differences(command: Sequence[str], seconds: float, path: Path) -> list[str]:
    """What an implementation makes of one case otherwise than the case says."""
    case = json.loads(path.read_text(encoding="utf-8"))
    routine = str(path.with_suffix(".routine"))
    run = partial(output, command, seconds)
    try:
        if "problems" in case:
            return list(compare_problems(case["problems"], run(["check", "--format", "concise", routine])))
        report = list(compare_steps(case, run(["steps", routine, "--format", "json", *flags(case)])))
        if "warnings" in case:
            report += compare_warnings(case["warnings"], run(["check", "--format", "concise", routine]))
    except (OSError, subprocess.TimeoutExpired) as error:
        return [f"the command fails: {error}"]
    return report


def output(
    command: Sequence[str], seconds: float, arguments: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    """What the implementation prints when it is given some arguments."""
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
    )


def flags(case: dict[str, Any]) -> Iterator[str]:
    """The options of a case as they are written on a command line."""
    for name, value in case.get("options", {}).items():
        values = [f"{key}={text}" for key, text in value.items()] if isinstance(value, dict) else value
        for each in values if isinstance(values, list) else [values]:
            yield f"--{FLAGS.get(name, name)}"
            yield str(each)


def compare_steps(case: dict[str, Any], done: subprocess.CompletedProcess[str]) -> Iterator[str]:
    """Where the steps differ from those of a valid case."""
    try:
        timeline = json.loads(done.stdout)
        steps, total = timeline["steps"], timeline["total"]
    except (ValueError, KeyError, TypeError):
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()
        yield f"no steps: {said[0]}"
        return
    yield from differing("total", case["total"], total)
    if len(steps) != total.get("steps"):
        yield f"total: steps {total.get('steps')}, but there are {len(steps)}"
    yield from compare_model(case.get("model", {}), timeline)
    wanted = case.get("steps")
    if wanted is None:
        return
    for number, (expected, step) in enumerate(zip(wanted, steps, strict=False)):
        apart = list(differing(f"step {number}", expected, step))
        yield from apart
        if apart:
            return  # those after it differ, too, and tell nothing new


def compare_model(facts: dict[str, Any], timeline: dict[str, Any]) -> Iterator[str]:
    """Where the routine differs from the facts of a case, as far as the JSON of the steps tells it."""
    exercises = timeline.get("exercises", [])
    told = {
        "routine": timeline.get("routine"),
        "exercises": [exercise["name"] for exercise in exercises],
        "prose": {
            exercise["name"]: [[prose["field"], prose["text"]] for prose in exercise["prose"]]
            for exercise in exercises
        },
    }
    yield from differing("model", {name: facts[name] for name in told if name in facts}, told)


def differing(what: str, expected: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """Each expected field that is otherwise; of fields within a field, only those that are expected count."""
    for name, value in expected.items():
        other = found.get(name)
        if isinstance(value, dict) and isinstance(other, dict):
            yield from differing(f"{what}: {name}", value, other)
        elif other != value or isinstance(other, bool) != isinstance(value, bool):
            yield f"{what}: {name} {json.dumps(other)} instead of {json.dumps(value)}"


def compare_problems(
    problems: Sequence[dict[str, Any]], done: subprocess.CompletedProcess[str]
) -> Iterator[str]:
    """Where the errors of a file differ from those of an invalid case."""
    expected = {(problem["line"], problem["column"], problem["code"]) for problem in problems}
    found = set(told(done, "error"))
    missing, more = sorted(expected - found), sorted(found - expected)
    if missing or more:
        yield f"{_places(more)} instead of {_places(missing)}"


def compare_warnings(codes: Sequence[str], done: subprocess.CompletedProcess[str]) -> Iterator[str]:
    """Where the warnings of a file differ from those of a case."""
    found = sorted(code for _, _, code in told(done, "warning"))
    if found != sorted(codes):
        yield f"warnings {', '.join(found) or 'none'} instead of {', '.join(sorted(codes)) or 'none'}"


def told(done: subprocess.CompletedProcess[str], severity: str) -> Iterator[Found]:
    """The problems of one severity; a code that the table doesn't know counts as an error."""
    for line in f"{done.stdout}\n{done.stderr}".splitlines():
        match = PROBLEM.search(line)
        if match and SEVERITIES.get(match["code"], "error") == severity:
            yield int(match["line"]), int(match["column"]), match["code"]


def _places(problems: Sequence[Found]) -> str:
    return ", ".join(f"{code} at {line}:{column}" for line, column, code in problems) or "none"


if __name__ == "__main__":
    sys.exit(main())
