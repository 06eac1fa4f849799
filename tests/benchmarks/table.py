"""Ratios as tables: what was measured, beside what, and what it should come to."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles
from typing import Literal

from attrs import frozen

NOT_INSTALLED = "not installed"
NOT_MEASURED = "not measured here"


@frozen
class Ratio:
    """One figure of several rounds, in each of which both sides took their turn."""

    rounds: tuple[float, ...]

    @classmethod
    def of(cls, ours: Sequence[float], theirs: Sequence[float]) -> "Ratio":
        """How many times one side is the other, round by round."""
        return cls(tuple(one / other for one, other in zip(ours, theirs, strict=True)))

    @property
    def median(self) -> float:
        """The round in the middle."""
        return median(self.rounds)

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles; of fewer than four rounds the lowest and the highest."""
        if len(self.rounds) < 4:
            return min(self.rounds), max(self.rounds)
        low, _, high = quantiles(self.rounds, n=4, method="inclusive")
        return low, high


@frozen
class Aim:
    """What a ratio should come to."""

    bound: Literal["at least", "at most"]
    value: float

    def met(self, ratio: Ratio) -> bool:
        """Whether the median comes to it."""
        if self.bound == "at least":
            return ratio.median >= self.value
        return ratio.median <= self.value

    def __str__(self) -> str:
        return f"{self.bound} {self.value:g}"


@frozen
class Row:
    """A figure: what was done, beside what; in place of a ratio stands why there is none."""

    what: str
    beside: str
    ratio: Ratio | str
    aim: Aim | None = None

    def __str__(self) -> str:
        if isinstance(self.ratio, str):
            return f"| {self.what} | {self.beside} | {self.ratio} | | {self.aim or ''} | |"
        low, high = self.ratio.spread
        met = "" if self.aim is None else "yes" if self.aim.met(self.ratio) else "no"
        figures = f"{_figure(self.ratio.median)} | {_figure(low)} to {_figure(high)}"
        return f"| {self.what} | {self.beside} | {figures} | {self.aim or ''} | {met} |"


@frozen
class Table:
    """Rows of one kind; `figure` says what their ratios are."""

    title: str
    figure: str
    rows: tuple[Row, ...]

    def lines(self) -> Iterator[str]:
        """The table in Markdown."""
        yield f"## {self.title}"
        yield ""
        yield f"| what | beside | {self.figure} | spread | aim | met |"
        yield "| --- | --- | ---: | ---: | ---: | --- |"
        yield from map(str, self.rows)


def written(tables: Iterable[Table], about: Sequence[str]) -> str:
    """A page of tables, with what is to be known of all of them."""
    lines = ["# Speed, beside what people would use instead", "", *about]
    for table in tables:
        lines += ["", *table.lines()]
    return "\n".join(lines) + "\n"


def _figure(ratio: float) -> str:
    """A figure with as many places as it can bear."""
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"
