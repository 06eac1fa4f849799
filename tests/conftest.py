"""What all tests share: how long Hypothesis looks, and no time limit for one example on a busy machine."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import coverage
import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "here", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
# The gate has to fail fast, and the same way each time; what failed is made small by hand.
settings.register_profile(
    "ci",
    parent=settings.get_profile("here"),
    max_examples=50,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("few", parent=settings.get_profile("here"), max_examples=10)
settings.register_profile("long", parent=settings.get_profile("here"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "here"))


@pytest.fixture(scope="session")
def data_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders, each of which comes once. None is made, for hardly a test needs one."""
    folder = tmp_path_factory.mktemp("data")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _a_data_folder_of_its_own(data_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes where the user's journals are."""
    monkeypatch.setenv("XDG_DATA_HOME", str(next(data_folders)))


@pytest.fixture(scope="module")
def unmeasured() -> Iterator[None]:
    """A module that reaches no branch which other tests don't is not measured, and twice as fast so."""
    measuring = coverage.Coverage.current()
    if measuring is None:
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):  # for the processes that it begins
            patch.delenv(name, raising=False)
        measuring.stop()
        yield
        measuring.start()
