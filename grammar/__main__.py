"""Makes anew what is made of the grammar, of the rows and of the codes: `python -m grammar`."""

import runpy

MODULES = ("grammar.tables", "grammar.readable", "grammar.units", "grammar.errors", "tests.project.stub")

for module in MODULES:
    runpy.run_module(module, run_name="__main__")
