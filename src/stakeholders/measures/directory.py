"""How many take part in what, counted for the list of all."""

from stakeholders.codes import NO_AFFILIATION_ROLES
from stakeholders.network.contacts import counted
from stakeholders.register import Register


def membership_counts(register: Register, end: str) -> dict[str, int]:
    """Return in how many groups and initiatives each takes part, or how many take part in each.

    Pairs are counted, not rows. Only what exists counts: confirmed rows and the hypothetical ones of scenarios,
    without those who were merely invited or are merely interested.

    Parameters
    ----------
    end
        ``member_id`` for the former, ``group_id`` for the latter; ids without any are left out.
    """
    rows = counted(register.memberships, None)
    rows = rows[~rows["role"].isin(NO_AFFILIATION_ROLES)]
    pairs = rows[["member_id", "group_id"]].drop_duplicates()
    return {str(some_id): int(number) for some_id, number in pairs[end].value_counts().items()}
