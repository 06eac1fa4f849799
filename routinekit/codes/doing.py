"""Codes of what can't be done: 5 time and plausibility, 6 limits and files."""

from routinekit.codes.code import Code, Message

DOING: dict[str, Code] = {
    "RK501": Code(
        "warning",
        "an exercise does not say how much",
        "`reps`, `hold` or `for` says how much of an exercise is done. Without any of them it is one "
        "step that lasts until the person goes on, and the total time stays unknown. Write for example "
        "`reps 10` or `for 5min`. If the person shall decide, say so: `until: you are warm`.",
        "routine R\ndo Squat\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK502": Code(
        "warning",
        "a dose can never act",
        "This dose has nothing to act on, so it changes nothing. A rest, for example, stands between "
        "sets and never comes where there is one set. Perhaps something was forgotten that it belongs "
        "to. Write that as well, as in `sets 2`, or delete the dose.",
        "routine R\nexercise Plank, hold 30s, rest 15s\n",
        "routine R\nexercise Plank, sets 2, hold 30s, rest 15s\n",
    ),
    "RK503": Code(
        "warning",
        "an odd number of turns alternates",
        "`alternating` changes the side each time and counts both sides together. With an odd number "
        "one side gets one more than the other. Make the number even, or count each side: `reps 5 per "
        "side alternating`.",
        "routine R\nexercise Bird dog, reps 5 alternating\n",
        "routine R\nexercise Bird dog, reps 6 alternating\n",
    ),
    "RK504": Code(
        "note",
        "whole breaths take longer than the time that was written",
        "A breath that has begun is always finished. So the exercise takes a little longer than the "
        "time that was written, and this note says how much. Nothing needs to change. If the total must "
        "be exact, write the time of whole breaths.",
        "routine R\nexercise Box breathing, breathe 4-4-4-4, for 5min\n",
        "routine R\nexercise Box breathing, breathe 4-4-4-4, for 4min 48s\n",
    ),
    "RK505": Code(
        "warning",
        "a rest at the end never comes",
        "A rest stands between two things. At the end of the routine nothing follows it, so it is left "
        "out, and so is a preparation. Delete it, or write what should come behind it. If a rest is "
        "wanted after the last exercise, too, write `rest 30s after` on that exercise.",
        "routine R\ndo Squat, reps 5\nrest 30s\n",
        "routine R\ndo Squat, reps 5\nrest 30s\ndo Squat, reps 5\n",
    ),
    "RK506": Code(
        "warning",
        "two rests follow each other",
        "Two rests stand in the same place. Both are taken, so the pause is longer than either of them "
        "says. If one was meant, delete the other. If both were meant, write their sum as one rest.",
        "routine R\ndo Squat, reps 5\nrest 30s\nrest 10s\ndo Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\nrest 40s\ndo Squat, reps 5\n",
    ),
    "RK507": Code(
        "warning",
        "a routine has nothing to do",
        "There is nothing to do in this file, so nothing would be played. Write what is done at the "
        "left edge, for example `do Squat, reps 10`. A file that only introduces exercises for others "
        "begins with `library`.",
        "routine R\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK508": Code(
        "warning",
        "a block has nothing in it",
        "A block does what is indented below it. Below this one there is nothing, so it has no effect. "
        "Often the exercises were meant to be in it and stand in the same column. Indent them by two "
        "spaces, or delete the block.",
        "routine R\nsection A\ndo Squat, reps 5\n",
        "routine R\nsection A\n  do Squat, reps 5\n",
    ),
    "RK510": Code(
        "error",
        "work is longer than its interval",
        "With `every` the next interval starts on the clock, so all work has to be done before. What is "
        "written here takes longer than the interval and can't fit. Write a longer interval or less "
        "work. If the exercises should take turns, one in each interval, write `every 1min, 6 times, "
        "alternating`.",
        "routine R\nevery 1min, 3 times\n  do March, for 50s\n  do Jump, for 20s\n",
        "routine R\nevery 1min 30s, 3 times\n  do March, for 50s\n  do Jump, for 20s\n",
    ),
    "RK511": Code(
        "warning",
        "work may be longer than its interval",
        "With `every` the next interval starts on the clock. How long the work takes is an estimate "
        "here, 4 seconds for a rep unless you say otherwise, and it comes to more than the interval. It "
        "is shortened to fit, so the person may have to hurry. Write a longer interval or less work, or "
        "say how long a rep takes: `rep 2s`.",
        "routine R\nevery 30s, 3 times\n  do Burpee, reps 10\n",
        "routine R\nevery 1min, 3 times\n  do Burpee, reps 10\n",
    ),
    "RK512": Code(
        "warning",
        "a number is larger than anybody does",
        "400 reps or more in one set are rarely meant. Often a figure slipped in, or a length was "
        "meant: `for 400 metres`. Look at the number again. If it is right, leave it; it is played as "
        "it stands.",
        "routine R\ndo Squat, reps 400\n",
        "routine R\ndo Squat, reps 40\n",
    ),
    "RK513": Code(
        "warning",
        "a rest is very long",
        "A rest of an hour or more is rarely meant. Often minutes were written for seconds. Seconds are "
        "`s`, minutes `min`. If the rest is right, leave it; it is played as it stands.",
        "routine R\ndo Squat, sets 2, reps 5, rest 60min\n",
        "routine R\ndo Squat, sets 2, reps 5, rest 60s\n",
    ),
    "RK514": Code(
        "warning",
        "the time that is stated differs from what it comes to",
        "`takes` is how long the author expects the routine to last. What is written comes to far less "
        "or far more, so a set, a rest or a unit may be wrong. Look at the times with `routinekit "
        "show`. Then correct the routine, or write what it really takes.",
        "routine R\n  takes 20min\ndo March, for 31min\n",
        "routine R\n  takes 30min\ndo March, for 31min\n",
    ),
    "RK515": Code(
        "warning",
        "words go on with a line that reads like a dose",
        "A line that is deeper than a field goes on with its words. This one reads like a dose, but as "
        "it stands it is only shown and never counted or timed. If it is a dose, indent it as far as "
        "the field. If it is part of the words, leave it.",
        "routine R\nexercise Plank, hold 30s\n  tip: Breathe.\n    load 5kg\n",
        "routine R\nexercise Plank, hold 30s\n  tip: Breathe.\n  load 5kg\n",
    ),
    "RK516": Code(
        "warning",
        "words after a colon could be counted",
        "A colon introduces words for people, which nobody counts: `reps: 10` is one step that waits for the "
        "person. Without the colon it is a number for the clock. Write `reps 10`.",
        "routine R\nexercise Squat\n  reps: 10\n",
        "routine R\nexercise Squat\n  reps 10\n",
    ),
    "RK517": Code(
        "warning",
        "an `allow` silences nothing",
        "A comment `# allow RK512` behind a line silences that warning there. This one has nothing to "
        "silence: the warning is gone, or it is an error, which can't be allowed. Delete it.",
        "routine R\ndo Squat, reps 5  # allow RK512\n",
        "routine R\ndo Squat, reps 500  # allow RK512\n",
    ),
    "RK518": Code(
        "warning",
        "a setting lies outside its own limits",
        "The limits of a setting say which values may be chosen. The value that is written is not one of "
        "them, so nobody could choose it again once it was changed. Write a value between the limits, or "
        "other limits.",
        "routine R\n  setting work 10s from 15s to 60s\ndo Squat, for {work}\n",
        "routine R\n  setting work 15s from 15s to 60s\ndo Squat, for {work}\n",
    ),
    "RK519": Code(
        "warning",
        "a frequency can't be kept",
        "A week has seven days, a day is named once, and what is done every 8 weeks is done once in a course "
        "of 6. A frequency that goes against this is likely a slip, and so is one of more than 100 times a "
        "day. Look at its numbers and its words again.",
        "routine R\n  frequency 9 days a week\ndo Squat, reps 5\n",
        "routine R\n  frequency 6 days a week\ndo Squat, reps 5\n",
    ),
    "RK520": Code(
        "warning",
        "a change never comes to its limit",
        "A change such as `+5s per week to 60s` goes on until it comes to its limit. Here the course is over "
        "before, or the number begins at the limit or behind it and never changes. Write a limit that is "
        "reached, a larger step, or a longer course.",
        "routine R\n  course 4 weeks\ndo Plank, hold 20s +5s per week to 60s\n",
        "routine R\n  course 4 weeks\ndo Plank, hold 20s +5s per week to 35s\n",
    ),
    "RK521": Code(
        "warning",
        "nobody can do this in its time",
        "The exact times of one round of an `amrap`, or of all that is done `for time` before its `cap`, "
        "come to more than the time that there is. Estimates don't count here, because a person may be "
        "faster. Likely minutes and seconds were mixed up. Write more time, or less to do.",
        "routine R\namrap 1min\n  do Plank, hold 90s\n",
        "routine R\namrap 10min\n  do Plank, hold 90s\n",
    ),
    "RK601": Code(
        "error",
        "a file can't be read",
        "The file could not be opened. Perhaps its name is misspelt, it is a folder, or you are not "
        "allowed to read it. Check the name and the folder, and try again. Where many files are read at "
        "once, somebody may also have ended the process that read it, or the system, for want of memory.",
        "",
        "",
    ),
    "RK602": Code(
        "error",
        "a file is too large",
        "A file has at most 1,048,576 bytes, far more than any routine needs. The limit keeps a file "
        "that is no routine from holding up the program. Check that it is the right file, or part it "
        "into several and join them with `use`.",
        "",
        "",
    ),
    "RK603": Code(
        "error",
        "a line is too long",
        "A line has at most 4,096 characters. The limit keeps broken files from holding up the program. "
        "Break the line: doses go on lines of their own, and long words go on in deeper lines below "
        "their field.",
        "",
        "",
    ),
    "RK604": Code(
        "error",
        "a number has too many digits",
        "A number has at most 6 digits. No exercise needs more, so it is likely a slip. Write the "
        "number that is meant, if need be in a larger unit: `for 2h`, not `for 7200000s`.",
        "routine R\ndo March, for 7200000s\n",
        "routine R\ndo March, for 2h\n",
    ),
    "RK605": Code(
        "error",
        "a routine has too many items",
        "A routine comes to at most 10,000 items. What `do` brings along counts again each time, and so "
        "does each set or round that differs from the others. What has many words, cues or lines may be "
        "done less often. The limits keep a small text from growing without end. Do fewer things again, "
        "write fewer sets and rounds that differ, or part the routine into several files.",
        "routine R\nrounds 20000\n  do Squat, reps 5 +1 per round\n",
        "routine R\nrounds 20\n  do Squat, reps 5 +1 per round\n",
    ),
    "RK606": Code(
        "error",
        "a routine has too many steps",
        "A routine has at most 1,000,000,000,000 steps, more than anybody could do in a life. A larger "
        "number is a slip. Look at the numbers of rounds, sets and reps, which multiply when one stands "
        "in the other.",
        "routine R\nrounds 999999\n  do Tap, sets 999999, for 1s, rest 1s\n",
        "routine R\nrounds 9\n  do Tap, sets 9, for 1s, rest 1s\n",
    ),
    "RK607": Code(
        "error",
        "more steps than an export writes",
        "An export writes at most 100,000 steps and 100,000,000 bytes at a time, so that nobody gets a "
        "file that can't be opened. The routine itself is fine and can be played. Ask for some of its "
        "steps, for example "
        "`routinekit steps FILE --first 1000`, or for one section with `--part NAME`.",
        "",
        "",
    ),
    "RK608": Code(
        "error",
        "a line is nested too deeply",
        "Lines are nested at most 16 levels deep. Nobody can follow more, and it is likely an accident. "
        "Use fewer levels: give a part a name with `section`, and do it with `do`.",
        "",
        "",
    ),
    "RK609": Code(
        "error",
        "a routine lasts too long",
        "A routine lasts at most 100,000,000 days. A longer one is a slip. Look at its longest times, "
        "and at the numbers of rounds and sets, which multiply when one stands in the other.",
        "routine R\ndo Plank, sets 999999, hold 99999h\n",
        "routine R\ndo Plank, sets 3, hold 1min\n",
    ),
    "RK610": Code(
        "error",
        "a text has too many problems to read on",
        "At most 1,000 problems are reported of one file. So many mean that the file is no routine, or "
        "that one mistake was made everywhere. Mend the first ones and check again, and often many go "
        "at once.",
        "",
        "",
    ),
    "RK611": Code(
        "error",
        "a file that is used can't be read",
        "`use` names another file, and this one could not be opened. It is looked for from the folder "
        "of the file that says `use`. Check its name and where it lies, and that it is a file and not a "
        "folder. A text that was never saved lies in no folder, so save it first.",
        "",
        "",
    ),
    "RK612": Code(
        "error",
        "a file that is used lies where nothing may be used",
        "A used file lies in the folder of the routine or below it. So a routine that somebody sends "
        "you can't read other files of yours. Copy the file there, and write its path as seen from this "
        'file, with `/` between folders: `use "parts/back.routine"`.',
        "",
        "",
    ),
    "RK613": Code(
        "error",
        "files use each other",
        "Files that use each other in a circle would never come to an end, and so would a file that "
        "uses itself. A chain of used files is at most 8 long. Move what both need into a third file, "
        "and let both use that.",
        "",
        "",
    ),
    "RK614": Code(
        "error",
        "a file that is used has errors",
        "A used file has errors, and a file with errors brings nothing along, so that nothing wrong is "
        "played. The message names the first of them. Check that file with `routinekit check` and mend "
        "it.",
        "",
        "",
    ),
}

CANT_BE_READ = Message("RK611", "`{path}` can't be read", help="{advice}")
