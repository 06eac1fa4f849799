"""The characters of a text that are not what they seem: unseen, or turning round what a line shows.

Here lives also what two names have in common that look the same (`name_key`).
"""

import re
import unicodedata
from itertools import groupby
from unicodedata import combining

BLANKS = "\t\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""A class of what is read as a blank: a tab inside a line, and Unicode's other separators."""

CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
"""A class of what no text has: controls, and halves of a character, with which none can be written."""

TURNING = "\u202a-\u202e\u2066-\u2069"
"""A class of what makes a line be shown in another order than it is read in."""

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""A class of what has no look of its own: what Unicode calls default ignorable, but for the turning ones."""

_UNSEEN = re.compile(f"[{UNSEEN}]")
_MANY = 64
"""So many characters are more than most names have, and few enough to be normalized as they are."""


_UNPRINTABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff" + TURNING + "]")


def printable(text: str) -> str:
    r"""A text in one line of which nothing moves a cursor, ends a line or turns it round.

    What would is written as an escape, of the kind that JSON has, so that JSON stays what it is. Joiners, and
    marks that only settle where a sign belongs, stay: whole scripts are written with them.

    >>> printable("a\x1b[2J\n\N{RIGHT-TO-LEFT OVERRIDE}b")
    'a\\u001b[2J\\u000a\\u202eb'
    """
    return text if text.isprintable() else _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def named(character: str) -> str:
    """A character that can't be shown, as it is told to a person: `U+200B (zero width space)`."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def is_seen(text: str) -> bool:
    """Whether there is anything to be seen in a text."""
    return bool(_UNSEEN.sub("", text).strip())


def _in_order(text: str) -> str:
    """A text whose marks stand as normalizing puts them, which alone takes the square of their number."""
    if len(text) < _MANY:
        return text
    runs = groupby(text, key=lambda letter: combining(letter) > 0)
    return "".join(letter for marks, run in runs for letter in (sorted(run, key=combining) if marks else run))


def name_key(name: str) -> str:
    r"""What two names have in common that are the same: all but capitals, blanks and what nobody sees.

    >>> name_key("Pla\N{ZERO WIDTH SPACE}nk  HOLD") == name_key("plank hold")
    True
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    seen = _UNSEEN.sub("", unicodedata.normalize("NFD", _in_order(name)))  # which may bring marks together
    return " ".join(unicodedata.normalize("NFC", _in_order(seen.casefold())).split())
