"""What the table says of one code."""

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "note"]


@frozen
class Code:
    """One kind of problem: how grave it is, what it is, a text that has it and the text mended."""

    severity: Severity
    summary: str
    bad: str
    good: str
