"""Null models are drawn once and read again from the disk."""

import networkx as nx
import numpy as np

from stakeholders.keeping.nulls import FOLDER, remembered_null
from stakeholders.measures.nulls import rewired

G = nx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "e")])
nx.set_node_attributes(G, {"a": "NO", "b": "SE", "c": "NO", "d": "SE", "e": "SE"}, "country")


def never():
    raise AssertionError("drawn again")


def test_the_same_key_is_drawn_once(tmp_path):
    first = remembered_null(tmp_path, "key", lambda: rewired(G, "country", samples=50, seed=3))
    again = remembered_null(tmp_path, "key", never)
    assert again.groups == first.groups
    assert (again.samples, again.seed) == (50, 3)
    for name in ("observed", "mean", "sd", "p_low", "p_high"):
        np.testing.assert_allclose(getattr(again, name), getattr(first, name))


def test_another_key_is_another_null_model(tmp_path):
    remembered_null(tmp_path, "steward", lambda: rewired(G, "country", samples=20, seed=1))
    other = remembered_null(tmp_path, "member", lambda: rewired(G, "country", samples=30, seed=1))
    assert other.samples == 30


def test_a_spoilt_file_is_drawn_anew(tmp_path):
    remembered_null(tmp_path, "key", lambda: rewired(G, "country", samples=20, seed=1))
    (path,) = (tmp_path / FOLDER).iterdir()
    path.write_text("{", "utf-8")
    assert remembered_null(tmp_path, "key", lambda: rewired(G, "country", samples=40, seed=1)).samples == 40


def test_a_folder_that_cannot_be_made_withholds_nothing(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    assert remembered_null(tmp_path / "file", "key", lambda: rewired(G, "country", samples=20, seed=1)).samples == 20
