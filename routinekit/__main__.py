"""`python -m routinekit` is the command `routinekit`."""

import sys

from routinekit.cli import main

if __name__ == "__main__":
    sys.exit(main())
