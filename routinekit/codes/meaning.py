"""Codes of what can't be meant: 3 names, 4 doses."""

from routinekit.codes.code import Code

MEANING: dict[str, Code] = {
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
}
