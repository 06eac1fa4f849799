"""The words of the language, as the editor colours and offers them: from the tables that the parser reads."""

from routinekit.doses import DOSE_FORMS
from routinekit.quantities import UNIT_OF_WORD
from routinekit.vocabulary import CONDITION_WORDS, FIELDS, NAMING_WORDS, OTHER_WORDS, SIDE_WORDS


def words() -> dict[str, object]:
    """All of them, by what they are."""
    return {
        "fields": FIELDS,
        "other_fields": tuple(OTHER_WORDS),
        "conditions": CONDITION_WORDS,
        "headers": NAMING_WORDS,
        "doses": DOSE_FORMS,
        "units": tuple(word for word in UNIT_OF_WORD if word.isalpha()),
        "sides": SIDE_WORDS,
    }
