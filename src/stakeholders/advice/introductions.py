"""Who should meet whom: pairs of organisations, best first, each with its reasons and who can introduce (METHODS 5)."""

from collections.abc import Collection, Iterable
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.advice.actors import MOST, actors_of
from stakeholders.advice.fairness import fair
from stakeholders.advice.introduction_reasons import Circumstances, reasons
from stakeholders.advice.pairs import FULL, Limits, Mask, candidates
from stakeholders.advice.weights import Weights, feasibility
from stakeholders.codes import split_list
from stakeholders.measures.reach import efficiency_gain
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.register import Register
from stakeholders.schema import Marking

Between = tuple[Collection[str], Collection[str]]

__all__ = ["COLUMNS", "Weights", "suggest"]

FLOOR: Final = Marking.AMBER  # no list of introductions is marked less, whatever it was made of
TRIED: Final = 2_000  # pairs of which dE is computed where there are more than FULL organisations
USUAL: Final = Weights()
_EFFORT: Final = 20_000_000  # pairs times organisations, from which fewer are tried
COLUMNS: Final = (
    *("one", "other", "one_name", "other_name", "one_country", "other_country", "score", "benefit", "feasibility"),
    *("X", "C", "G", "H", "W", "new_country", "sectors_one", "sectors_other", "broker", "brokers", "reasons", "tlp"),
)


def suggest(
    register: Register,
    *,
    weights: Weights = USUAL,
    bold: float = 0.0,
    known: Iterable[Collection[str]] = (),
    declined: Iterable[Collection[str]] = (),
    most: int = 50,
    per_organisation: int = 2,
    per_broker: int = 1,
    between: Between | None = None,
    seed: int = 1,  # noqa: ARG001 - no step is random; all proposals are asked for alike
) -> pd.DataFrame:
    """Return the introductions worth making, best first; ties by id.

    Parameters
    ----------
    register
        What the viewer may see. Everybody in it is considered, those without a tie too: they are why one introduces.
        One actor with two names stands for both, under the id of the actor.
    weights, bold
        What counts how much; see ``Weights`` and ``feasibility``.
    known, declined
        Pairs of ids that are left out.
    most, per_organisation, per_broker
        How long the list is, how often one organisation is introduced on it, and how often one is asked to introduce.
    between
        Two collections of ids: only pairs with an end in each are listed. Their scores stay as they are among all.

    Returns
    -------
    DataFrame
        One row for each pair with ``COLUMNS``. ``score`` = 100 benefit feasibility. What isn't known of country,
        region or sectors counts 0. ``new_country``: it would be the first contact of one of them in the other's
        country. ``brokers``: who has a tie with both, the best to ask first; ``broker``: who of them is asked, empty
        where there is none or all are asked for others on this list. ``reasons``: codes with their values.
        ``attrs``: ``organisations``, how many there are; ``compared``, how many were compared with each other (the
        ones with most ties where there are over 10,000); ``pairs``, how many were followed to the end (over 300
        organisations: those best of each); ``tried``, for how many of them H was computed: of the others it is 0.
    """
    G, table, tried = scored_pairs(
        register,
        weights=weights,
        bold=bold,
        taken=(*known, *declined),
        between=between,
        limits=Limits(most, per_organisation),
    )
    chosen = fair(
        zip(table["first"], table["second"], strict=True),
        lambda pair: brokers_of(G, *pair),
        most=most,
        per_organisation=per_organisation,
        per_broker=per_broker,
    )
    found = _told(register, G, table, chosen)
    found.attrs = {"organisations": len(G), "compared": min(len(G), MOST), "pairs": len(table), "tried": tried}
    return found


def scored_pairs(
    register: Register,
    *,
    weights: Weights,
    bold: float,
    taken: Iterable[Collection[str]],
    between: Between | None,
    limits: Limits,
) -> tuple[nx.Graph, pd.DataFrame, int]:
    """Return all pairs that could be introduced, best first, before anybody is fair to anybody.

    Returns
    -------
    tuple
        The network of actors that they are looked for in; a table with ``first`` and ``second`` (ids of actors), the
        parts of the score and ``score``; and for how many of them H was computed.
    """
    G = merge_actors(stakeholder_network(register))
    actors = actors_of(G, register.stakeholders, _offered(register))
    wanted = _wanted(G, actors.ids, between)
    table = candidates(G, actors, _as_actors(G, taken), wanted, weights, bold, limits)
    table = table.assign(first=_ids(actors.ids, table["one"]), second=_ids(actors.ids, table["other"]))
    table, tried = _with_gain(G, table, weights, bold)
    table = _scored(table, weights, bold)
    return G, table[table["wanted"]], tried


