"""Codes of what can't be read: 1 text, 2 syntax."""

from routinekit.codes.code import Code

READING: dict[str, Code] = {
    "RK101": Code(
        "error",
        "a line is indented with a tab",
        "routine R\n\tabout: Short.\ndo Squat, reps 5\n",
        "routine R\n  about: Short.\ndo Squat, reps 5\n",
    ),
    "RK102": Code(
        "error",
        "the file is not UTF-8 text",
        "routine Caf\udce9\ndo Squat, reps 5\n",
        "routine Café\ndo Squat, reps 5\n",
    ),
    "RK103": Code(
        "error",
        "the text has a control character, such as NUL",
        "routine R\0\ndo Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK104": Code(
        "error",
        "a line is indented to a column where nothing stands",
        "routine R\nexercise Squat\n    reps 5\n  sets 2\n",
        "routine R\nexercise Squat\n    reps 5\n    sets 2\n",
    ),
    "RK105": Code(
        "error",
        "a line is indented below one that holds nothing",
        "routine R\nexercise Squat\n  reps 5\n    sets 2\n",
        "routine R\nexercise Squat\n  reps 5\n  sets 2\n",
    ),
    "RK201": Code(
        "error",
        "the file does not begin with its routine",
        "do Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK202": Code(
        "error",
        "a second routine begins in the same file",
        "routine R\ndo Squat, reps 5\nroutine S\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK203": Code(
        "error",
        "a unit is unknown",
        "routine R\nexercise Plank\n  hold 2 minuts\n",
        "routine R\nexercise Plank\n  hold 2 minutes\n",
    ),
    "RK204": Code(
        "error",
        "a number has no unit",
        "routine R\nexercise Plank, hold 30\n",
        "routine R\nexercise Plank, hold 30s\n",
    ),
    "RK205": Code(
        "error",
        "`m` may be minutes or metres",
        "routine R\nexercise Run, for 5 m\n",
        "routine R\nexercise Run, for 5 min\n",
    ),
    "RK206": Code(
        "error",
        "a field is unknown",
        "routine R\nexercise Plank, hold 30s\n  postion: Face down.\n",
        "routine R\nexercise Plank, hold 30s\n  position: Face down.\n",
    ),
    "RK207": Code(
        "error",
        "a dose is unknown",
        "routine R\nexercise Squat, reps 5, stes 3\n",
        "routine R\nexercise Squat, reps 5, sets 3\n",
    ),
    "RK208": Code(
        "error",
        "a line goes on in a way that has no meaning",
        "routine R\nexercise Plank, hold 30s rest 15s\n",
        "routine R\nexercise Plank, hold 30s, sets 2, rest 15s\n",
    ),
    "RK209": Code(
        "error",
        "a dose is not finished",
        "routine R\nexercise Plank, hold\n",
        "routine R\nexercise Plank, hold 30s\n",
    ),
    "RK210": Code(
        "error",
        "a line begins with a word that begins none",
        "routine R\nPlank, hold 30s\n",
        "routine R\ndo Plank, hold 30s\n",
    ),
    "RK211": Code(
        "error",
        "a dose stands at the left edge",
        "routine R\nrep 4s\ndo Squat, reps 5\n",
        "routine R\n  rep 4s\ndo Squat, reps 5\n",
    ),
    "RK212": Code(
        "error",
        "prose stands at the left edge",
        "routine R\nabout: Short.\ndo Squat, reps 5\n",
        "routine R\n  about: Short.\ndo Squat, reps 5\n",
    ),
    "RK213": Code(
        "error",
        "exercises are indented below the routine",
        "routine R\n  do Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK214": Code(
        "error",
        "something stands below an exercise that can't be part of it",
        "routine R\nexercise Squat, reps 5\n  do Plank, hold 30s\n",
        "routine R\nexercise Squat, reps 5\ndo Plank, hold 30s\n",
    ),
    "RK215": Code(
        "error", "a name is missing", "routine R\nexercise , reps 5\n", "routine R\nexercise Squat, reps 5\n"
    ),
    "RK216": Code(
        "error",
        "a unit measures something else than is meant",
        "routine R\nexercise Plank, hold 30 kg\n",
        "routine R\nexercise Plank, hold 30 s\n",
    ),
    "RK217": Code(
        "error",
        "a comment mark needs a space on both sides",
        "routine R\nexercise Plank, hold 5s #short\n",
        "routine R\nexercise Plank, hold 5s # short\n",
    ),
    "RK218": Code(
        "warning",
        "a field has no words",
        "routine R\nexercise Plank, hold 30s\n  tip:\n",
        "routine R\nexercise Plank, hold 30s\n  tip: Breathe.\n",
    ),
    "RK219": Code(
        "error",
        "a dose stands after the items of a block",
        "routine R\nsection Main\n  do Squat, reps 5\n  sets 3\n",
        "routine R\nsection Main\n  sets 3\n  do Squat, reps 5\n",
    ),
    "RK220": Code(
        "error",
        "sets or phases stand on something that is no exercise",
        "routine R\nsection A\n  5s: Hook\n  do Squat, reps 5\n",
        "routine R\nexercise Squat, reps 5\n  5s: Hook\n",
    ),
    "RK221": Code(
        "error",
        "what is declared for the whole file stands somewhere else",
        "routine R\ndo Squat, reps 5\nvariants easy, hard\n",
        "routine R\n  variants easy, hard\ndo Squat, reps 5\n",
    ),
    "RK222": Code(
        "error",
        "a library plays something",
        "library L\ndo Squat, reps 5\n",
        "library L\nexercise Squat, reps 5\n",
    ),
}
