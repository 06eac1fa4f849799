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


class Bar(Widget):
    """How much of the whole is over, in blocks that are told apart without colour."""

    fraction: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """The bar, as wide as there is room."""
        width = self.size.width
        full = int(width * self.fraction)
        return Content("█" * full + "░" * (width - full))


class Line(Static):
    """One thing that is told of a step; it takes no room where there is nothing to tell."""

    def __init__(self, name: str, *, classes: str = "") -> None:
        super().__init__("", id=name, markup=False, classes=classes)
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

    def compose(self) -> ComposeResult:
        """All of it, empty."""
        with Horizontal(id="top"):
            yield Line("title")
            yield Line("place")
        with Vertical(id="middle"):
            with Vertical(id="step"):
                yield Line("exercise")
                yield Line("text")
                with Horizontal(id="clock"):
                    yield Static("", id="mark", markup=False)
                    yield Digits("", id="digits")
                yield Line("state")
                for name in ("where", "target", "counted", "watch", "tasks"):
                    yield Line(name)
            with VerticalScroll(id="words", can_focus=False):
                yield Static("", markup=False)
        yield Line("next")
        with Horizontal(id="whole"):
            yield Bar()
            yield Line("left")
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
            self.query_one(f"#{name}", Line).tell(text)
        self.query_one("#mark", Static).update(f"\n{view.clock.mark}")
        self.query_one(Digits).update(view.clock.figures)
        self.query_one(Bar).fraction = view.fraction

    def show_words(self, view: View) -> None:
        """Draw the words of another step, from their beginning."""
        parts = [Content.assemble((f"{words.field}: ", "bold"), words.text) for words in view.about.words]
        self.query_one("#words Static", Static).update(Content("\n").join(parts))
        self.query_one("#words").scroll_home(animate=False)

    def scroll_words(self, lines: int) -> None:
        """Show words that are further down or up."""
        self.query_one("#words").scroll_relative(y=lines, animate=False)
