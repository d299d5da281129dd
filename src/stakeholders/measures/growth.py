"""Then and now: which contacts and memberships are new in a later year, which have ended, which went on."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import networkx as nx
import pandas as pd

from stakeholders.codes import GROUP_PREFIX
from stakeholders.network import actors, affiliation_network, merge_actors, merge_affiliations, stakeholder_network
from stakeholders.network.contacts import EXISTING
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register
from stakeholders.schema import Marking

THEN: Final = (EXISTING, "ended")  # what has ended by now existed in its time
CHANGES: Final = ("new", "ended", "kept")
COLUMNS: Final = ("change", "one", "other", "layers", "since", "until", "undated", "cross_border", "tlp")
Tie = Mapping[str, Any]  # Any: as edges carry it


def then_and_now(register: Register, earlier: int, later: int) -> pd.DataFrame:
    """Return the contacts and memberships that were there in at least one of two years.

    Parameters
    ----------
    register
        As seen; a filter's year must not be among what was chosen.
    earlier, later
        Years. What has no date at all counts in every year; so it can only have been kept, and is marked.

    Returns
    -------
    DataFrame
        A row for each pair of actors in contact, and for each actor and group or initiative (``layers`` is then
        ``membership``). ``change``: new, ended or kept; ``since`` and ``until`` as the rows say, the earliest and the
        latest; ``undated`` where neither they nor their initiative have any date. New ones first, then by ids.
    """
    acting = actors(register)  # the same in both years, else a contact would end when its name changes
    sides = [_edges(register.at(year), acting) for year in (earlier, later)]
    spans = _spans(register)
    rows = []
    for key in sorted({*sides[0], *sides[1]}):
        change = "kept" if all(key in side for side in sides) else "new" if key in sides[1] else "ended"
        edges = [side[key] for side in sides if key in side]
        rows.append((change, key[0], key[1], *_told(edges, spans)))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    order = frame["change"].map({change: place for place, change in enumerate(CHANGES)})
    return frame.assign(order=order).sort_values(["order", "one", "other"], ignore_index=True).drop(columns="order")


def _edges(register: Register, acting: Mapping[str, str]) -> dict[tuple[str, str, str], Tie]:
    G = stakeholder_network(register, DEFAULT_LAYERS, THEN)
    nx.set_node_attributes(G, acting, "actor")
    contacts = merge_actors(G)
    groups = merge_affiliations(affiliation_network(register, THEN), acting)
    found = {(*sorted((u, v)), "contact"): edge for u, v, edge in contacts.edges(data=True)}
    return found | {
        (*_member_first(groups, u, v), "membership"): edge
        for u, v, edge in groups.edges(data=True)
        if not edge["identity"]
    }


def _member_first(G: nx.Graph, u: str, v: str) -> tuple[str, str]:
    member, group = (u, v) if G.nodes[u]["bipartite"] == 0 else (v, u)
    return member, group.removeprefix(GROUP_PREFIX)


def _spans(register: Register) -> dict[str, tuple[str, str]]:
    """Return when each initiative began and ended; an event without an end was over when it began."""
    rows = register.initiatives
    end = rows["end"].mask((rows["kind"] == "event") & (rows["end"] == ""), rows["start"])
    return dict(zip(rows["id"], zip(rows["start"], end, strict=True), strict=True))


def _told(edges: Iterable[Tie], spans: Mapping[str, tuple[str, str]]) -> tuple[Any, ...]:
    ties = [tie for edge in edges for tie in edge["ties"]]
    layers = sorted({layer for edge in edges for layer in edge.get("layers", ("membership",))})
    dates = [_dates(tie, spans) for tie in ties]
    since = min((start for start, _ in dates if start), default="")
    until = "" if any(not end for _, end in dates) else max((end for _, end in dates), default="")
    undated = not any(start or end for start, end in dates)
    edge = next(iter(edges))
    return "|".join(layers), since, until, undated, bool(edge["cross_border"]), _marking(ties)


def _dates(tie: Tie, spans: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return when a tie began and ended: as it says, else as the initiative that it rests on does."""
    start, end = spans.get(str(tie.get("initiative") or tie.get("group_id") or ""), ("", ""))
    return str(tie["since"]) or start, str(tie["until"]) or end


def _marking(ties: Iterable[Tie]) -> str:
    return max((Marking.of(str(tie["tlp"])) for tie in ties), default=Marking.CLEAR).code
