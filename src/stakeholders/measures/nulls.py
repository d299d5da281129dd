"""What chance alone would give: contacts between groups when everyone is as active as they are (METHODS 2.4)."""

from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.measures.engines.chains import curveball_samples, forget, swapped_samples
from stakeholders.measures.engines.graphs import ends
from stakeholders.measures.groups import Indices, counted, grouped

__all__ = ["SAMPLES", "Null", "curveball", "forget", "rewired"]

SAMPLES: Final = 999
_CELLS: Final = 4_000_000  # pairs of organisations that are counted at once


@dataclass(frozen=True, slots=True)
class Null:
    """Contacts between groups, observed and in random networks; all tables are square and symmetric over the groups.

    Attributes
    ----------
    observed, mean, sd
        Pairs in contact, within groups on the diagonal.
    p_low, p_high
        Share of samples with at most, and at least, as many as observed, the observed network counted among them:
        never below 1 / (samples + 1). Counts this small are not normal: read p, not z.
    """

    groups: tuple[str, ...]
    observed: pd.DataFrame
    mean: pd.DataFrame
    sd: pd.DataFrame
    p_low: pd.DataFrame
    p_high: pd.DataFrame
    samples: int
    seed: int

    @property
    def z(self) -> pd.DataFrame:
        """Standard deviations from the mean; NaN where the samples don't vary."""
        return (self.observed - self.mean) / self.sd.where(self.sd > 0)


def rewired(G: nx.Graph, attribute: str, samples: int = SAMPLES, seed: int = 1) -> Null:
    """Return what degree-preserving rewiring gives (null N2): each node keeps its number of contacts.

    For declared ties. Only simple networks are drawn, so that it is not biased as the stub formula is. Contacts with
    an end of unknown group take part in the swaps and are not counted.
    """
    groups = grouped(G, attribute)
    pairs = ends(G).reshape(-1, 2)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    drawn = swapped_samples(pairs, len(G), samples, seed)
    counts = np.array([_between(groups.of, sample, len(groups.names)) for sample in drawn])
    return _null(groups.names, _between(groups.of, pairs, len(groups.names)), counts, samples, seed)


def curveball(B: nx.Graph, attribute: str, samples: int = SAMPLES, seed: int = 1) -> Null:
    """Return what random attendance gives (null N1): each organisation attends as often, each initiative is as large.

    For projects and events.

    Parameters
    ----------
    B
        Two-mode network: organisations with ``bipartite=0``, initiatives with ``bipartite=1``.
    attribute
        Of the organisations. A contact is a pair that attended something together; one with an end of unknown group is
        not counted.
    """
    people = [node for node, side in B.nodes(data="bipartite") if side == 0]
    attended = [node for node, side in B.nodes(data="bipartite") if side == 1]
    groups = grouped(B.subgraph(people), attribute)
    position = {node: place for place, node in enumerate(B.subgraph(people))}
    active = sorted((node for node in people if B.degree(node)), key=position.__getitem__)
    row, column = ({node: place for place, node in enumerate(nodes)} for nodes in (active, attended))
    incidence = np.zeros((len(active), len(attended)), dtype=np.bool_)
    for node in active:
        incidence[row[node], [column[other] for other in B[node]]] = True
    of = groups.of[[position[node] for node in active]] if active else np.zeros(0, dtype=np.int64)
    member = np.zeros((len(active), len(groups.names)), dtype=np.float32)
    member[np.flatnonzero(of >= 0), of[of >= 0]] = 1
    drawn = curveball_samples(incidence, samples, seed) if active else np.zeros((samples, 0, 0), dtype=np.bool_)
    observed = _projected(incidence[None], member)[0]
    return _null(groups.names, observed, _projected(drawn, member), samples, seed)


def _between(of: Indices, pairs: Indices, groups: int) -> NDArray[np.float64]:
    both = of[pairs]
    return counted(both[(both >= 0).all(axis=1)], groups)


def _projected(chains: NDArray[np.bool_], member: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return for each incidence matrix how many pairs between groups attended something together."""
    rows, groups = member.shape
    found = np.zeros((len(chains), groups, groups))
    step = max(1, _CELLS // max(rows * rows, 1))
    for begin in range(0, len(chains), step):
        part = chains[begin : begin + step].astype(np.float32)
        together = (part @ part.transpose(0, 2, 1) > 0).astype(np.float32)
        together[:, np.arange(rows), np.arange(rows)] = 0
        found[begin : begin + step] = member.T @ together @ member
    found[:, np.arange(groups), np.arange(groups)] /= 2
    return found


def _null(
    names: tuple[str, ...], observed: NDArray[np.float64], counts: NDArray[np.float64], samples: int, seed: int
) -> Null:
    counts = counts.reshape(samples, len(names), len(names))

    def square(values: NDArray[np.float64]) -> pd.DataFrame:
        return pd.DataFrame(values, index=list(names), columns=list(names))

    return Null(
        groups=names,
        observed=square(observed),
        mean=square(counts.mean(axis=0)),
        sd=square(counts.std(axis=0)),
        p_low=square((1 + (counts <= observed).sum(axis=0)) / (samples + 1)),
        p_high=square((1 + (counts >= observed).sum(axis=0)) / (samples + 1)),
        samples=samples,
        seed=seed,
    )
