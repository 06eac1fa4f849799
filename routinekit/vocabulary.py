"""The words of the language, one table each.

Here live the prose fields, the words for sides, and what begins a line of its own. Doses live in `doses`,
units in `quantities`, codes in `codes`. What the words mean is said elsewhere.
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

LINE_FORMS: dict[str, tuple[str, ...]] = {
    "set": ("set reps 5, load 60kg",),
    "variants": ("variants easy, hard",),
    "setting": ("setting work 30s from 15s to 60s",),
}
"""The words that begin a line of their own and tell no dose, with the forms they are written in."""
