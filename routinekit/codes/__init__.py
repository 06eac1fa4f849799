"""The table of every diagnostic code.

By hundreds: 1 text, 2 syntax, 3 names, 4 doses, 5 time and plausibility, 6 limits and files. Each row has a
file that raises it and one that doesn't; the tests run both, so a row can't grow stale. Messages are made
where the problem is found, for they quote it.
"""

from routinekit.codes.code import Code, Severity
from routinekit.codes.doing import DOING
from routinekit.codes.meaning import MEANING
from routinekit.codes.reading import READING

__all__ = ["CODES", "Code", "Severity"]

CODES: dict[str, Code] = {**READING, **MEANING, **DOING}
