"""The terminal player: it gives the keys to its controls, ticks them, and shows what the session answers."""

import time
from collections import deque
from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

import routinekit.session.events as e
from routinekit.session import Session
from routinekit.terminal.controls import Controls
from routinekit.terminal.dialogs import (
    Answer,
    Asking,
    CautionsRead,
    Dialog,
    Ending,
    Help,
    Jump,
    Offer,
    Quit,
    StopRule,
    Unkept,
)
from routinekit.terminal.keys import bindings
from routinekit.terminal.playing import Playing
from routinekit.terminal.prompts import Prompt
from routinekit.terminal.sound import rings, spoken
from routinekit.terminal.view import About, about, view
from routinekit.terminal.voice import Voice

LOOK = 0.1
"""Seconds between two looks at the clock."""
FINISHED, STOPPED = 0, 130
"""How the app comes to its end: with the routine, or because the person ended it."""


class PlayerApp(App[int]):
    """Plays a session. `now` is a clock in seconds, of which `speed` are played in one.

    `fresh` makes a new session, `unfinished` one that was cut off, where there is one; each is called when
    the person has chosen it, and no sooner.
    """

    CSS_PATH = "player.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")

    def __init__(  # noqa: PLR0913 - all but the first are given by name
        self,
        fresh: Callable[[], Session],
        *,
        unfinished: Callable[[], Session] | None = None,
        speed: float = 1.0,
        quiet: bool = False,
        voice: Voice | None = None,
        unkept: Callable[[], str] = str,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        began = now()
        self._clock = lambda: (now() - began) * speed
        self._fresh, self._unfinished = fresh, unfinished
        self._quiet, self._voice = quiet, voice
        self._unkept = unkept
        self._playing = Playing()
        self._controls: Controls | None = None
        self._about = About()
        self._drawn: object = None  # the step that it is about
        self._dialogs: deque[Callable[[Controls], Dialog]] = deque()
        self._is_asking = False
        self._rings = False

    @property
    def controls(self) -> Controls:
        """What acts on the session; there is one as soon as the person has chosen what to play."""
        assert self._controls is not None
        return self._controls

    @property
    def session(self) -> Session | None:
        """What is played, if the person has chosen it."""
        return self._controls.session if self._controls else None

    # ------------------------------------------------------------ from the beginning to the end

    async def on_mount(self) -> None:
        """Begin, or ask whether to go on with what was cut off."""
        await self.push_screen(self._playing)
        if self._unfinished:
            self._is_asking = True
            self.push_screen(Offer(), self._offered)
        else:
            self._play(self._fresh())
        self.set_interval(LOOK, self.look)

    def _offered(self, answer: Answer | None) -> None:
        self._is_asking = False
        if answer == "resume" and self._unfinished:
            self._play(self._unfinished())
        elif answer == "anew":
            self._play(self._fresh())
        else:
            self.exit(STOPPED)

    def _play(self, session: Session) -> None:
        self._controls = Controls(session, self._clock, self._on_session_event)
        if session.state.phase == "finished":  # it was cut off while its end was shown
            self._end()
        self.controls.start()
        self.look()

    def look(self) -> None:
        """Time has passed: do what happens by itself, and show what is so now."""
        if self._controls:
            self._controls.tick()
            if why := self._unkept():
                self._unkept = str
                self._dialogs.append(lambda _: Unkept(why))
            self._show(self._controls)

    def _show(self, controls: Controls) -> None:
        """Draw what is so now, ring once for all that has happened, and ask what there is to ask."""
        step = controls.session.step
        new = step is not self._drawn
        if new:
            self._drawn, self._about = step, about(controls.session.timeline, step) if step else About()
        shown = view(controls.session, self._about, controls.counted)
        self._playing.show(shown)
        if new:
            self._playing.show_words(shown)
        if self._rings and not self._quiet:
            self.bell()
        self._rings = False
        self._ask_next()

    # ------------------------------------------------------------ what the session says

    def _on_session_event(self, event: e.Event) -> None:
        self._rings = self._rings or rings(event)
        if self._voice and (words := spoken(event)):
            self._voice.say(words)
        match event:
            case e.Cautions():
                texts = event.texts
                self._dialogs.append(lambda _: CautionsRead(texts))
            case e.Asked():
                self._dialogs.extend(_asking(what, event.exercise) for what in event.what)
            case e.StopRuleMet():
                rule, value = event.rule, event.value
                self._dialogs.appendleft(lambda _: StopRule(rule, value))
            case e.Finished():
                self._end()

    def _end(self) -> None:
        self._dialogs.append(
            lambda controls: Ending(controls.session.timeline.routine.name, controls.session.summary)
        )

    # ------------------------------------------------------------ what is asked

    def _ask_next(self) -> None:
        """Ask the next thing, while the session stands still; go on where there is nothing to ask."""
        if self._is_asking:
            return
        if self._dialogs:
            self._is_asking = True
            self.controls.hold()
            dialog = self._dialogs.popleft()(self.controls)
            self.push_screen(dialog, lambda answer: self._answered(dialog, answer))
        else:
            self.controls.release()

    def _ask(self, make: Callable[[Controls], Dialog]) -> None:
        self._dialogs.append(make)
        self.look()

    def _answered(self, dialog: Dialog, answer: Answer | None) -> None:
        self._is_asking = False
        controls = self.controls
        match dialog, answer:
            case CautionsRead(), "read":
                controls.acknowledge()
            case CautionsRead(), _:
                self.action_end()
                return
            case StopRule() | Quit() | Unkept(), "stop":
                controls.stop()
            case StopRule(), "go on":
                controls.resume()
            case Asking(), float():
                controls.report(dialog.prompt.what, answer, dialog.prompt.exercise)
            case Jump(), int():
                controls.jump(answer)
            case Ending(), _:
                self._leave()
                return
        self.look()

    def _leave(self) -> None:
        summary = self.controls.session.summary
        self.exit(FINISHED if summary.finished and not summary.stopped else STOPPED)

    # ------------------------------------------------------------ keys

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.controls.pause()
        self.look()

    def action_done(self) -> None:
        """The step is done."""
        self.controls.done()
        self.look()

    def action_skip(self) -> None:
        """Leave the step out."""
        self.controls.skip()
        self.look()

    def action_go_back(self) -> None:
        """Go back a step."""
        self.controls.back()
        self.look()

    def action_jump(self) -> None:
        """Go somewhere else."""
        self._ask(lambda controls: Jump(controls.session.timeline, controls.session.state.index))

    def action_more(self) -> None:
        """One rep or one round more."""
        self.controls.count(+1)
        self.look()

    def action_less(self) -> None:
        """One rep less."""
        self.controls.count(-1)
        self.look()

    def action_pain(self) -> None:
        """Say how much it hurts."""
        self._ask(_asking("pain", self._exercise))

    def action_effort(self) -> None:
        """Say how hard it is."""
        self._ask(_asking("effort", self._exercise))

    def action_up(self) -> None:
        """Read back."""
        self._playing.scroll_words(-1)

    def action_down(self) -> None:
        """Read on."""
        self._playing.scroll_words(+1)

    def action_help(self) -> None:
        """Show all keys."""
        self._ask(lambda _: Help())

    def action_leave(self) -> None:
        """End it here, if that is meant."""
        self._ask(lambda _: Quit())

    def action_end(self) -> None:
        """End it at once."""
        if self._controls is None:
            self.exit(STOPPED)
            return
        self._controls.stop()
        self._leave()

    @property
    def _exercise(self) -> str | None:
        step = self.controls.session.step
        return step.exercise if step else None


def _asking(what: str, exercise: str | None) -> Callable[[Controls], Dialog]:
    return lambda _: Asking(Prompt(what, exercise))
