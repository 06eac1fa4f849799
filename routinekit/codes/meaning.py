"""Codes of what can't be meant: 3 names, 4 doses."""

from routinekit.codes.code import Code, Message

MEANING: dict[str, Code] = {
    "RK301": Code(
        "error",
        "two exercises have one name",
        "`exercise` introduces a name, once in a file. Capitals and extra blanks make no difference. "
        "With two exercises of one name nobody could say which one `do` means. To do the same again "
        "write `do Squat, reps 8`; for another exercise choose another name.",
        "routine R\nexercise Squat, reps 5\nexercise squat, reps 8\n",
        "routine R\nexercise Squat, reps 5\ndo Squat, reps 8\n",
    ),
    "RK302": Code(
        "warning",
        "a name nearly matches another",
        "The name behind `do` was never introduced, but it is very close to one that was. As it stands, "
        "it is an exercise of its own, without the words and doses of the other one. If the same is "
        "meant, write its name exactly. If not, introduce it with `exercise`.",
        "routine R\nexercise Knee rolls, reps 5\ndo Knee roll\n",
        "routine R\nexercise Knee rolls, reps 5\ndo Knee rolls\n",
    ),
    "RK303": Code(
        "error",
        "what follows the comma after a name is no dose",
        "A name ends at its first comma, and doses follow. These words are no dose. If they are part of "
        'the name, put the whole name in quotes: `do "Curls, seated", reps 5`. If they are a remark, '
        "write it on a line below: `note: seated`.",
        "routine R\ndo Curls, seated, reps 5\n",
        'routine R\ndo "Curls, seated", reps 5\n',
    ),
    "RK304": Code(
        "warning",
        "a name holds what looks like a dose",
        "A name goes on to the first comma. Without the comma the dose is only a part of the name, so "
        "it is neither counted nor timed. Put a comma between the two: `do Plank, hold 30s`.",
        "routine R\ndo Plank hold 30s\n",
        "routine R\ndo Plank, hold 30s\n",
    ),
    "RK305": Code(
        "error",
        "a name stands for more than one section",
        "`do` does a section again by its name. Here two sections have that name, and they may differ, "
        "so it is unclear which one is meant. Give each of them a name of its own.",
        "routine R\nsection A\n  do X, reps 2\nsection A\n  do Y, reps 2\ndo A\n",
        "routine R\nsection A\n  do X, reps 2\nsection B\n  do Y, reps 2\ndo A\n",
    ),
    "RK306": Code(
        "error",
        "a variant, a setting or a part is named that there is not",
        "A variant or a setting can be used once it is declared below the first line: `variants easy, "
        "hard` or `setting work 30s`. A part that is played alone is a section of the routine. A name "
        "that nobody declared would quietly lead to the wrong dose. Correct its spelling, or declare "
        "it.",
        "routine R\n  variants easy, hard\ndo Squat, reps 5 (esay 3)\n",
        "routine R\n  variants easy, hard\ndo Squat, reps 5 (easy 3)\n",
    ),
    "RK307": Code(
        "error",
        "a section does itself",
        "A section that does itself would never end. It need not do so directly: here A does B, and B "
        "does A. Take one of them out. To do something several times write `rounds 3` on it.",
        "routine R\nsection A\n  do B\nsection B\n  do A\n",
        "routine R\nsection A\n  do B\nsection B\n  do Squat, reps 5\n",
    ),
    "RK308": Code(
        "error",
        "a name is in more than one of the files that are used",
        "Two of the files that are used have something by this name, and `do` can't tell which one is "
        "meant. What this file introduces itself always comes first. So introduce it here, or give it "
        "another name in one of the two files.",
        "",
        "",
    ),
    "RK309": Code(
        "error",
        "variants or settings are declared in a way that can't be",
        "One name of each `variants` line is always in force, so a line has two names or more. No two "
        "variants have one name, and no two settings. A name is one word, and none of those that mean "
        "something else, such as `week`, `set` or `last`. Write for example `variants normal, women`.",
        "routine R\n  variants women\ndo Squat, reps 5\n",
        "routine R\n  variants men, women\ndo Squat, reps 5 (women 4)\n",
    ),
    "RK310": Code(
        "warning",
        "words name a setting that there is not",
        "Words in braces are replaced by the value of the setting of that name. There is no such "
        "setting, so the person would see the braces. Declare it below the first line, as in `setting "
        "depth 30cm`, or correct the name.",
        "routine R\ndo Squat, reps 5\n  tip: Go down {depth}.\n",
        "routine R\n  setting depth 30cm\ndo Squat, reps 5\n  tip: Go down {depth}.\n",
    ),
    "RK311": Code(
        "warning",
        "variants make no difference",
        "Variants are told apart by what depends on them: an `only`, or a number in brackets. One of them "
        "may stay without, for it is what holds otherwise. Where nothing depends on two or more, they are "
        "the same, so the person would choose between equal things. Say what differs, or delete those "
        "that nothing needs.",
        "routine R\n  variants normal, easy\ndo Squat, reps 10\n",
        "routine R\n  variants normal, easy\ndo Squat, reps 10 (easy 6)\n",
    ),
    "RK312": Code(
        "warning",
        "nothing uses a setting",
        "A setting is a number that the person may choose. Nothing in the routine names this one, so "
        "whatever they choose changes nothing. Write it in braces where it belongs, as in `for {work}`, or "
        "delete it.",
        "routine R\n  setting work 30s\ndo Squat, for 30s\n",
        "routine R\n  setting work 30s\ndo Squat, for {work}\n",
    ),
    "RK313": Code(
        "warning",
        "nothing is done of a file that is used",
        "`use` brings the exercises and sections of another file, and `do` does them. Here nothing that the "
        "file introduces is done. Perhaps a name is misspelt, or the line was left behind. Do something of "
        "it, or delete the line.",
        "",
        "",
    ),
    "RK401": Code(
        "error",
        "a dose is written twice",
        "One exercise or block says each dose once. Of two, nobody could say which one counts. Delete "
        "one of them. If the amount changes from set to set, write a list: `reps 12 then 10`.",
        "routine R\nexercise Plank, hold 5s, hold 6s\n",
        "routine R\nexercise Plank, hold 5s\n",
    ),
    "RK402": Code(
        "error",
        "two doses exclude each other",
        "Some doses can't be true at the same time. `hold` keeps a position and `for` is work that "
        "lasts, so one exercise has one of them. `hold`, `tempo`, `breathe` and phases each say how a "
        "repetition goes, so there is one of these, too. Keep the one that is meant. For repetitions "
        "over a length write sets: `5 x 80 metres`.",
        "routine R\nexercise Plank, hold 5s, for 30s\n",
        "routine R\nexercise Plank, for 30s\n",
    ),
    "RK403": Code(
        "error",
        "`per` is followed by a word that names no side",
        "`per` with the word of a side means two turns: `reps 5 per leg` is five on the left and five "
        "on the right. A set, a round or a week is no side. Read as one, it would double the work "
        "unseen. Leave it out, for `reps` always counts one set; a change is written `reps 5 +1 per "
        "set`.",
        "routine R\nexercise Squat, reps 5 per set\n",
        "routine R\nexercise Squat, reps 5 per leg\n",
    ),
    "RK404": Code(
        "error",
        "a count is not a whole number above zero",
        "What is counted is a whole number, 1 or more: nobody does half a set. What is not done at all "
        "is left out. If the number may vary, write a range: `reps 8-10`. Only one of two sides may "
        "have nothing, as in `reps left 0 right 5`; the limit of `stop if` is a number from 0 to 10.",
        "routine R\nexercise Squat, reps 2.5\n",
        "routine R\nexercise Squat, reps 3\n",
    ),
    "RK405": Code(
        "error",
        "a pattern has parts that can't be",
        "A `tempo` has three or four parts in seconds: lower, pause, lift, pause. A `breathe` has two "
        "to four: in, hold, out, hold; with two it is in and out. Fewer or more could not be told "
        "apart. Write `tempo 3-1-1-0` or `breathe 4-6`, with hyphens between the parts. A rate such as "
        "`breathe 6 per minute` lies between 1 and 60.",
        "routine R\nexercise Squat, reps 5, tempo 3-1\n",
        "routine R\nexercise Squat, reps 5, tempo 3-1-1-0\n",
    ),
    "RK406": Code(
        "error",
        "a dose can't stand on this thing",
        "Each dose can stand on certain things only. Here it could never come or would mean nothing: "
        "after the whole routine, for example, there is nothing to rest for. Move it to the exercise or "
        "block that it is about, as the help says. Which dose goes where is in section 20 of the "
        "specification.",
        "routine R\n  rest 30s after\ndo Squat, reps 5\n",
        "routine R\ndo Squat, reps 5, rest 30s after\n",
    ),
    "RK407": Code(
        "error",
        "a time is zero, or is written as no clock shows it",
        "A time with a colon is written as a clock shows it: two figures below 60 behind each colon, as "
        "in `1:15` or `1:02:30`. Work has to last longer than nothing. Only `rest`, `prepare` and "
        "`switch` may be zero. Correct the time, or leave the dose out.",
        "routine R\nexercise Plank, hold 1:75\n",
        "routine R\nexercise Plank, hold 1:15\n",
    ),
    "RK408": Code(
        "error",
        "cycles of a clock should fill something that is no time",
        "`tempo`, `breathe` and phases repeat for a time or for a number of reps. A length has neither: "
        "nobody knows how long 400 metres take, so it is unknown how often the pattern is done. Write a "
        "time or `reps`, or leave out the pattern.",
        "routine R\nexercise Row, for 400 metres, tempo 3-1-1-0\n",
        "routine R\nexercise Row, for 400 metres\n",
    ),
    "RK409": Code(
        "note",
        "a side word is outside the usual list",
        "Any word behind `per` is read as a side and means two turns. This one is not among the usual "
        "words, so please look whether two turns are meant. If they are, nothing needs to change. If "
        "not, leave it out or write the full number.",
        "routine R\nexercise Tendon glides, reps 5 per knuckle\n",
        "routine R\nexercise Tendon glides, reps 5 per hand\n",
    ),
    "RK410": Code(
        "error",
        "a list does not fit what it is for, or has no place there",
        "A list such as `12-10-8` has one value for each set, or for each round. So it has as many "
        "values as there are sets or rounds; a list of rests has one fewer, for they stand between. "
        "Some numbers take no list, among them `sets`, `rounds` and settings. Make the two agree: `sets "
        "3, reps 12-10-8`.",
        "routine R\ndo Squat, sets 4, reps 12-10-8\n",
        "routine R\ndo Squat, sets 3, reps 12-10-8\n",
    ),
    "RK411": Code(
        "error",
        "a range falls",
        "A range goes from the smaller number to the larger: `8-10` is anything from 8 to 10. A falling "
        "one could be a slip or a list of two sets. Write `reps 8-10` for the range, or `reps 10 then "
        "8` for the list.",
        "routine R\ndo Squat, reps 10-8\n",
        "routine R\ndo Squat, reps 8-10\n",
    ),
    "RK412": Code(
        "error",
        "something depends on a counter that can't be known there",
        "`per round`, `only last set` and the like ask which round, set or session it is. Here there is "
        "no answer: outside rounds there is no round, and no session is known to be the last. Put the "
        "exercise into `rounds 3`, or let it depend on something else. A condition on the set stands "
        "below the exercise, behind its doses: `reps 3+, only last set`.",
        "routine R\ndo Squat, reps 5 +1 per round\n",
        "routine R\nrounds 3\n  do Squat, reps 5 +1 per round\n",
    ),
    "RK413": Code(
        "error",
        "`every` has no whole number of intervals",
        "`every 7min for 21min` parts the whole time into equal intervals. The time must be a multiple "
        "of the interval, or the last one would be cut off. Change one of the two, or write how many "
        "there are: `every 7min, 3 times`.",
        "routine R\nevery 7min for 20min\n  do Squat, reps 5\n",
        "routine R\nevery 7min for 21min\n  do Squat, reps 5\n",
    ),
    "RK414": Code(
        "error",
        "rounds on each side hold something that is done on each side",
        "`rounds 2 per side` does all rounds on one side and then all of them on the other. An exercise "
        "in it that has sides of its own would double them, and nobody could say which side is meant. "
        "Write the sides on the rounds or on the exercises, not on both.",
        "routine R\nrounds 2 per side\n  do Lunge, reps 5 per leg\n",
        "routine R\nrounds 2 per side\n  do Lunge, reps 5\n",
    ),
    "RK415": Code(
        "error",
        "two sides can't share or take turns in that",
        "`half per side` gives each side half of one time. Reps, breaths and lengths can't be halved in "
        "this way. Write the number for each side: `reps 5 per side`. Sides that take turns with "
        "`alternating` get the same, so they have one number and not two.",
        "routine R\ndo Twist, reps 10 half per side\n",
        "routine R\ndo Twist, for 40s half per side\n",
    ),
    "RK416": Code(
        "error",
        "a block holds what it can't",
        "Each kind of block can hold certain things only. A circuit has one set of each exercise, a "
        "superset holds exercises and rests, and nobody chooses a rest. Move what doesn't fit out of "
        "the block, or use another block. For several sets in a circuit write `circuit, rounds 3`.",
        "routine R\ncircuit, rounds 3\n  do Squat, sets 3, reps 5\n",
        "routine R\ncircuit, rounds 3\n  do Squat, reps 5\n",
    ),
}

NO_SUCH_CHOICE = Message("RK306", "the routine has no {what} `{name}`", help="its {what}s: {known}")
EXCLUDE_EACH_OTHER = Message("RK402", "`{one}` and {other} exclude each other", "{label}", "{advice}")
WITHOUT_AN_END = Message("RK406", "`{dose}` has no end that anybody knows", help="{advice}")
RESTS_OF_OTHER_NUMBER = Message(
    "RK410",
    "`rest` has {length} values for {there}",
    help="a list of rests has one value between each two",
)
ONLY_TIME_IS_SHARED = Message("RK415", "only a time can be shared by two sides", help="{advice}")
NOT_IN_A_SUPERSET = Message(
    "RK416", "a superset holds exercises and rests", help="put it {where} the superset"
)
