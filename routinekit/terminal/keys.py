"""The keys of the terminal player, from the table of sessions: its bindings, its footer and its help."""

from attrs import frozen
from textual.binding import Binding, BindingType

from routinekit.session import table

FACE = "terminal"


@frozen
class Key:
    """What some keys do in one mode of the player: on its screen, or in one of its dialogs.

    `names` are what a person calls them. `short` stands in the footer, if anything; `says` in the help.
    """

    mode: str
    names: tuple[str, ...]
    does: str
    short: str
    says: str

    @property
    def keys(self) -> tuple[str, ...]:
        """They as Textual names them."""
        return tuple(table.KEY_NAMES.get(name, {}).get(FACE, name) for name in self.names)

    @property
    def shown(self) -> str:
        """They in a line: `n or Enter`."""
        return " or ".join(self.names)


KEYS = tuple(
    Key(mode=mode, names=tuple(row["keys"]), does=row["does"], short=row.get("short", ""), says=row["says"])
    for mode, rows in table.KEYS.items()
    for row in rows
    if row.get("face", FACE) == FACE
)


def keys_of(mode: str) -> tuple[Key, ...]:
    """The keys that hold in a mode."""
    return tuple(key for key in KEYS if key.mode == mode)


def bindings(mode: str) -> list[BindingType]:
    """The keys of a mode as Textual takes them.

    What the player's own keys do, the app does; any other key is an answer. None but those that hold
    everywhere come before a field that is being filled: a key would overtake what was typed before it.
    """
    own = mode in ("player", "everywhere")
    return [
        Binding(
            ",".join(key.keys),
            f"app.{key.does}" if own else f"answer('{key.does}')",
            key.short,
            show=bool(key.short),
            key_display=key.names[0],
            priority=mode == "everywhere",
        )
        for key in keys_of(mode)
    ]
