"""What a person is asked, and what their answer comes to."""

from attrs import frozen

from routinekit.quantities import clock_time
from routinekit.session.live import MOST


@frozen
class Question:
    """One thing to ask about an exercise; `exercise` is None between exercises."""

    what: str
    exercise: str | None = None

    @property
    def words(self) -> str:
        """The question itself."""
        of = f" in {self.exercise}" if self.exercise else ""
        return {
            "pain": f"How much did it hurt{of}? 0 is not at all, 10 is the worst you can think of.",
            "effort": f"How hard was it{of}? 0 is no effort, 10 is all you could give.",
            "reps": f"How many reps did you do{of}?",
            "time": f"How long did it take{of}? In seconds, or as 1:30.",
            "load": f"Which load did you use{of}? A number, in the unit of the routine.",
        }[self.what]

    def value(self, answer: str) -> float:
        """What the answer comes to; a time in seconds. Raises `ValueError`, which says what is asked for."""
        text = answer.strip().replace(",", ".")
        clock = clock_time(text) if self.what == "time" and text.replace(":", "").isdecimal() else None
        if clock and ":" in text:
            return clock.milliseconds / 1000
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if self.what in ("pain", "effort"):
            if not 0 <= value <= 10:
                raise ValueError("a number from 0 to 10")
        elif not 0 <= value < MOST:
            raise ValueError("a number from 0, or a time such as 1:30" if self.what == "time" else "a number")
        elif self.what == "reps" and value % 1:
            raise ValueError("a whole number")
        return value
