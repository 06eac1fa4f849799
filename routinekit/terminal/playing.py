"""The screen on which a routine is played: it draws a `View`, and knows nothing of sessions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Digits, Footer, Static

from routinekit.terminal.keys import bindings
from routinekit.terminal.view import View

WIDE = 70
"""From so many columns on, the words stand beside the clock."""


LINES = (
    *("title", "place", "exercise", "text", "state", "where", "target", "counted", "watch", "tasks"),
    *("next", "left"),
)
"""The lines of text, by what they tell."""


class Bar(Widget):
    """How much of the whole is over, in blocks that are told apart without colour."""

    fraction: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """The bar, as wide as there is room."""
        width = self.size.width
        full = int(width * self.fraction)
        return Content("█" * full + "░" * (width - full))


class TextLine(Static):
    """One thing that is told of a step; it takes no room where there is nothing to tell."""

    def __init__(self, name: str) -> None:
        super().__init__("", id=name, markup=False)
        self._shown = ""

    def tell(self, text: str) -> None:
        """Show this instead, if it is something else."""
        if text != self._shown:
            self._shown = text
            self.update(text)
        self.display = bool(text)


class Playing(Screen[None]):
    """The clock with what is done and which of how many, the words, what comes next, and the whole."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("player")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual has it
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._lines = {name: TextLine(name) for name in LINES}
        self._mark, self._marked = Static("", id="mark", markup=False), ""
        self._digits = Digits("", id="digits")
        self._words = Static("", markup=False)
        self._reading = VerticalScroll(self._words, id="words", can_focus=False)
        self._bar = Bar()

    def compose(self) -> ComposeResult:
        """All of it, empty."""
        lines = self._lines
        yield Horizontal(lines["title"], lines["place"], id="top")
        step = (lines[name] for name in ("state", "where", "target", "counted", "watch", "tasks"))
        clock = Horizontal(self._mark, self._digits, id="clock")
        yield Vertical(
            Vertical(lines["exercise"], lines["text"], clock, *step, id="step"), self._reading, id="middle"
        )
        yield lines["next"]
        yield Horizontal(self._bar, lines["left"], id="whole")
        yield Footer(compact=True, show_command_palette=False)

    def show(self, view: View) -> None:
        """Draw what has changed."""
        about = view.about
        texts = {
            "title": view.title,
            "place": view.place,
            "exercise": about.exercise,
            "text": about.text,
            "state": view.state,
            "where": about.where,
            "target": about.target,
            "counted": view.counted,
            "watch": view.watch,
            "tasks": "\n".join(f"• {task}" for task in about.tasks),
            "next": about.next,
            "left": view.left,
        }
        for name, text in texts.items():
            self._lines[name].tell(text)
        if view.clock.mark != self._marked:
            self._marked = view.clock.mark
            self._mark.update(f"\n{self._marked}")
        if view.clock.figures != self._digits.value:
            self._digits.update(view.clock.figures)
        self._bar.fraction = view.fraction

    def show_words(self, view: View) -> None:
        """Draw the words of another step, from their beginning."""
        parts = [Content.assemble((f"{words.field}: ", "bold"), words.text) for words in view.about.words]
        self._words.update(Content("\n").join(parts))
        self._reading.scroll_home(animate=False)

    def scroll_words(self, lines: int) -> None:
        """Show words that are further down or up."""
        self._reading.scroll_relative(y=lines, animate=False)
