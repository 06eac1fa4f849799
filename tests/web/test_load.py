"""Many requests at once: none fails, and memory stays as it is."""

import sys

import pytest

from tests.web.load import loaded


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of another process so")
def test_600_requests_50_at_a_time() -> None:
    came = loaded(600, [300, 600])
    assert (came.done, came.errors) == (600, {})
    assert came.memory[600] - came.memory[300] < 8
