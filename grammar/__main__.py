"""Makes anew what is made of the grammar and of the rows: `python -m grammar`."""

import runpy
from pathlib import Path

SCRIPTS = ("tables", "readable", "units", "errors")

for script in SCRIPTS:
    runpy.run_path(str(Path(__file__).with_name(f"{script}.py")), run_name="__main__")
