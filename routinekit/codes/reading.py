"""Codes of what can't be read: 1 text, 2 syntax."""

from routinekit.codes.code import Code, Message

READING: dict[str, Code] = {
    "RK101": Code(
        "error",
        "a line is indented with a tab",
        "Indentation is made of spaces, never of tabs. Every program shows a tab as wide as it likes, "
        "so nobody could see what belongs to what. Write two spaces for each level; most editors can "
        "turn tabs into spaces.",
        "routine R\n\tabout: Short.\ndo Squat, reps 5\n",
        "routine R\n  about: Short.\ndo Squat, reps 5\n",
    ),
    "RK102": Code(
        "error",
        "the file is not UTF-8 text",
        "A file is saved as UTF-8, today's usual way to store letters. This one has a byte that stands "
        "for no letter there, so a word could come out wrong. Save the file again and choose UTF-8 as "
        "its encoding.",
        "routine Caf\udce9\ndo Squat, reps 5\n",
        "routine Café\ndo Squat, reps 5\n",
    ),
    "RK103": Code(
        "error",
        "the text has a control character, such as NUL",
        "A text is made of what can be read: letters, figures, signs, blanks and the ends of lines. A "
        "control character can't be seen and often comes along when something is copied. Delete it, or "
        "write the line again. If the help speaks of the ends of lines, save the file with the line "
        "ends LF or CRLF.",
        "routine R\0\ndo Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK104": Code(
        "error",
        "a line is indented to a column where nothing stands",
        "Indentation says what belongs to what. All lines that belong to one thing stand in one column, "
        "and going back a line meets a column that is still open. This line stands in a column of its "
        "own, so it is unclear what it belongs to. Indent it exactly as the lines that it belongs with.",
        "routine R\nexercise Squat\n    reps 5\n  sets 2\n",
        "routine R\nexercise Squat\n    reps 5\n    sets 2\n",
    ),
    "RK105": Code(
        "error",
        "a line is indented below one that holds nothing",
        "A deeper line belongs to the line above it. A line of doses and a rest hold nothing, so "
        "nothing can stand below them. Indent the line as the one above, or move it below the exercise "
        "or block that it belongs to.",
        "routine R\nexercise Squat\n  reps 5\n    sets 2\n",
        "routine R\nexercise Squat\n  reps 5\n  sets 2\n",
    ),
    "RK106": Code(
        "error",
        "a character can make a line read otherwise than it is",
        "Some characters that can't be seen turn round the order in which the rest of a line is shown, so "
        "that people see one thing and the program reads another. They stand nowhere in a file, not even in "
        "words or comments, for who checks a routine has to see what will be played. Delete the character; "
        "Hebrew and Arabic words are shown in their own order without it.",
        "routine R\ndo Squat, reps 5  # \u202enot 01 spets\n",
        "routine R\ndo Squat, reps 5  # not 01 spets\n",
    ),
    "RK107": Code(
        "error",
        "a character that can't be seen stands among doses",
        "Text that is copied from elsewhere may bring along characters that have no look of their own. In "
        "words for people and in names they stay, for some scripts need them. In a dose, or before a colon, "
        "they would make of a word another one that looks the same. Delete the character; `routinekit check "
        "--fix` does so.",
        "routine R\ndo Squat, reps 5\u200b\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK201": Code(
        "error",
        "the file does not begin with its routine",
        "A file begins with `routine` and its name, or with `library` and its name, at the left edge. "
        "Only comments and empty lines may stand before it. The name is what people see when they pick "
        "a routine. Write for example `routine Back exercises` as the first line.",
        "do Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK202": Code(
        "error",
        "a second routine begins in the same file",
        "One file holds one routine or one library, so that it is always clear what is played. Put the "
        "second one into a file of its own. For a part of the same routine, such as a warm-up, write "
        "`section Warm-up`.",
        "routine R\ndo Squat, reps 5\nroutine S\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK203": Code(
        "error",
        "a unit is unknown",
        "The word after a number has to be a unit that the language knows. A unit is never guessed, for "
        "seconds taken as minutes could do harm. Times are written with `s`, `min` or `h`, lengths with "
        "`metres`, `km` or `miles`, loads with `kg` or `lb`. Breaths are `breaths`, steps are `steps`.",
        "routine R\nexercise Plank\n  hold 2 minuts\n",
        "routine R\nexercise Plank\n  hold 2 minutes\n",
    ),
    "RK204": Code(
        "error",
        "a number has no unit",
        "An amount has a unit. A bare `hold 30` could be seconds, minutes or breaths, and nothing is "
        "guessed. Write the unit behind the number: `hold 30s`. Only what is counted has none, and "
        "there a word says what is counted: `reps 10`.",
        "routine R\nexercise Plank, hold 30\n",
        "routine R\nexercise Plank, hold 30s\n",
    ),
    "RK205": Code(
        "error",
        "`m` may be minutes or metres",
        "`m` is short for minutes and for metres. Who reads `for 5 m` can't be sure, so it is never "
        "accepted. Write `min` for minutes and `metres` for a length.",
        "routine R\nexercise Run, for 5 m\n",
        "routine R\nexercise Run, for 5 min\n",
    ),
    "RK206": Code(
        "error",
        "a field is unknown",
        "Words for people stand behind a field and a colon, such as `position:` or `tip:`. The fields "
        "are a closed list, so that a misspelt one is noticed and its words reach the person. For "
        "anything else write `note:`, or begin a field of your own with `x-`, as in `x-clinic: North`.",
        "routine R\nexercise Plank, hold 30s\n  postion: Face down.\n",
        "routine R\nexercise Plank, hold 30s\n  position: Face down.\n",
    ),
    "RK207": Code(
        "error",
        "a dose is unknown",
        "Each dose has a word that says what it is, such as `reps`, `sets`, `hold` or `rest`. This word "
        "is none of them. A dose that was passed over would change the exercise unseen, so it is "
        "refused. Look for a slip in its spelling; remarks go on a line of their own, as in `note: "
        "slowly`.",
        "routine R\nexercise Squat, reps 5, stes 3\n",
        "routine R\nexercise Squat, reps 5, sets 3\n",
    ),
    "RK208": Code(
        "error",
        "a line goes on in a way that has no meaning",
        "The line begins well, but this part of it can't stand here. Often a comma is missing between "
        "two doses: `hold 30s, rest 15s`. Or an amount lacks the word that says what it is for: `hold "
        "30s`, not `30s`. What could be meant is not guessed, for it would be somebody's exercise; the "
        "help says what fits.",
        "routine R\nexercise Plank, hold 30s rest 15s\n",
        "routine R\nexercise Plank, hold 30s, sets 2, rest 15s\n",
    ),
    "RK209": Code(
        "error",
        "a dose is not finished",
        "A dose is a word with its amount, and a comma stands between two doses. Here an amount is "
        "missing, or there is nothing beside the comma. Write the amount, as in `hold 30s`, or delete "
        "what was begun. `rest` alone is complete only inside `every … alternating`.",
        "routine R\nexercise Plank, hold\n",
        "routine R\nexercise Plank, hold 30s\n",
    ),
    "RK210": Code(
        "error",
        "a line begins with a word that begins none",
        "Each line begins with a word that says what the line is: `do`, `exercise` or `section`, a "
        "dose, or a field with a colon. This line begins with another one, so it could be an exercise "
        "as well as a remark. To do an exercise write `do Plank, hold 30s`; for a remark write `note: "
        "…`.",
        "routine R\nPlank, hold 30s\n",
        "routine R\ndo Plank, hold 30s\n",
    ),
    "RK211": Code(
        "error",
        "a dose stands at the left edge",
        "At the left edge stands what is done. A dose there belongs to nothing. Indent it below the "
        "exercise or block that it is for. Below the first line of the file it is a default for the "
        "whole routine.",
        "routine R\nrep 4s\ndo Squat, reps 5\n",
        "routine R\n  rep 4s\ndo Squat, reps 5\n",
    ),
    "RK212": Code(
        "error",
        "prose stands at the left edge",
        "At the left edge stands what is done. Words there belong to nothing, so nobody knows when to "
        "show them. Indent them below the exercise or block that they are about, or below the first "
        "line of the file if they are about the whole routine.",
        "routine R\nabout: Short.\ndo Squat, reps 5\n",
        "routine R\n  about: Short.\ndo Squat, reps 5\n",
    ),
    "RK213": Code(
        "error",
        "exercises are indented below the routine",
        "Below `routine` stands what is true of the whole file: words, variants, settings and defaults. "
        "What is done stands at the left edge. The two are kept apart so that both are easy to find. "
        "Move the exercises and blocks to the left edge.",
        "routine R\n  do Squat, reps 5\n",
        "routine R\ndo Squat, reps 5\n",
    ),
    "RK214": Code(
        "error",
        "something stands below an exercise that can't be part of it",
        "Below an exercise stand its words, its doses, its phases and its `set` lines. It can't hold "
        "another exercise or a block, for it would be unclear when that is done. Move the line out of "
        "it. To do exercises together, indent them below a block such as `rounds 3` or `superset`.",
        "routine R\nexercise Squat, reps 5\n  do Plank, hold 30s\n",
        "routine R\nexercise Squat, reps 5\ndo Plank, hold 30s\n",
    ),
    "RK215": Code(
        "error",
        "a name is missing",
        "`routine`, `library`, `exercise`, `do` and `section` are followed by a name. People see it, "
        "and `do` finds an exercise by it. Write the name behind the word: `exercise Squat, reps 5`. "
        "Quotes are for a name that has a comma in it, and can't be empty.",
        "routine R\nexercise , reps 5\n",
        "routine R\nexercise Squat, reps 5\n",
    ),
    "RK216": Code(
        "error",
        "a unit measures something else than is meant",
        "Each dose measures certain things: `hold` takes a time or breaths, `load` a weight or a share. "
        "This unit measures something else, so the unit or the dose is wrong. Write a unit that fits, "
        "as in `hold 30s`, or the dose that was meant, as in `load 30kg`.",
        "routine R\nexercise Plank, hold 30 kg\n",
        "routine R\nexercise Plank, hold 30 s\n",
    ),
    "RK217": Code(
        "error",
        "a comment mark needs a space on both sides",
        "Behind doses a comment begins with `#` with a blank on both sides. Without the blanks the mark "
        "could be part of something else. Write `hold 5s # short`. A line that begins with `#` is a "
        "comment, too.",
        "routine R\nexercise Plank, hold 5s #short\n",
        "routine R\nexercise Plank, hold 5s # short\n",
    ),
    "RK218": Code(
        "warning",
        "a field has no words",
        "A field is followed by words, and here there are none. Perhaps they were lost, so that the "
        "person would be told nothing. Write them behind the colon or on deeper lines below it, or "
        "delete the field.",
        "routine R\nexercise Plank, hold 30s\n  tip:\n",
        "routine R\nexercise Plank, hold 30s\n  tip: Breathe.\n",
    ),
    "RK219": Code(
        "error",
        "a dose stands after the items of a block",
        "The doses of a block stand on its line or before its first item. Below the items a dose could "
        "belong to the block or to the last exercise. Move it up, as in `section Main, sets 3`, or "
        "indent it below the exercise that it is for.",
        "routine R\nsection Main\n  do Squat, reps 5\n  sets 3\n",
        "routine R\nsection Main\n  sets 3\n  do Squat, reps 5\n",
    ),
    "RK220": Code(
        "error",
        "sets or phases stand on something that is no exercise",
        "Phases such as `5s: Hook`, and `set` lines, say how the work of one exercise goes. A block and "
        "a routine have no work of their own. Indent these lines below the exercise that they describe.",
        "routine R\nsection A\n  5s: Hook\n  do Squat, reps 5\n",
        "routine R\nexercise Squat, reps 5\n  5s: Hook\n",
    ),
    "RK221": Code(
        "error",
        "what is declared for the whole file stands somewhere else",
        "`variants`, `setting` and `use` hold for the whole file. So they stand in one place, indented "
        "below the first line and before what is done. Move the line there.",
        "routine R\ndo Squat, reps 5\nvariants easy, hard\n",
        "routine R\n  variants easy, hard\ndo Squat, reps 5 (hard 9)\n",
    ),
    "RK222": Code(
        "error",
        "a library plays something",
        "A library introduces exercises and sections for other files and plays nothing itself. So it "
        "has no `do` or rest of its own. Write `exercise Squat` or `section Warm-up` to introduce "
        "something. If the file is meant to be played, begin it with `routine`.",
        "library L\ndo Squat, reps 5\n",
        "library L\nexercise Squat, reps 5\n",
    ),
}

REST_WITHOUT_LENGTH = Message("RK209", "this rest doesn't say how long", help="write `{example}`")
