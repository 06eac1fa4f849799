"""Runs the examples of the README, of the pages beside the examples and of all docstrings as tests."""

from sybil import Sybil
from sybil.parsers.doctest import DocTestParser

pytest_collect_file = Sybil(
    parsers=[DocTestParser()],
    patterns=["README.md", "examples/**/*.md", "routinekit/*.py", "routinekit/**/*.py"],
).pytest()
