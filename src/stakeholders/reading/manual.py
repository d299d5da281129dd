"""The document that tells how numbers are computed, section by section."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

METHODS: Final = Path(__file__).parents[3] / "docs" / "methods.md"
_HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)


@lru_cache(maxsize=1)
def method_sections() -> dict[str, str]:
    """Return the text of each section by its heading; nothing where the document was not installed along."""
    if not METHODS.is_file():
        return {}
    parts = _HEADING.split(METHODS.read_text("utf-8"))
    return {heading.strip(): text.strip() for heading, text in zip(parts[1::2], parts[2::2], strict=True)}
