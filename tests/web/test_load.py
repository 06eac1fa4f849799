"""Many requests at once: none fails, and memory stays as it is."""

import sys

import pytest

from tests.web import load_hostile
from tests.web.load import loaded


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of another process so")
def test_600_requests_50_at_a_time() -> None:
    came = loaded(600, [300, 600])
    assert (came.done, came.errors) == (600, {})
    assert came.memory[600] - came.memory[300] < 8


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_100_clients_and_files_that_are_hostile_and_change() -> None:
    came = load_hostile.loaded(6)
    assert {*came.statuses} <= {200, 307, 400, 404, 422, 503}
    assert came.statuses[200] + came.statuses[404] > 0
