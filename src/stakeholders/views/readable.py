"""Text from data made readable: shortened, and with its invisible letters made visible."""

import re
from collections.abc import Iterable
from typing import Final

from stakeholders.language import Words

LONG: Final = 300  # letters: a longer text is shown shortened, with the whole of it where the reader asks

# Controls that the text itself may not steer the page with: C0 and C1 (blanks, tabs and line ends aside), the
# bidirectional marks, embeddings, overrides and isolates, zero-width letters and the byte order mark.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def visible(text: str) -> str:
    r"""Return the text with each letter that cannot be seen but changes how others are shown told by its number.

    Examples
    --------
    >>> visible("abc\u202edef")
    'abc[U+202E]def'
    """
    return _INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def assumed(scenarios: Iterable[str], words: Words) -> dict[str, list[str]]:
    """Return a column that marks what only a scenario assumes; none where nothing is assumed.

    Parameters
    ----------
    scenarios
        Of each row the scenario that it comes from, empty for what is on record.
    """
    mark = words.label("status", "hypothetical")
    cells = [mark if scenario else "" for scenario in scenarios]
    return {"status": cells} if any(cells) else {}


def one_line(text: str, most: int = 120) -> str:
    """Return the text on one line of at most so many letters; a cut is marked.

    Examples
    --------
    >>> one_line("Mid-Norway Defence and Security Cluster", 20)
    'Mid-Norway Defence …'
    """
    line = " ".join(visible(text[: 4 * most]).split())
    if len(line) <= most and len(text) <= 4 * most:
        return line
    cut = line[: most - 1]  # with the letter after the last that fits, which tells whether a word ends there
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[most // 2 :] else cut[:-1]} …"
