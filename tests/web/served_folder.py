"""A folder with routines of every kind, and with everything that must never be served beside them."""

import os
from pathlib import Path

BACK = """routine My back
  caution: Ask your doctor.
  variants easy, hard
  setting work 30s from 15s to 60s
  frequency 3 times a week
  stop if pain > 3
  ask effort
section Warm-up
  do March, for {work}
section Main
  exercise Bridge, reps 10 (hard 15), hold 2s, ask pain
    position: Lie on your back.
    caution: Not with a fresh scar.
    tip: Breathe.
  do Walk, for 5min, optional
"""
USES = 'routine Uses\n  use "../lib.routine"\ndo Plank\n'
LIBRARY = "library Words\nexercise Plank, hold 5s\n"
BAD = "routine Bad\ndo Plank, hold 5\ndo Row, for 5 m\n"
ODD = "routine Odd\ndo Plank\n"
SECRET = "routine Secret\ndo Nothing, for 30s\n"


def filled(folder: Path) -> Path:
    """The folder that is served; what lies beside it is nobody's business."""
    root, outside = folder / "routines", folder / "outside"
    for made in (root / "week 1", root / "empty", root / ".git", root / "dir.routine", outside):
        made.mkdir(parents=True)
    texts = {
        "back.routine": BACK,
        "bad.routine": BAD,
        "odd.routine": ODD,
        "lib.routine": LIBRARY,
        "week 1/uses.routine": USES,
        "week 1/50% #1 <b>?.routine": "routine Half & half <b>\ndo Row, for 400 metres\n",
        "week 1/كوبرا.routine": "routine كوبرا\ndo Cobra, hold 5s\n",
        "notes.txt": "private",
        ".hidden.routine": SECRET,
        ".git/inside.routine": SECRET,
        "dir.routine/inside.routine": SECRET,
    }
    for name, text in texts.items():
        (root / name).write_text(text)
    (outside / "secret.routine").write_text(SECRET)
    (root / "alias.routine").symlink_to("back.routine")
    (root / "also").symlink_to("week 1")
    for name, target in {
        "link.routine": "../outside/secret.routine",
        "absolute.routine": str(outside / "secret.routine"),
        "out": "../outside",
        "passwd.routine": "/etc/passwd",
        "zero.routine": "/dev/zero",
        "text.routine": "notes.txt",
        "unhidden.routine": ".hidden.routine",
        "ungit": ".git",
        "gone.routine": "nowhere.routine",
        "itself.routine": "itself.routine",
        "parent": "..",
    }.items():
        (root / name).symlink_to(target)
    os.mkfifo(root / "pipe.routine")
    return root


TRICKS = [
    "/nothing.routine/",
    "/nothing/",
    "/notes.txt",
    "/notes.txt/",
    "/.hidden.routine",
    "/.hidden.routine/",
    "/%2ehidden.routine/text",
    "/.git/",
    "/.git/inside.routine/text",
    "/dir.routine/",
    "/dir.routine/text",
    "/dir.routine/inside.routine/text",
    "/../outside/secret.routine/text",
    "/..%2foutside%2fsecret.routine/text",
    "/%2e%2e/outside/secret.routine/text",
    "/%2e%2e%2foutside%2fsecret.routine%2ftext",
    "/%252e%252e/outside/secret.routine/text",
    "/%252e%252e%252foutside%252fsecret.routine/text",
    "/..%c0%afoutside/secret.routine/text",
    "/%c0%ae%c0%ae/outside/secret.routine/text",
    "/..%5coutside%5csecret.routine/text",
    "/..\\outside\\secret.routine/text",
    "/..;/outside/secret.routine/text",
    "/....//outside/secret.routine/text",
    "/week%201/../back.routine/text",
    "/week%201/../../outside/secret.routine/text",
    "/./back.routine/text",
    "/week%201/./uses.routine/text",
    "//back.routine/text",
    "/week%201//uses.routine/text",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/etc/passwd",
    "/file:///etc/passwd",
    "/C:%5cWindows%5cwin.ini",
    "/C:/back.routine/text",
    "/back.routine::$DATA/text",
    "/back.routine%00/text",
    "/back.routine%00.txt",
    "/%00",
    "/back.routine%0a/text",
    "/%0aback.routine/text",
    "/back.routine%20/text",
    "/back.routine./text",
    "/BACK.ROUTINE/text",
    "/back.routine/../back.routine/text",
    "/back.routine/text%0a",
    "/back.routine/text/",
    "/back.routine/nothing",
    "/back.routine/%2e%2e/notes.txt",
    "/back.routine//text",
    "/link.routine/text",
    "/link.routine",
    "/absolute.routine/text",
    "/out/",
    "/out/secret.routine/text",
    "/parent/",
    "/parent/outside/secret.routine/text",
    "/passwd.routine/text",
    "/zero.routine/text",
    "/text.routine/text",
    "/unhidden.routine/text",
    "/ungit/",
    "/ungit/inside.routine/text",
    "/gone.routine/text",
    "/itself.routine/text",
    "/pipe.routine",
    "/pipe.routine/",
    "/pipe.routine/text",
    "/pipe.routine/timeline.json",
    "/%ff.routine/text",
    "/%ed%a0%80.routine/text",
    "/" + "a" * 300 + ".routine/text",
    "/" + "a/" * 1500 + "b.routine/text",
    "/~root/",
    "/%7eroot/.bashrc",
    "/proc/self/environ",
    "/favicon.ico",
    "/.well-known/x",
    "/index.json/",
]
"""Addresses at which there is nothing, however they are meant."""
