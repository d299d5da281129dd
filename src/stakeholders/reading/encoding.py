"""Bytes of a text file become UTF-8, whatever program saved them."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

_MARKS: Final = (  # the longer ones first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LETTER_OF_TWO_BYTES: Final = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")  # å, ä, ö, æ, ø, é as UTF-8 writes them


@dataclass(frozen=True, slots=True)
class Recoded:
    """The text as UTF-8 without a byte order mark, and whether its encoding had to be guessed."""

    text: bytes
    guessed: bool


def as_utf8(raw: bytes) -> Recoded:
    """Return the text as UTF-8; what is neither UTF-8 nor marked as UTF-16 or -32 is read as Windows-1252.

    Examples
    --------
    >>> as_utf8("Östersund".encode("cp1252"))
    Recoded(text=b'\\xc3\\x96stersund', guessed=True)
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Recoded(raw.decode(name, "replace").encode(), guessed=False)
    if _is_utf8(raw):
        return Recoded(raw, guessed=False)
    return Recoded(_from_windows(raw).encode(), guessed=True)


def _is_utf8(raw: bytes) -> bool:
    """Tell whether the bytes are UTF-8, without making a text of them: files may be large."""
    if raw.isascii():
        return True
    ends = pa.py_buffer(memoryview(bytearray(8) + len(raw).to_bytes(8, "little")))
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(raw)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _from_windows(raw: bytes) -> str:
    """Return the text of a file in Windows-1252, or of one that mixes it with UTF-8 after a careless paste."""
    if _LETTER_OF_TWO_BYTES.search(raw):
        return raw.decode("utf-8", "stakeholders.windows")
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252; in Latin-1 every byte is a character
        return raw.decode("latin-1")


def _byte_by_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    part = error.object[error.start : error.end]
    try:
        return part.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return part.decode("latin-1"), error.end


codecs.register_error("stakeholders.windows", _byte_by_byte)
