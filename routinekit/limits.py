"""How large an input may be.

One class with the defaults of the specification; what is checked, and where, lives with the stage that
meets the limit first.
"""

from attrs import frozen


@frozen(kw_only=True, cache_hash=True)
class Limits:
    """The limits of one call; an embedder who needs more or less passes another.

    Of a text: `file_bytes` of UTF-8, `line_characters`, levels of `nesting`, `digits` of a number, `items`
    and `doses` that it writes, `problems` that are told of it, `use_depth` of files that use files. Of what
    it comes to: `items` once more, as they are done where rounds and sets differ; the `work` of finding that
    out, beside as much as the text has characters; `steps`, at most `sys.maxsize`, for `len` counts no
    further; `days`; and of what is written as JSON, the `exported_steps` and the `exported_bytes`.

    >>> Limits(steps=100_000).line_characters
    4096
    """

    file_bytes: int = 1024 * 1024
    line_characters: int = 4096
    nesting: int = 16
    digits: int = 6
    items: int = 10_000
    doses: int = 12_000
    work: int = 300_000
    problems: int = 1000
    steps: int = 10**12
    days: int = 10**8
    exported_steps: int = 100_000
    exported_bytes: int = 100_000_000
    use_depth: int = 8


DEFAULT_LIMITS = Limits()
