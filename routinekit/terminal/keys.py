"""All keys of the terminal player, in one table: the bindings, the footer and the help are made of it."""

from typing import Literal

from attrs import frozen
from textual.binding import Binding, BindingType

Room = Literal[
    "player", "everywhere", "cautions", "stop rule", "quit", "offer", "question", "jump", "help", "summary"
]


@frozen
class Key:
    """What some keys do in one room: the screen of the player, or one of its questions.

    `keys` are named as Textual names them. `short` stands in the footer, where there is one; `says` in the
    help.
    """

    room: Room
    keys: tuple[str, ...]
    does: str
    short: str
    says: str

    @property
    def shown(self) -> str:
        """The keys as a person knows them: `n or Enter`."""
        return " or ".join(SHOWN.get(key, key) for key in self.keys)


SHOWN = {
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "ctrl+c": "Ctrl-C",
    "ctrl+q": "Ctrl-Q",
}
"""What a person calls the keys that aren't called by their letter."""

KEYS = (
    Key("player", ("space",), "pause", "pause", "pause, or go on"),
    Key("player", ("n", "enter"), "done", "next", "done: go on to the next step"),
    Key("player", ("s",), "skip", "skip", "leave this step out"),
    Key("player", ("b",), "go_back", "back", "go back a step"),
    Key("player", ("j",), "jump", "jump", "go to another exercise or step"),
    Key("player", ("plus",), "more", "reps", "one rep more than planned; or one round more"),
    Key("player", ("minus",), "less", "", "one rep less than planned"),
    Key("player", ("p",), "pain", "pain", "say how much it hurts, from 0 to 10"),
    Key("player", ("e",), "effort", "effort", "say how hard it is, from 0 to 10"),
    Key("player", ("up",), "up", "", "read back in the words beside the clock"),
    Key("player", ("down",), "down", "", "read on in the words beside the clock"),
    Key("player", ("question_mark",), "help", "help", "show all keys"),
    Key("player", ("q",), "leave", "quit", "end it here; you are asked first"),
    Key("everywhere", ("ctrl+c", "ctrl+q"), "end", "", "end it at once, without a question"),
    Key("cautions", ("enter",), "read", "I have read this", "the cautions are read: begin"),
    Key("cautions", ("q", "escape"), "leave", "don't begin", "don't begin"),
    # No Enter here: it would follow the one that gave the answer.
    Key("stop rule", ("s",), "stop", "stop", "end it here, as the author advises"),
    Key("stop rule", ("g",), "go on", "go on all the same", "go on all the same"),
    Key("quit", ("enter", "y"), "stop", "end it", "end it here"),
    Key("quit", ("escape", "n"), "go on", "go on", "go on where you were"),
    Key("offer", ("enter",), "resume", "go on with it", "go on where the earlier run was cut off"),
    Key("offer", ("n",), "anew", "begin anew", "begin at the beginning"),
    Key("offer", ("q", "escape"), "leave", "neither", "do neither"),
    Key("question", ("enter",), "answer", "that's it", "give the answer"),
    Key("question", ("escape",), "leave", "don't answer", "leave it unanswered"),
    Key("jump", ("enter",), "go", "go there", "go to the line that is marked"),
    Key("jump", ("up",), "up", "", "mark the line above"),
    Key("jump", ("down",), "down", "", "mark the line below"),
    Key("jump", ("escape",), "leave", "stay", "stay where you are"),
    Key("help", ("escape", "enter", "question_mark", "q"), "leave", "close", "close the help"),
    Key("summary", ("enter", "escape", "q"), "leave", "close", "close the player"),
)


def keys_of(room: Room) -> tuple[Key, ...]:
    """The keys that hold in a room."""
    return tuple(key for key in KEYS if key.room == room)


def bindings(room: Room) -> list[BindingType]:
    """The keys of a room as Textual takes them.

    What the player's own keys do, the app does; any other key is an answer. None but those that hold
    everywhere come before a field that is being filled: a key would overtake what was typed before it.
    """
    own = room in ("player", "everywhere")
    return [
        Binding(
            ",".join(key.keys),
            f"app.{key.does}" if own else f"answer('{key.does}')",
            key.short,
            show=bool(key.short),
            key_display=SHOWN.get(key.keys[0], key.keys[0]),
            priority=room == "everywhere",
        )
        for key in keys_of(room)
    ]
