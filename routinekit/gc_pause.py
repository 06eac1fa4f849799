"""Python's garbage collector is paused while a text is read.

A model is many small objects and no cycles. The collector finds nothing in it, but looks again each time it
has grown by a quarter, so that a long text would cost more a line than a short one.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """A context in which no cycles are collected; where the collector was off before, it stays off."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