def brokers_of(G: nx.Graph, one: str, other: str) -> tuple[str, ...]:
    """Return who has a tie with both, the best to ask first: the stronger its weaker tie, the fewer its others."""
    both = G[one].keys() & G[other].keys()
    strength = {node: min(G[one][node]["weight"], G[other][node]["weight"]) for node in both}
    return tuple(sorted(both, key=lambda node: (-round(strength[node], 9), G.degree(node), node)))


def _offered(register: Register) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = register.capabilities
    for some_id, tag in zip(rows["stakeholder_id"], rows["capability"], strict=True):
        found.setdefault(some_id, set()).add(tag)
    return found


def _as_actors(G: nx.Graph, pairs: Iterable[Collection[str]]) -> set[frozenset[str]]:
    actor = {part: node for node, parts in G.nodes(data="parts") for part in parts}
    return {frozenset(actor.get(end, end) for end in pair) for pair in pairs}


def _ids(ids: tuple[str, ...], places: pd.Series) -> pd.Series:
    return pd.Series(np.array([*ids, ""], dtype=object)[places.to_numpy(np.int64)], index=places.index, dtype="object")


def _wanted(G: nx.Graph, ids: tuple[str, ...], between: Between | None) -> tuple[Mask, Mask]:
    """Return who may stand at one end and who at the other."""
    if between is None:
        return np.ones(len(ids), dtype=bool), np.ones(len(ids), dtype=bool)
    actor = {part: node for node, parts in G.nodes(data="parts") for part in parts}
    one, other = ({actor.get(end, end) for end in ends} for ends in between)
    return np.array([node in one for node in ids], dtype=bool), np.array([node in other for node in ids], dtype=bool)


def _with_gain(G: nx.Graph, table: pd.DataFrame, weights: Weights, bold: float) -> tuple[pd.DataFrame, int]:
    """Return the pairs with dE and H, and for how many these were computed."""
    if len(G) <= FULL:
        tried = table
    else:
        best = _scored(table.assign(H=0.0), weights, bold)
        tried = best.head(min(TRIED, max(_EFFORT // len(G), 1)))
    gain = efficiency_gain(G, list(zip(tried["first"], tried["second"], strict=True)))
    dE = pd.Series(gain, index=tried.index, dtype="float64").reindex(table.index, fill_value=0.0)
    greatest = dE.max() if len(dE) else 0.0
    return table.assign(dE=dE, H=dE / greatest if greatest > 0 else 0.0), len(tried)


def _scored(table: pd.DataFrame, weights: Weights, bold: float) -> pd.DataFrame:
    X, C, G, H = (table[name].to_numpy(np.float64) for name in "XCGH")
    benefit = weights.benefit(X, C, G, H)
    ease = feasibility(table["W"].to_numpy(np.float64), bold)
    scored = table.assign(benefit=benefit, feasibility=ease, score=100 * benefit * ease)
    order = np.lexsort((scored["other"], scored["one"], -scored["score"].round(9)))
    return scored.iloc[order]


def _told(
    register: Register, G: nx.Graph, table: pd.DataFrame, chosen: list[tuple[tuple[str, str], str]]
) -> pd.DataFrame:
    marking = max(register.marking(), FLOOR).code
    around = Circumstances.of(register, G)
    parts_of = table.set_index(["first", "second"]).loc[[pair for pair, _ in chosen]].to_dict("index") if chosen else {}
    rows = []
    for pair, broker in chosen:
        parts = {str(name): value for name, value in parts_of[pair].items()}
        one, other = (G.nodes[end] for end in pair)
        brokers = brokers_of(G, *pair)
        sectors = [around.sectors(end) for end in pair]
        rows.append(
            parts
            | {"one": pair[0], "other": pair[1], "one_name": one["name"], "other_name": other["name"]}
            | {"one_country": one["country"], "other_country": other["country"]}
            | {"new_country": _is_new(G, *pair) or _is_new(G, *reversed(pair))}
            | {"sectors_one": "|".join(sectors[0]), "sectors_other": "|".join(sectors[1])}
            | {"broker": broker, "brokers": brokers, "tlp": marking}
            | {"reasons": reasons(around, pair, parts, broker, brokers)}
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _is_new(G: nx.Graph, one: str, other: str) -> bool:
    """Tell whether the other's country is one in which the first neither lies nor knows anybody."""
    there = set(split_list(G.nodes[other]["country"]))
    known = {country for node in (one, *G[one]) for country in split_list(G.nodes[node]["country"])}
    return bool(there and G.nodes[one]["country"]) and not there & known
