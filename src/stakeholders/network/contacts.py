"""Which rows count, and which of them put organisations in contact with each other."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import EVENT_ROLES, PROJECT_KINDS, PROJECT_ROLES
from stakeholders.register import Register
from stakeholders.selection import exists

Indices = NDArray[np.int64]

CONTACT_LAYERS: Final = ("declared", "project", "small_meeting", "large_event")
EXISTING: Final = "existing"  # among statuses: whatever counts where none is named
WITH_PLANNED: Final = (EXISTING, "planned")
STATUS_RANK: Final = ("confirmed", "planned", "hypothetical", "interested", "ended")  # the strongest first


def counted(rows: pd.DataFrame, statuses: Collection[str] | None) -> pd.DataFrame:
    """Return the rows whose status counts, as ``counts`` tells."""
    return pd.DataFrame(rows[counts(rows, statuses)])


def counts(rows: pd.DataFrame, statuses: Collection[str] | None) -> "pd.Series[bool]":
    """Tell for each row whether its status counts.

    Parameters
    ----------
    rows
        Memberships or relations.
    statuses
        The statuses that count; None for what exists: confirmed rows, and the hypothetical rows of scenarios.
        ``EXISTING`` among others stands for the same.
    """
    if statuses is None:
        return exists(rows)
    named = rows["status"].isin(list(statuses))
    return named | exists(rows) if EXISTING in statuses else named


def understood_role(memberships: pd.DataFrame, in_initiative: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Return each row's role; where none is stated, participant of an initiative or member of a group."""
    stated = memberships["role"].to_numpy(object)
    return np.where(stated == "", np.where(in_initiative, "participant", "member"), stated)


def status_ranks(rows: pd.DataFrame) -> Indices:
    """Return the place of each row's status in ``STATUS_RANK``; any other word comes last."""
    ranks = positions(pd.Index(STATUS_RANK), rows["status"])
    return np.where(ranks < 0, len(STATUS_RANK), ranks)


def rank_of(status: str) -> int:
    """Return the place of one status in ``STATUS_RANK``; any other word comes last."""
    return STATUS_RANK.index(status) if status in STATUS_RANK else len(STATUS_RANK)


def index_of(ids: pd.Series) -> "pd.Index[str]":
    """Return the ids as something that positions can be looked up in."""
    index: pd.Index[str] = pd.Index(ids.to_numpy(object))
    return index


def positions(ids: "pd.Index[str]", column: pd.Series) -> Indices:
    """Return where each value of a column stands among the ids, -1 for a value that is none of them."""
    return np.asarray(ids.get_indexer(index_of(column)), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who took part in what, one entry for each pair of stakeholder and initiative, ordered by initiative.

    Attributes
    ----------
    member, initiative
        Positions in the register's stakeholders and initiatives.
    layer
        Position in ``CONTACT_LAYERS``.
    rank
        Place of the strongest status among the pair's rows in ``STATUS_RANK``.
    rows
        The membership rows counted, with their understood role in ``role``.
    first, last
        The entry's rows are ``rows.iloc[first:last]``.
    """

    member: Indices
    initiative: Indices
    layer: Indices
    rank: Indices
    rows: pd.DataFrame
    first: Indices
    last: Indices


def contacts(
    register: Register, ids: "pd.Index[str]", layers: Collection[str], statuses: Collection[str] | None
) -> Contacts:
    """Return who took part in which initiative in a role and a layer that make a contact."""
    rows = counted(register.memberships, statuses)
    initiative = positions(index_of(register.initiatives["id"]), rows["group_id"])
    role = understood_role(rows, initiative >= 0)
    layer = _layers(register.initiatives)[initiative]
    wanted = np.isin(layer, [CONTACT_LAYERS.index(name) for name in layers])
    meeting = layer >= CONTACT_LAYERS.index("small_meeting")
    in_role = np.where(meeting, _among(role, EVENT_ROLES), _among(role, PROJECT_ROLES))
    kept = np.flatnonzero((initiative >= 0) & wanted & in_role)
    member = positions(ids, rows["member_id"].iloc[kept])
    rank = status_ranks(rows)[kept]
    order = np.lexsort((rank, member, initiative[kept]))
    kept, member, rank = kept[order], member[order], rank[order]
    new = np.ones(len(kept), dtype=bool)
    new[1:] = (np.diff(member) != 0) | (np.diff(initiative[kept]) != 0)
    first = np.flatnonzero(new)
    return Contacts(
        member=member[first],
        initiative=initiative[kept][first],
        layer=layer[kept][first],
        rank=rank[first],
        rows=rows.assign(role=role).iloc[kept],
        first=first,
        last=np.append(first, len(kept))[1:],
    )


def _layers(initiatives: pd.DataFrame) -> Indices:
    """Return each initiative's layer: project, small meeting, large event, or -1; and -1 for no initiative."""
    kind = initiatives["kind"].to_numpy(object)
    small = initiatives["scale"].to_numpy(object) == "small"
    event = np.where(small, CONTACT_LAYERS.index("small_meeting"), CONTACT_LAYERS.index("large_event"))
    layer = np.where(_among(kind, PROJECT_KINDS), CONTACT_LAYERS.index("project"), -1)
    return np.append(np.where(kind == "event", event, layer), -1).astype(np.int64)


def _among(values: NDArray[np.object_], wanted: Collection[str]) -> NDArray[np.bool_]:
    return pd.Series(values, dtype=object).isin(list(wanted)).to_numpy(bool)
