"""Text from data in links and Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stakeholders.ui.links import linked, plain

JOINER = "\u2060"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_markdown_shows_plain_text_as_it_is(text):
    tokens = MarkdownIt("commonmark", {"html": True}).parseInline(f"x{plain(text)}x")[0].children
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens).replace(JOINER, "") == f"x{text}x".replace(JOINER, "")


@pytest.mark.parametrize("address", ["http://a.b", "HTTPS://a.b/c", "www.a.b", "me@a.b"])
def test_an_address_in_data_stays_text(address):
    shown = plain(f"see {address}").replace("\\", "")
    assert address not in shown  # what Streamlit would make a link of
    assert shown.replace(JOINER, "") == f"see {address}"


def test_a_link_shows_its_words_as_they_are_and_leads_where_it_says():
    tokens = MarkdownIt("commonmark").parseInline(linked("https://a.b/*c*", "https://a.b/"))[0].children
    assert tokens[0].type == "link_open"
    assert tokens[0].attrs == {"href": "https://a.b/"}
    assert "".join(token.content for token in tokens) == "https://a.b/*c*"
