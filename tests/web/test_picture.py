"""The picture of the player in the README comes from the player."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser

EXAMPLE = "examples/lower-back-pain.routine"
SCRIPT = "examples/web/picture.py"


def test_it_is_made_by_the_script(browser: Browser, tmp_path: Path) -> None:
    assert browser.is_connected()  # the script needs the browser that these tests have
    out = tmp_path / "player.png"
    subprocess.run([sys.executable, SCRIPT, EXAMPLE, out], check=True, timeout=120)
    assert out.read_bytes().startswith(b"\x89PNG")
    assert 20_000 < out.stat().st_size < 120_000


def test_it_says_how_it_is_called() -> None:
    ran = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 2
    assert "FILE.routine FILE.png" in ran.stderr
