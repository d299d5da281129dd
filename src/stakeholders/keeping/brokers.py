"""Whom a broker may ask: those in their own networks who meet a need."""

from collections.abc import Collection
from datetime import date

from stakeholders.measures.partners import Need, matches
from stakeholders.register import Register
from stakeholders.schema import Viewer
from stakeholders.sharing import may_keep, own_network


def asks(register: Register, viewer: Viewer, need: Need, on: date) -> dict[str, str]:
    """Return the names of those whom the viewer, as a broker, may ask: matches in their own networks, by id."""
    if not may_keep(viewer):
        return {}
    found = matches(register, need, on)
    own = network_of(register, viewer, on)
    return {
        str(one): str(name) for one, name in zip(found["stakeholder_id"], found["name"], strict=True) if str(one) in own
    }


def network_of(register: Register, viewer: Viewer, on: date) -> Collection[str]:
    """Return the ids of those who belong to the viewer's groups; for the local steward, everybody."""
    return own_network({name: register.table(name) for name in ("stakeholders", "memberships")}, viewer, on)


def may_take_back(register: Register, viewer: Viewer, company: str, on: date) -> bool:
    """Tell whether the viewer may write down that an organisation takes its yes back: itself, or its broker."""
    own = viewer.organisation == company
    return own or (may_keep(viewer) and company in network_of(register, viewer, on))
