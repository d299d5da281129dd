"""Letters survive the encodings that office programs write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.reading.encoding import as_utf8

NORDIC = "Östersund, Ørland, Ålesund, Jyväskylä – “Æ”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_or_plain_unicode_is_read_without_a_guess(encoding):
    recoded = as_utf8(NORDIC.encode(encoding))
    assert (recoded.text.decode(), recoded.guessed) == (NORDIC, False)


def test_windows_letters_are_read_and_said_to_be_a_guess():
    recoded = as_utf8(NORDIC.encode("cp1252"))
    assert (recoded.text.decode(), recoded.guessed) == (NORDIC, True)


def test_a_line_pasted_in_another_encoding_leaves_the_others_whole():
    mixed = NORDIC.encode() + "\nÖrnsköldsvik".encode("cp1252")
    assert as_utf8(mixed).text.decode() == f"{NORDIC}\nÖrnsköldsvik"


@given(st.binary(max_size=200))
def test_any_bytes_become_utf8(raw):
    as_utf8(raw).text.decode()
