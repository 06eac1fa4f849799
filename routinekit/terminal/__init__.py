"""The player for a terminal, with a big clock and keys. It needs the extra `terminal`, which is Textual.

`app` is the program, `playing` its screen and `dialogs` what it asks; `view` is what is shown, as data,
`controls` what each key does to a session, `keys` the table of keys.
"""

from collections.abc import Callable

from routinekit.session import Session
from routinekit.terminal.app import STOPPED, PlayerApp
from routinekit.terminal.ending import heading, lines
from routinekit.terminal.voice import Voice, speaking_program

__all__ = ["run"]


def run(  # noqa: PLR0913 - all but the first are given by name
    fresh: Callable[[], Session],
    *,
    unfinished: Callable[[], Session] | None = None,
    speed: float = 1.0,
    quiet: bool = False,
    speak: bool = False,
    unkept: Callable[[], str] = str,
) -> int:
    """Play on this terminal, and print what was done: 0 at the end, 130 where the person ended it before.

    `fresh` makes a new session. `unfinished` is given where an earlier run was cut off, and makes the paused
    session that goes on with it; the person is asked. With `speak` a program of the system says what there is
    to say, if there is one. `unkept` says why the run can't be kept any more, as soon as it can't; then the
    person is asked whether to go on all the same.
    """
    program = speaking_program() if speak else None
    voice = Voice(program) if program else None
    app = PlayerApp(fresh, unfinished=unfinished, speed=speed, quiet=quiet, voice=voice, unkept=unkept)
    try:
        status = app.run()
    finally:
        if voice:
            voice.close()
    if app.session:
        print(f"{app.session.timeline.routine.name}: {heading(app.session.summary)}")
        print("\n".join(lines(app.session.summary)))
    return (app.return_code or STOPPED) if status is None else status  # a failure has a code of its own
