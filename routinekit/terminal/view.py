"""What the player shows of a session at a moment, as data: computed here, drawn in `playing`."""

from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from routinekit.model import Prose
from routinekit.plan.tree import NOTHING, Measure
from routinekit.plan.walk import measure_before
from routinekit.quantities import clock_text
from routinekit.session import Session
from routinekit.session.table import PROSE_FIRST, WORDS
from routinekit.steps import Step, Timeline
from routinekit.terminal.places import counters, next_exercise, step_line
from routinekit.terminal.target import target_words
from routinekit.vocabulary import TOLD

OPEN = "-:--"
"""What a clock shows where nobody knows the time."""


@frozen
class Left:
    """How many milliseconds are left, None where nobody knows, and whether that is an estimate."""

    milliseconds: int | None
    estimate: bool = False

    @property
    def mark(self) -> str:
        """The sign of an estimate."""
        return "~" if self.estimate else ""

    @property
    def figures(self) -> str:
        """As a clock shows it; zero only when the time is over."""
        return OPEN if self.milliseconds is None else seconds_text(self.milliseconds)


@frozen
class About:
    """What is known of a step as long as it is done: it changes only with the step."""

    exercise: str = ""
    text: str = ""
    where: str = ""
    target: str = ""
    words: tuple[Prose, ...] = ()
    tasks: tuple[str, ...] = ()
    next: str = ""
    before: Measure = NOTHING


@frozen
class View:
    """All that is shown. `fraction` is how much of the whole is over, `left` what is left of it."""

    title: str
    place: str
    about: About
    clock: Left
    state: str
    counted: str
    watch: str
    fraction: float
    left: str


def about(timeline: Timeline, step: Step) -> About:
    """What is shown of a step."""
    after = next(iter(timeline[step.index + 1 : step.index + 2]), None)
    before = measure_before(timeline.root, step.index)
    target = target_words(step.target)
    return About(
        exercise=step.exercise or "",
        text=step.text,
        where=" · ".join(counters(step)),
        target=target if target != step.text else "",
        words=tuple(_words(timeline, step)),
        tasks=step.tasks,
        next=_next(timeline, step, after),
        before=before,
    )


def view(session: Session, about: About, reps: str = "") -> View:
    """What is shown now; `about` is of the step that is being done, `reps` what was counted in its set."""
    timeline, step = session.timeline, session.step
    fraction, left = _whole(session, about.before)
    return View(
        title=timeline.routine.name,
        place=f"step {step.index + 1:,} of {len(timeline):,}" if step else "",
        about=about,
        clock=left_of(session),
        state=_state(session),
        counted=_counted(session, reps),
        watch=" · ".join(_watches(session)),
        fraction=fraction,
        left=left,
    )


def left_of(session: Session) -> Left:
    """What is left of the step; a cap around it is no time of its own."""
    step, left = session.step, session.left
    if step is None:
        return Left(None)
    outer = None if left is None else round(left.total_seconds() * 1000)
    passed = session.state.now - session.state.started
    own = None if step.duration_ms is None else max(0, step.duration_ms - passed)
    capped = outer is not None and any(
        running.clock.is_watch and running.ends == session.state.now + outer
        for running in session.state.clocks
    )
    if outer is None or (capped and (own is None or own < outer)):
        return Left(own, own is not None and not step.exact)
    filled = any(running.ends == session.state.now + outer for running in session.state.clocks)
    return Left(outer, not step.exact and not filled)


def seconds_text(milliseconds: int) -> str:
    """A time as a clock shows it, in whole seconds, rounded up."""
    return clock_text(-(-milliseconds // 1000) * 1000)


# ---------------------------------------------------------------- of a step


def _words(timeline: Timeline, step: Step) -> Iterator[Prose]:
    """The words for the person: of what is done, and where that has none, of what comes next."""
    of = step
    if step.exercise is None and not step.tasks:
        ahead = islice(timeline.starting_at(step.index + 1), 2)
        of = next((each for each in ahead if each.prose), step)
    shown = [words for words in of.prose if words.field in TOLD]
    yield from (words for field in PROSE_FIRST for words in shown if words.field == field)
    yield from (words for words in shown if words.field not in PROSE_FIRST)
    yield from (words for words in timeline.prose if words.field == "stop if")


def _next(timeline: Timeline, step: Step, after: Step | None) -> str:
    if after is None:
        return str(WORDS["last"])
    said = step_line(after, step.exercise)
    later = next_exercise(timeline, step)
    then = WORDS["then"].format(exercise=later) if later and later not in said else ""
    return f"{WORDS['next'].format(step=said)}{then}"


# ---------------------------------------------------------------- of a moment


def _state(session: Session) -> str:
    state = session.state
    if state.phase == "paused":
        return "paused: Space goes on"
    if state.phase == "running" and state.waits:
        return "press n when you are done"
    return ""


def _counted(session: Session, reps: str) -> str:
    step = session.step
    if step and step.tasks:
        return f"rounds done: {session.state.rounds:,}"
    return f"reps done: {reps}" if reps else ""


def _watches(session: Session) -> Iterator[str]:
    """What is done against a watch: how long it has been running, and when it runs out."""
    for running in session.state.clocks:
        if running.clock.is_watch:
            now = session.state.now
            yield WORDS["watch"].format(time=clock_text((now - running.at) // 1000 * 1000))
            if running.ends is not None:
                yield WORDS["cap"].format(time=seconds_text(max(0, running.ends - now)))


def _whole(session: Session, before: Measure) -> tuple[float, str]:
    """How much of the whole is over, and what is left of it in words."""
    total, step = session.timeline.root.measure, session.step
    if session.state.phase == "finished":
        return 1.0, "nothing left"
    over = _over(session, before) if step else 0
    left, still_open = max(0, total.time - over), total.open - before.open
    mark = "~" if total.estimated > before.estimated else ""
    known = f"{mark}{seconds_text(left)}" if left or not still_open else ""
    opened = f"{still_open:,} {WORDS['open'][still_open != 1]}" if still_open else ""
    words = WORDS["left"].format(times=" + ".join(filter(None, [known, opened])))
    return _share(over, total.time) if total.time else _share(before.steps, total.steps), words


def _over(session: Session, before: Measure) -> int:
    """The milliseconds of the plan that are over: an interval takes its time, whatever is done in it."""
    step, now = session.step, session.state.now
    for running in session.state.clocks:
        if not running.clock.is_watch:
            outside = measure_before(session.timeline.root, running.clock.first)
            return outside.time + now - running.at
    return before.time + min(now - session.state.started, (step.duration_ms if step else None) or 0)


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole else 1.0
