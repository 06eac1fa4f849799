"""A process that checks one file, from its start to its end."""

from tempfile import TemporaryDirectory

from tests.benchmarks.content import ONE
from tests.benchmarks.peers import WODCRAFT, workout_file
from tests.benchmarks.table import NOT_INSTALLED, Aim, Ratio, Row, Table
from tests.benchmarks.turns import Effort, Side, command, launched, taking_turns

OURS = "`routinekit check FILE`"
NOTHING = "`python -c pass`"
IMPORTS = '`python -c "import lark, attrs"`'
WODC = "`wodc check FILE`"
AIMS = {NOTHING: None, IMPORTS: Aim("at most", 1.3), WODC: Aim("at most", 1.2)}


def table(effort: Effort) -> Table:
    """Cold starts."""
    with TemporaryDirectory() as folder:
        sides: dict[str, Side] = {
            OURS: launched(folder, *command("routinekit", "check", str(ONE))),
            NOTHING: launched(folder, "-c", "pass"),
            IMPORTS: launched(folder, "-c", "import lark, attrs"),
        }
        if WODCRAFT.is_installed:
            sides[WODC] = launched(folder, *command("wodcraft", "check", str(workout_file())))
        seconds = taking_turns(sides, effort)
    rows = [
        Row(OURS, other, Ratio.of(seconds[OURS], seconds[other]) if other in seconds else NOT_INSTALLED, aim)
        for other, aim in AIMS.items()
    ]
    return Table("Cold start", "times its time", tuple(rows))
