"""Text that would do something elsewhere: too long, invisible, markup, a formula. It is kept as typed and told of."""

from typing import Final

from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.checks.values import INVISIBLE
from stakeholders.reading.sheet import Mask

_LIMITS: Final = {"name": 200, "short_name": 100}
_LIMIT: Final = 4000  # characters, of any other text
# The patterns are RE2's: Arrow looks through a whole column at once.
_INVISIBLE: Final = f"[{INVISIBLE}]"
_MARKUP: Final = r"<[a-zA-Z/!?]|!?\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*|__[^_]+__|`[^`]+`|^#{1,6} "
_FORMULA: Final = r"^[=@\t\r]|^[+-][^\d\s]"


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
        draft.note(long, "too_long", name, {"length": lengths.astype("str"), "limit": str(limit)})
        for rule, pattern in (("invisible_characters", _INVISIBLE), ("markup", _MARKUP), ("formula", _FORMULA)):
            draft.note(cells.str.contains(pattern, regex=True).to_numpy(), rule, name)
