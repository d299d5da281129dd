"""Rows as nodes and edges of a graph that is filled in one go."""

from collections.abc import Callable

import networkx as nx

from stakeholders.network import stakeholder_network
from stakeholders.register import Register


def test_a_column_of_the_data_cannot_take_the_place_of_what_the_network_says(
    register_of: Callable[..., Register],
) -> None:
    register = register_of(
        stakeholders="id,name,kind,country,actor,shows\na,A,company,NO,mine,areas\n", memberships="member_id,group_id\n"
    )
    G = stakeholder_network(register)
    assert G.nodes["a"]["actor"] == "a"
    assert G.graph["shows"] == "contacts"


def test_the_graph_is_one_that_networkx_itself_would_have_built(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    again = nx.Graph(**G.graph)
    again.add_nodes_from(G.nodes(data=True))
    again.add_edges_from(G.edges(data=True))
    assert nx.utils.graphs_equal(G, again)
    assert G["forge"]["broker"] is G["broker"]["forge"]
