"""The page of a routine for paper: what to heed first, then each exercise as its author wrote it."""

from collections.abc import Iterable, Iterator

from attrs import Factory, define

from routinekit.doses import Ask, Course, Frequency, StopIf
from routinekit.model import Prose
from routinekit.outline import dose_text, group_dose_text, time_text, title
from routinekit.quantities import counted
from routinekit.resolve import Group, Prescription
from routinekit.session.safety import Safety
from routinekit.steps import Part, Timeline
from routinekit.vocabulary import TOLD
from routinekit.web.html_page import HtmlPage, author_text, html_page
from routinekit.web.markup import Element, element

_SAFETY_FIELDS = ("caution", "start when", "stop if")
"""The fields of the whole routine that stand above all else, and so not once more below."""
_LAST_HEADING = 6
"""The last level that a heading has."""
_BLANK = "________"


def handout_page(timeline: Timeline, chosen: str, *, language: str) -> HtmlPage:
    """The whole page; `chosen` tells what was chosen about the routine."""
    name = timeline.routine.name
    steps = counted(len(timeline), "step", "steps")
    facts = [f"Takes {time_text(timeline.total)} ({steps})", *_schedule(timeline)]
    if chosen:
        facts.append(f"For: {chosen}")
    writer = _SectionWriter(timeline.stops)
    return html_page(
        name,
        element("nav", element("a", "Play", href="./"), aria_label="This routine"),
        element(
            "main",
            author_text("h1", name),
            _before_start(timeline),
            element("div", *(author_text("p", fact) for fact in facts), class_="facts"),
            _prose(words for words in timeline.prose if words.field not in _SAFETY_FIELDS),
            *writer.parts(timeline.parts, 2),
            _to_note(
                "At the end, note", (each.what for each in timeline.routine.doses if isinstance(each, Ask))
            ),
            element("p", "~ marks a time that is partly an estimate.", class_="soft"),
        ),
        language=language,
    )


def _schedule(timeline: Timeline) -> Iterator[str]:
    """How often it is done, and for how long."""
    for dose in timeline.routine.doses:
        if isinstance(dose, Frequency | Course):
            words = dose.words or str(dose).removeprefix(f"{dose.word} ")
            yield f"{'How often' if isinstance(dose, Frequency) else 'For how long'}: {words}"


def _before_start(timeline: Timeline) -> Element | None:
    """All cautions, whatever they were written on, and when to stop."""
    start = {words.text for words in timeline.prose if words.field == "start when"}
    cautions = (f"Start when {text}" if text in start else text for text in Safety(timeline).cautions)
    stops = (f"Stop if {words.text}" for words in timeline.prose if words.field == "stop if")
    lines = [*cautions, *map(_stop, timeline.stops), *stops]
    if not lines:
        return None
    listed = element("ul", *(author_text("li", line) for line in lines))
    return element("section", element("h2", "Before you start"), listed, class_="heed")


def _stop(rule: StopIf) -> str:
    """A rule as a sentence: `Stop if pain > 3`."""
    return f"S{str(rule).removeprefix('s')}"


def _prose(prose: Iterable[Prose]) -> Element | None:
    """Words for the person, a paragraph each, in the order in which they are read aloud."""
    given = list(prose)
    words = [each for field in TOLD for each in given if each.field == field]
    pairs = [
        (
            element("dt", each.field.capitalize()),
            *(author_text("dd", part) for part in each.text.split("\n\n")),
        )
        for each in words
    ]
    return element("dl", *pairs) if pairs else None


def _to_note(lead: str, asked: Iterable[str]) -> Element | None:
    """What the person is asked for, with room to write it down."""
    fields = [f"{what} {_BLANK}" for what in dict.fromkeys(asked)]
    return element("p", f"{lead}: {', '.join(fields)}") if fields else None


@define
class _SectionWriter:
    """Writes a section for each part; the prose of an exercise that comes again stands only in the first.

    `stops` are the rules of the whole, which stand above.
    """

    stops: tuple[StopIf, ...]
    written: set[tuple[str, tuple[Prose, ...]]] = Factory(set)

    def parts(self, parts: Iterable[Part], level: int) -> Iterator[Element]:
        """A section for each exercise and each block, and a line for what stands between."""
        for part in parts:
            item = part.item
            if isinstance(item, Prescription):
                yield self._exercise(part, item, level)
            elif isinstance(item, Group):
                yield self._block(part, item, level)
            else:
                yield element("p", str(item.dose), class_="dose")

    def _exercise(self, part: Part, item: Prescription, level: int) -> Element:
        return element(
            "section",
            _heading(item.name, level),
            author_text("p", dose_text(item), class_="dose"),
            element("p", time_text(part.total), class_="soft"),
            self._words(item.name, item.prose),
            *(element("p", _stop(stop)) for stop in item.stops if stop not in self.stops),
            _to_note("Afterwards, note", (ask.what for ask in item.asks)),
            class_="exercise",
        )

    def _block(self, part: Part, item: Group, level: int) -> Element:
        doses = group_dose_text(item)
        return element(
            "section",
            _heading(title(item), level),
            author_text("p", doses, class_="dose") if doses else None,
            element("p", time_text(part.total), class_="soft"),
            self._words(item.name, item.prose),
            *self.parts(part.parts, level + 1),
            class_="block",
        )

    def _words(self, name: str, prose: tuple[Prose, ...]) -> Element | None:
        if (name, prose) in self.written:
            return None
        self.written.add((name, prose))
        return _prose(prose)


def _heading(text: str, level: int) -> Element:
    return author_text(f"h{min(level, _LAST_HEADING)}", text)
