"""The address that an organisation is written to: a functional mailbox, never a person's."""

import re
from typing import Final

from stakeholders.errors import StakeholdersError
from stakeholders.language import N_

LONGEST: Final = 120  # letters
_MAILBOX: Final = re.compile(r"[a-z0-9][a-z0-9_+-]{0,63}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)


class NoMailbox(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """An address that is none, or is a person's."""

    sentence = N_(
        "{value} is no functional mailbox. Give one of the organisation, such as post@company.example: "
        "not a person's, so no first and last name with a point between them."
    )


def mailbox(text: str) -> str:
    """Return a functional mailbox in small letters; ``NoMailbox`` where it is none.

    Examples
    --------
    >>> mailbox(" Post@Company.example ")
    'post@company.example'
    """
    found = text.strip().lower()
    if len(found) > LONGEST or not _MAILBOX.fullmatch(found):
        raise NoMailbox(value=text.strip()[:LONGEST])
    return found
