"""HTML whose text can't be taken for markup: an element escapes whatever is put into it.

Only an `Element` is written as markup, and only `element` makes one, of a tag that stands in the code.
"""

from collections.abc import Iterable
from html import escape
from typing import Union

from attrs import frozen

Content = Union[str, "Element", None, Iterable["Content"]]

_VOID = ("br", "link", "meta")
"""Elements without content, which have no end tag."""
_RAW_TEXT = "style"
"""The element whose text is not escaped, for it would mean something else then."""


@frozen
class Element:
    """An element with its attributes and what is in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    content: tuple[Content, ...]

    def __str__(self) -> str:
        start = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        if self.tag in _VOID:
            return f"<{self.tag}{start}>"
        return f"<{self.tag}{start}>{self._inside()}</{self.tag}>"

    def _inside(self) -> str:
        if self.tag != _RAW_TEXT:
            return html(self.content)
        text = "".join(part for part in self.content if isinstance(part, str))
        if "<" in text:
            raise ValueError("a style has no `<`, which might end it")
        return text


def element(tag: str, *content: Content, **attributes: str) -> Element:
    """An element; of a name such as `class_` or `http_equiv` the attribute is `class` or `http-equiv`."""
    named = ((name.strip("_").replace("_", "-"), value) for name, value in attributes.items())
    return Element(tag, tuple(named), content)


def html(content: Content) -> str:
    """What is in an element, as HTML."""
    match content:
        case None:
            return ""
        case str():
            return escape(content)
        case Element():
            return str(content)
        case _:
            return "".join(map(html, content))
