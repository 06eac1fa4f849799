"""Makes anew what is made of the grammar, of the rows and of the codes: `python -m grammar`."""

import subprocess
import sys

MODULES = (
    "grammar.tables",
    "grammar.readable",
    "grammar.units",
    "grammar.errors",
    "grammar.sessions",
    "tests.project.stub",
)

for module in MODULES:
    subprocess.run([sys.executable, "-m", module], check=True)
