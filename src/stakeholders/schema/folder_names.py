"""Which names the folder of a dataset or a scenario may have: safe on every system, in a link and in an archive."""

import re
import unicodedata
from typing import Final

_LONGEST: Final = 60
_NAME: Final = re.compile(rf"[a-z0-9][a-z0-9_]{{0,{_LONGEST - 1}}}")
_DEVICE: Final = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # names that Windows keeps for itself
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "þ": "th", "đ": "d", "ł": "l"})  # no accents to drop


def is_folder_name(text: str) -> bool:
    """Tell whether a folder may be called so.

    Examples
    --------
    >>> is_folder_name("my_region"), is_folder_name("../up"), is_folder_name("con")
    (True, False, False)
    """
    return bool(_NAME.fullmatch(text)) and not _DEVICE.fullmatch(text)


def folder_name_of(text: str) -> str:
    """Return the text where a folder may be called so, else a name made of its letters and digits.

    Examples
    --------
    >>> folder_name_of("finland"), folder_name_of("../Östra Sjælland!"), folder_name_of("con"), folder_name_of("***")
    ('finland', 'ostra_sjaelland', 'scenario_con', 'scenario')
    """
    if is_folder_name(text):
        return text
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    name = re.sub(r"[^a-z0-9]+", "_", bare).strip("_")[:_LONGEST].rstrip("_")
    return name if is_folder_name(name) else f"scenario_{name}".rstrip("_")
