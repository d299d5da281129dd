"""Text that would do something elsewhere: too long, invisible, markup, a formula. It is kept as typed and told of."""

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.checks.values import INVISIBLE
from stakeholders.reading.sheet import Mask

_LIMITS: Final = {"name": 200, "short_name": 100}
_LIMIT: Final = 4000  # characters, of any other text
# The patterns are RE2's: Arrow looks through a whole column at once.
_PATTERNS: Final = {
    "invisible_characters": f"[{INVISIBLE}]",
    "markup": r"<[a-zA-Z/!?]|!?\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*|__[^_]+__|`[^`]+`|^#{1,6} ",
    "formula": r"^[=@\t\r]|^[+-][^\d\s]",
}
_ANY: Final = "|".join(_PATTERNS.values())


def check_wording(draft: Draft) -> None:
    """Look through every column of free text, those that the schema doesn't know included."""
    known = set(draft.table.names)
    free = [column.name for column in draft.columns("string") if column.name != "registration_number"]
    for name in [*free, *(str(name) for name in draft.sheet.frame if str(name) not in known)]:
        cells = draft[name]
        if not (cells != "").any():
            continue
        limit = _LIMITS.get(name, _LIMIT)
        lengths = cells.str.len()
        long: Mask = (lengths > limit).to_numpy()
        if long.any():
            draft.note(long, "too_long", name, {"length": lengths.astype("str"), "limit": str(limit)})
        texts = pa.array(cells)
        if pc.any(pc.match_substring_regex(texts, _ANY)).as_py():
            for rule, pattern in _PATTERNS.items():
                found = pc.match_substring_regex(texts, pattern)
                draft.note(found.to_numpy(zero_copy_only=False), rule, name)
