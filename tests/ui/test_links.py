"""Text from data in links and Markdown."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stakeholders.ui.links import plain


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_markdown_shows_plain_text_as_it_is(text):
    tokens = MarkdownIt("commonmark", {"html": True}).parseInline(f"x{plain(text)}x")[0].children
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == f"x{text}x"
