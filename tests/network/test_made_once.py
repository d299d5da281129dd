"""Networks that are made once: what is left without somebody, and who acts as whom."""

import networkx as nx
import pytest

from stakeholders import read_dataset
from stakeholders.network import Networks, affiliation_network, left_of, stakeholder_network


@pytest.fixture(scope="module")
def shipped(root):
    return read_dataset(root / "data" / "nordic_green_belt").register


def told(G: nx.Graph) -> tuple[object, object, object]:
    return dict(G.graph), list(G.nodes(data=True)), {node: dict(G[node]) for node in G}


@pytest.mark.parametrize("gone", [(), ("nic",), ("nic", "midsec", "nobody")])
@pytest.mark.parametrize("network", [stakeholder_network, affiliation_network])
def test_what_is_left_is_what_networkx_leaves_and_the_network_stays_as_it_was(shipped, network, gone):
    G = network(shipped)
    before = told(G.copy())
    left, expected = left_of(G, set(gone)), G.subgraph([node for node in G if node not in gone])
    assert told(left)[0] == told(expected)[0]
    assert set(left) == set(expected)
    assert all(left.nodes[node] == expected.nodes[node] and dict(left[node]) == dict(expected[node]) for node in left)
    assert told(G) == before


def test_a_network_is_made_once(shipped):
    networks = Networks(shipped)
    for name in ("contacts", "merged", "affiliations", "merged_affiliations", "one_each", "actor"):
        assert getattr(networks, name) is getattr(networks, name)


def test_who_acts_as_whom_can_be_told(shipped):
    own = {one: one for one in shipped.stakeholders["id"]}
    assert set(Networks(shipped, acting=own).merged) == set(own)
    assert set(Networks(shipped).merged) < set(own)
