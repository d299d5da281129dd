"""What is compared is the same on both sides."""

import json

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from scripts.benchmarks import datasets, plain_pictures
from scripts.benchmarks.graphs import arrays, by_igraph
from scripts.benchmarks.pages import AIMS, address
from scripts.benchmarks.pictures import Rival, rivals
from scripts.benchmarks.plain_pictures import network_of, points_of
from scripts.benchmarks.reading import as_text, bare
from scripts.benchmarks.servers import Server, free_port
from scripts.benchmarks.turns import Visits
from stakeholders import read_dataset
from stakeholders.network import affiliation_network
from stakeholders.synthesis import synthesise


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("fictional") / "n60"
    synthesise(60, made)
    return made


def test_igraph_builds_the_same_graph():
    G = nx.Graph([("a", "b", {"weight": 0.5}), ("b", "c", {"weight": 2.0})])
    G.add_node("alone")
    other = by_igraph(*arrays(G))
    assert other.vs["name"] == list(G)
    edges = {(other.vs[e.source]["name"], other.vs[e.target]["name"]): e["weight"] for e in other.es}
    assert edges == {("a", "b"): 0.5, ("b", "c"): 2.0}


def test_a_graph_without_edges_is_built_too():
    assert by_igraph(*arrays(nx.empty_graph(["a"]))).vcount() == 1


def test_both_readers_read_the_same_rows(folder):
    rows = sorted(len(frame) for frame in bare(folder)())
    assert rows == sorted(len(sheet) for sheet in as_text(folder).values())


def test_the_network_of_the_rivals_is_the_affiliation_network(folder):
    network = network_of(folder)
    G = affiliation_network(read_dataset(folder).register)
    assert {node["id"] for node in network["nodes"]} == set(G)
    assert {frozenset((edge["from"], edge["to"])) for edge in network["edges"]} == {frozenset(edge) for edge in G.edges}
    assert all(np.isfinite([node["x"], node["y"]]).all() for node in network["nodes"])
    assert network_of(folder) == network
    json.dumps(network)


def test_the_points_of_the_rivals_are_all_placed_stakeholders(folder):
    table = pd.read_csv(folder / "stakeholders.csv")
    features = points_of(folder)["features"]
    assert len(features) == table["lat"].notna().sum()
    assert {feature["properties"]["name"] for feature in features} <= set(table["name"])


def test_aims_are_those_of_the_shipped_data_and_of_ten_thousand():
    assert AIMS == {"nordic_green_belt": 2.0, "n10000": 10.0}


def test_links_name_the_dataset_and_the_first_page_has_no_name():
    server = Server(8640, 0)
    assert address(server, "overview", "n100") == "http://127.0.0.1:8640/?data=n100"
    assert address(server, "map", "n100") == "http://127.0.0.1:8640/map?data=n100"


def test_every_picture_has_a_bare_rival_with_an_aim_and_a_plain_one_without():
    servers = dict.fromkeys(("bare_network", "folium_points", "bare_points"), Server(8640, 0))
    for others in rivals(servers).values():
        assert any(rival.aim == 1.2 and not rival.plain for rival in others)
        assert any(rival.aim is None and rival.plain for rival in others)


def test_a_rival_that_gave_up_is_said_to_have_done_so():
    rival = Rival("plain", str, None, 1_000, gave_up="100")
    line = rival.line("network", "n1000", visited(1.0), None)
    assert line.note == "did not come up with 100"
    assert line.baseline is None


def test_the_aim_holds_up_to_two_thousand_stakeholders():
    rival = Rival("bare", str, 1.2, 10_000)
    assert rival.line("map", "n2000", visited(1.0), visited(1.0)).aim == 1.2
    assert rival.line("map", "n10000", visited(1.0), visited(1.0)).aim is None


def visited(*seconds: float) -> Visits:
    return Visits("", 20, first=9.0, later=list(seconds))


def test_the_first_visit_does_not_count_once_there_are_others():
    assert visited(1.0, 3.0, 2.0).median == 2.0
    assert visited().median == 9.0
    assert visited(1.0).note == "first visit 9.0 s"
    assert visited().note == "first visit only"


def test_what_failed_is_not_visited_again():
    failed = Visits("", 20, first=1.0, failed="not within 20 s")
    assert failed.done
    assert failed.median is None
    assert failed.note == "not within 20 s"
    assert not visited(1.0).done
    assert Visits("", 20, once=True, first=9.0).done


def test_a_dataset_is_made_once_and_the_old_ones_go_when_their_maker_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(datasets, "OUT", tmp_path)
    (tmp_path / "data-of-before").mkdir()
    first = datasets.dataset("n20")
    stamp = (first / "stakeholders.csv").stat().st_mtime_ns
    assert datasets.dataset("n20") == first
    assert (first / "stakeholders.csv").stat().st_mtime_ns == stamp
    assert not (tmp_path / "data-of-before").exists()
    assert datasets.in_words("n20") == "20"
    assert datasets.in_words("nordic_green_belt") == "shipped"


def test_a_free_port_is_one_of_ours():
    assert free_port() in range(8640, 8660)


def test_other_hosts_are_answered_from_installed_packages():
    assert all(path.is_file() for path in plain_pictures.stand_ins().values())
