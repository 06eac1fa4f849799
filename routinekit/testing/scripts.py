"""What a person may do while a session runs: inputs with times, in any order and at any moment."""

from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from routinekit.choosing import choosable
from routinekit.session import Session
from routinekit.session.events import Event
from routinekit.session.table import REPORTS
from routinekit.steps import Timeline


@frozen
class Input:
    """One input of a script: a method of `Session`, what it takes, and the time in seconds."""

    name: str
    now: float
    takes: tuple[Any, ...] = ()

    def give(self, session: Session) -> tuple[Event, ...]:
        """Give it to a session; a choice that comes too late is no more than a tick."""
        try:
            events: tuple[Event, ...] = getattr(session, self.name)(*self.takes, self.now)
        except ValueError:
            if self.name != "choose":
                raise
            return session.tick(self.now)
        return events


_PLAIN = ("start", "acknowledge", "tick", "pause", "resume", "done", "skip", "back", "count_round", "stop")
_OFTEN = ("start", "acknowledge", *("tick", "done", "skip") * 3, *("pause", "resume") * 2)


def inputs(timeline: Timeline) -> st.SearchStrategy[tuple[str, tuple[Any, ...]]]:
    """The names of inputs, and what they take where this timeline is played."""
    value = st.one_of(st.integers(0, 12), st.floats(0, 100))
    names = sorted(choosable(timeline.routine).values())
    taking = [
        st.tuples(st.just("report"), st.tuples(st.sampled_from(tuple(REPORTS)), value)),
        st.tuples(st.just("choose"), st.tuples(st.sets(st.sampled_from(names), max_size=3)))
        if names
        else st.nothing(),
        st.tuples(st.just("jump"), st.tuples(st.integers(-len(timeline), len(timeline) - 1)))
        if timeline
        else st.nothing(),
    ]
    plain = st.sampled_from([*_PLAIN, *_OFTEN]).map(lambda name: (name, ()))
    return st.one_of(plain, plain, *taking)


def moments() -> st.SearchStrategy[float]:
    """Seconds from one input to the next: none, some, many, and sometimes less than none."""
    whole = st.integers(0, 60).map(float)
    return st.one_of(whole, whole, st.integers(0, 90_000).map(lambda each: each / 1000), st.just(-2.0))


def session_scripts(timeline: Timeline, *, most: int = 20) -> st.SearchStrategy[list[Input]]:
    """What a person may do with a session of this timeline; the first input starts it.

    >>> from hypothesis import given, settings, strategies as st
    >>> import routinekit as rk
    >>> timeline = rk.timeline(rk.load("examples/lower-back-pain.routine"))
    >>> @settings(max_examples=5)
    ... @given(session_scripts(timeline))
    ... def test_my_front_end_shows_every_step(script):
    ...     session = rk.Session(timeline)
    ...     for each in script:
    ...         for event in each.give(session):
    ...             assert event.at <= session.elapsed
    >>> test_my_front_end_shows_every_step()
    """

    def script(drawn: list[tuple[tuple[str, tuple[Any, ...]], float]]) -> list[Input]:
        made, now = [Input("start", 0)], 0.0
        for (name, takes), later in drawn:
            now += later
            made.append(Input(name, now, takes))
        return made

    return st.lists(st.tuples(inputs(timeline), moments()), max_size=most).map(script)
