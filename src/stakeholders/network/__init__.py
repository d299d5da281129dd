"""A register as networkx graphs: who is in contact with whom, and who is part of what."""

from stakeholders.network.acting import actors, administered, merge_actors, merge_affiliations
from stakeholders.network.affiliations import affiliation_network
from stakeholders.network.attendance import attendance_network
from stakeholders.network.contacts import CONTACT_LAYERS
from stakeholders.network.made_once import Networks, left_of
from stakeholders.network.one_each import one_node_each
from stakeholders.network.stakeholders import stakeholder_network

__all__ = [
    "CONTACT_LAYERS",
    "Networks",
    "actors",
    "administered",
    "affiliation_network",
    "attendance_network",
    "left_of",
    "merge_actors",
    "merge_affiliations",
    "one_node_each",
    "stakeholder_network",
]
