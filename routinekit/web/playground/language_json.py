"""The words of the language, for the colours and the completions of the editor: from the parser's tables."""

from routinekit.doses import DOSE_FORMS
from routinekit.quantities import UNIT_OF_WORD
from routinekit.vocabulary import CONDITION_WORDS, FIELDS, NAMING_WORDS, OTHER_WORDS, SIDE_WORDS


def language_json() -> dict[str, object]:
    """The words by what they are, ready for `json.dumps`."""
    return {
        "fields": FIELDS,
        "other_fields": tuple(OTHER_WORDS),
        "conditions": CONDITION_WORDS,
        "headers": NAMING_WORDS,
        "doses": DOSE_FORMS,
        "units": tuple(word for word in UNIT_OF_WORD if word.isalpha()),
        "sides": SIDE_WORDS,
    }
