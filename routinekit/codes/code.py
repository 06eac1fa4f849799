"""What the table says of one code, and a message that is given in more than one place."""

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "note"]


@frozen
class Code:
    """One kind of problem: how grave it is, what it is, a text that has it and the text mended.

    `explanation` is for who met it: in a few plain sentences the rule, why there is one, and what to write
    instead. Where no small text has the problem, `bad` and `good` are empty.
    """

    severity: Severity
    summary: str
    explanation: str
    bad: str
    good: str


@frozen
class Message:
    """What an author is told by a code in more than one place; names in braces stand for what differs."""

    code: str
    message: str
    label: str = ""
    help: str = ""
