"""Python's garbage collector, which stands still while a text is read.

A model is many small objects and no cycles. The collector finds nothing in it, but looks again each time it
has grown by a quarter, so that a long text would cost more a line than a short one.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Collect no cycles until it is left; where nobody collects anyway, nothing changes."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
