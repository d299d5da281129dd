"""What can be read in a file to take along."""

from html import unescape
from io import BytesIO
from typing import Final
from zipfile import ZipFile

_WRITTEN: Final = frozenset({"csv", "geojson", "html", "toml", "xml", "json"})
_PACKED: Final = frozenset({"zip", "xlsx"})
_SEALED: Final = "sealed"  # nobody reads it on the way; whom it names is logged where it is sealed (keeping.case_files)


def text_of(ending: str, content: bytes) -> str | None:
    """Return the text in a file of ours; None where its ending is of one whose text can't be told.

    Examples
    --------
    >>> text_of("html", b"<td>Smith &amp; Sons</td>")
    '<td>Smith & Sons</td>'
    """
    kind = ending.rpartition(".")[2]
    if kind == _SEALED:
        return ""
    if kind in _PACKED:
        with ZipFile(BytesIO(content)) as packed:
            parts = [text_of(name.rpartition(".")[2], packed.read(name)) for name in packed.namelist()]
        return "\n".join(part for part in parts if part is not None)
    if kind not in _WRITTEN:
        return None
    text = content.decode("utf-8-sig")
    if kind == "csv":
        return text.replace('""', '"')
    return text.replace('\\"', '"') if kind.endswith("json") else unescape(text)
