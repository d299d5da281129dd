"""The code lists of the tables, the regions, and how several codes stand in one cell."""

from typing import Final

from stakeholders.codes.lists import (
    ATTRIBUTES,
    CAPABILITIES,
    CLEARANCES,
    CLOSES,
    GAP_FAMILIES,
    GAP_STATES,
    INITIATIVE_KINDS,
    INTRODUCTION_STATES,
    KINDS,
    LAYERS,
    LEVELS,
    LISTS,
    MARKINGS,
    NETWORK_LAYERS,
    PRECISIONS,
    REGIONS,
    RELATION_TYPES,
    ROLES,
    SCALES,
    SECTORS,
    SEVERITIES,
    SOURCE_KINDS,
    STATUSES,
    SUPPLY_STATES,
    YES_NO,
    CodeList,
)
from stakeholders.codes.refused import REFUSED_CLASSES
from stakeholders.codes.regions import BELT, CORRIDOR, FORMER_REGION, REGION, Region

NORDIC: Final = ("NO", "SE", "FI", "DK")  # the four countries whose borders the map knows
GROUP_KINDS: Final = frozenset({"cluster", "association"})  # stakeholders that others can be members of
GROUP_PREFIX: Final = "group:"  # before the id of a stakeholder in its part as a group; no id begins so

# What makes a contact (METHODS 0.2): the kinds of initiative in which partners work together, and the roles
# that mean taking part. An empty role is that of a participant.
PROJECT_KINDS: Final = frozenset({"project", "study"})
PROJECT_ROLES: Final = frozenset({"owner", "partner", "participant", "organiser", "host", ""})
EVENT_ROLES: Final = PROJECT_ROLES | {"speaker", "exhibitor"}
NO_AFFILIATION_ROLES: Final = frozenset({"invited", "interested"})
NO_TIE_TYPES: Final = frozenset({"informs"})  # publicity, not a contact

__all__ = [
    "ATTRIBUTES",
    "BELT",
    "CAPABILITIES",
    "CLEARANCES",
    "CLOSES",
    "CORRIDOR",
    "EVENT_ROLES",
    "FORMER_REGION",
    "GAP_FAMILIES",
    "GAP_STATES",
    "GROUP_KINDS",
    "GROUP_PREFIX",
    "INITIATIVE_KINDS",
    "INTRODUCTION_STATES",
    "KINDS",
    "LAYERS",
    "LEVELS",
    "LISTS",
    "MARKINGS",
    "NETWORK_LAYERS",
    "NORDIC",
    "NO_AFFILIATION_ROLES",
    "NO_TIE_TYPES",
    "PRECISIONS",
    "PROJECT_KINDS",
    "PROJECT_ROLES",
    "REFUSED_CLASSES",
    "REGION",
    "REGIONS",
    "RELATION_TYPES",
    "ROLES",
    "SCALES",
    "SECTORS",
    "SEVERITIES",
    "SOURCE_KINDS",
    "STATUSES",
    "SUPPLY_STATES",
    "YES_NO",
    "CodeList",
    "Region",
    "split_list",
]


def split_list(cell: str) -> list[str]:
    """Return the parts of a cell that holds several values.

    Examples
    --------
    >>> split_list("machining| metal")
    ['machining', 'metal']
    >>> split_list("")
    []
    """
    return [part.strip() for part in cell.split("|") if part.strip()]
