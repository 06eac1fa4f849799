"""The table of every diagnostic code.

Each row has an explanation for who met it, a file that raises it and one that doesn't; the tests run both, so
a row can't grow stale. A message is made where the problem is found, for it quotes it; one that is given in
more than one place stands here below the rows of its code, and is filled in there.
"""

from routinekit.codes.code import Code, Message, Severity
from routinekit.codes.doing import DOING
from routinekit.codes.meaning import MEANING
from routinekit.codes.reading import READING

__all__ = ["CODES", "HUNDREDS", "Code", "Message", "Severity"]

CODES: dict[str, Code] = {**READING, **MEANING, **DOING}

HUNDREDS: dict[str, str] = {
    "RK1": "text",
    "RK2": "syntax",
    "RK3": "names",
    "RK4": "doses",
    "RK5": "time and plausibility",
    "RK6": "limits and files",
}
"""What the codes are about that begin so."""
