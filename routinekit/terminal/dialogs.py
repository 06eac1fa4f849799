"""What the player asks and tells between two steps: one small screen each, with the keys of its mode."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from routinekit.session import Summary
from routinekit.session.table import WORDS
from routinekit.steps import Timeline
from routinekit.terminal.ending import heading, lines
from routinekit.terminal.keys import KEYS, bindings, keys_of
from routinekit.terminal.places import Place, exercises, found, number_in
from routinekit.terminal.prompts import Prompt

Answer = str | int | float
"""What a dialog comes to: the answer that a key stands for, the step to go to, or the value of a report."""


FRAME = 7
"""Rows of a dialog that its lines can't have: the border, the title, the keys, and a blank row after each."""


class Dialog(ModalScreen[Answer]):
    """A title, some lines, and the keys that answer it, which the footer shows."""

    mode: ClassVar[str]

    def __init__(self, title: str, lines: Iterable[str]) -> None:
        super().__init__()
        self._title, self._lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        """The title, the lines and the keys."""
        with Vertical(classes="box"):
            yield Static(self._title, markup=False, classes="title")
            with VerticalScroll(classes="lines"):
                for line in self._lines:
                    yield Static(line, markup=False)
            yield from self.more()
            yield Static(_keys_line(self.mode), classes="keys")

    def more(self) -> ComposeResult:
        """What else stands in it."""
        yield from ()

    def on_resize(self, resized: Resize) -> None:
        """The lines take what the title and the keys leave of the screen; the others are scrolled to."""
        self.query_one(".lines").styles.max_height = max(2, resized.size.height - FRAME)

    def action_answer(self, answer: str) -> None:
        """A key has answered."""
        self.dismiss(answer)


class CautionsRead(Dialog):
    """What has to be read before anything starts."""

    mode = "cautions"
    BINDINGS: ClassVar[list[BindingType]] = bindings("cautions")

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__(WORDS["read_cautions"], (f"• {text}" for text in texts))


class StopRule(Dialog):
    """A report has met a rule of the author: which, and why."""

    mode = "stop rule"
    BINDINGS: ClassVar[list[BindingType]] = bindings("stop rule")

    def __init__(self, rule: str, value: float) -> None:
        what = rule.removeprefix("stop if ").split(" ", 1)[0]
        said = WORDS["you_said"].format(what=what, value=f"{value:g}")
        super().__init__("STOP", [WORDS["rule_says"].format(rule=rule), said])


class Unkept(Dialog):
    """The run can't be kept any more: why."""

    mode = "stop rule"
    BINDINGS: ClassVar[list[BindingType]] = bindings("stop rule")

    def __init__(self, why: str) -> None:
        super().__init__("This run can't be kept", [why])


class Quit(Dialog):
    """Whether it is to end here."""

    mode = "quit"
    BINDINGS: ClassVar[list[BindingType]] = bindings("quit")

    def __init__(self) -> None:
        super().__init__(WORDS["quit"], ["What you have done so far is kept."])


class Offer(Dialog):
    """An earlier run was cut off."""

    mode = "offer"
    BINDINGS: ClassVar[list[BindingType]] = bindings("offer")

    def __init__(self) -> None:
        super().__init__(
            "An earlier run was cut off",
            ["You can go on where it was. It waits there until you are in position."],
        )


class Help(Dialog):
    """All keys."""

    mode = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self) -> None:
        shown = [key for key in KEYS if key.mode in ("player", "everywhere")]
        width = max(len(key.shown) for key in shown)
        super().__init__("Keys", (f"{key.shown.rjust(width)}  {key.says}" for key in shown))


class Ending(Dialog):
    """What was done."""

    mode = "summary"
    BINDINGS: ClassVar[list[BindingType]] = bindings("summary")

    def __init__(self, name: str, summary: Summary) -> None:
        super().__init__(f"{name}: {heading(summary)}", lines(summary))


class Asking(Dialog):
    """A question that is answered with a number."""

    mode = "question"
    BINDINGS: ClassVar[list[BindingType]] = bindings("question")
    AUTO_FOCUS = "Input"

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt.words, ())
        self.prompt = prompt

    def more(self) -> ComposeResult:
        """The field for the answer, and what is wrong with it."""
        yield Input(restrict=r"[0-9.,:]*", compact=True)
        yield Static("", markup=False, classes="wrong")

    def on_input_submitted(self) -> None:
        """Enter, in the field."""
        self.action_answer("answer")

    def action_answer(self, answer: str) -> None:
        """Give the answer, if it is one; leave without."""
        if answer == "answer":
            try:
                self.dismiss(self.prompt.value(self.query_one(Input).value))
            except ValueError as wrong:
                self.query_one(".wrong", Static).update(f"please give {wrong}")
        else:
            self.dismiss(answer)


class Jump(Dialog):
    """Where to go: exercises and the steps around, narrowed by a part of a name or the number of a step."""

    mode = "jump"
    BINDINGS: ClassVar[list[BindingType]] = bindings("jump")
    AUTO_FOCUS = "Input"

    def __init__(self, timeline: Timeline, index: int) -> None:
        super().__init__("Go to which exercise or step? Type a part of its name, or its number.", ())
        self._timeline, self._index = timeline, index
        self._known = tuple(exercises(timeline))
        self._places: tuple[Place, ...] = ()

    def more(self) -> ComposeResult:
        """The field for what is wanted, and the places that there are."""
        yield Input(compact=True)
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Nothing has been typed."""
        self._narrow("")

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Something else has been typed."""
        self._narrow(changed.value)

    def on_input_submitted(self) -> None:
        """Enter, in the field."""
        self.action_answer("go")

    def _narrow(self, wanted: str) -> None:
        self._places = tuple(found(self._timeline, self._known, self._index, wanted))
        shown = self.query_one(OptionList)
        shown.clear_options()
        width = len(f"{len(self._timeline):,}")
        shown.add_options(
            Option(f"{'▶' if place.index == self._index else ' '} {place.index + 1:>{width},}  {place.text}")
            for place in self._places
        )
        number = number_in(wanted)
        at = next((row for row, place in enumerate(self._places) if place.index == number), 0)
        shown.highlighted = at if self._places else None

    def action_answer(self, answer: str) -> None:
        """Move the mark, go to the place that is marked, or stay."""
        shown = self.query_one(OptionList)
        match answer:
            case "up":
                shown.action_cursor_up()
            case "down":
                shown.action_cursor_down()
            case "go" if shown.highlighted is not None:
                self.dismiss(self._places[shown.highlighted].index)
            case "leave":
                self.dismiss(answer)

    def on_option_list_option_selected(self, selected: OptionList.OptionSelected) -> None:
        """A place was clicked."""
        self.dismiss(self._places[selected.option_index].index)


def _keys_line(mode: str) -> Content:
    """The keys of a mode as its last line; each can be clicked too."""
    shown = (
        Content.from_markup(f"[@click=screen.answer('{key.does}')][b]{key.shown}[/b] {key.short}[/]")
        for key in keys_of(mode)
        if key.short
    )
    return Content("   ").join(shown)
