"""A player in a few lines of asyncio: it says each step, counts down, and waits for Enter where you end one.

Run it with `python examples/embedding/asyncio_player.py FILE [SPEED]`.
"""

import asyncio
import sys
import time

import routinekit as rk
from routinekit import events


async def main(path: str, speed: float = 1) -> None:
    """Play a routine to its end; the keyboard gives inputs meanwhile."""
    session = rk.Session(rk.timeline(rk.load(path)))

    def enter() -> None:
        sys.stdin.readline()
        reading = session.state.phase == "cautions"
        press = session.acknowledge if reading else session.done
        show(*press(time.monotonic() * speed))

    asyncio.get_running_loop().add_reader(sys.stdin, enter)
    async for event in rk.play(session, speed=speed):
        show(event)
    print(f"{session.summary.done} of {len(session.timeline)} steps in {session.elapsed}")


def show(*told: events.Event) -> None:
    """Say what happened."""
    for event in told:
        match event:
            case events.Cautions(texts=texts):
                print(*texts, "Press Enter when you have read this.", sep="\n")
            case events.StepStarted(step=step):
                print(step.text, f"({step.side})" if step.side else "", flush=True)
            case events.Waiting():
                print("  Press Enter when you are done.")
            case events.Countdown(seconds=seconds):
                print(f"  {seconds}")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *map(float, sys.argv[2:])))
