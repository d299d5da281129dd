"""The gettext catalogues, read from the .po files themselves so that a translator's change needs no extra step."""

import gettext
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


@lru_cache(maxsize=16)
def catalogue(tag: str) -> gettext.NullTranslations:
    """Return the translations of one language; for English, the source language, sentences as they stand.

    Raises
    ------
    FileNotFoundError
        Where there is no catalogue of that language.
    """
    if tag == "en":
        return gettext.NullTranslations()
    text = files("stakeholders.language").joinpath("catalogues", f"{tag}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=tag), use_fuzzy=False)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
