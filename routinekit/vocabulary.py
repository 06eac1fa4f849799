"""The words of the language, one table each.

Here live the prose fields, the words for sides, and the doses with the forms they are written in. Units live
in `quantities`, codes in `codes`. What the words mean is said elsewhere.
"""

FIELDS = (
    "about",
    "purpose",
    "position",
    "movement",
    "tip",
    "caution",
    "note",
    "cue",
    "equipment",
    "targets",
    "image",
    "video",
    "source",
    "author",
    "licence",
    "tags",
    "id",
    "easier",
    "harder",
    "instead",
    "progress",
)
"""The prose fields. Any field that begins with `x-` is one too."""

OTHER_WORDS = {
    "warning": "caution",
    "contraindication": "caution",
    "contraindications": "caution",
    "description": "about",
    "instructions": "movement",
    "instruction": "movement",
    "start": "position",
    "tricks": "tip",
    "hint": "tip",
    "advice": "tip",
}
"""What authors call a field that has another name."""

READ_ALOUD = (
    *("about", "purpose", "equipment", "caution", "position", "movement", "cue", "tip", "note"),
    *("easier", "harder", "instead", "progress"),
)
"""The fields that are for the person who does the exercise; the others are for programs and editors."""

CONDITION_WORDS = ("stop if", "start when", "only", "until")
"""Heads of conditions in words, shown to the person and never judged by the clock."""

TOLD = (*READ_ALOUD, *CONDITION_WORDS)
"""The heads of all words that are for the person."""

HEEDED = ("caution", "stop if")
"""Words for somebody's safety: they only ever add up, and stand out wherever they are shown."""

NAMING_WORDS = ("routine", "library", "exercise", "do", "section", "use")
"""A line that begins with one of these is a header with a name; a colon means nothing in it."""

SIDE_WORDS = (
    *("side", "leg", "arm", "hand", "foot", "knee", "hip", "ankle", "shoulder", "elbow", "wrist", "thumb"),
    *("finger", "ear", "eye", "direction", "way", "partner"),
)
"""What an author usually writes after `per`; any other word is welcome, with a note."""

DIRECTION_WORDS = ("direction", "way")
"""Side words whose two turns are `one way` and `other way` instead of left and right."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of a week, as a frequency names them; what follows their first letters doesn't matter."""

MEASURED_BY_PERSON = ("pain", "effort", "reps", "time", "load")
"""What the person can be asked for."""

COUNTER_WORDS = ("set", "round", "rep", "exercise", "session", "day", "week", "month")
"""What is counted and so is no side: `per set` would double the work in silence."""

DOSE_FORMS: dict[str, str] = {
    "sets": "`sets 3` or `3 sets`",
    "rounds": "`rounds 3` or `3 rounds`",
    "repeat": "`repeat 3 times`",
    "reps": "`reps 10`, `10 reps`, `reps 5+` or `reps max`",
    "hold": "`hold 5s` or `hold 5 breaths`",
    "for": "`for 30s`, `for 400 metres` or `for 5 breaths`",
    "x": "`3 x 10`, `3 x 30s` or `3 x hold 30s`",
    "times": "`every 1min, 12 times`",
    "per": "`per side` or `per leg`",
    "each": "`each side`",
    "half": "`half per side`",
    "both": "`both sides`",
    "alternating": "`alternating`",
    "left": "`left only` or `left leg only`",
    "right": "`right only` or `right leg only`",
    "affected": "`affected only` or `affected leg only`",
    "unaffected": "`unaffected only`",
    "rest": "`rest 30s`, `rest 10s between exercises` or `rest 30s after`",
    "tempo": "`tempo 3-1-1-0`",
    "breathe": "`breathe 4-6`, `breathe 4-7-8` or `breathe 6 per minute`",
    "rep": "`rep 4s`",
    "breath": "`breath 5s`",
    "prepare": "`prepare 10s`",
    "switch": "`switch 5s`",
    "load": "`load 60kg`, `load 75% of 1RM` or `load red band`",
    "rpe": "`rpe 8`",
    "rir": "`rir 2`",
    "at": "`at 85% of HRmax`, `at zone 2` or `at 5:00 per km`",
    "ramp": "`ramp 40% to 75% of FTP`",
    "every": "`every 1min, 12 times` or `every 1min for 12min`",
    "emom": "`emom 12min`",
    "amrap": "`amrap 20min`",
    "cap": "`cap 10min`",
    "choose": "`choose one` or `choose 2`",
    "superset": "`superset`",
    "circuit": "`circuit, rounds 3`",
    "only": "`only hard`, `only week 3-4` or `only last set`",
    "optional": "`optional`",
    "ask": "`ask pain`",
    "stop": "`stop if pain > 3`",
    "frequency": "`frequency 3 times a week`, `frequency daily` or `frequency on Mon, Wed, Fri`",
    "course": "`course 6 weeks`",
    "takes": "`takes 20min`",
    "set": "`set reps 5, load 60kg`",
    "variants": "`variants easy, hard`",
    "setting": "`setting work 30s from 15s to 60s`",
}
"""The word that tells a dose, or begins a line of its own, with the forms it is written in."""
