"""A player on the whole terminal: space pauses, n is next, b is back, Enter is done, q quits.

Run it with `python examples/embedding/curses_player.py FILE [SPEED]`.
"""

import curses
import sys
import time

import routinekit as rk


def main(screen: curses.window, path: str, speed: float = 1) -> rk.Summary:
    """Play a routine to its end, or until it is quit."""
    session = rk.Session(rk.timeline(rk.load(path)))
    screen.timeout(100)  # milliseconds to wait for a key
    now = time.monotonic() * speed
    session.start(now)
    while session.state.phase != "finished":
        draw(screen, session)
        paused = session.state.phase == "paused"
        keys = {" ": session.resume if paused else session.pause, "n": session.skip, "b": session.back}
        keys |= {"\n": session.done, "q": session.stop}
        if session.state.phase == "cautions":
            keys["\n"] = session.acknowledge
        key = screen.getch()
        now = time.monotonic() * speed
        keys.get(chr(max(key, 0)), session.tick)(now)
    return session.summary


def draw(screen: curses.window, session: rk.Session) -> None:
    """Show the step that is being done, and how long it still lasts."""
    step, left = session.step, session.left
    lines = [session.timeline.routine.name, "", *(session.cautions if step is None else [])]
    if step is not None:
        lines += [step.exercise or "", step.text, step.side or "", "" if left is None else str(left)[:7]]
        lines += [f"step {step.index + 1} of {len(session.timeline)}", session.state.phase]
    screen.erase()
    height, width = screen.getmaxyx()
    for row, line in enumerate([*lines, "", "space: pause · n: next · b: back · Enter: done · q: quit"]):
        if row < height:
            screen.addnstr(row, 0, line, width - 1)
    screen.refresh()


if __name__ == "__main__":
    summary = curses.wrapper(main, sys.argv[1], *map(float, sys.argv[2:]))
    print(f"{summary.done} steps done, {summary.skipped} left out, in {summary.elapsed}")
