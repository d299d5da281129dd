"""Who is tied to whom and who shares which contacts, a few rows at a time, so that large networks fit into memory."""

from collections.abc import Iterator

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.engines.graphs import ends
from stakeholders.measures.engines.structure import adjacency

Rows = tuple[slice, NDArray[np.bool_], NDArray[np.float64]]


def shared_contacts(G: nx.Graph, places: NDArray[np.int64], rows: int = 256) -> Iterator[Rows]:
    """Yield, row block by row block, who is tied and the resource allocation of each two (METHODS 5.1).

    Parameters
    ----------
    places
        The nodes that are compared, as places in the order of ``G.nodes``; others count as contacts only.

    Yields
    ------
    tuple
        Which of the places are the rows, and of shape (rows, places): whether they are tied, and the sum of 1 / k
        over the contacts of both, k being theirs.
    """
    A = adjacency(ends(G).reshape(-1, 2), len(G))
    degree = np.maximum(np.diff(A.indptr), 1)
    wide = A[places]
    across = wide.multiply(1 / degree[None, :]).tocsr().T.tocsc()
    own = wide.tocsc()[:, places].tocsr()
    for begin in range(0, len(places), rows):
        block = slice(begin, min(begin + rows, len(places)))
        yield block, own[block].toarray() > 0, np.asarray((wide[block] @ across).toarray())
