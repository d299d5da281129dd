"""Every pair of groups in every layer: observed and expected contacts, and how sure that is (METHODS 2.4-2.5)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.measures import mixing, nulls
from stakeholders.measures.nulls import Null
from stakeholders.network import attendance_network, merge_actors, stakeholder_network
from stakeholders.network.attendance import ATTENDED
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

LAYERS: Final = {"declared": ("declared",), "attended": ATTENDED, "all": DEFAULT_LAYERS}
ATTRIBUTES: Final = ("country", "region", "kind")
FEWEST, FEWEST_PAIRS, FEWEST_EXPECTED = 3, 9, 1.0  # below any of them a pair of groups is too few to say
LIKELY: Final = 0.5  # stub-matching expectation from which a null model may come to one contact
MOST_FOR_A_NULL: Final = 2_000  # actors in contact up to which null models are drawn
MOST_CELLS: Final = 40_000  # organisations times initiatives up to which attendance is dealt out anew
MOST_LEFT_OUT: Final = 60  # initiatives up to which each is left out once

Remember = Callable[[str, Callable[[], Null]], Null]
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Draw:
    """How the null models are drawn.

    Attributes
    ----------
    remember
        Gets a key that says all about a null model, and what draws it; returns the null model.
    progress
        Is told after each null model how many have been drawn so far.
    """

    seed: int = 1
    samples: int = 999
    remember: Remember = field(default=lambda _, draw: draw())
    progress: Progress = field(default=lambda _: None)


def mixing_table(register: Register, draw: Draw) -> pd.DataFrame:
    """Return a row for each pair of groups by country, region and kind, in each layer.

    Returns
    -------
    DataFrame
        The columns of ``measures.mixing.pairs`` and attribute, layer, ``p`` (NaN where no null model was drawn: the
        union of the layers has none), ``q`` over all assessed rows, ``low`` and ``high`` (the ratio when one
        initiative at a time is left out), ``p_without`` (the greatest p then), ``roster`` (hash of the two groups and
        the contacts between them) and ``network``, the layer's graph.
    """
    drawn = 0
    frames = []
    for layer, names in LAYERS.items():
        G = merge_actors(stakeholder_network(register, names))
        B = attendance_network(register) if layer == "attended" else None
        for attribute in ATTRIBUTES:
            frame = mixing.pairs(G, attribute).assign(attribute=attribute, layer=layer, p=np.nan, low=np.nan)
            frame = frame.assign(high=np.nan, p_without=np.nan, roster=_rosters(G, attribute, frame))
            if layer != "all" and _worth_drawing(G, B, frame):
                for null in _nulls(register, G, B, attribute, draw):
                    frame = _tested(frame, null) if null.whole else _without(frame, null)
                    drawn += 1
                    draw.progress(drawn)
            frames.append(frame)
    nulls.forget()
    table = pd.concat(frames, ignore_index=True)
    assessed = ~table["too_few"].astype(bool) & table["p"].notna()
    q = np.full(len(table), np.nan)
    q[assessed.to_numpy()] = mixing.benjamini_hochberg(table.loc[assessed, "p"].tolist())
    return table.assign(q=q)


@dataclass(frozen=True, slots=True)
class _Drawn:
    null: Null
    whole: bool


def _nulls(register: Register, G: nx.Graph, B: nx.Graph | None, attribute: str, draw: Draw) -> Iterator[_Drawn]:
    """Yield the null model of a layer and, of attendance, those without one initiative each."""
    key = f"{register.key} {attribute} {draw.seed} {draw.samples}"
    if B is None:
        yield _Drawn(
            draw.remember(f"{key} rewired", lambda: nulls.rewired(G, attribute, draw.samples, draw.seed)), whole=True
        )
        return
    yield _Drawn(
        draw.remember(f"{key} curveball", lambda: nulls.curveball(B, attribute, draw.samples, draw.seed)), whole=True
    )
    shared = sorted(node for node, side in B.nodes(data="bipartite") if side == 1 and B.degree(node) > 1)
    for initiative in shared if 1 < len(shared) <= MOST_LEFT_OUT else ():
        rest = B.subgraph([node for node in B if node != initiative])
        yield _Drawn(
            draw.remember(
                f"{key} curveball without {initiative}",
                lambda rest=rest: nulls.curveball(rest, attribute, draw.samples, draw.seed),  # type: ignore[misc]  # bound now
            ),
            whole=False,
        )


def _worth_drawing(G: nx.Graph, B: nx.Graph | None, frame: pd.DataFrame) -> bool:
    """Tell whether any pair of groups could be assessed, and the network is small enough to draw null models of."""
    large = (frame["n_first"] >= FEWEST) & (frame["n_second"] >= FEWEST) & (frame["possible"] >= FEWEST_PAIRS)
    in_contact = sum(1 for _, degree in G.degree() if degree)
    cells = 0 if B is None else sum(1 for _, side in B.nodes(data="bipartite") if side == 1) * in_contact
    small = in_contact <= MOST_FOR_A_NULL and cells <= MOST_CELLS
    return small and bool((large & (frame["expected"] >= LIKELY)).any())


def _tested(frame: pd.DataFrame, drawn: _Drawn) -> pd.DataFrame:
    """Return the rows with what the null model expects in place of stub matching."""
    expected, p = _looked_up(frame, drawn.null.mean), _looked_up(frame, drawn.null.p_low)
    few = (frame["n_first"] < FEWEST) | (frame["n_second"] < FEWEST) | (frame["possible"] < FEWEST_PAIRS)
    known = expected.notna()
    expected = expected.fillna(frame["expected"])
    ratio = (frame["observed"] + 0.5) / (expected + 0.5)
    return frame.assign(expected=expected, ratio=ratio, p=p.where(known), too_few=few | (expected < FEWEST_EXPECTED))


def _without(frame: pd.DataFrame, drawn: _Drawn) -> pd.DataFrame:
    """Return the rows with the bounds of the ratio widened by what it is without one initiative."""
    observed, expected = _looked_up(frame, drawn.null.observed), _looked_up(frame, drawn.null.mean)
    ratio = (observed + 0.5) / (expected + 0.5)
    p = _looked_up(frame, drawn.null.p_low)
    return frame.assign(
        low=np.fmin(frame["low"], ratio),
        high=np.fmax(frame["high"], ratio),
        p_without=np.fmax(frame["p_without"], p),
    )


def _looked_up(frame: pd.DataFrame, square: pd.DataFrame) -> pd.Series:
    """Return the cell of each pair of groups, NaN where the square has none."""
    rows, columns = (
        square.index.get_indexer(pd.Index(frame["first"])),
        square.columns.get_indexer(pd.Index(frame["second"])),
    )
    cells = square.to_numpy(np.float64)
    known = (rows >= 0) & (columns >= 0)
    found = np.full(len(frame), np.nan)
    found[known] = cells[rows[known], columns[known]]
    return pd.Series(found, index=frame.index)


def _rosters(G: nx.Graph, attribute: str, frame: pd.DataFrame) -> list[int]:
    """Return for each pair of groups a number that changes when a group or a contact between the two does."""
    group = dict(G.nodes(data=attribute))
    members: dict[str, list[str]] = {}
    for node, code in sorted(group.items()):
        members.setdefault(code or "", []).append(node)
    across: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, other in G.edges:
        key = (min(group[one], group[other]), max(group[one], group[other]))
        across.setdefault(key, []).append((min(one, other), max(one, other)))
    return [
        hash((tuple(members[first]), tuple(members[second]), tuple(sorted(across.get((first, second), ())))))
        for first, second in zip(frame["first"], frame["second"], strict=True)
    ]
