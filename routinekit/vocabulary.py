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

NAMING_WORDS = ("routine", "exercise", "do", "section")
"""A line that begins with one of these is a header with a name; a colon means nothing in it."""

SIDE_WORDS = (
    *("side", "leg", "arm", "hand", "foot", "knee", "hip", "ankle", "shoulder", "elbow", "wrist", "thumb"),
    *("finger", "ear", "eye", "direction", "way", "partner"),
)
"""What an author usually writes after `per`; any other word is welcome, with a note."""

DIRECTION_WORDS = ("direction", "way")
"""Side words whose two turns are `one way` and `other way` instead of left and right."""

COUNTER_WORDS = ("set", "round", "rep", "exercise", "session", "day", "week", "month")
"""What is counted and so is no side: `per set` would double the work in silence."""

DOSE_FORMS: dict[str, str] = {
    "sets": "`sets 3`",
    "rounds": "`rounds 3` or `3 rounds`",
    "repeat": "`repeat 3 times`",
    "reps": "`reps 10` or `10 reps`",
    "hold": "`hold 5s` or `hold 5 breaths`",
    "for": "`for 30s`, `for 400 metres` or `for 5 breaths`",
    "x": "`3 x 10`, `3 x 30s` or `3 x hold 30s`",
    "per": "`per side` or `per leg`",
    "each": "`each side`",
    "alternating": "`alternating`",
    "left": "`left only` or `left leg only`",
    "right": "`right only` or `right leg only`",
    "rest": "`rest 30s`, `rest 10s between exercises` or `rest 30s after`",
    "tempo": "`tempo 3-1-1-0`",
    "breathe": "`breathe 4-6`, `breathe 4-7-8` or `breathe 6 per minute`",
    "rep": "`rep 4s`",
    "breath": "`breath 5s`",
    "prepare": "`prepare 10s`",
    "switch": "`switch 5s`",
}
"""The word that tells a dose, with the forms it is written in."""
