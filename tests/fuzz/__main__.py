"""`python -m tests.fuzz --seconds 60`: texts that reach ever more of the code, each held to what is promised.

It begins with the examples, the conformance cases and those of the table of codes, and changes them, guided
by what they reach (with atheris). What breaks a promise is kept in a file; `python -m tests.fuzz FILE…` looks
at such files again, without atheris. Exit status: 0 nothing was found, 1 something was, 2 it can't run.
"""

import argparse
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

INSTALL = 'the fuzzer needs atheris, for Linux: pip install --editable ".[fuzz]"'
ROOM = 1000
"""Bytes of the longest text that is made."""
SEEDS_A_SECOND = 20
"""Texts to begin with; they are all read before any is changed."""
PATIENCE = 300
"""Seconds after its time after which the fuzzer is ended."""
_RUNS = re.compile(r"^(?:Done |stat::number_of_executed_units: )([0-9]+)", re.MULTILINE)
_PROGRESS = re.compile(r"^#[0-9]+\t(?:NEW|REDUCE|pulse) .*\n", re.MULTILINE)
_COUNTED = re.compile(r"^#([0-9]+)\t", re.MULTILINE)


def main(arguments: list[str] | None = None) -> int:
    """Fuzz for a while, or look at findings again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="how long")
    parser.add_argument("--seed", type=int, default=0, help="begins another way; 0: each time another")
    parser.add_argument("--findings", type=Path, default=Path("findings"), help="where findings are kept")
    parser.add_argument("files", nargs="*", type=Path, help="findings to look at again")
    options = parser.parse_args(arguments)
    if options.files:
        return look_again(options.files)
    if find_spec("atheris") is None:
        print(INSTALL, file=sys.stderr)
        return 2
    return fuzz(options.seconds, options.seed, options.findings)


def look_again(files: list[Path]) -> int:
    """Look at the texts of some files; what they break comes out as it is."""
    from tests.fuzz.target import look, text_of

    for file in files:
        look(text_of(file.read_bytes()))
    print(f"{len(files)} looked at again, nothing found")
    return 0


def fuzz(seconds: int, seed: int, findings: Path) -> int:
    """Let the fuzzer run in a process of its own and tell what came of it."""
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, text in enumerate(seeds(seconds * SEEDS_A_SECOND)):
            (corpus / f"{number:04}").write_bytes(text)
        words = Path(folder) / "words"
        words.write_text("".join(f'"{word}"\n' for word in dictionary()), encoding="ascii")
        kept = Path(folder) / "kept"
        kept.mkdir()
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "tests.fuzz.guided"),
                *(
                    f"-max_total_time={seconds}",
                    f"-seed={seed}",
                    f"-max_len={ROOM}",
                ),
                *(f"-dict={words}", f"-artifact_prefix={kept}/", "-print_final_stats=1", str(corpus)),
            ],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=seconds + PATIENCE,
        )
        found = sorted(kept.iterdir())
        for file in found:
            findings.mkdir(exist_ok=True)
            (findings / file.name).write_bytes(file.read_bytes())
    said = ran.stdout + ran.stderr
    runs = [int(each) for each in _RUNS.findall(said) or _COUNTED.findall(said)]
    print(f"{max(runs, default=0):,} texts in {seconds} s, {len(found)} findings")
    for file in found:
        print(f"see {findings / file.name}; look again with `python -m tests.fuzz {findings / file.name}`")
    if ran.returncode or found:
        print(_PROGRESS.sub("", said), file=sys.stderr)
    return int(bool(ran.returncode or found))


def seeds(most: int) -> list[bytes]:
    """The texts to begin with; of those that are too long as many lines as there is room for."""
    from routinekit.codes import CODES

    folders = (Path("examples"), Path("grammar/conformance"))
    texts = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.routine"))]
    texts += [code.good.encode() for code in CODES.values()]
    short = [text if len(text) <= ROOM else text[:ROOM].rpartition(b"\n")[0] for text in texts]
    return random.Random(8).sample(short, min(most, len(short)))


def dictionary() -> Iterator[str]:
    """The words of the language, and signs, as libFuzzer reads them."""
    from routinekit.parser.grammar import tables
    from routinekit.quantities import UNIT_OF_WORD
    from routinekit.vocabulary import CONDITION_WORDS, FIELDS

    keywords = {word for scan in tables().scanners for words in scan.keywords.values() for word in words}
    for word in sorted({*keywords, *UNIT_OF_WORD, *FIELDS, *CONDITION_WORDS}):
        if word.isascii() and word.replace(" ", "").isalpha():
            yield word
    for sign in (
        ", ",
        ": ",
        " # ",
        "\n",
        "\n  ",
        "\n    ",
        "{w}",
        "(week 2 5)",
        " +1 per week",
        "8-12",
        "1:30",
    ):
        yield "".join(f"\\x{ord(character):02x}" for character in sign)
    for sign in ("\u200b", "\u202e", "\u0301", "\u00a0", "\uff15", "\u2028", "\ufeff"):
        yield "".join(f"\\x{byte:02x}" for byte in sign.encode())


if __name__ == "__main__":
    sys.exit(main())
