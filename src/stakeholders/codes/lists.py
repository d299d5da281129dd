"""The code lists: which words a column may hold, each with its English label ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.codes.capabilities import CAPABILITY_LABELS, SUPPLY_LABELS
from stakeholders.codes.columns import COLUMN_LABELS, TABLE_LABELS
from stakeholders.codes.regions import REGION


@dataclass(frozen=True, slots=True, eq=False)
class CodeList:
    """A closed list of codes with English labels; iterating gives the codes in their order of display."""

    name: str
    labels: Mapping[str, str]

    def __iter__(self) -> Iterator[str]:
        return iter(self.labels)

    def __contains__(self, code: object) -> bool:
        return code in self.labels

    def __len__(self) -> int:
        return len(self.labels)


def _list(name: str, **labels: str) -> CodeList:
    return CodeList(name, MappingProxyType(labels))


KINDS: Final = _list(
    "kind",
    company="Business",
    authority="Public authority",
    academia="Academia and research",
    cluster="Cluster or intermediary",
    association="Association or business-support body",
    armed_forces="Defence authority",
    funder="Funder",
    civil_society="Voluntary and civil society",
    media="Media",
)
INITIATIVE_KINDS: Final = _list(
    "initiative_kind",
    project="Project",
    programme="Programme",
    event="Event",
    strategy="Strategy or action plan",
    study="Study",
)
LEVELS: Final = _list("level", local="Local", regional="Regional", national="National", international="International")
ROLES: Final = _list(
    "role",
    member="Member",
    owner="Owner",
    partner="Partner",
    administrator="Administrator",
    funder="Funder",
    organiser="Organiser",
    participant="Participant",
    exhibitor="Exhibitor",
    speaker="Speaker",
    host="Host",
    invited="Invited",
    founder="Founder",
    interested="Interested",
)
RELATION_TYPES: Final = _list(
    "relation_type",
    collaborates="Collaborates with",
    funds="Funds",
    owns="Owns",
    administers="Administers",
    supports="Supports",
    informs="Informs",
    regulates="Regulates",
    supplies="Supplies",
    researches_with="Does research with",
)
STATUSES: Final = _list(
    "status",
    confirmed="Confirmed",
    planned="Planned",
    interested="Interested",
    ended="Ended",
    hypothetical="Hypothetical",
)
SECTORS: Final = _list(
    "sector",
    technology="Technology development",
    machining="Machining",
    metal="Metal production",
    electronics="Electronics",
    systems="System building",
    transport="Transport and logistics",
    cyber="Cyber security",
    food_supply="Food and supply security",
    energy="Energy",
    forest="Forest bioeconomy",
    blue="Blue bioeconomy",
    tourism="Visitor economy",
    ict="Tech and digital services",
    health="Health and digital health",
    process_industry="Process industry",
    manufacturing="Other manufacturing",
    defence="Defence and aerospace industry",
    infrastructure="Environment and infrastructure",
    finance="Finance",
    education="Education and universities",
    public_administration="Public administration and emergency services",
    innovation_support="Cluster and business support",
    environment="Environment",
    research="Research",
    trade_promotion="Trade promotion and chambers",
)
CAPABILITIES: Final = CodeList("capability", CAPABILITY_LABELS)
SUPPLY_STATES: Final = CodeList("supply_state", SUPPLY_LABELS)
YES_NO: Final = _list("yes_no", yes="Yes", no="No")
PRECISIONS: Final = _list(
    "precision",
    address="Address",
    place="Place",
    municipality="Main town of the municipality",
    region="Largest town of the region",
    country="Not placed, only the country is known",
)
SCALES: Final = _list("scale", small="Small meeting, up to about twelve organisations", large="Large event")
LAYERS: Final = _list(
    "layer",
    declared="Declared relation",
    project="Project partnership",
    small_meeting="Small meeting",
    large_event="Large event",
    membership="Shared membership",
)
CLEARANCES: Final = _list("clearance", public="Public", community="Community", member="Member", steward="Steward")
SEVERITIES: Final = _list("severity", error="Error", warning="Warning")
SOURCE_KINDS: Final = _list("source_kind", report="Report", news="News", public_knowledge="General public knowledge")
GAP_FAMILIES: Final = _list(
    "gap_family", coverage="Coverage", mixing="Mixing", bridge="Bridge", membership="Membership"
)
GAP_STATES: Final = _list(
    "gap_state",
    empty="Nobody on record",
    loose="On record, nobody tied in",
    gap="Far fewer contacts than expected",
    no_contact="No contact",
    fragile="Rests on one organisation",
    too_few="Too few to say",
    connected="Connected",
    no_group="Belongs to no network",
    never_confirmed="Planned, never confirmed",
    aged="Evidence has grown old",
)
CLOSES: Final = _list(
    "closes",
    invite="Find and invite somebody",
    tie_in="Tie in who is on record",
    introduce="Make introductions",
    second_bridge="Build a second bridge",
    join_group="Ask whether to join a network",
    confirm="Confirm or drop the plan",
    renew="Ask whether the contact still exists",
)
INTRODUCTION_STATES: Final = _list(
    "introduction_state", known="Know each other", declined="Declined", introduced="Introduced", met="Met"
)
ITEM_STATES: Final = _list("item_state", open="Open", done="Done", removed="Removed")
ATTRIBUTES: Final = _list("attribute", country="Country", region="Region", kind="Kind", sectors="Sector")
NETWORK_LAYERS: Final = _list(
    "mixing_layer", declared="Declared relations", attended="Projects and small meetings", all="All of these"
)
TABLE_NAMES: Final = CodeList("table", TABLE_LABELS)
COLUMNS: Final = CodeList("column", COLUMN_LABELS)
REGIONS: Final = CodeList("region", MappingProxyType({code: region.name for code, region in REGION.items()}))
MARKINGS: Final = CodeList(
    "marking",
    MappingProxyType(
        {word: f"TLP:{word}" for word in ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT")}  # never translated
    ),
)

LISTS: Final = MappingProxyType(
    {
        codes.name: codes
        for codes in (
            KINDS,
            INITIATIVE_KINDS,
            LEVELS,
            ROLES,
            RELATION_TYPES,
            STATUSES,
            SECTORS,
            CAPABILITIES,
            SUPPLY_STATES,
            YES_NO,
            PRECISIONS,
            SCALES,
            LAYERS,
            CLEARANCES,
            SEVERITIES,
            SOURCE_KINDS,
            GAP_FAMILIES,
            GAP_STATES,
            CLOSES,
            INTRODUCTION_STATES,
            ITEM_STATES,
            ATTRIBUTES,
            NETWORK_LAYERS,
            TABLE_NAMES,
            COLUMNS,
            REGIONS,
            MARKINGS,
        )
    }
)
