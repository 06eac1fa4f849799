"""What a person is asked, and what their answer comes to."""

from attrs import frozen

from routinekit.quantities import clock_time
from routinekit.session.table import REPORTED_BELOW, REPORTS, WANTED, WORDS


@frozen
class Prompt:
    """One thing to ask about an exercise; `exercise` is None between exercises."""

    what: str
    exercise: str | None = None

    @property
    def words(self) -> str:
        """The question itself."""
        of = WORDS["in"].format(exercise=self.exercise) if self.exercise else ""
        return REPORTS[self.what]["question"].format(of=of)

    def value(self, answer: str) -> float:
        """What the answer comes to; a time in seconds. Raises `ValueError`, which says what is asked for."""
        kind = REPORTS[self.what]["answer"]
        text = answer.strip().replace(",", ".")
        clock = clock_time(text) if kind == "time" and text.replace(":", "").isdecimal() else None
        if clock and ":" in text:
            return clock.milliseconds / 1000
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value < REPORTED_BELOW or (kind == "scale" and value > 10):
            raise ValueError(WANTED[kind])
        if kind == "count" and value % 1:
            raise ValueError(WANTED["whole"])
        return value
