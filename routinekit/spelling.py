"""Which known word a misspelt one was probably meant to be.

Two words are near when they are one slip apart: a letter wrong, missing or too many, or two in the wrong
order. Such words become the same when each lacks one letter, so they are found by look-up and not by
comparing all pairs: a file of ten thousand unknown names is answered as fast as any other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 60
"""Characters; nobody misspells a longer name, and its variants would cost too much."""

_MOST = 10


class Spelling:
    """Known words, to be asked for the one that is near to another.

    >>> Spelling(["sets", "reps", "rest"]).nearest("stes")
    'sets'
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)

    @cached_property
    def _known_by_variant(self) -> dict[str, set[str]]:
        """Made when the first word is misspelt, for most texts have none."""
        by_variant: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            for variant in _variants(word):
                if len(by_variant[variant]) <= _MOST:
                    by_variant[variant].add(word)
        return by_variant

    def nearest(self, word: str) -> str | None:
        """The one known word near to this, or None where there is none, or more than one.

        Words of one or two letters are near to nothing: a proposal that is wrong costs an author more than
        none, and `km` is no misspelt `m`. Neither are figures: `Squat 2` is not `Squat 1`.
        """
        near = self.near(word)
        return near[0] if len(near) == 1 else None

    def near(self, word: str) -> list[str]:
        """All known words near to this; none where there are so many that no proposal would help."""
        candidates: set[str] = set()
        for variant in _variants(word):
            candidates |= self._known_by_variant.get(variant, set())
            if len(candidates) > _MOST:
                return []
        return sorted(known for known in candidates if _one_slip(word.casefold(), known.casefold()))


def _one_slip(word: str, known: str) -> bool:
    """Whether two words that share a variant are one slip apart, and not two."""
    if len(word) != len(known):
        return True
    wrong = [place for place, (a, b) in enumerate(zip(word, known, strict=True)) if a != b]
    swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1 and sorted(word) == sorted(known)
    return len(wrong) <= 1 or swapped


def _variants(text: str) -> Iterator[str]:
    """The text itself and each form of it that lacks one letter of a longer word."""
    folded = text.casefold()
    if len(folded) > _LONGEST or not _WORD.search(folded):
        return
    yield folded
    for word in _WORD.finditer(folded):
        for place in range(word.start(), word.end()):
            yield folded[:place] + folded[place + 1 :]
