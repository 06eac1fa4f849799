"""HTML in which words stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routinekit.web.html_page import NOTHING_ALLOWED, policy_in
from routinekit.web.markup import element, html


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "</style><b>", "\" onclick='x'", "&lt;", "'", "]]>", "<!--"]
)
def test_words_are_escaped_wherever_they_stand(hostile: str) -> None:
    made = str(element("p", hostile, ["in a list", hostile], element("b", hostile), title=hostile))
    assert "<script" not in made
    assert "<!--" not in made
    assert "</style" not in made
    assert made.count('"') == 2
    assert "'" not in made


@given(st.text())
def test_no_words_make_markup(text: str) -> None:
    made = html(text)
    assert not set(made) & set("<>\"'")


def test_an_element_as_it_is_written() -> None:
    assert str(element("p", "a", None, element("br"), class_="b", aria_label="c")) == (
        '<p class="b" aria-label="c">a<br></p>'
    )


def test_a_style_is_not_escaped_and_can_not_end_early() -> None:
    assert str(element("style", "a > b {}")) == "<style>a > b {}</style>"
    with pytest.raises(ValueError, match="no `<`"):
        str(element("style", "</style>"))


def test_the_policy_of_a_page_that_carries_one() -> None:
    carried = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; ">'
    assert policy_in(carried) == "default-src 'none'; frame-ancestors 'none'"
    assert policy_in("<p>") == NOTHING_ALLOWED
