"""The terminal player: it gives the keys to a `Player`, ticks it, and shows what the session answers."""

import time
from collections import deque
from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

import routinekit.session.events as e
from routinekit.session import Session
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
)
from routinekit.terminal.keys import bindings
from routinekit.terminal.player import Player
from routinekit.terminal.playing import Playing
from routinekit.terminal.questions import Question
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
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        began = now()
        self._clock = lambda: (now() - began) * speed
        self._fresh, self._unfinished = fresh, unfinished
        self._quiet, self._voice = quiet, voice
        self._playing = Playing()
        self._player: Player | None = None
        self._about = About()
        self._drawn: object = None  # the step that it is about
        self._talks: deque[Callable[[Player], Dialog]] = deque()
        self._talking = False
        self._rings = False

    @property
    def player(self) -> Player:
        """The hand on the session; there is one as soon as the person has chosen what to play."""
        assert self._player is not None
        return self._player

    @property
    def session(self) -> Session | None:
        """What is played, if the person has chosen it."""
        return self._player.session if self._player else None

    # ------------------------------------------------------------ from the beginning to the end

    async def on_mount(self) -> None:
        """Begin, or ask whether to go on with what was cut off."""
        await self.push_screen(self._playing)
        if self._unfinished:
            self._talking = True
            self.push_screen(Offer(), self._offered)
        else:
            self._play(self._fresh())
        self.set_interval(LOOK, self.look)

    def _offered(self, answer: Answer | None) -> None:
        self._talking = False
        if answer == "resume" and self._unfinished:
            self._play(self._unfinished())
        elif answer == "anew":
            self._play(self._fresh())
        else:
            self.exit(STOPPED)

    def _play(self, session: Session) -> None:
        self._player = Player(session, self._clock, self._hear)
        if session.state.phase == "finished":  # it was cut off while its end was shown
            self._end()
        self.player.start()
        self.look()

    def look(self) -> None:
        """Time has passed: do what happens by itself, and show what is so now."""
        if self._player:
            self._player.look()
            self._show(self._player)

    def _show(self, player: Player) -> None:
        """Draw what is so now, ring once for all that has happened, and ask what there is to ask."""
        step = player.session.step
        new = step is not self._drawn
        if new:
            self._drawn, self._about = step, about(player.session.timeline, step) if step else About()
        shown = view(player.session, self._about, player.counted)
        self._playing.show(shown)
        if new:
            self._playing.show_words(shown)
        if self._rings and not self._quiet:
            self.bell()
        self._rings = False
        self._talk()

    # ------------------------------------------------------------ what the session says

    def _hear(self, event: e.Event) -> None:
        self._rings = self._rings or rings(event)
        if self._voice and (words := spoken(event)):
            self._voice.say(words)
        match event:
            case e.Cautions():
                texts = event.texts
                self._talks.append(lambda _: CautionsRead(texts))
            case e.Asked():
                self._talks.extend(_asking(what, event.exercise) for what in event.what)
            case e.StopRuleMet():
                rule, value = event.rule, event.value
                self._talks.appendleft(lambda _: StopRule(rule, value))
            case e.Finished():
                self._end()

    def _end(self) -> None:
        self._talks.append(
            lambda player: Ending(player.session.timeline.routine.name, player.session.summary)
        )

    # ------------------------------------------------------------ what is asked

    def _talk(self) -> None:
        """Ask the next thing, while the session stands still; go on where there is nothing to ask."""
        if self._talking:
            return
        if self._talks:
            self._talking = True
            self.player.hold()
            dialog = self._talks.popleft()(self.player)
            self.push_screen(dialog, lambda answer: self._answered(dialog, answer))
        else:
            self.player.release()

    def _ask(self, make: Callable[[Player], Dialog]) -> None:
        self._talks.append(make)
        self.look()

    def _answered(self, dialog: Dialog, answer: Answer | None) -> None:
        self._talking = False
        player = self.player
        match dialog, answer:
            case CautionsRead(), "read":
                player.acknowledge()
            case CautionsRead(), _:
                self.action_end()
                return
            case StopRule() | Quit(), "stop":
                player.stop()
            case StopRule(), "go on":
                player.go_on()
            case Asking(), float():
                player.report(dialog.question.what, answer, dialog.question.exercise)
            case Jump(), int():
                player.jump(answer)
            case Ending(), _:
                self._leave()
                return
        self.look()

    def _leave(self) -> None:
        summary = self.player.session.summary
        self.exit(FINISHED if summary.finished and not summary.stopped else STOPPED)

    # ------------------------------------------------------------ keys

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.player.pause()
        self.look()

    def action_done(self) -> None:
        """The step is done."""
        self.player.done()
        self.look()

    def action_skip(self) -> None:
        """Leave the step out."""
        self.player.skip()
        self.look()

    def action_go_back(self) -> None:
        """Go back a step."""
        self.player.back()
        self.look()

    def action_jump(self) -> None:
        """Go somewhere else."""
        self._ask(lambda player: Jump(player.session.timeline, player.session.state.index))

    def action_more(self) -> None:
        """One rep or one round more."""
        self.player.count(+1)
        self.look()

    def action_less(self) -> None:
        """One rep less."""
        self.player.count(-1)
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
        if self._player is None:
            self.exit(STOPPED)
            return
        self._player.stop()
        self._leave()

    @property
    def _exercise(self) -> str | None:
        step = self.player.session.step
        return step.exercise if step else None


def _asking(what: str, exercise: str | None) -> Callable[[Player], Dialog]:
    return lambda _: Asking(Question(what, exercise))
