"""Who took part in what, as far as it puts organisations in contact: the two-mode network behind projected ties."""

from collections.abc import Collection
from typing import Final

import networkx as nx

from stakeholders.network.acting import actors
from stakeholders.network.contacts import contacts, index_of
from stakeholders.network.rows import records
from stakeholders.register import Register

ATTENDED: Final = ("project", "small_meeting")  # the layers that attendance makes, large events aside


def attendance_network(
    register: Register, layers: Collection[str] = ATTENDED, statuses: Collection[str] | None = None
) -> nx.Graph:
    """Return actors and the initiatives that brought them together, as a graph with two kinds of node.

    Parameters
    ----------
    layers
        Of ``project``, ``small_meeting`` and ``large_event``.
    statuses
        The statuses that count; None for what exists.

    Returns
    -------
    networkx.Graph
        Every actor (``bipartite=0``, the columns of its row), those who attended nothing too; initiatives with at
        least one contact (``bipartite=1``, the columns of their row). A cluster and the organisation that runs it
        attend once. Its projection onto the actors has the ties of those layers.
    """
    ids = index_of(register.stakeholders["id"])
    actor = actors(register)
    took_part = contacts(register, ids, [layer for layer in layers if layer != "declared"], statuses)
    B = nx.Graph(shows="attendance")
    rows = dict(zip(ids, records(register.stakeholders), strict=True))
    B.add_nodes_from((name, rows[name] | {"bipartite": 0}) for name in ids if actor[name] == name)
    initiatives = records(register.initiatives)
    for member, place in zip(took_part.member.tolist(), took_part.initiative.tolist(), strict=True):
        initiative = initiatives[place]
        if initiative["id"] not in B:
            B.add_node(initiative["id"], **initiative, bipartite=1)
        B.add_edge(actor[ids[member]], initiative["id"])
    return B
