"""The table of every diagnostic code.

By hundreds: 1 text, 2 syntax, 3 names, 4 doses, 5 time and plausibility, 6 limits and files. Each row has a
file that raises it and one that doesn't; the tests run both, so a row can't grow stale. Messages are made
where the problem is found, for they quote it.
"""

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "note"]


@frozen
class Code:
    """One kind of problem: how grave it is, what it is, a text that has it and the text mended."""

    severity: Severity
    summary: str
    bad: str
    good: str


CODES: dict[str, Code] = {
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
    "RK301": Code(
        "error",
        "two exercises have one name",
        "routine R\nexercise Squat, reps 5\nexercise squat, reps 8\n",
        "routine R\nexercise Squat, reps 5\ndo Squat, reps 8\n",
    ),
    "RK302": Code(
        "warning",
        "a name nearly matches another",
        "routine R\nexercise Knee rolls, reps 5\ndo Knee roll\n",
        "routine R\nexercise Knee rolls, reps 5\ndo Knee rolls\n",
    ),
    "RK303": Code(
        "error",
        "what follows the comma after a name is no dose",
        "routine R\ndo Curls, seated, reps 5\n",
        'routine R\ndo "Curls, seated", reps 5\n',
    ),
    "RK304": Code(
        "warning",
        "a name holds what looks like a dose",
        "routine R\ndo Plank hold 30s\n",
        "routine R\ndo Plank, hold 30s\n",
    ),
    "RK305": Code(
        "error",
        "a name stands for more than one section",
        "routine R\nsection A\n  do X, reps 2\nsection A\n  do Y, reps 2\ndo A\n",
        "routine R\nsection A\n  do X, reps 2\nsection B\n  do Y, reps 2\ndo A\n",
    ),
    "RK306": Code(
        "error",
        "a variant, a setting or a part is named that there is not",
        "routine R\n  variants easy, hard\ndo Squat, reps 5 (esay 3)\n",
        "routine R\n  variants easy, hard\ndo Squat, reps 5 (easy 3)\n",
    ),
    "RK307": Code(
        "error",
        "a section does itself",
        "routine R\nsection A\n  do B\nsection B\n  do A\n",
        "routine R\nsection A\n  do B\nsection B\n  do Squat, reps 5\n",
    ),
    "RK308": Code("error", "a name is in more than one of the files that are used", "", ""),
    "RK309": Code(
        "error",
        "variants or settings are declared in a way that can't be",
        "routine R\n  variants women\ndo Squat, reps 5\n",
        "routine R\n  variants men, women\ndo Squat, reps 5\n",
    ),
    "RK310": Code(
        "warning",
        "words name a setting that there is not",
        "routine R\ndo Squat, reps 5\n  tip: Go down {depth}.\n",
        "routine R\n  setting depth 30cm\ndo Squat, reps 5\n  tip: Go down {depth}.\n",
    ),
    "RK401": Code(
        "error",
        "a dose is written twice",
        "routine R\nexercise Plank, hold 5s, hold 6s\n",
        "routine R\nexercise Plank, hold 5s\n",
    ),
    "RK402": Code(
        "error",
        "two doses exclude each other",
        "routine R\nexercise Plank, hold 5s, for 30s\n",
        "routine R\nexercise Plank, for 30s\n",
    ),
    "RK403": Code(
        "error",
        "`per` is followed by a word that names no side",
        "routine R\nexercise Squat, reps 5 per set\n",
        "routine R\nexercise Squat, reps 5 per leg\n",
    ),
    "RK404": Code(
        "error",
        "a count is not a whole number above zero",
        "routine R\nexercise Squat, reps 2.5\n",
        "routine R\nexercise Squat, reps 3\n",
    ),
    "RK405": Code(
        "error",
        "a pattern has parts that can't be",
        "routine R\nexercise Squat, reps 5, tempo 3-1\n",
        "routine R\nexercise Squat, reps 5, tempo 3-1-1-0\n",
    ),
    "RK406": Code(
        "error",
        "a dose can't stand on this thing",
        "routine R\n  rest 30s after\ndo Squat, reps 5\n",
        "routine R\ndo Squat, reps 5, rest 30s after\n",
    ),
    "RK407": Code(
        "error",
        "a duration is zero or is no time of day's clock",
        "routine R\nexercise Plank, hold 1:75\n",
        "routine R\nexercise Plank, hold 1:15\n",
    ),
    "RK408": Code(
        "error",
        "cycles of a clock should fill something that is no time",
        "routine R\nexercise Row, for 400 metres, tempo 3-1-1-0\n",
        "routine R\nexercise Row, for 400 metres\n",
    ),
    "RK409": Code(
        "note",
        "a side word is outside the usual list",
        "routine R\nexercise Tendon glides, reps 5 per knuckle\n",
        "routine R\nexercise Tendon glides, reps 5 per hand\n",
    ),
    "RK410": Code(
        "error",
        "a list has another length than what it is for, or stands where there is none",
        "routine R\ndo Squat, sets 4, reps 12-10-8\n",
        "routine R\ndo Squat, sets 3, reps 12-10-8\n",
    ),
    "RK411": Code(
        "error",
        "a range falls",
        "routine R\ndo Squat, reps 10-8\n",
        "routine R\ndo Squat, reps 8-10\n",
    ),
    "RK412": Code(
        "error",
        "something depends on a counter that can't be known there",
        "routine R\ndo Squat, reps 5 +1 per round\n",
        "routine R\nrounds 3\n  do Squat, reps 5 +1 per round\n",
    ),
    "RK413": Code(
        "error",
        "`every` has no whole number of intervals",
        "routine R\nevery 7min for 20min\n  do Squat, reps 5\n",
        "routine R\nevery 7min for 21min\n  do Squat, reps 5\n",
    ),
    "RK414": Code(
        "error",
        "rounds on each side hold something that is done on each side",
        "routine R\nrounds 2 per side\n  do Lunge, reps 5 per leg\n",
        "routine R\nrounds 2 per side\n  do Lunge, reps 5\n",
    ),
    "RK415": Code(
        "error",
        "two sides can't share or take turns in that",
        "routine R\ndo Twist, reps 10 half per side\n",
        "routine R\ndo Twist, for 40s half per side\n",
    ),
    "RK416": Code(
        "error",
        "a block holds what it can't",
        "routine R\ncircuit, rounds 3\n  do Squat, sets 3, reps 5\n",
        "routine R\ncircuit, rounds 3\n  do Squat, reps 5\n",
    ),
    "RK501": Code(
        "warning",
        "an exercise does not say how much",
        "routine R\ndo Squat\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK502": Code(
        "warning",
        "a dose can never act",
        "routine R\nexercise Plank, hold 30s, rest 15s\n",
        "routine R\nexercise Plank, sets 2, hold 30s, rest 15s\n",
    ),
    "RK503": Code(
        "warning",
        "an odd number of turns alternates",
        "routine R\nexercise Bird dog, reps 5 alternating\n",
        "routine R\nexercise Bird dog, reps 6 alternating\n",
    ),
    "RK504": Code(
        "note",
        "whole breaths take longer than the time that was written",
        "routine R\nexercise Box breathing, breathe 4-4-4-4, for 5min\n",
        "routine R\nexercise Box breathing, breathe 4-4-4-4, for 4min 48s\n",
    ),
    "RK505": Code(
        "warning",
        "a rest at the end never comes",
        "routine R\ndo Squat, reps 5\nrest 30s\n",
        "routine R\ndo Squat, reps 5\nrest 30s\ndo Squat, reps 5\n",
    ),
    "RK506": Code(
        "warning",
        "two rests follow each other",
        "routine R\ndo Squat, reps 5\nrest 30s\nrest 10s\ndo Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\nrest 40s\ndo Squat, reps 5\n",
    ),
    "RK507": Code("warning", "a routine has nothing to do", "routine R\n", "routine R\ndo Squat, reps 5\n"),
    "RK508": Code(
        "warning",
        "a block has nothing in it",
        "routine R\nsection A\ndo Squat, reps 5\n",
        "routine R\nsection A\n  do Squat, reps 5\n",
    ),
    "RK510": Code(
        "error",
        "work is longer than its interval",
        "routine R\nevery 1min, 3 times\n  do March, for 50s\n  do Jump, for 20s\n",
        "routine R\nevery 1min 30s, 3 times\n  do March, for 50s\n  do Jump, for 20s\n",
    ),
    "RK511": Code(
        "warning",
        "work may be longer than its interval",
        "routine R\nevery 30s, 3 times\n  do Burpee, reps 10\n",
        "routine R\nevery 1min, 3 times\n  do Burpee, reps 10\n",
    ),
    "RK512": Code(
        "warning",
        "a number is larger than anybody does",
        "routine R\ndo Squat, reps 400\n",
        "routine R\ndo Squat, reps 40\n",
    ),
    "RK513": Code(
        "warning",
        "a rest is very long",
        "routine R\ndo Squat, sets 2, reps 5, rest 60min\n",
        "routine R\ndo Squat, sets 2, reps 5, rest 60s\n",
    ),
    "RK514": Code(
        "warning",
        "the time that is stated differs from what it comes to",
        "routine R\n  takes 20min\ndo March, for 31min\n",
        "routine R\n  takes 30min\ndo March, for 31min\n",
    ),
    "RK515": Code(
        "warning",
        "words go on with a line that reads like a dose",
        "routine R\nexercise Plank\n  tip: Breathe.\n    hold 30s\n",
        "routine R\nexercise Plank\n  tip: Breathe.\n  hold 30s\n",
    ),
    "RK601": Code("error", "a file can't be read", "", ""),
    "RK602": Code("error", "a file is too large", "", ""),
    "RK603": Code("error", "a line is too long", "", ""),
    "RK604": Code("error", "a number has too many digits", "", ""),
    "RK605": Code("error", "a routine has too many items", "", ""),
    "RK606": Code("error", "a routine has too many steps", "", ""),
    "RK607": Code("error", "more steps than an export writes", "", ""),
    "RK608": Code("error", "a line is nested too deeply", "", ""),
    "RK609": Code("error", "a routine lasts too long", "", ""),
    "RK610": Code("error", "a text has too many problems to read on", "", ""),
    "RK611": Code("error", "a file that is used can't be read", "", ""),
    "RK612": Code("error", "a file that is used lies where nothing may be used", "", ""),
    "RK613": Code("error", "files use each other", "", ""),
    "RK614": Code("error", "a file that is used has errors", "", ""),
}
