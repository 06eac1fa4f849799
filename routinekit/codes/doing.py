"""Codes of what can't be done: 5 time and plausibility, 6 limits and files."""

from routinekit.codes.code import Code

DOING: dict[str, Code] = {
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
        "routine R\nexercise Plank, hold 30s\n  tip: Breathe.\n    load 5kg\n",
        "routine R\nexercise Plank, hold 30s\n  tip: Breathe.\n  load 5kg\n",
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
